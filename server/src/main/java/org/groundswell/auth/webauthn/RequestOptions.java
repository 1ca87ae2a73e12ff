package org.groundswell.auth.webauthn;

import java.util.List;

/**
 * {@code PublicKeyCredentialRequestOptionsJSON} (section 5.1.10): what a browser needs to sign in with a passkey.
 *
 * @param timeout in milliseconds
 * @param allowCredentials the credentials to choose from; empty for all that the authenticators have for this server
 */
public record RequestOptions(
        String challenge,
        long timeout,
        String rpId,
        List<CreationOptions.Descriptor> allowCredentials,
        String userVerification) {}
