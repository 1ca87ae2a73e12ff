package org.groundswell.shield;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;

/** The strangers who contacted accounts: reports for moderators, and the deletion of old ones. */
public final class Surges {
    /** For how long a stranger is kept after the last contact. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final int MOST_SHOWN = 200;
    private static final int MOST_LISTED = 5;
    private static final int DELETED_AT_ONCE = 1_000;

    private final Database database;
    private final InstantSource clock;
    private final ShieldStore shields = new ShieldStore();
    private final ContactStore contacts = new ContactStore();

    public Surges(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The strangers who contacted an account, for moderators. */
    public SurgeReport of(AccountId account) {
        Instant since = clock.instant().minus(KEPT);
        SurgeStore surge = new SurgeStore(account, since, MOST_SHOWN);
        return database.read(tx -> new SurgeReport(
                shields.of(tx, account),
                contacts.since(tx, account, since, MOST_SHOWN),
                surge.total(tx),
                contacts.mostAnswered(tx, account, since, MOST_LISTED),
                surge.followed(tx, MOST_LISTED),
                surge.servers(tx, MOST_LISTED),
                surge.elsewhere(tx)));
    }

    /** Deletes contacts and counts that are no longer needed; returns how many. */
    public int purge() {
        Instant now = clock.instant();
        int hours =
                Math.toIntExact(now.getEpochSecond() / Duration.ofHours(1).toSeconds()) - UsualContacts.HOURS_LEARNED;
        int deleted = 0;
        int some;
        do {
            some = database.background().write(tx -> contacts.delete(tx, now.minus(KEPT), hours, DELETED_AT_ONCE));
            deleted += some;
        } while (some >= DELETED_AT_ONCE);
        return deleted;
    }
}
