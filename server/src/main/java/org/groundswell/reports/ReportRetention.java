package org.groundswell.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;

/**
 * Ends what reports are kept for: cases about deleted accounts are closed, reported posts are deleted some time
 * after their case was closed, and old cases with their reports are deleted.
 */
public final class ReportRetention {
    /** Longer than a decision can be appealed, and the appeal decided. */
    public static final Duration POSTS = Duration.ofDays(90);

    public static final Duration CASES = Duration.ofDays(365);
    private static final int BATCH = 500;

    private final Database database;
    private final Cases cases;
    private final EvidenceFiles files;
    private final InstantSource clock;
    private final CaseStore store = new CaseStore();
    private final ReportStore reports = new ReportStore();

    public ReportRetention(Database database, Cases cases, EvidenceFiles files, InstantSource clock) {
        this.database = database.background();
        this.cases = cases;
        this.files = files;
        this.clock = clock;
    }

    /** Does all of it; returns the number of rows. */
    public int purge() {
        Instant now = clock.instant();
        return closeWithoutAccount()
                + database.purge(BATCH, tx -> deletePosts(tx, now.minus(POSTS)))
                + database.purge(BATCH, tx -> deleteCases(tx, now.minus(CASES)));
    }

    private int deletePosts(Tx tx, Instant closedBefore) {
        List<Long> some = reports.withPosts(tx, closedBefore, BATCH);
        files.release(tx, EvidenceHolder.REPORT, some);
        return reports.deletePosts(tx, some);
    }

    /** The posts of their reports are deleted before, unless this is the first time after a long while. */
    private int deleteCases(Tx tx, Instant closedBefore) {
        List<Long> some = store.lockClosed(tx, closedBefore, BATCH);
        files.release(tx, EvidenceHolder.REPORT, reports.ofCases(tx, some));
        return store.delete(tx, some);
    }

    private int closeWithoutAccount() {
        List<ModerationCase> orphans = database.read(tx -> store.withoutAccount(tx, BATCH));
        for (ModerationCase orphan : orphans) {
            database.writing(tx -> store.lock(tx, orphan.id())
                    .filter(ModerationCase::isOpen)
                    .ifPresent(locked -> cases.close(tx, locked, Optional.empty(), Outcome.ACCOUNT_DELETED)));
        }
        return orphans.size();
    }
}
