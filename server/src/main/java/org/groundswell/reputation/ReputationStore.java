package org.groundswell.reputation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.groundswell.db.Tx;
import org.groundswell.model.Ids;

/** SQL on the table {@code account_standing}, and for the data it is computed from. */
final class ReputationStore {
    /** Receives accounts with a count. */
    interface Counted {
        void accept(long account, long count);
    }

    /** Receives pairs of accounts with the number of interactions between them. */
    interface Tie {
        void accept(long from, long to, int times);
    }

    /** Passes each account with the number of its followers that were created before a moment and have posted. */
    void eachFollowed(Tx tx, long knownBefore, Counted counted) {
        tx.sql("""
                SELECT f.followee_id, count(*) AS followers FROM follow f
                  JOIN account a ON a.id = f.follower_id AND a.created_at <= :knownBefore
                  JOIN account_count c ON c.account_id = f.follower_id AND c.statuses > 0
                 GROUP BY f.followee_id
                """)
                .set("knownBefore", knownBefore)
                .each(row -> counted.accept(row.longOf("followee_id"), row.longOf("followers")));
    }

    /** Passes the numbers of boosts and replies between accounts since a moment, without those to oneself. */
    void eachTie(Tx tx, long since, Tie tie) {
        tx.sql("""
                SELECT s.account_id AS actor, t.account_id AS target, count(*) AS times FROM status s
                  JOIN status t ON t.id = coalesce(s.boost_of_id, s.in_reply_to_id)
                 WHERE s.id >= :since AND s.account_id <> t.account_id GROUP BY s.account_id, t.account_id
                """)
                .set("since", Ids.first(since))
                .each(row -> tie.accept(row.longOf("actor"), row.longOf("target"), row.intOf("times")));
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

    /** When the first account of this server was created. */
    Optional<Long> firstAccount(Tx tx) {
        return tx.sql("SELECT min(created_at) AS first FROM login")
                .first(row -> row.longOf("first"))
                .filter(at -> at != 0);
    }
}
