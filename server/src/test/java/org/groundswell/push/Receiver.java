package org.groundswell.push;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The device of a subscriber: decrypts both encodings, written from the specifications without the server's code. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Receiver(PrivateKey key, byte[] point, byte[] auth) {
    public static Receiver create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            byte[] auth = new byte[16];
            Arrays.fill(auth, (byte) 7);
            return new Receiver(pair.getPrivate(), point((ECPublicKey) pair.getPublic()), auth);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Receiver of(String privateKey, String point, String auth) {
        try {
            PrivateKey key = KeyFactory.getInstance("EC")
                    .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, decode(privateKey)), curve()));
            return new Receiver(key, decode(point), decode(auth));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String p256dh() {
        return encode(point);
    }

    public String authText() {
        return encode(auth);
    }

    /** Decrypts a message by its headers, whose names are in lower case. */
    public String read(Map<String, String> headers, byte[] body) {
        try {
            return headers.getOrDefault("content-encoding", "").equals("aes128gcm")
                    ? readStandard(body)
                    : readDraft(headers, body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the message can't be decrypted", e);
        }
    }

    private String readStandard(byte[] body) throws GeneralSecurityException {
        ByteBuffer buffer = ByteBuffer.wrap(body);
        byte[] salt = take(buffer, 16);
        int size = buffer.getInt();
        byte[] sender = take(buffer, buffer.get());
        byte[] record = take(buffer, buffer.remaining());
        if (record.length > size) {
            throw new IllegalStateException("more than one record");
        }
        byte[] input = hkdf(auth, agree(sender), join("WebPush: info\0", point, sender), 32);
        byte[] plain = open(
                hkdf(salt, input, join("Content-Encoding: aes128gcm\0"), 16),
                hkdf(salt, input, join("Content-Encoding: nonce\0"), 12),
                record);
        int end = plain.length - 1;
        while (plain[end] == 0) {
            end--;
        }
        if (plain[end] != 2) {
            throw new IllegalStateException("no delimiter of the last record");
        }
        return new String(plain, 0, end, StandardCharsets.UTF_8);
    }

    private String readDraft(Map<String, String> headers, byte[] body) throws GeneralSecurityException {
        byte[] salt = decode(parameter(headers.getOrDefault("encryption", ""), "salt"));
        byte[] sender = decode(parameter(headers.getOrDefault("crypto-key", ""), "dh"));
        byte[] input = hkdf(auth, agree(sender), join("Content-Encoding: auth\0"), 32);
        byte[] length = {0, 65};
        byte[] context = join("P-256\0", length, point, length, sender);
        byte[] plain = open(
                hkdf(salt, input, join("Content-Encoding: aesgcm\0", context), 16),
                hkdf(salt, input, join("Content-Encoding: nonce\0", context), 12),
                body);
        int from = 2 + (plain[0] & 0xFF) * 256 + (plain[1] & 0xFF);
        return new String(plain, from, plain.length - from, StandardCharsets.UTF_8);
    }

    static String parameter(String header, String name) {
        return Arrays.stream(header.split("[;,]"))
                .map(String::strip)
                .filter(each -> each.startsWith(name + "="))
                .map(each -> each.substring(name.length() + 1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + name + " in " + header));
    }

    /** Whether a key has signed a token (RFC 7515, ES256). */
    static boolean isSigned(String token, String publicKey) {
        String[] parts = token.split("\\.");
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(publicKey(decode(publicKey)));
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(decode(parts[2]));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] decode(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private byte[] agree(byte[] sender) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(key);
        agreement.doPhase(publicKey(sender), true);
        return agreement.generateSecret();
    }

    /** Extract, and expand to one block (RFC 5869). */
    private static byte[] hkdf(byte[] salt, byte[] input, byte[] info, int length) throws GeneralSecurityException {
        return Arrays.copyOf(mac(mac(salt, input), join("", info, new byte[] {1})), length);
    }

    private static byte[] mac(byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }

    private static byte[] open(byte[] key, byte[] nonce, byte[] sealed) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        return cipher.doFinal(sealed);
    }

    private static PublicKey publicKey(byte[] point) throws GeneralSecurityException {
        ECPoint coordinates = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
                new BigInteger(1, Arrays.copyOfRange(point, 33, 65)));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(coordinates, curve()));
    }

    private static ECParameterSpec curve() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static byte[] point(ECPublicKey key) {
        String hex =
                "04%064x%064x".formatted(key.getW().getAffineX(), key.getW().getAffineY());
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] take(ByteBuffer from, int length) {
        byte[] bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }

    private static byte[] join(String text, byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
