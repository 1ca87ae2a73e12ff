package org.groundswell.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Makes secrets, and the hashes under which they are kept. A secret has 256 random bits, so a plain SHA-256 of it can't
 * be guessed back; only what people choose themselves needs a slow hash ({@link Passwords}).
 */
public final class Secrets {
    /** Characters of the longest text that can be a secret of ours: nothing longer need be looked up. */
    static final int LONGEST = 64;

    private static final int BYTES = 32;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();

    public String make() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return ENCODER.encodeToString(bytes);
    }

    /** A short one, for people to copy: 80 bits. */
    public String makeShort() {
        byte[] bytes = new byte[10];
        random.nextBytes(bytes);
        return ENCODER.encodeToString(bytes);
    }

    /** Whether a text is short enough to be a secret; ask before hashing what a client sent. */
    public static boolean isPlausible(String secret) {
        return !secret.isEmpty() && secret.length() <= LONGEST;
    }

    public static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return ENCODER.encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Compares without telling by its time how much is right. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
