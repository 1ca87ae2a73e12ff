package org.groundswell.reputation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.groundswell.db.Tx;
import org.groundswell.model.Ids;

/** The table {@code account_standing}, and what is looked at to fill it. */
final class ReputationStore {
    /** Is shown accounts with a count. */
    interface Counted {
        void show(long account, long count);
    }

    /** Takes pairs of accounts, with the number of interactions between them. */
    interface Tie {
        void show(long from, long to, int times);
    }

    /** Shows accounts with the number of their followers that have been there since before a moment and have posted. */
    void eachFollowed(Tx tx, long knownBefore, Counted counted) {
        tx.sql("""
                SELECT f.followee_id, count(*) AS followers FROM follow f
                  JOIN account a ON a.id = f.follower_id AND a.created_at <= :knownBefore
                  JOIN account_count c ON c.account_id = f.follower_id AND c.statuses > 0
                 GROUP BY f.followee_id
                """)
                .set("knownBefore", knownBefore)
                .each(row -> counted.show(row.longOf("followee_id"), row.longOf("followers")));
    }

    /** The boosts and replies between accounts since a moment, without those to oneself. */
    void eachTie(Tx tx, long since, Tie tie) {
        tx.sql("""
                SELECT s.account_id AS actor, t.account_id AS target, count(*) AS times FROM status s
                  JOIN status t ON t.id = coalesce(s.boost_of_id, s.in_reply_to_id)
                 WHERE s.id >= :since AND s.account_id <> t.account_id GROUP BY s.account_id, t.account_id
                """)
                .set("since", Ids.first(since))
                .each(row -> tie.show(row.longOf("actor"), row.longOf("target"), row.intOf("times")));
    }

    Map<Long, ReputationJob.Found> all(Tx tx) {
        Map<Long, ReputationJob.Found> all = new HashMap<>();
        tx.sql("SELECT account_id, known_followers, circle FROM account_standing")
                .each(row -> all.put(
                        row.longOf("account_id"),
                        new ReputationJob.Found(row.longOf("known_followers"), row.longOf("circle"))));
        return all;
    }

    void set(Tx tx, long account, ReputationJob.Found found) {
        if (found.equals(ReputationJob.Found.NOTHING)) {
            tx.sql("DELETE FROM account_standing WHERE account_id = :account")
                    .set("account", account)
                    .run();
            return;
        }
        tx.sql("""
                INSERT INTO account_standing (account_id, known_followers, circle)
                VALUES (:account, :followers, :circle)
                ON CONFLICT (account_id) DO UPDATE
                   SET known_followers = excluded.known_followers, circle = excluded.circle
                """)
                .set("account", account)
                .set("followers", found.knownFollowers())
                .set("circle", found.circle())
                .run();
    }

    /** When the first account of this server was made. */
    Optional<Long> firstAccount(Tx tx) {
        return tx.sql("SELECT min(created_at) AS first FROM login")
                .first(row -> row.longOf("first"))
                .filter(at -> at != 0);
    }
}
