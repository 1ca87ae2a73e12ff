package org.groundswell.trending;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.words.AccountId;

/** Who the members are, as far as it matters for what they weigh. */
final class CommunityStore {
    private final VerdictStore verdicts;

    CommunityStore(VerdictStore verdicts) {
        this.verdicts = verdicts;
    }

    /** The community as it is. One that has nobody yet begins now. */
    Community now(Tx tx, long now) {
        return new Community(firstAccount(tx).orElse(now), verdicts.all(tx));
    }

    /** The standing of accounts; one that is gone is not in it. */
    Map<AccountId, Standing> standings(Tx tx, Collection<AccountId> accounts) {
        Map<AccountId, Standing> found = new HashMap<>();
        if (!accounts.isEmpty()) {
            tx.sql("""
                    SELECT a.id, a.created_at, a.domain, a.verified, a.country, a.language, c.followers, c.origin_followers
                      FROM account a LEFT JOIN account_count c ON c.account_id = a.id
                     WHERE a.id IN (:ids)
                    """)
                    .setAll("ids", accounts.stream().map(AccountId::value).toList())
                    .each(row -> found.put(new AccountId(row.longOf("id")), standing(row)));
        }
        return found;
    }

    /** When the first account of this server was made. */
    private static Optional<Long> firstAccount(Tx tx) {
        return tx.sql("SELECT min(created_at) AS first FROM login")
                .first(row -> row.longOf("first"))
                .filter(at -> at != 0);
    }

    static Standing standing(Row row) {
        return new Standing(
                row.longOf("created_at"),
                row.textOf("domain"),
                row.booleanOf("verified"),
                row.longOf("followers") + row.longOf("origin_followers"),
                row.textOf("country"),
                row.textOf("language"));
    }
}
