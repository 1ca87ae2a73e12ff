package org.groundswell.auth.webauthn;

import java.util.List;

/** {@code PublicKeyCredentialCreationOptionsJSON} (section 5.1.9): what a browser needs to make a passkey. */
public record CreationOptions(
        RelyingParty rp,
        User user,
        String challenge,
        List<Algorithm> pubKeyCredParams,
        long timeout,
        List<Descriptor> excludeCredentials,
        AuthenticatorSelection authenticatorSelection,
        String attestation) {
    /** This server. */
    public record RelyingParty(String id, String name) {}

    /**
     * The account.
     *
     * @param id its user handle, in base64url
     */
    public record User(String id, String name, String displayName) {}

    /** @param alg a COSE algorithm (RFC 9053, section 2) */
    public record Algorithm(String type, long alg) {}

    /** A credential. */
    public record Descriptor(String type, String id) {
        static Descriptor of(String credentialId) {
            return new Descriptor(WebAuthn.TYPE, credentialId);
        }
    }

    /** Passkeys are stored by the authenticator, which verifies its user, such as by a fingerprint or a PIN. */
    public record AuthenticatorSelection(String residentKey, boolean requireResidentKey, String userVerification) {}
}
