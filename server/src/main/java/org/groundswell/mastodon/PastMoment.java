package org.groundswell.mastodon;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.groundswell.http.Params;
import org.groundswell.model.Refusal;

/** The parameter {@code at}: a past moment of which something is requested. */
final class PastMoment {
    private static final String AT = "at";

    private PastMoment() {}

    /**
     * The moment; empty for now.
     *
     * @throws Refusal.Invalid if it is no time
     */
    static Optional<Instant> of(Params params) {
        return params.text(AT).filter(text -> !text.isEmpty()).map(PastMoment::parse);
    }

    private static Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noTime) {
            throw new Refusal.Invalid(AT, "error.time");
        }
    }
}
