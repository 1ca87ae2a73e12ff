package org.groundswell.auth.webauthn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.groundswell.auth.Secrets;
import org.groundswell.auth.webauthn.TestAuthenticator.Algorithm;
import org.groundswell.model.Refusal;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What authenticators send is verified, and whatever is wrong with it is refused. */
class WebAuthnTest {
    private static final String ORIGIN = "https://here.example";
    private static final String RP_ID = "here.example";

    private final WebAuthn webAuthn = new WebAuthn(URI.create(ORIGIN), Duration.ofMinutes(5));
    private final String challenge = new Secrets().make();

    private static TestAuthenticator authenticator(Algorithm algorithm) {
        return new TestAuthenticator(ORIGIN, RP_ID, algorithm);
    }

    @ParameterizedTest
    @EnumSource
    void aPasskeyOfEveryAlgorithmIsMadeAndSigns(Algorithm algorithm) {
        TestAuthenticator authenticator = authenticator(algorithm);
        authenticator.count = 7;
        authenticator.backupEligible = true;
        Attestation made = authenticator.create(challenge);
        assertThat(webAuthn.challenge(made.clientData())).isEqualTo(challenge);
        Credential credential = webAuthn.verify(made, challenge);
        assertThat(credential.id()).isEqualTo(authenticator.id());
        assertThat(credential.signCount()).isEqualTo(7);
        assertThat(credential.backupEligible()).isTrue();
        authenticator.count = 8;
        assertThat(webAuthn.verify(authenticator.sign(challenge), challenge, credential))
                .isEqualTo(8);
    }

    /** A lie, and what makes the authenticator tell it. */
    private record Lie(String name, Consumer<TestAuthenticator> told) {}

    private static final List<Lie> LIES = List.of(
            new Lie("another site", each -> each.origin = "https://here.example.evil.example"),
            new Lie("a part of this site", each -> each.origin = "https://sub.here.example"),
            new Lie("this site without encryption", each -> each.origin = "http://here.example"),
            new Lie("another port", each -> each.origin = "https://here.example:8443"),
            new Lie("no origin", each -> each.origin = "null"),
            new Lie("another relying party", each -> each.rpId = "evil.example"),
            new Lie("inside a frame of another site", each -> each.crossOrigin = true),
            new Lie("nobody is there", each -> each.present = false),
            new Lie("the user is not verified", each -> each.verified = false),
            new Lie("another ceremony", each -> each.type = "payment.get"));

    @TestFactory
    Stream<DynamicTest> aLieIsRefusedWhenAPasskeyIsMade() {
        return LIES.stream()
                .map(lie -> dynamicTest(lie.name(), () -> {
                    TestAuthenticator authenticator = authenticator(Algorithm.ES256);
                    lie.told().accept(authenticator);
                    assertWrong(() -> webAuthn.verify(authenticator.create(challenge), challenge));
                }));
    }

    @TestFactory
    Stream<DynamicTest> aLieIsRefusedAtSignIn() {
        Stream<Lie> more = Stream.of(
                new Lie("a registration", each -> each.type = "webauthn.create"),
                new Lie("another credential", each -> each.credentialId = new byte[16]),
                new Lie("it may be copied now", each -> each.backupEligible = true));
        return Stream.concat(LIES.stream(), more)
                .map(lie -> dynamicTest(lie.name(), () -> {
                    TestAuthenticator authenticator = authenticator(Algorithm.ES256);
                    Credential credential = webAuthn.verify(authenticator.create(challenge), challenge);
                    lie.told().accept(authenticator);
                    assertWrong(() -> webAuthn.verify(authenticator.sign(challenge), challenge, credential));
                }));
    }

    @Test
    void anotherChallengeAndAnotherKeyAreRefused() {
        TestAuthenticator authenticator = authenticator(Algorithm.EDDSA);
        Credential credential = webAuthn.verify(authenticator.create(challenge), challenge);
        String other = new Secrets().make();
        assertWrong(() -> webAuthn.verify(authenticator.create(other), challenge));
        assertWrong(() -> webAuthn.verify(authenticator.sign(other), challenge, credential));
        TestAuthenticator stranger = authenticator(Algorithm.EDDSA);
        stranger.credentialId = authenticator.credentialId;
        assertWrong(() -> webAuthn.verify(stranger.sign(challenge), challenge, credential));
    }

