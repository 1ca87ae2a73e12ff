package org.groundswell.dataimport;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.groundswell.model.AccountId;

/**
 * An import of a list.
 *
 * @param looksLike the kind that the file's header names, if it isn't the chosen one
 * @param overwrite whether entries are removed that are not in the file
 * @param position where the removal continues, see {@link Entries#existing}
 * @param removed the entries that have been removed
 * @param endedAt empty until it has ended
 */
public record DataImport(
        long id,
        AccountId account,
        ImportKind kind,
        Optional<ImportKind> looksLike,
        State state,
        boolean overwrite,
        String position,
        long removed,
        Instant createdAt,
        Optional<Instant> endedAt) {

    /** How far it is. */
    public enum State {
        /** Its rows are being stored. */
        READING,
        /** It waits for the owner to confirm it. */
        PREVIEW,
        REMOVING,
        ADDING,
        DONE,
        /** By its owner. */
        CANCELLED,
        /** Because the account was restricted. */
        STOPPED;

        String storedName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State parse(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    public boolean isRunning() {
        return state == State.REMOVING || state == State.ADDING;
    }

    /**
     * The numbers of its rows.
     *
     * @param notUnderstood found when the file was read
     */
    public record Counts(long waiting, long done, long notFound, long failed, long notUnderstood) {
        /** The rows that were understood. */
        public long understood() {
            return waiting + handled();
        }

        public long handled() {
            return done + notFound + failed;
        }

        /** The rows that were not imported, and will not be. */
        public long failures() {
            return notFound + failed + notUnderstood;
        }
    }
}
