package org.groundswell.shield;

import java.time.Instant;
import java.util.List;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** Queries on the strangers of an account, for moderators. Those on other tables look at the first strangers only. */
final class SurgeStore {
    private static final String FIRST = """
            (SELECT contact_id FROM shield_contact WHERE account_id = :account AND last_at >= :since
              ORDER BY first_at, contact_id LIMIT :most) AS stranger
            """;

    private final AccountId account;
    private final Instant since;
    private final int most;

    /** @param most how many strangers are looked at */
    SurgeStore(AccountId account, Instant since, int most) {
        this.account = account;
        this.since = since;
        this.most = most;
    }

    long total(Tx tx) {
        return tx.sql("SELECT count(*) FROM shield_contact WHERE account_id = :account AND last_at >= :since")
                .set("account", account.value())
                .set("since", since)
                .number();
    }

    List<SurgeReport.Followed> followed(Tx tx, int limit) {
        return first(tx, "SELECT f.followee_id AS followed, count(*) AS strangers FROM " + FIRST + """
                          JOIN follow f ON f.follower_id = stranger.contact_id AND f.followee_id <> :account
                         GROUP BY f.followee_id HAVING count(*) > 1
                         ORDER BY strangers DESC, followed LIMIT :limit
                        """)
                .set("limit", limit)
                .list(row -> new SurgeReport.Followed(new AccountId(row.longOf("followed")), row.longOf("strangers")));
    }

    List<SurgeReport.Server> servers(Tx tx, int limit) {
        return first(tx, "SELECT a.domain AS domain, count(*) AS strangers FROM " + FIRST + """
                          JOIN account a ON a.id = stranger.contact_id
                         GROUP BY a.domain ORDER BY strangers DESC, domain LIMIT :limit
                        """)
                .set("limit", limit)
                .list(row -> new SurgeReport.Server(row.textOf("domain"), row.longOf("strangers")));
    }

    /** How many of them also contacted another account whose shield went up by itself. */
    long elsewhere(Tx tx) {
        return first(tx, "SELECT count(*) FROM " + FIRST + """
                         WHERE EXISTS (
                            SELECT 1 FROM shield_contact o JOIN moderation_case k
                                ON k.account_id = o.account_id AND k.kind = 'shield'
                             WHERE o.contact_id = stranger.contact_id AND o.account_id <> :account)
                        """).number();
    }

    private Sql first(Tx tx, String query) {
        return tx.sql(query).set("account", account.value()).set("since", since).set("most", most);
    }
}
