package org.groundswell.mail;

import java.time.Instant;
import java.util.Optional;
import org.groundswell.jobs.PayloadCodec;
import org.groundswell.text.EmailAddress;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Envelopes as the payload of a job, in JSON. */
final class EnvelopeCodec implements PayloadCodec<Envelope> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Stored(
            String to,
            String subject,
            String text,
            String html,
            String messageId,
            long date,
            @Nullable String unsubscribe,
            @Nullable Long usefulUntil) {}

    @Override
    public String write(Envelope envelope) {
        return JSON.writeValueAsString(new Stored(
                envelope.to().key(),
                envelope.subject(),
                envelope.text(),
                envelope.html(),
                envelope.messageId(),
                envelope.date().toEpochMilli(),
                envelope.unsubscribe().orElse(null),
                envelope.usefulUntil().map(Instant::toEpochMilli).orElse(null)));
    }

    @Override
    public Envelope read(String text) {
        Stored stored = JSON.readValue(text, Stored.class);
        return new Envelope(
                EmailAddress.parse(stored.to())
                        .orElseThrow(() -> new IllegalArgumentException("no e-mail address in a stored letter")),
                stored.subject(),
                stored.text(),
                stored.html(),
                stored.messageId(),
                Instant.ofEpochMilli(stored.date()),
                Optional.ofNullable(stored.unsubscribe()),
                Optional.ofNullable(stored.usefulUntil()).map(Instant::ofEpochMilli));
    }
}
