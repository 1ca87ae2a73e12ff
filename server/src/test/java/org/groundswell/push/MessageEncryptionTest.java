package org.groundswell.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.groundswell.push.MessageEncryption.Encrypted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Encryption of messages, by the examples of the specifications and by a decryptor of the tests' own. */
class MessageEncryptionTest {
    /** RFC 8291, section 5 and appendix A. */
    @Test
    void theExampleOfTheStandard() {
        Receiver device = Receiver.of(
                "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94",
                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                "BTBZMqHH6r4Tts7J_aSIgg");
        KeyPair sender = pair(
                "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw",
                "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8");
        Encrypted encrypted = MessageEncryption.encrypt(
                "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.UTF_8),
                keys(device),
                true,
                sender,
                Receiver.decode("DGv6ra1nlYgDCS1FRnbzlw"));
        assertThat(Receiver.encode(encrypted.body()))
                .isEqualTo("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIg"
                        + "Dll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVB"
                        + "St2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
        assertThat(encrypted.headers()).isEqualTo(Map.of("Content-Encoding", "aes128gcm"));
    }

    /** draft-ietf-webpush-encryption-04, section 5. */
    @Test
    void theExampleOfTheDraft() {
        Receiver device = Receiver.of(
                "9FWl15_QUQAWDaD3k3l50ZBZQJ4au27F1V4F0uLSD_M",
                "BCEkBjzL8Z3C-oi2Q7oE5t2Np-p7osjGLg93qUP0wvqRT21EEWyf0cQDQcakQMqz4hQKYOQ3il2nNZct4HgAUQU",
                "R29vIGdvbyBnJyBqb29iIQ");
        KeyPair sender = pair(
                "nCScek-QpEjmOOlT-rQ38nZzvdPlqa00Zy0i6m2OJvY",
                "BNoRDbb84JGm8g5Z5CFxurSqsXWJ11ItfXEWYVLE85Y7CYkDjXsIEc4aqxYaQ1G8BqkXCJ6DPpDrWtdWj_mugHU");
        Encrypted encrypted = MessageEncryption.encrypt(
                "I am the walrus".getBytes(StandardCharsets.UTF_8),
                keys(device),
                false,
                sender,
                Receiver.decode("lngarbyKfMoi9Z75xYXmkg"));
        assertThat(Receiver.encode(encrypted.body())).isEqualTo("6nqAQUME8hNqw5J3kl8cpVVJylXKYqZOeseZG8UueKpA");
        assertThat(encrypted.headers())
                .containsEntry("Content-Encoding", "aesgcm")
                .containsEntry("Encryption", "salt=lngarbyKfMoi9Z75xYXmkg")
                .containsEntry("Crypto-Key", "dh=" + Receiver.encode(P256.encode((ECPublicKey) sender.getPublic())));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onlyItsReceiverReadsAMessage(boolean standard) {
        MessageEncryption encryption = new MessageEncryption();
        Receiver device = Receiver.create();
        for (int length : new int[] {0, 1, 100, MessageEncryption.largestMessage(standard)}) {
            String text = "x".repeat(length);
            Encrypted encrypted = encryption.encrypt(text.getBytes(StandardCharsets.UTF_8), keys(device), standard);
            assertThat(encrypted.body()).hasSizeLessThanOrEqualTo(4_096);
            assertThat(device.read(lower(encrypted.headers()), encrypted.body()))
                    .isEqualTo(text);
            assertThatThrownBy(() -> Receiver.create().read(lower(encrypted.headers()), encrypted.body()))
                    .hasMessageContaining("can't be decrypted");
        }
        byte[] tooLarge = new byte[MessageEncryption.largestMessage(standard) + 1];
        assertThatThrownBy(() -> encryption.encrypt(tooLarge, keys(device), standard))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ReceiverKeys keys(Receiver device) {
        return ReceiverKeys.parse(device.p256dh(), device.authText());
    }

    private static KeyPair pair(String privateKey, String point) {
        return new KeyPair(
                P256.publicKey(Receiver.decode(point)).orElseThrow(), P256.privateKey(Receiver.decode(privateKey)));
    }

    private static Map<String, String> lower(Map<String, String> headers) {
        Map<String, String> lower = new HashMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return lower;
    }
}
