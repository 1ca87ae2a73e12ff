package org.groundswell.auth;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.groundswell.db.Dialect;
import org.groundswell.db.Tx;

/** SQL on the table {@code active_day}: the days on which accounts were used. */
final class ActiveDayStore {
    /** Notes the day for the account of a session. */
    void addForSession(Tx tx, String tokenHash, Instant at) {
        add(tx, "SELECT :day, account_id FROM session WHERE token_hash = :hash", tokenHash, at);
    }

    /** Notes the day for the account of an app's token, if it has one. */
    void addForToken(Tx tx, String tokenHash, Instant at) {
        add(
                tx,
                "SELECT :day, account_id FROM oauth_token WHERE token_hash = :hash AND account_id IS NOT NULL",
                tokenHash,
                at);
    }

    /** The deletion of an account begins with its sessions and tokens, so a row is not added behind its back. */
    private static void add(Tx tx, String account, String tokenHash, Instant at) {
        tx.sql("INSERT INTO active_day (at, account_id) " + account
                        + (tx.dialect() == Dialect.POSTGRESQL ? " FOR KEY SHARE" : "") + " ON CONFLICT DO NOTHING")
                .set("hash", tokenHash)
                .set("day", at.truncatedTo(ChronoUnit.DAYS))
                .run();
    }

    /** Deletes some days from before a moment; how many rows. */
    int purge(Tx tx, Instant before, int limit) {
        return tx.sql("""
                DELETE FROM active_day WHERE (at, account_id) IN
                    (SELECT at, account_id FROM active_day WHERE at < :before LIMIT :limit)
                """).set("before", before).set("limit", limit).run();
    }
}
