package org.groundswell.auth.webauthn;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.CollectedClientDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionsAuthenticatorOutputs;
import com.webauthn4j.data.extension.client.AuthenticationExtensionsClientOutputs;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.groundswell.model.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Makes the options of ceremonies and verifies their responses (Web Authentication Level 3, sections 7.1 and 7.2), with
 * WebAuthn4J. The caller has to know the challenge, to use it up, and to compare user handles and counters with what is
 * stored. Attestations are not asked for: nobody is told which authenticator to use.
 */
public final class WebAuthn {
    private static final Logger LOG = LoggerFactory.getLogger(WebAuthn.class);

    static final String TYPE = "public-key";
    private static final String REQUIRED = "required";

    /** EdDSA, ECDSA with P-256, RSA: one of them is supported by every authenticator. */
    private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.RS256);

    /** In characters of base64url, as all limits here. A credential id has at most 1,023 bytes (section 5.8.3). */
    public static final int LONGEST_ID = 1_364;

    private static final int LONGEST_CLIENT_DATA = 4_096;
    /** The id, and a key of RSA with 4,096 bits, which is the longest. */
    private static final int LONGEST_ATTESTATION = 8_192;

    private static final int LONGEST_AUTHENTICATOR_DATA = 2_048;
    private static final int LONGEST_SIGNATURE = 1_024;
    /** 64 bytes (section 5.4.3). */
    private static final int LONGEST_USER_HANDLE = 86;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final String rpId;
    private final Origin origin;
    private final Duration timeout;
    private final ObjectConverter converter = new ObjectConverter();
    private final CollectedClientDataConverter clientData = new CollectedClientDataConverter(converter);
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);

    /**
     * @param home public address of the server; passkeys work for its host, and on its pages
     * @param timeout the time that people have for a ceremony
     */
    public WebAuthn(URI home, Duration timeout) {
        this.rpId = home.getHost();
        this.origin = Origin.create(home.getScheme() + "://" + home.getAuthority());
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
                new CreationOptions.RelyingParty(rpId, rpId),
                new CreationOptions.User(userHandle, name, name),
                challenge,
                ALGORITHMS.stream()
                        .map(each -> new CreationOptions.Algorithm(TYPE, each.getValue()))
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
                rpId,
                allowed.stream().map(CreationOptions.Descriptor::of).toList(),
                REQUIRED);
    }

    /**
     * The challenge that a response claims to answer, in base64url.
     *
     * @param text the response's {@code clientDataJSON}
     * @throws Refusal.Unauthorised if it can't be read
     */
    public String challenge(String text) {
        byte[] json = decode(text, LONGEST_CLIENT_DATA);
        CollectedClientData data =
                reading(() -> Optional.ofNullable(clientData.convert(json)).orElseThrow(WebAuthn::wrong));
        return ENCODER.encodeToString(data.getChallenge().getValue());
    }

    /**
     * Verifies a registration.
     *
     * @return the new credential
     * @throws Refusal.Unauthorised if anything about it is wrong
     */
    public Credential verify(Attestation response, String challenge) {
        RegistrationRequest request = new RegistrationRequest(
                decode(response.attestationObject(), LONGEST_ATTESTATION),
                decode(response.clientData(), LONGEST_CLIENT_DATA));
        List<PublicKeyCredentialParameters> allowed = ALGORITHMS.stream()
                .map(each -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, each))
                .toList();
        return reading(() -> {
            RegistrationData verified =
                    manager.verify(request, new RegistrationParameters(server(challenge), allowed, true));
            AuthenticatorData<?> data = verified.getAttestationObject().getAuthenticatorData();
            AttestedCredentialData made = data.getAttestedCredentialData();
            byte[] key = converter.getCborConverter().writeValueAsBytes(made.getCOSEKey());
            return new Credential(
                    ENCODER.encodeToString(made.getCredentialId()),
                    ENCODER.encodeToString(key),
                    data.getSignCount(),
                    data.isFlagBE());
        });
    }

    /**
     * Verifies a sign-in.
     *
     * @param known the credential that the response names
     * @return its new counter, which is not compared with the earlier one
     * @throws Refusal.Unauthorised if anything about it is wrong
     */
    public long verify(Assertion response, String challenge, Credential known) {
        byte[] knownId = Base64.getUrlDecoder().decode(known.id());
        AuthenticationRequest request = new AuthenticationRequest(
                decode(response.credentialId(), LONGEST_ID),
                decode(response.userHandle(), LONGEST_USER_HANDLE),
                decode(response.authenticatorData(), LONGEST_AUTHENTICATOR_DATA),
                decode(response.clientData(), LONGEST_CLIENT_DATA),
                decode(response.signature(), LONGEST_SIGNATURE));
        return reading(() -> {
            AuthenticationData verified = manager.verify(
                    request, new AuthenticationParameters(server(challenge), record(known), List.of(knownId), true));
            return verified.getAuthenticatorData().getSignCount();
        });
    }

    /** The counter is 0, so that the library finds nothing to object to: the database compares it, for two at once. */
    private CredentialRecordImpl record(Credential known) {
        COSEKey key = converter
                .getCborConverter()
                .readValue(Base64.getUrlDecoder().decode(known.publicKey()), COSEKey.class);
        byte[] id = Base64.getUrlDecoder().decode(known.id());
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                known.backupEligible(),
                false,
                0,
                new AttestedCredentialData(AAGUID.ZERO, id, Objects.requireNonNull(key)),
                new AuthenticationExtensionsAuthenticatorOutputs<>(),
                null,
                new AuthenticationExtensionsClientOutputs<>(),
                Set.of());
    }

    private ServerProperty server(String challenge) {
        return ServerProperty.builder()
                .origin(origin)
                .rpId(rpId)
                .challenge(new DefaultChallenge(Base64.getUrlDecoder().decode(challenge)))
                .build();
    }

    private interface Reading<T> {
        T read();
    }

    private static <T> T reading(Reading<T> reading) {
        try {
            return reading.read();
        } catch (WebAuthnException | JacksonException bad) {
            LOG.atDebug().setCause(bad).log("a response of an authenticator was refused");
            throw wrong();
        }
    }

    private static byte[] decode(String text, int longest) {
        if (text.length() > longest) {
            throw wrong();
        }
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException noBase64) {
            throw wrong();
        }
    }

    private static Refusal.Unauthorised wrong() {
        return new Refusal.Unauthorised("error.passkey.wrong");
    }
}
