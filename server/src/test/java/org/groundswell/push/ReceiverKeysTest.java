package org.groundswell.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import org.groundswell.model.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys that apps send. */
class ReceiverKeysTest {
    private static final Receiver DEVICE = Receiver.create();

    @Test
    void eitherAlphabetIsRead() {
        String padded = Base64.getEncoder().encodeToString(DEVICE.point());
        assertThat(ReceiverKeys.parse(padded, Base64.getEncoder().encodeToString(DEVICE.auth())))
                .satisfies(keys -> {
                    assertThat(keys.p256dhText()).isEqualTo(DEVICE.p256dh());
                    assertThat(keys.authText()).isEqualTo(DEVICE.authText());
                });
    }

    @Test
    void aPointMustBeOnTheCurve() {
        byte[] wrong = DEVICE.point().clone();
        wrong[64] ^= 1;
        refuses(Receiver.encode(wrong));
        byte[] compressed = Arrays.copyOf(DEVICE.point(), 33);
        compressed[0] = 2;
        refuses(Receiver.encode(compressed));
        byte[] beyond = new byte[65];
        Arrays.fill(beyond, (byte) 0xFF);
        beyond[0] = 4;
        refuses(Receiver.encode(beyond));
        byte[] infinity = new byte[65];
        infinity[0] = 4;
        refuses(Receiver.encode(infinity));
        refuses(Receiver.encode(Arrays.copyOf(DEVICE.point(), 64)));
        refuses("not base64!");
        refuses("A".repeat(100_000));
        refuses("");
    }

    private static void refuses(String p256dh) {
        assertThatThrownBy(() -> ReceiverKeys.parse(p256dh, DEVICE.authText()))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(problem ->
                                        assertThat(problem.field()).isEqualTo("subscription[keys][p256dh]")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "BTBZMqHH6r4Tts7J_aSIggAA", "not base64!"})
    void theSecretHasSixteenBytes(String auth) {
        assertThatThrownBy(() -> ReceiverKeys.parse(DEVICE.p256dh(), auth)).isInstanceOf(Refusal.Invalid.class);
    }
}
