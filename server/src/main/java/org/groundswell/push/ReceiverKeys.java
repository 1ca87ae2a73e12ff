package org.groundswell.push;

import java.security.interfaces.ECPublicKey;
import org.groundswell.model.Refusal;

/**
 * The keys of a subscription, with which only its receiver can read messages.
 *
 * @param publicKey a point of P-256
 * @param auth a secret of {@link #AUTH} bytes that the receiver shares with this server
 */
@SuppressWarnings("ArrayRecordComponent") // read only, never compared
record ReceiverKeys(ECPublicKey publicKey, byte[] auth) {
    static final int AUTH = 16;
    /** Of either key in base64, generously. */
    private static final int LONGEST = 200;

    /** @throws Refusal.Invalid if one of them is none */
    static ReceiverKeys parse(String p256dh, String auth) {
        byte[] secret = decode(auth);
        ECPublicKey point = P256.publicKey(decode(p256dh))
                .orElseThrow(() -> new Refusal.Invalid("subscription[keys][p256dh]", "push.p256dh"));
        if (secret.length != AUTH) {
            throw new Refusal.Invalid("subscription[keys][auth]", "push.auth");
        }
        return new ReceiverKeys(point, secret);
    }

    private static byte[] decode(String text) {
        return text.length() > LONGEST
                ? new byte[0]
                : Base64Url.decode(text.strip()).orElse(new byte[0]);
    }

    String p256dhText() {
        return Base64Url.encode(P256.encode(publicKey));
    }

    String authText() {
        return Base64Url.encode(auth);
    }
}
