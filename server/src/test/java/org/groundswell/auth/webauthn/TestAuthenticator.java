package org.groundswell.auth.webauthn;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * An authenticator and its browser, with one passkey. It writes CBOR by hand, so that nothing of the library that verifies is
 * used to make what is verified. Tests change its fields to make it lie.
 */
public final class TestAuthenticator {
    /** COSE algorithms (RFC 9053, section 2; RFC 8812, section 2). */
    public enum Algorithm {
        ES256("SHA256withECDSA"),
        EDDSA("Ed25519"),
        RS256("SHA256withRSA");

        private final String signature;

        Algorithm(String signature) {
            this.signature = signature;
        }
    }

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int BACKUP_ELIGIBLE = 0x08;
    private static final int ATTESTED = 0x40;

    public String origin;
    public String rpId;
    public boolean present = true;
    public boolean verified = true;
    public boolean backupEligible;
    public boolean crossOrigin;
    public long count;
    public String userHandle = "";
    /** The type in the client data; empty for the right one. */
    public String type = "";

    public byte[] credentialId;

    private final Algorithm algorithm;
    private final KeyPair keys;

    public TestAuthenticator(String origin, String rpId, Algorithm algorithm) {
        this.origin = origin;
        this.rpId = rpId;
        this.algorithm = algorithm;
        this.keys = keys(algorithm);
        this.credentialId = sha256(keys.getPublic().getEncoded());
    }

    public String id() {
        return text(credentialId);
    }

    /** Makes its passkey. */
    public Attestation create(String challenge) {
        byte[] data = bytes(
                authenticatorData(ATTESTED),
                new byte[16], // which authenticator it is: not said
                ByteBuffer.allocate(2).putShort((short) credentialId.length).array(),
                credentialId,
                publicKey());
        byte[] object = bytes(
                head(5, 3),
                string("fmt"),
                string("none"),
                string("attStmt"),
                head(5, 0),
                string("authData"),
                binary(data));
        return new Attestation(clientData("webauthn.create", challenge), text(object));
    }

    /** Signs in. */
    public Assertion sign(String challenge) {
        String client = clientData("webauthn.get", challenge);
        byte[] data = authenticatorData(0);
        return new Assertion(
                id(),
                client,
                text(data),
                text(signature(bytes(data, sha256(Base64.getUrlDecoder().decode(client))))),
                userHandle);
    }

    private String clientData(String usual, String challenge) {
        return text("""
                {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":%s}
                """.formatted(type.isEmpty() ? usual : type, challenge, origin, crossOrigin)
                .strip()
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Section 6.1. */
    private byte[] authenticatorData(int flags) {
        int all = flags | (present ? PRESENT : 0) | (verified ? VERIFIED : 0) | (backupEligible ? BACKUP_ELIGIBLE : 0);
        return bytes(
                sha256(rpId.getBytes(StandardCharsets.UTF_8)),
                new byte[] {(byte) all},
                ByteBuffer.allocate(4).putInt((int) count).array());
    }

    /** A COSE_Key (RFC 9053, section 7; RFC 8230, section 4). */
    private byte[] publicKey() {
        return switch (keys.getPublic()) {
            case ECPublicKey key ->
                bytes(
                        head(5, 5),
                        bytes(integer(1), integer(2), integer(3), integer(-7), integer(-1), integer(1)),
                        bytes(integer(-2), binary(unsigned(key.getW().getAffineX(), 32))),
                        bytes(integer(-3), binary(unsigned(key.getW().getAffineY(), 32))));
            case EdECPublicKey key ->
                bytes(
                        head(5, 4),
                        bytes(integer(1), integer(1), integer(3), integer(-8), integer(-1), integer(6)),
                        // The end of its encoding as ASN.1 (RFC 8410, section 4) is the key itself.
                        bytes(integer(-2), binary(tail(key.getEncoded(), 32))));
            case RSAPublicKey key ->
                bytes(
                        head(5, 4),
                        bytes(integer(1), integer(3), integer(3), integer(-257)),
                        bytes(integer(-1), binary(unsigned(key.getModulus(), 256))),
                        bytes(integer(-2), binary(unsigned(key.getPublicExponent(), 3))));
            default -> throw new IllegalStateException("no such key");
        };
    }

    private byte[] signature(byte[] message) {
        try {
            Signature signature = Signature.getInstance(algorithm.signature);
            signature.initSign(keys.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys(Algorithm algorithm) {
        try {
            KeyPairGenerator generator = switch (algorithm) {
                case ES256 -> KeyPairGenerator.getInstance("EC");
                case EDDSA -> KeyPairGenerator.getInstance("Ed25519");
                case RS256 -> KeyPairGenerator.getInstance("RSA");
            };
            switch (algorithm) {
                case ES256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
                case EDDSA -> {}
                case RS256 -> generator.initialize(2048);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The head of a value of CBOR (RFC 8949, section 3). */
    private static byte[] head(int major, int argument) {
        if (argument < 24) {
            return new byte[] {(byte) (major << 5 | argument)};
        }
        return argument < 256
                ? new byte[] {(byte) (major << 5 | 24), (byte) argument}
                : new byte[] {(byte) (major << 5 | 25), (byte) (argument >> 8), (byte) argument};
    }

    private static byte[] integer(int number) {
        return number < 0 ? head(1, -1 - number) : head(0, number);
    }

    private static byte[] binary(byte[] bytes) {
        return bytes(head(2, bytes.length), bytes);
    }

    private static byte[] string(String text) {
        return bytes(head(3, text.length()), text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] unsigned(BigInteger number, int length) {
        return tail(bytes(new byte[length], number.toByteArray()), length);
    }

    private static byte[] tail(byte[] bytes, int length) {
        return Arrays.copyOfRange(bytes, bytes.length - length, bytes.length);
    }

    private static byte[] bytes(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
