package org.groundswell.trending;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.groundswell.db.Row;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.model.Ids;
import org.groundswell.moderation.Subject;
import org.groundswell.reputation.ReputationPolicy;
import org.groundswell.reputation.ReputationPolicyStore;
import org.groundswell.trends.model.Use;

/**
 * SQL for uses of one kind of subject in public statuses. Its queries call the uses {@code u} and their authors {@code
 * a}.
 */
abstract class StatusUsesStore implements Uses {
    private final String uses;
    private final String ofOne;
    private final String keys;

    /**
     * @param columns the columns read by {@link #use}, besides the ids and the author's reputation
     * @param from the tables
     * @param ofOne the condition that a use is of the subject {@code :key}
     * @param key the column with the subject's key
     */
    StatusUsesStore(String columns, String from, String ofOne, String key) {
        this.uses = String.format(
                        Locale.ROOT,
                        "SELECT %s, u.account_id, u.status_id, %s FROM %s JOIN account a ON a.id = u.account_id %s",
                        columns,
                        ReputationPolicyStore.REPUTATION,
                        from,
                        ReputationPolicyStore.JOINS)
                + " WHERE u.status_id >= :fromId AND u.status_id < :toId";
        this.ofOne = uses + " AND " + ofOne + " ORDER BY u.status_id";
        this.keys = String.format(
                Locale.ROOT,
                "SELECT DISTINCT %s AS key FROM %s WHERE u.status_id >= :from AND u.account_id IN ",
                key,
                from);
    }

    /** Reads a use from a row; {@code at} is in milliseconds since the epoch. */
    abstract Use use(Row row, long account, long at, ReputationPolicy policy);

    @Override
    public void between(Tx tx, long fromMillis, long toMillis, ReputationPolicy policy, Consumer<Use> visitor) {
        visit(tx.sql(uses + " ORDER BY u.status_id"), fromMillis, toMillis, policy, visitor);
    }

    @Override
    public void of(Tx tx, String key, long fromMillis, long toMillis, ReputationPolicy policy, Consumer<Use> visitor) {
        visit(tx.sql(ofOne).set("key", key), fromMillis, toMillis, policy, visitor);
    }

    @Override
    public List<String> keysOf(Tx tx, Subject.Authors authors, long sinceMillis) {
        Sql sql = switch (authors) {
            case Subject.OfAccount(var account) -> tx.sql(keys + "(:account)").set("account", account.value());
            case Subject.OfDomain(var domain) ->
                tx.sql(keys + "(SELECT id FROM account WHERE domain = :domain)").set("domain", domain);
        };
        return sql.set("from", Ids.first(sinceMillis)).list(row -> row.textOf("key"));
    }

    /** The time of the smallest id in a column, in milliseconds since the epoch. */
    static Optional<Long> first(Tx tx, String column, String table) {
        return tx.sql("SELECT min(" + column + ") AS first FROM " + table)
                .first(row -> row.longOf("first"))
                .filter(id -> id != 0)
                .map(id -> Ids.instant(id).toEpochMilli());
    }

    private void visit(Sql sql, long fromMillis, long toMillis, ReputationPolicy policy, Consumer<Use> visitor) {
        sql.set("fromId", Ids.first(fromMillis))
                .set("toId", Ids.first(toMillis))
                .each(row -> {
                    long account = row.longOf("account_id");
                    if (policy.verdicts().counts(account, row.textOf("domain"))) {
                        long at = Ids.instant(row.longOf("status_id")).toEpochMilli();
                        visitor.accept(use(row, account, at, policy));
                    }
                });
    }
}
