package org.groundswell.push;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The key by which push services recognize this server (VAPID, RFC 8292).
 *
 * @param publicText the public key as an uncompressed point, in base64url
 */
record VapidKey(ECPrivateKey privateKey, String publicText) {
    /** Tokens may be valid for a day at most (RFC 8292, section 2); half of that allows for clocks that are wrong. */
    private static final Duration VALID = Duration.ofHours(12);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HEADER = part("{\"typ\":\"JWT\",\"alg\":\"ES256\"}".getBytes(StandardCharsets.UTF_8));

    static VapidKey generate() {
        KeyPair pair = P256.generate();
        return new VapidKey(
                (ECPrivateKey) pair.getPrivate(), Base64Url.encode(P256.encode((ECPublicKey) pair.getPublic())));
    }

    static VapidKey read(String privateText, String publicText) {
        return new VapidKey(P256.privateKey(Base64Url.decode(privateText).orElseThrow()), publicText);
    }

    String privateText() {
        return Base64Url.encode(P256.encode(privateKey));
    }

    /**
     * A token for a push service (JWT, RFC 7519).
     *
     * @param audience the origin of the endpoint
     * @param contact of this server's operator: a {@code mailto:} or {@code https:} address
     */
    String token(String audience, String contact, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", audience);
        claims.put("exp", now.plus(VALID).getEpochSecond());
        claims.put("sub", contact);
        String signed = HEADER + "." + part(JSON.writeValueAsBytes(claims));
        return signed + "." + part(P256.sign(privateKey, signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String part(byte[] bytes) {
        return Base64Url.encode(bytes);
    }
}
