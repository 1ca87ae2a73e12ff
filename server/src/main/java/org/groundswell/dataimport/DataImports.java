package org.groundswell.dataimport;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundswell.accounts.AccountStore;
import org.groundswell.auth.Attempts;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.jobs.Queue;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;

/**
 * Imports of lists: reading a file, confirming and cancelling, and what is shown of them. A file is read without a change of
 * anything else; the changes are made by {@link ImportWork} once its owner has confirmed it.
 */
public final class DataImports {
    /** How long the rows of an import are kept after its end. */
    public static final Duration KEPT = Duration.ofDays(7);
    /** How long a file waits to be confirmed. */
    public static final Duration UNCONFIRMED_KEPT = Duration.ofDays(1);
    /** Bytes of a file. */
    public static final int MOST_BYTES = ImportFile.MOST_BYTES;
    /** Rows of a file. */
    public static final int MOST_ROWS = ImportFile.MOST_ROWS;

    private static final int MOST_FILES = 20;
    private static final Duration FILES_PER = Duration.ofHours(1);
    private static final int SHOWN = 20;
    /** Rows that are stored or read in a transaction. */
    private static final int AT_ONCE = 500;

    /** Imports of an account that have ended; older ones are deleted, so that their rows don't fill the disk. */
    private static final int MOST_ENDED = 10;

    /** Each has thousands of rows. */
    private static final int PURGED_AT_ONCE = 1;

    private final Database database;
    private final AccountStore accounts;
    private final AllEntries entries;
    private final Queue<Long> queue;
    private final RowParser parser;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final Attempts uploads;
    private final DataImportStore store = new DataImportStore();

    /** @param home public address of the server */
    public DataImports(
            Database database,
            AccountStore accounts,
            AllEntries entries,
            Queue<Long> queue,
            URI home,
            IdGenerator ids,
            InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.entries = entries;
        this.queue = queue;
        this.parser = new RowParser(home);
        this.ids = ids;
        this.clock = clock;
        this.uploads = new Attempts(MOST_FILES, FILES_PER, clock);
    }

    /**
     * Counts an upload, before its text is read.
     *
     * @throws Refusal.TooMany after too many within an hour
     */
    public void takeUpload(AccountId me) {
        uploads.take(me.toString());
    }

    /**
     * Reads a file, which then waits to be confirmed in place of an earlier one.
     *
     * @param chosen the kind; empty to recognise it
     * @return the import's id
     * @throws Refusal.Invalid if it can't be imported; nothing has changed then
     */
    public long read(AccountId me, String text, Optional<ImportKind> chosen) {
        ImportFile file = ImportFile.parse(text, chosen, parser);
        DataImport added = new DataImport(
                ids.next(),
                me,
                file.kind(),
                file.looksLike(),
                DataImport.State.READING,
                false,
                "",
                0,
                clock.instant(),
                Optional.empty());
        database.writing(tx -> {
            hold(tx, me);
            store.deleteUnconfirmed(tx, me);
            store.deleteEnded(tx, me, MOST_ENDED);
            store.insert(tx, added);
        });
        for (int from = 0; from < file.rows().size(); from += AT_ONCE) {
            List<ImportRow> part = file.rows()
                    .subList(from, Math.min(from + AT_ONCE, file.rows().size()));
            database.writing(tx -> {
                holdImport(tx, me, added.id());
                part.forEach(row -> store.insertRow(tx, added.id(), row));
            });
        }
        database.writing(tx -> {
            hold(tx, me);
            if (!store.setPreview(tx, added.id())) {
                throw new Refusal.Conflict("imports.error.replaced");
            }
        });
        return added.id();
    }

    /** Locks the account: of two uploads or confirmations at the same moment, the second sees the first. */
    private void hold(Tx tx, AccountId me) {
        if (!accounts.hold(tx, me)) {
            throw new Refusal.NotFound();
        }
        accounts.lock(tx, me);
    }

    private void holdImport(Tx tx, AccountId me, long id) {
        hold(tx, me);
        if (store.find(tx, id).isEmpty()) {
            throw new Refusal.Conflict("imports.error.replaced");
        }
    }

    /** The newest imports of an account, the newest first. */
    public List<DataImport> of(AccountId me) {
        return database.read(tx -> store.of(tx, me, SHOWN)).stream()
                .filter(each -> each.state() != DataImport.State.READING)
                .toList();
    }

    /** @throws Refusal.NotFound if the account has no such import */
    public DataImport get(AccountId me, long id) {
        return database.read(tx -> get(tx, me, id));
    }

