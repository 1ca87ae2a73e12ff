package org.groundswell.reputation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.auth.Role;
import org.groundswell.db.Tx;
import org.groundswell.model.Ids;

/** SQL on the table {@code account_standing}, and for the data it is computed from. */
final class ReputationStore {
    /** Receives follows. */
    interface Follow {
        void accept(long follower, long followee);
    }

    /** Receives pairs of accounts with the number of interactions between them. */
    interface Tie {
        void accept(long from, long to, int times);
    }

    /** Passes every follow. */
    void eachFollow(Tx tx, Follow follow) {
        tx.sql("SELECT follower_id, followee_id FROM follow")
                .each(row -> follow.accept(row.longOf("follower_id"), row.longOf("followee_id")));
    }

    /** The accounts of moderators and administrators. */
    List<Long> staff(Tx tx) {
        return tx.sql("SELECT account_id FROM login WHERE role IN (:roles)")
                .setAll("roles", List.of(Role.MODERATOR.word(), Role.ADMIN.word()))
                .list(row -> row.longOf("account_id"));
    }

    /** The accounts that moderators have limited or suspended. */
    List<Long> restricted(Tx tx) {
        return tx.sql("SELECT id FROM account WHERE limited OR suspended_at IS NOT NULL")
                .list(row -> row.longOf("id"));
    }

    /** How many members of this server have posted since a moment. */
    int activeMembers(Tx tx, long since) {
        return (int) tx.sql("""
                SELECT count(*) FROM login l JOIN account_count c ON c.account_id = l.account_id
                 WHERE c.last_status_at >= :since
                """).set("since", since).number();
    }

    /**
     * Of the members of this server who have posted since a moment, the oldest.
     *
     * @param before when they must have joined at the latest
     */
    List<Long> oldestMembers(Tx tx, long since, long before, int limit) {
        return tx.sql("""
                SELECT l.account_id FROM login l JOIN account_count c ON c.account_id = l.account_id
                 WHERE c.last_status_at >= :since AND l.created_at <= :before
                 ORDER BY l.created_at, l.account_id LIMIT :limit
                """)
                .set("since", since)
                .set("before", before)
                .set("limit", limit)
                .list(row -> row.longOf("account_id"));
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
        tx.sql("SELECT account_id, known, circle FROM account_standing")
                .each(row -> all.put(
                        row.longOf("account_id"),
                        new ReputationJob.Found(row.booleanOf("known"), row.longOf("circle"))));
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
                INSERT INTO account_standing (account_id, known, circle)
                VALUES (:account, :known, :circle)
                ON CONFLICT (account_id) DO UPDATE
                   SET known = excluded.known, circle = excluded.circle
                """)
                .set("account", account)
                .set("known", found.known())
                .set("circle", found.circle())
                .run();
    }

    /** The largest id of an account; 0 if there is none. */
    long newestAccount(Tx tx) {
        return tx.sql("SELECT coalesce(max(id), 0) FROM account").number();
    }

    /**
     * A number made of everything that the weights of accounts depend on and that changes after they came here: their
     * standings, when they were created at their origin, and the age of the server.
     *
     * @param newest the newest of the accounts
     */
    long sum(Tx tx, long newest) {
        // The remainders keep the sums small, and make it unlikely that changes of two accounts cancel out.
        long standings = tx.sql("""
                SELECT coalesce(sum((account_id % 999983) * (CASE WHEN known THEN 3 ELSE 1 END + 2 * (circle % 99991))), 0)
                  FROM account_standing WHERE account_id <= :newest
                """).set("newest", newest).number();
        long ages = tx.sql("""
                SELECT coalesce(sum((id % 999979) * (1 + origin_created_at % 99989)), 0)
                  FROM account WHERE origin_created_at IS NOT NULL AND id <= :newest
                """).set("newest", newest).number();
        return standings + 31 * ages + 961 * firstAccount(tx).orElse(0L);
    }

    /** When the first account of this server was created. */
    Optional<Long> firstAccount(Tx tx) {
        return tx.sql("SELECT min(created_at) AS first FROM login")
                .first(row -> row.longOf("first"))
                .filter(at -> at != 0);
    }
}
