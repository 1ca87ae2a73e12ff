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
 * Verifies responses of authenticators with WebAuthn4J; the only class that uses it. The library takes a second to start, so it
 * is made when it is first needed.
 */
final class Verifier {
    private static final Logger LOG = LoggerFactory.getLogger(Verifier.class);

    private static final int LONGEST_CLIENT_DATA = 4_096;
    /** The id, and a key of RSA with 4,096 bits, which is the longest. */
    private static final int LONGEST_ATTESTATION = 8_192;

    private static final int LONGEST_AUTHENTICATOR_DATA = 2_048;
    private static final int LONGEST_SIGNATURE = 1_024;
    /** 64 bytes (section 5.4.3). */
    private static final int LONGEST_USER_HANDLE = 86;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private static final List<PublicKeyCredentialParameters> ALGORITHMS = WebAuthn.ALGORITHMS.stream()
            .map(each -> new PublicKeyCredentialParameters(
                    PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(each)))
            .toList();

    private final String rpId;
    private final Origin origin;
    private final ObjectConverter converter = new ObjectConverter();
    private final CollectedClientDataConverter clientData = new CollectedClientDataConverter(converter);
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);

    Verifier(URI home) {
        this.rpId = home.getHost();
        this.origin = Origin.create(home.getScheme() + "://" + home.getAuthority());
    }

    /** See {@link WebAuthn#challenge}. */
    String challenge(String text) {
        byte[] json = decode(text, LONGEST_CLIENT_DATA);
        CollectedClientData data =
                reading(() -> Optional.ofNullable(clientData.convert(json)).orElseThrow(Verifier::wrong));
        return ENCODER.encodeToString(data.getChallenge().getValue());
    }

    /** See {@link WebAuthn#verify(Attestation, String)}. */
    Credential verify(Attestation response, String challenge) {
        RegistrationRequest request = new RegistrationRequest(
                decode(response.attestationObject(), LONGEST_ATTESTATION),
                decode(response.clientData(), LONGEST_CLIENT_DATA));
        return reading(() -> {
            RegistrationData verified =
                    manager.verify(request, new RegistrationParameters(server(challenge), ALGORITHMS, true));
            AuthenticatorData<?> data = verified.getAttestationObject().getAuthenticatorData();
            AttestedCredentialData made = data.getAttestedCredentialData();
            byte[] key = converter.getCborMapper().writeValueAsBytes(made.getCOSEKey());
            return new Credential(
                    ENCODER.encodeToString(made.getCredentialId()),
                    ENCODER.encodeToString(key),
                    data.getSignCount(),
                    data.isFlagBE());
        });
    }

    /** See {@link WebAuthn#verify(Assertion, String, Credential)}. */
    long verify(Assertion response, String challenge, Credential known) {
        byte[] knownId = Base64.getUrlDecoder().decode(known.id());
        AuthenticationRequest request = new AuthenticationRequest(
                decode(response.credentialId(), WebAuthn.LONGEST_ID),
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
        COSEKey key =
                converter.getCborMapper().readValue(Base64.getUrlDecoder().decode(known.publicKey()), COSEKey.class);
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
