package org.groundswell.notifications;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;

/** Limits the notifications of each account. Held ones have a limit of their own, so that they can't displace others. */
public final class Retention {
    /** The number of notifications that an account keeps. */
    static final int KEPT = 5_000;
    /** The number of held ones. */
    static final int KEPT_HELD = 1_000;

    private static final int PIECE = 1_000;
    /** Only accounts that got notifications lately are looked at. It runs hourly; a day leaves room for failures. */
    private static final Duration LATELY = Duration.ofDays(1);

    private final Database database;
    private final InstantSource clock;
    private final RetentionStore store = new RetentionStore();

    Retention(Database database, InstantSource clock) {
        this.database = database.background();
        this.clock = clock;
    }

    /** Deletes notifications beyond the limits. Returns how many. */
    public int purge() {
        long since = Ids.first(clock.instant().minus(LATELY).toEpochMilli());
        List<AccountId> recipients = database.read(tx -> store.recipients(tx, since));
        return recipients.stream().mapToInt(this::purge).sum();
    }

    private int purge(AccountId account) {
        int purged = database.purge(PIECE, tx -> store.deleteOld(tx, account, false, KEPT, PIECE))
                + database.purge(PIECE, tx -> store.deleteOld(tx, account, true, KEPT_HELD, PIECE));
        return purged + database.write(tx -> store.deleteEmptyRequests(tx, account));
    }
}
