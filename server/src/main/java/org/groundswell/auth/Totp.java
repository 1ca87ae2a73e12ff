package org.groundswell.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords (RFC 6238 over RFC 4226) as authenticator apps expect them: HMAC-SHA-1, six digits, a new
 * code every 30 seconds.
 */
final class Totp {
    /** In bytes; RFC 4226, section 4 (R6). */
    static final int SECRET_LENGTH = 20;

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int DIGITS = 1_000_000;
    /** Steps before and after the current one whose codes are accepted, for clocks that differ and people who type. */
    private static final int TOLERANCE = 1;

    private Totp() {}

    /** The step whose code was typed; empty if it is none of the current ones. */
    static OptionalLong step(byte[] secret, String typed, Instant now) {
        long current = now.getEpochSecond() / STEP.toSeconds();
        OptionalLong found = OptionalLong.empty();
        for (long step = current - TOLERANCE; step <= current + TOLERANCE; step++) {
            // All are compared, so that the time taken doesn't tell which it was.
            if (MessageDigest.isEqual(bytes(code(secret, step)), bytes(typed))) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** The code of the step at a moment. */
    static String code(byte[] secret, Instant moment) {
        return code(secret, moment.getEpochSecond() / STEP.toSeconds());
    }

    /** RFC 4226, section 5.3. */
    static String code(byte[] secret, long step) {
        byte[] hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0xF;
        int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7FFF_FFFF;
        return String.format(Locale.ROOT, "%06d", number % DIGITS);
    }

    private static byte[] hmac(byte[] secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "RAW"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA1", impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
