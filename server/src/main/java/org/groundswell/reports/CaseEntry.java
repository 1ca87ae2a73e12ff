package org.groundswell.reports;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;

/**
 * An entry in the log of a case.
 *
 * @param by the moderator; empty for the server itself, or if that account was deleted
 * @param text of a note; of a decision, the name of its {@link Outcome}
 */
public record CaseEntry(long id, Optional<AccountId> by, Kind kind, String text) {
    /** The kinds of entry. The names are stored in the database. */
    public enum Kind {
        NOTE,
        ASSIGNED,
        UNASSIGNED,
        DECIDED,
        REOPENED,
        LIFTED,
        APPEALED,
        APPEAL_APPROVED,
        APPEAL_REJECTED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind ofStored(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    public Instant at() {
        return Ids.instant(id);
    }
}
