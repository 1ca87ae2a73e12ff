package org.groundswell.push;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.groundswell.notifications.NotificationType;
import org.groundswell.outgoing.Destination;
import org.groundswell.outgoing.OutgoingClient;
import org.groundswell.outgoing.OutgoingRequest;
import org.groundswell.outgoing.OutgoingResponse;

/** Sends messages to push services (RFC 8030, section 5). */
final class PushSender {
    /** The time for which a push service keeps a message for a device that is off. */
    static final Duration TIME_TO_LIVE = Duration.ofDays(2);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final OutgoingClient client;
    private final VapidKeys keys;
    private final String contact;
    private final InstantSource clock;
    private final MessageEncryption encryption = new MessageEncryption();

    /** @param contact an e-mail address for the operators of push services; an empty text for none */
    PushSender(OutgoingClient client, VapidKeys keys, URI home, String contact, InstantSource clock) {
        this.client = client;
        this.keys = keys;
        this.contact = contact.isBlank() ? home.toString() : "mailto:" + contact;
        this.clock = clock;
    }

    /**
     * A message before encryption.
     *
     * @param topic a message replaces one with the same topic that the push service still has (RFC 8030, section 5.4)
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Message(byte[] content, String topic, NotificationType type) {}

    /** What the push service made of a message. */
    sealed interface Result {
        record Sent() implements Result {}

        /** The subscription has ended. */
        record Gone() implements Result {}

        /** The push service never accepts this message. */
        record Refused(int status, String reason) implements Result {}

        /** The push service asks for a pause, or has a problem. */
        record Busy(Optional<Instant> until) implements Result {}
    }

    /** @throws IOException if the push service can't be reached, or may not be asked */
    Result send(Destination to, PushSubscriptionStore.Target target, Message message) throws IOException {
        boolean standard = target.subscription().standard();
        MessageEncryption.Encrypted encrypted = encryption.encrypt(message.content(), target.keys(), standard);
        Map<String, String> headers = new LinkedHashMap<>(encrypted.headers());
        VapidKey key = keys.key();
        String token = key.token(to.origin(), contact, clock.instant());
        if (standard) {
            headers.put("Authorization", "vapid t=" + token + ", k=" + key.publicText());
        } else {
            // draft-ietf-webpush-vapid-01
            headers.put("Authorization", "WebPush " + token);
            headers.merge("Crypto-Key", "p256ecdsa=" + key.publicText(), (dh, signer) -> dh + ";" + signer);
        }
        headers.put("Content-Type", "application/octet-stream");
        headers.put("TTL", Long.toString(TIME_TO_LIVE.toSeconds()));
        headers.put("Topic", message.topic());
        headers.put("Urgency", PushMessage.urgency(message.type()));
        return result(client.send(new OutgoingRequest("POST", to, headers, encrypted.body())));
    }

    private Result result(OutgoingResponse response) {
        int status = response.status();
        if (status >= 200 && status < 300) {
            return new Result.Sent();
        }
        if (status == 404 || status == 410) {
            return new Result.Gone();
        }
        if (status == 429 || status >= 500) {
            return new Result.Busy(retryAfter(response));
        }
        return new Result.Refused(status, line(response.text()));
    }

    /** The end of the pause that the server asks for, within limits; a date (RFC 9110, section 10.2.3) is not read. */
    private Optional<Instant> retryAfter(OutgoingResponse response) {
        return response.header("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,9}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .map(pause -> pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)
                .map(pause -> clock.instant().plus(pause));
    }

    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ").strip();
    }
}
