package org.groundswell.relationships;

import java.time.Duration;
import java.time.Instant;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;

/** Who is a stranger to an account: neither followed by it, nor among its earlier followers. */
public final class StrangerStore {
    /** How many of the accounts that an account follows are looked at, the latest first. */
    private static final int MOST_FOLLOWED = 200;
    /** Accounts with more followers connect nobody. */
    private static final int MOST_FOLLOWERS = 1_000;

    /** @param since from when on new followers count as strangers */
    public boolean isStranger(Tx tx, AccountId account, AccountId other, Instant since) {
        return tx.sql("""
                        SELECT count(*) FROM (
                            SELECT id FROM follow WHERE follower_id = :account AND followee_id = :other
                            UNION ALL
                            SELECT id FROM follow
                             WHERE follower_id = :other AND followee_id = :account AND id < :since) AS known
                        """)
                        .set("account", account.value())
                        .set("other", other.value())
                        .set("since", Ids.first(since.toEpochMilli()))
                        .number()
                == 0;
    }

    /** A follower connects others with an account only after this time: otherwise a new account could, for all of a mob. */
    private static final Duration ESTABLISHED = Duration.ofDays(7);

    /**
     * Whether a stranger is near: it follows an established follower of the account, or is followed by one that the account
     * follows. Accounts with many followers don't count as connections, since following one says nothing about two people.
     *
     * @param since follows since this moment don't count
     */
    public boolean isNear(Tx tx, AccountId account, AccountId stranger, Instant since) {
        return connects(tx, stranger, account, since, since.minus(ESTABLISHED))
                || connects(tx, account, stranger, since, since);
    }

    /**
     * Whether an account follows one that follows the other.
     *
     * @param last the moment before which the second follow must have begun
     */
    private static boolean connects(Tx tx, AccountId from, AccountId to, Instant since, Instant last) {
        return tx.sql("""
                        SELECT 1 FROM (
                            SELECT followee_id FROM follow WHERE follower_id = :from AND id < :since
                             ORDER BY id DESC LIMIT :most) AS middle
                          JOIN follow f ON f.follower_id = middle.followee_id AND f.followee_id = :to AND f.id < :last
                          JOIN account_count c ON c.account_id = middle.followee_id AND c.followers <= :followers
                         LIMIT 1
                        """)
                .set("from", from.value())
                .set("to", to.value())
                .set("since", Ids.first(since.toEpochMilli()))
                .set("last", Ids.first(last.toEpochMilli()))
                .set("most", MOST_FOLLOWED)
                .set("followers", MOST_FOLLOWERS)
                .first(row -> true)
                .isPresent();
    }
}
