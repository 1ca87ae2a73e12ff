package org.groundswell.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.KeyAgreement;

/** The curve P-256 (FIPS 186, SEC 2: secp256r1), with points and numbers as Web Push writes them. */
final class P256 {
    /** Of a number, in bytes. */
    static final int SIZE = 32;
    /** Of an uncompressed point (SEC 1, section 2.3.3): a byte 4 and two coordinates. */
    static final int POINT = 1 + 2 * SIZE;

    private static final String CURVE = "secp256r1";
    private static final ECParameterSpec PARAMETERS = parameters();
    private static final BigInteger PRIME = ((ECFieldFp) PARAMETERS.getCurve().getField()).getP();

    private P256() {}

    static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(PARAMETERS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    static byte[] encode(ECPublicKey key) {
        byte[] point = new byte[POINT];
        point[0] = 4;
        write(key.getW().getAffineX(), point, 1);
        write(key.getW().getAffineY(), point, 1 + SIZE);
        return point;
    }

    static byte[] encode(ECPrivateKey key) {
        byte[] number = new byte[SIZE];
        write(key.getS(), number, 0);
        return number;
    }

    /**
     * The public key with an encoded point; empty if it is no point of the curve. Others must be refused: a key agreement with
     * one could reveal the private key (invalid curve attacks).
     */
    static Optional<ECPublicKey> publicKey(byte[] point) {
        if (point.length != POINT || point[0] != 4) {
            return Optional.empty();
        }
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + SIZE));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 1 + SIZE, POINT));
        if (x.compareTo(PRIME) >= 0 || y.compareTo(PRIME) >= 0 || !isOnCurve(x, y)) {
            return Optional.empty();
        }
        try {
            return Optional.of((ECPublicKey)
                    KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), PARAMETERS)));
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** y² = x³ + ax + b. The curve has no other subgroup, so each of its points is one of the group. */
    private static boolean isOnCurve(BigInteger x, BigInteger y) {
        BigInteger right = x.pow(3)
                .add(PARAMETERS.getCurve().getA().multiply(x))
                .add(PARAMETERS.getCurve().getB());
        return y.pow(2).subtract(right).mod(PRIME).signum() == 0;
    }

    static ECPrivateKey privateKey(byte[] number) {
        try {
            return (ECPrivateKey) KeyFactory.getInstance("EC")
                    .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, number), PARAMETERS));
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** The secret that two keys share: ECDH (SEC 1, section 3.3.1). */
    static byte[] agree(ECPrivateKey mine, ECPublicKey other) {
        try {
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(mine);
            agreement.doPhase(other, true);
            return agreement.generateSecret();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** A signature with SHA-256, as two numbers one after the other: ES256 (RFC 7518, section 3.4). */
    static byte[] sign(ECPrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static void write(BigInteger number, byte[] to, int at) {
        byte[] bytes = number.toByteArray();
        int from = Math.max(0, bytes.length - SIZE);
        int length = bytes.length - from;
        System.arraycopy(bytes, from, to, at + SIZE - length, length);
    }

    private static ECParameterSpec parameters() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(CURVE));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("this Java platform lacks cryptography that the server needs", e);
    }
}
