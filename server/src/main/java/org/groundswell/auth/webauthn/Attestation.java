package org.groundswell.auth.webauthn;

/**
 * A browser's response to a registration ({@code AuthenticatorAttestationResponse}), in base64url and not verified yet.
 *
 * @param clientData {@code clientDataJSON}
 * @param attestationObject has the new credential and its public key
 */
public record Attestation(String clientData, String attestationObject) {}
