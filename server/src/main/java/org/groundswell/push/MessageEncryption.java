package org.groundswell.push;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts messages for the receiver of a subscription, as one record with AES-128-GCM. The key comes from a new key pair,
 * the receiver's public key and its secret, so the push service can't read the message. There are two encodings, which differ
 * in how the key is derived, how the end of the message is marked, and where the parameters are:
 *
 * <ul>
 *   <li>{@code aes128gcm} (RFC 8291 over RFC 8188): the parameters precede the message;
 *   <li>{@code aesgcm} (draft-ietf-webpush-encryption-04 over draft-ietf-httpbis-encryption-encoding-02): the parameters are
 *       headers. The relays of most apps only understand this one.
 * </ul>
 */
final class MessageEncryption {
    /** Of a body, in bytes: what push services accept at least (RFC 8030, section 7.2). */
    static final int LARGEST_BODY = 4_096;

    private static final int SALT = 16;
    private static final int KEY = 16;
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int RECORD_SIZE = 4_096;
    /** The salt, the record size, the length of the key id, and the key id: the sender's public key. */
    private static final int HEADER = SALT + Integer.BYTES + 1 + P256.POINT;

    private final SecureRandom random = new SecureRandom();

    /**
     * An encrypted message.
     *
     * @param headers what the receiver needs to decrypt it, with {@code Content-Encoding}
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Encrypted(byte[] body, Map<String, String> headers) {}

    /** The largest message in an encoding, in bytes. */
    static int largestMessage(boolean standard) {
        return standard ? LARGEST_BODY - HEADER - TAG - 1 : LARGEST_BODY - TAG - 2;
    }

    /**
     * Encrypts a message.
     *
     * @param standard whether to use RFC 8291, rather than its draft
     * @throws IllegalArgumentException if the message is larger than {@link #largestMessage}
     */
    Encrypted encrypt(byte[] message, ReceiverKeys receiver, boolean standard) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return encrypt(message, receiver, standard, P256.generate(), salt);
    }

    static Encrypted encrypt(byte[] message, ReceiverKeys receiver, boolean standard, KeyPair sender, byte[] salt) {
        if (message.length > largestMessage(standard)) {
            throw new IllegalArgumentException("a message of " + message.length + " bytes is too large");
        }
        byte[] secret = P256.agree((ECPrivateKey) sender.getPrivate(), receiver.publicKey());
        byte[] from = P256.encode((ECPublicKey) sender.getPublic());
        byte[] to = P256.encode(receiver.publicKey());
        return standard
                ? aes128gcm(message, secret, receiver.auth(), to, from, salt)
                : aesgcm(message, secret, receiver.auth(), to, from, salt);
    }

    private static Encrypted aes128gcm(
            byte[] message, byte[] secret, byte[] auth, byte[] to, byte[] from, byte[] salt) {
        byte[] input = derive(auth, secret, join(text("WebPush: info\0"), to, from), 32);
        byte[] key = derive(salt, input, text("Content-Encoding: aes128gcm\0"), KEY);
        byte[] nonce = derive(salt, input, text("Content-Encoding: nonce\0"), NONCE);
        byte[] header = ByteBuffer.allocate(HEADER)
                .put(salt)
                .putInt(RECORD_SIZE)
                .put((byte) from.length)
                .put(from)
                .array();
        // The delimiter of the last record (RFC 8188, section 2); there is no padding.
        byte[] record = join(message, new byte[] {2});
        return new Encrypted(join(header, seal(key, nonce, record)), Map.of("Content-Encoding", "aes128gcm"));
    }

    private static Encrypted aesgcm(byte[] message, byte[] secret, byte[] auth, byte[] to, byte[] from, byte[] salt) {
        byte[] input = derive(auth, secret, text("Content-Encoding: auth\0"), 32);
        byte[] context = join(text("P-256\0"), length(to), to, length(from), from);
        byte[] key = derive(salt, input, join(text("Content-Encoding: aesgcm\0"), context), KEY);
        byte[] nonce = derive(salt, input, join(text("Content-Encoding: nonce\0"), context), NONCE);
        // The length of the padding comes first: none.
        byte[] record = join(new byte[] {0, 0}, message);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Encoding", "aesgcm");
        headers.put("Encryption", "salt=" + Base64Url.encode(salt));
        headers.put("Crypto-Key", "dh=" + Base64Url.encode(from));
        return new Encrypted(seal(key, nonce, record), headers);
    }

    /** HKDF with SHA-256 (RFC 5869). */
    private static byte[] derive(byte[] salt, byte[] input, byte[] info, int length) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addSalt(salt)
                            .addIKM(input)
                            .thenExpand(info, length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks HKDF", e);
        }
    }

    /** A key seals one record only, so its nonce need not be changed. */
    private static byte[] seal(byte[] key, byte[] nonce, byte[] record) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG * Byte.SIZE, nonce));
            return cipher.doFinal(record);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks AES-GCM", e);
        }
    }

    private static byte[] text(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] length(byte[] key) {
        return ByteBuffer.allocate(Short.BYTES).putShort((short) key.length).array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
