package org.groundswell.auth.webauthn;

/**
 * A browser's response to a sign-in ({@code AuthenticatorAssertionResponse}), in base64url and not verified yet.
 *
 * @param credentialId the credential that signed
 * @param clientData {@code clientDataJSON}
 * @param userHandle of the account that the credential was made for; empty if the authenticator doesn't say
 */
public record Assertion(
        String credentialId, String clientData, String authenticatorData, String signature, String userHandle) {}
