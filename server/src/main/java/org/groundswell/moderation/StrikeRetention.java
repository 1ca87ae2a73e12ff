package org.groundswell.moderation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.groundswell.db.Database;
import org.groundswell.reports.EvidenceFiles;
import org.groundswell.reports.EvidenceHolder;
import org.groundswell.reports.ReportRetention;

/**
 * Deletes the files of posts that decisions are about, some time after the decision. The texts of these posts stay for the person,
 * who can't see the files; moderators need the files until an appeal is decided.
 */
public final class StrikeRetention {
    private static final int BATCH = 100;

    private final Database database;
    private final EvidenceFiles files;
    private final InstantSource clock;
    private final StrikeStore store = new StrikeStore();

    public StrikeRetention(Database database, EvidenceFiles files, InstantSource clock) {
        this.database = database.background();
        this.files = files;
        this.clock = clock;
    }

    /** Does so; returns the number of decisions. */
    public int purge() {
        Instant before = clock.instant().minus(ReportRetention.POSTS);
        return database.purge(BATCH, tx -> {
            List<Long> old = store.withFiles(tx, before, BATCH);
            files.release(tx, EvidenceHolder.STRIKE, old);
            return old.size();
        });
    }
}
