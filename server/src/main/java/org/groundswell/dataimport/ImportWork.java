package org.groundswell.dataimport;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundswell.accounts.AccountStore;
import org.groundswell.accounts.Restrictions;
import org.groundswell.db.Database;
import org.groundswell.db.DatabaseException;
import org.groundswell.db.Tx;
import org.groundswell.jobs.Backoff;
import org.groundswell.jobs.Job;
import org.groundswell.jobs.JobHandler;
import org.groundswell.jobs.Jobs;
import org.groundswell.jobs.Outcome;
import org.groundswell.jobs.PayloadCodec;
import org.groundswell.jobs.Queue;
import org.groundswell.jobs.QueueLimits;
import org.groundswell.model.AccountId;
import org.groundswell.model.Message;
import org.groundswell.model.Refusal;
import org.groundswell.text.RefusalText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the work of confirmed imports, a batch at a time: first it removes entries, if the file replaces the list, then it adds
 * the rows. Each row is a change of its own, made by the service that the API uses, and then marked. After a crash, the rows of
 * one batch are repeated, which changes nothing: adding an entry that is there is no change.
 */
public final class ImportWork implements JobHandler<Long> {
    private static final Logger LOG = LoggerFactory.getLogger(ImportWork.class);
    private static final QueueLimits LIMITS =
            new QueueLimits(2, 20, new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(10)), Duration.ofMinutes(1));

    private static final int AT_ONCE = 50;
    private static final int MOST_ROWS = ImportFile.MOST_ROWS;
    /** After this attempt, a row that fails in an unexpected way is given up, so that the others are imported. */
    private static final int LAST_ATTEMPT = 3;
    /** New follows by an account's imports in an hour. Each may notify someone. */
    public static final int MOST_FOLLOWS = 500;

    static final Duration FOLLOWS_PER = Duration.ofHours(1);

    private final Database database;
    private final AccountStore accounts;
    private final AllEntries entries;
    private final InstantSource clock;
    private final DataImportStore store = new DataImportStore();

    public ImportWork(Database database, AccountStore accounts, AllEntries entries, InstantSource clock) {
        this.database = database.background();
        this.accounts = accounts;
        this.entries = entries;
        this.clock = clock;
    }

    /** The queue of imports, by their ids. */
    public static Queue<Long> queue(Jobs jobs) {
        return jobs.queue("data-import", PayloadCodec.of(id -> Long.toString(id), Long::valueOf), LIMITS);
    }

    @Override
    public Outcome run(Job<Long> job) {
        long id = job.payload();
        Optional<DataImport> found = database.read(tx -> store.find(tx, id)).filter(DataImport::isRunning);
        if (found.isEmpty()) {
            return Outcome.done();
        }
        DataImport running = found.get();
        Optional<Restrictions> restrictions = database.read(tx -> accounts.restrictions(tx, running.account()));
        if (restrictions.filter(Restrictions::mayAct).isEmpty()) {
            end(id, DataImport.State.STOPPED);
            return Outcome.done();
        }
        return running.state() == DataImport.State.REMOVING ? remove(running) : add(running, job.attempt());
    }

    private void end(long id, DataImport.State end) {
        database.writing(tx -> store.end(tx, id, end, clock.instant()));
    }

    private Outcome remove(DataImport running) {
        Entries list = entries.of(running.kind());
        Set<String> keys = entries.keys(
                running.kind(),
                database.read(tx -> store.rows(tx, running.id(), ImportRow.State.WAITING, -1, MOST_ROWS)));
        Entries.Part part = list.existing(running.account(), running.position(), AT_ONCE);
        List<Entries.Existing> others = part.entries().stream()
                .filter(entry -> !keys.contains(entry.key()))
                .toList();
        others.forEach(entry -> list.remove(running.account(), entry));
        database.writing(tx -> {
            store.setPosition(tx, running.id(), part.next(), others.size());
            if (part.next().equals(Positions.END)) {
                store.setAdding(tx, running.id());
            }
        });
        return Outcome.again();
    }

    private Outcome add(DataImport running, int attempt) {
        AccountId me = running.account();
        DataImportStore.Pace pace = database.read(tx -> pace(tx, me));
        if (running.kind().mayFollow() && pace.follows() >= MOST_FOLLOWS) {
            return Outcome.againAt(pace.begunAt().plus(FOLLOWS_PER));
        }
        List<ImportRow> rows = database.read(tx -> store.rows(tx, running.id(), ImportRow.State.WAITING, -1, AT_ONCE));
        if (rows.isEmpty()) {
            end(running.id(), DataImport.State.DONE);
            return Outcome.done();
        }
        Batch batch = new Batch(running, pace, attempt);
        try {
            for (ImportRow row : rows) {
                if (!batch.add(row)) {
                    break;
                }
            }
        } finally {
            batch.mark();
        }
        return Outcome.again();
    }

    private DataImportStore.Pace pace(Tx tx, AccountId me) {
        Instant now = clock.instant();
        return store.pace(tx, me)
                .filter(pace -> now.isBefore(pace.begunAt().plus(FOLLOWS_PER)))
                .orElseGet(() -> new DataImportStore.Pace(now, 0));
    }

    /** Rows that are added one after the other, and marked together. */
    private final class Batch {
        private final DataImport running;
        private final DataImportStore.Pace pace;
        private final int attempt;
        private final List<ImportRow> ended = new ArrayList<>();
        private int follows;

        Batch(DataImport running, DataImportStore.Pace pace, int attempt) {
            this.running = running;
            this.pace = pace;
            this.attempt = attempt;
        }

        /** Adds a row; false if no more follows may begin. */
        boolean add(ImportRow row) {
            try {
                Entries.Added added = entries.of(running.kind()).add(running.account(), row.values());
                follows += added == Entries.Added.NOTHING_NEW ? 0 : 1;
                ended.add(
                        added == Entries.Added.REQUEST_ALONE
                                ? row.ended(ImportRow.State.FAILED, new Message(ListEntries.REQUESTED))
                                : row.ended(ImportRow.State.DONE));
            } catch (Refusal.TooMany | Refusal.Unavailable later) {
                throw later;
            } catch (Refusal.NotFound unknown) {
                ended.add(row.ended(ImportRow.State.NOT_FOUND, reason(unknown)));
            } catch (Refusal refused) {
                ended.add(row.ended(ImportRow.State.FAILED, RefusalText.line(refused)));
            } catch (DatabaseException down) {
                throw down;
            } catch (RuntimeException bug) {
                if (attempt < LAST_ATTEMPT) {
                    throw bug;
                }
                LOG.atError()
                        .setCause(bug)
                        .addKeyValue("import", running.id())
                        .addKeyValue("row", row.number())
                        .log("a row of an import failed too often and was given up");
                ended.add(row.ended(ImportRow.State.FAILED, new Message("imports.problem.bug")));
            }
            return pace.follows() + follows < MOST_FOLLOWS;
        }

        private static Message reason(Refusal.NotFound unknown) {
            return unknown.message().key().equals("error.not_found")
                    ? new Message("imports.problem.not_shown")
                    : unknown.message();
        }

        /** Stores what has become of the rows. */
        void mark() {
            database.writing(tx -> {
                // Not after the account's data have been deleted.
                if (!accounts.hold(tx, running.account())) {
                    return;
                }
                ended.forEach(row -> store.endRow(tx, running.id(), row));
                if (follows > 0) {
                    // Another import of the account may have followed some meanwhile.
                    DataImportStore.Pace now = pace(tx, running.account());
                    store.setPace(
                            tx, running.account(), new DataImportStore.Pace(now.begunAt(), now.follows() + follows));
                }
            });
        }
    }
}
