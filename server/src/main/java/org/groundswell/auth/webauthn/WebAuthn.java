package org.groundswell.auth.webauthn;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.groundswell.model.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Makes the options of ceremonies and verifies their responses (Web Authentication Level 3, sections 7.1 and 7.2). The caller
 * has to know the challenge, to use it up, and to compare user handles and counters with what is stored. Attestations are not
 * asked for: nobody is told which authenticator to use.
 */
public final class WebAuthn {
    /** In characters of base64url. A credential id has at most 1,023 bytes (section 5.8.3). */
    public static final int LONGEST_ID = 1_364;

    static final String TYPE = "public-key";
    /** EdDSA, ECDSA with P-256, RSA (RFC 9053, section 2; RFC 8812): every authenticator has one of them. */
    static final List<Long> ALGORITHMS = List.of(-8L, -7L, -257L);

    private static final String REQUIRED = "required";

    private final URI home;
    private final Duration timeout;
    private @Nullable Verifier verifier; // guarded by this

    /**
     * @param home public address of the server; passkeys work for its host, and on its pages
     * @param timeout the time that people have for a ceremony
     */
    public WebAuthn(URI home, Duration timeout) {
        this.home = home;
        this.timeout = timeout;
    }

    /**
     * The options for a new passkey.
     *
     * @param userHandle of the account, in base64url
     * @param name of the account
     * @param existing the credentials that the account has: no authenticator makes a second one
     */
    public CreationOptions creation(String challenge, String userHandle, String name, List<String> existing) {
        return new CreationOptions(
                new CreationOptions.RelyingParty(home.getHost(), home.getHost()),
                new CreationOptions.User(userHandle, name, name),
                challenge,
                ALGORITHMS.stream()
                        .map(each -> new CreationOptions.Algorithm(TYPE, each))
                        .toList(),
                timeout.toMillis(),
                existing.stream().map(CreationOptions.Descriptor::of).toList(),
                new CreationOptions.AuthenticatorSelection(REQUIRED, true, REQUIRED),
                "none");
    }

    /**
     * The options for a sign-in.
     *
     * @param allowed the credentials to choose from; empty for any
     */
    public RequestOptions request(String challenge, List<String> allowed) {
        return new RequestOptions(
                challenge,
                timeout.toMillis(),
                home.getHost(),
                allowed.stream().map(CreationOptions.Descriptor::of).toList(),
                REQUIRED);
    }

    /**
     * The challenge that a response claims to answer, in base64url.
     *
     * @param clientData the response's {@code clientDataJSON}
     * @throws Refusal.Unauthorised if it can't be read
     */
    public String challenge(String clientData) {
        return verifier().challenge(clientData);
    }

    /**
     * Verifies a registration.
     *
     * @return the new credential
     * @throws Refusal.Unauthorised if anything about it is wrong
     */
    public Credential verify(Attestation response, String challenge) {
        return verifier().verify(response, challenge);
    }

    /**
     * Verifies a sign-in.
     *
     * @param known the credential that the response names
     * @return its new counter, which is not compared with the earlier one
     * @throws Refusal.Unauthorised if anything about it is wrong
     */
    public long verify(Assertion response, String challenge, Credential known) {
        return verifier().verify(response, challenge, known);
    }

    private synchronized Verifier verifier() {
        Verifier made = verifier;
        if (made == null) {
            made = new Verifier(home);
            verifier = made;
        }
        return made;
    }
}