    private DataImport get(Tx tx, AccountId me, long id) {
        return store.find(tx, id)
                .filter(found -> found.account().equals(me) && found.state() != DataImport.State.READING)
                .orElseThrow(Refusal.NotFound::new);
    }

    public DataImport.Counts counts(DataImport counted) {
        return database.read(tx -> store.counts(tx, counted.id()));
    }

    /** The first rows of an import that are not imported, and will not be. */
    public List<ImportRow> firstFailures(DataImport shown, int limit) {
        return failures(shown, limit);
    }

    /** All rows of an import that are not imported, and will not be, in the order of the file. */
    public List<ImportRow> failures(DataImport shown) {
        return failures(shown, MOST_ROWS);
    }

    private List<ImportRow> failures(DataImport shown, int limit) {
        List<ImportRow> failures = new ArrayList<>();
        for (ImportRow.State state :
                List.of(ImportRow.State.NOT_UNDERSTOOD, ImportRow.State.NOT_FOUND, ImportRow.State.FAILED)) {
            failures.addAll(rows(shown.id(), state, limit));
        }
        return failures.stream()
                .sorted((one, other) -> Integer.compare(one.number(), other.number()))
                .limit(limit)
                .toList();
    }

    private List<ImportRow> rows(long id, ImportRow.State state, int limit) {
        List<ImportRow> all = new ArrayList<>();
        List<ImportRow> part;
        do {
            int after = all.isEmpty() ? -1 : all.getLast().number();
            part = database.read(tx -> store.rows(tx, id, state, after, Math.min(limit, AT_ONCE)));
            all.addAll(part);
        } while (part.size() == AT_ONCE && all.size() < limit);
        return all;
    }

    /** The number of entries of the account that an import would remove if it overwrote the list. */
    public long countRemovals(DataImport preview) {
        return entries.countOthers(preview.account(), preview.kind(), keys(preview));
    }

    private Set<String> keys(DataImport preview) {
        return entries.keys(preview.kind(), rows(preview.id(), ImportRow.State.WAITING, MOST_ROWS));
    }

    /**
     * Begins an import that adds the entries of the file to the list.
     *
     * @throws Refusal.NotFound if no such import waits to be confirmed
     * @throws Refusal.Conflict if one of the same kind is running
     */
    public void merge(AccountId me, long id) {
        confirm(me, id, false);
    }

    /**
     * Begins an import that also removes the entries that are not in the file.
     *
     * @param removals how many those are, as the owner was shown
     * @throws Refusal.Invalid if there are more by now
     * @throws Refusal.NotFound if no such import waits to be confirmed
     * @throws Refusal.Conflict if one of the same kind is running
     */
    public void overwrite(AccountId me, long id, long removals) {
        if (countRemovals(get(me, id)) > removals) {
            throw new Refusal.Invalid("removals", "imports.error.more_removals");
        }
        confirm(me, id, true);
    }

    private void confirm(AccountId me, long id, boolean overwrite) {
        database.writing(tx -> {
            hold(tx, me);
            DataImport preview = get(tx, me, id);
            if (preview.state() != DataImport.State.PREVIEW) {
                throw new Refusal.Conflict("imports.error.begun");
            }
            if (store.isRunning(tx, me, preview.kind())) {
                throw new Refusal.Conflict("imports.error.running");
            }
            DataImport confirmed = new DataImport(
                    id,
                    me,
                    preview.kind(),
                    preview.looksLike(),
                    overwrite ? DataImport.State.REMOVING : DataImport.State.ADDING,
                    overwrite,
                    entries.of(preview.kind()).begin(),
                    0,
                    preview.createdAt(),
                    Optional.empty());
            store.confirm(tx, confirmed, clock.instant());
            queue.addOnce(tx, Long.toString(id), id);
        });
    }

    /**
     * Cancels an import: deletes it if it waits to be confirmed, and ends it if it runs. What it has done stays.
     *
     * @throws Refusal.NotFound if the account has no such import
     */
    public void cancel(AccountId me, long id) {
        Instant now = clock.instant();
        database.writing(tx -> {
            hold(tx, me);
            get(tx, me, id);
            if (!store.deleteUnconfirmed(tx, me, id)) {
                store.end(tx, id, DataImport.State.CANCELLED, now);
                queue.remove(tx, Long.toString(id));
            }
        });
    }

    /** Deletes imports some time after their end, and files that were not confirmed; how many. */
    public int purge() {
        Instant now = clock.instant();
        return database.background()
                .purge(
                        PURGED_AT_ONCE,
                        tx -> store.purge(tx, now.minus(KEPT), now.minus(UNCONFIRMED_KEPT), PURGED_AT_ONCE));
    }
}
