package org.groundswell.push;

import java.time.Instant;
import org.groundswell.jobs.PayloadCodec;

/**
 * A message to be sent: a notification, to a subscription.
 *
 * @param at the time of the notification
 */
record PushJob(int subscription, long notification, Instant at) {
    static final PayloadCodec<PushJob> CODEC = PayloadCodec.of(PushJob::written, PushJob::read);

    private String written() {
        return subscription + " " + notification + " " + at.toEpochMilli();
    }

    private static PushJob read(String text) {
        String[] parts = text.split(" ", 3);
        return new PushJob(
                Integer.parseInt(parts[0]), Long.parseLong(parts[1]), Instant.ofEpochMilli(Long.parseLong(parts[2])));
    }
}
