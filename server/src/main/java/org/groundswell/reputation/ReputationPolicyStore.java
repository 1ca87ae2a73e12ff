package org.groundswell.reputation;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.moderation.VerdictStore;

/** Loads the policy and the reputation of accounts. */
public final class ReputationPolicyStore {
    /** The columns that {@link #reputation} reads. */
    public static final String REPUTATION =
            "a.created_at, a.origin_created_at, a.domain, a.verified, a.country, a.language, c.origin_followers,"
                    + " st.known, st.circle";
    /** The joins of an account {@code a} for {@link #REPUTATION}. */
    public static final String JOINS =
            "LEFT JOIN account_count c ON c.account_id = a.id LEFT JOIN account_standing st ON st.account_id = a.id";

    private final VerdictStore verdicts;
    private final ReputationStore reputations = new ReputationStore();

    public ReputationPolicyStore(VerdictStore verdicts) {
        this.verdicts = verdicts;
    }

    /** The current policy. On a server without accounts, its age begins now. */
    public ReputationPolicy now(Tx tx, long now) {
        return new ReputationPolicy(reputations.firstAccount(tx).orElse(now), verdicts.all(tx));
    }

    /** The reputation of accounts; deleted accounts are left out. */
    public Map<AccountId, Reputation> reputations(Tx tx, Collection<AccountId> accounts) {
        Map<AccountId, Reputation> found = new HashMap<>();
        if (!accounts.isEmpty()) {
            tx.sql(String.format(Locale.ROOT, """
                    SELECT a.id, %s FROM account a %s WHERE a.id IN (:ids)
                    """, REPUTATION, JOINS))
                    .setAll("ids", accounts.stream().map(AccountId::value).toList())
                    .each(row -> found.put(new AccountId(row.longOf("id")), reputation(row)));
        }
        return found;
    }

    /** Marks what is known of all accounts now. */
    public ReputationMark mark(Tx tx) {
        long newest = reputations.newestAccount(tx);
        return new ReputationMark(newest, reputations.sum(tx, newest));
    }

    /** Whether the weights of the accounts that a mark looked at are the same as then. */
    public boolean isCurrent(Tx tx, ReputationMark mark) {
        return reputations.sum(tx, mark.newest()) == mark.sum();
    }

    public static Reputation reputation(Row row) {
        return new Reputation(
                row.longOf("created_at"),
                row.longOf("origin_created_at"),
                row.textOf("domain"),
                row.booleanOf("verified"),
                row.booleanOf("known"),
                row.longOf("origin_followers"),
                (int) row.longOf("circle"),
                row.textOf("country"),
                row.textOf("language"));
    }
}