    /** A part of a response, and the verification of the response with another text in its place. */
    private record Part(String name, String right, Verification with) {}

    private interface Verification {
        Object of(String text);
    }

    private List<Part> parts() {
        TestAuthenticator authenticator = authenticator(Algorithm.ES256);
        Attestation made = authenticator.create(challenge);
        Credential known = webAuthn.verify(made, challenge);
        Assertion it = authenticator.sign(challenge);
        return List.of(
                new Part(
                        "client data of a new passkey",
                        made.clientData(),
                        text -> webAuthn.verify(new Attestation(text, made.attestationObject()), challenge)),
                new Part(
                        "attestation object",
                        made.attestationObject(),
                        text -> webAuthn.verify(new Attestation(made.clientData(), text), challenge)),
                new Part(
                        "credential id",
                        it.credentialId(),
                        text -> verify(
                                new Assertion(text, it.clientData(), it.authenticatorData(), it.signature(), ""),
                                known)),
                new Part(
                        "client data",
                        it.clientData(),
                        text -> verify(
                                new Assertion(it.credentialId(), text, it.authenticatorData(), it.signature(), ""),
                                known)),
                new Part(
                        "authenticator data",
                        it.authenticatorData(),
                        text -> verify(
                                new Assertion(it.credentialId(), it.clientData(), text, it.signature(), ""), known)),
                new Part(
                        "signature",
                        it.signature(),
                        text -> verify(
                                new Assertion(it.credentialId(), it.clientData(), it.authenticatorData(), text, ""),
                                known)));
    }

    private long verify(Assertion response, Credential known) {
        return webAuthn.verify(response, challenge, known);
    }

    @TestFactory
    Stream<DynamicTest> aPartThatIsTooLongOrSomethingElseIsRefused() {
        return parts().stream()
                .flatMap(part -> Stream.of(
                                "",
                                "A",
                                "AAAA",
                                "bnVsbA",
                                "9g",
                                "e30",
                                "not base64!",
                                "A".repeat(8_000),
                                "A".repeat(1_000_000))
                        .map(text -> dynamicTest(
                                part.name() + " " + text.length(),
                                () -> assertWrong(() -> part.with().of(text)))));
    }

    /** Damaged input is refused and never an error of the server; what a signature covers is never accepted. */
    @TestFactory
    Stream<DynamicTest> aDamagedPartIsRefused() {
        return parts().stream()
                .map(part -> dynamicTest(part.name(), () -> {
                    Random random = new Random(21);
                    byte[] right = Base64.getUrlDecoder().decode(part.right());
                    for (int i = 0; i < 2_000; i++) {
                        byte[] damaged = right.clone();
                        for (int changes = random.nextInt(3); changes >= 0; changes--) {
                            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                        }
                        Throwable thrown = catchThrowable(() -> part.with().of(text(damaged)));
                        // A new passkey is not signed, so another key or id in it is as good as any.
                        boolean isSigned = !part.name().startsWith("attestation")
                                && !part.name().endsWith("new passkey");
                        if (thrown != null || isSigned && !Arrays.equals(damaged, right)) {
                            assertThat(thrown).isInstanceOf(Refusal.Unauthorised.class);
                        }
                    }
                }));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void clientDataOfNoChallengeIsRefused() {
        for (String json : List.of("", "null", "[]", "{}", "{\"challenge\":7}", "{\"challenge\":", "[".repeat(3_000))) {
            assertWrong(() -> webAuthn.challenge(text(json.getBytes(StandardCharsets.UTF_8))));
        }
    }

    private static void assertWrong(Work work) {
        assertThatThrownBy(work::run).isInstanceOf(Refusal.Unauthorised.class);
    }

    private interface Work {
        Object run();
    }
}
