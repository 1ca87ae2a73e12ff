package org.groundswell.notifications;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;

/**
 * Limits the notifications of each account. Held ones have limits of their own, so that they can't displace others, and one
 * sender can't displace another.
 */
public final class Retention {
    /** The number of notifications that an account keeps. */
    static final int KEPT = 5_000;
    /** The number of held ones by one sender. */
    static final int KEPT_HELD_OF_ONE = 100;
    /** The number of held ones. Beyond it those go of which their senders have sent the most since; the last of each stays. */
    static final int KEPT_HELD = 10_000;

    /** For so long, what is undone and done again is not told again. */
    private static final Duration WITHDRAWN_KEPT = Duration.ofDays(1);

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

    /** Deletes notifications beyond the limits, and those withdrawn more than a day ago. Returns how many. */
    public int purge() {
        Instant withdrawn = clock.instant().minus(WITHDRAWN_KEPT);
        int purged = database.purge(PIECE, tx -> store.deleteWithdrawn(tx, withdrawn, PIECE));
        long since = Ids.first(clock.instant().minus(LATELY).toEpochMilli());
        List<AccountId> recipients = database.read(tx -> store.recipients(tx, since));
        return purged + recipients.stream().mapToInt(this::purge).sum();
    }

    private int purge(AccountId account) {
        int purged = database.purge(PIECE, tx -> store.deleteOld(tx, account, KEPT, PIECE))
                + database.purge(PIECE, tx -> store.deleteHeld(tx, account, KEPT_HELD_OF_ONE, PIECE))
                + database.purge(PIECE, tx -> deleteHeldBeyond(tx, account));
        return purged + database.write(tx -> store.deleteEmptyRequests(tx, account));
    }

    private int deleteHeldBeyond(Tx tx, AccountId account) {
        long excess = store.held(tx, account) - KEPT_HELD;
        return excess <= 0 ? 0 : store.deleteHeld(tx, account, 1, Math.toIntExact(Math.min(excess, PIECE)));
    }
}
