package org.groundswell.deletion;

import java.util.List;
import java.util.stream.Stream;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;

/**
 * SQL for the rows that features declare ({@link OwnedData}). Deletes those of a status or an account in batches, with
 * one statement for each declared column; the statements are generated once from the declarations.
 */
public final class OwnedRowStore {
    private final List<String> ofStatus;
    private final List<String> ofAccount;
    private final List<String> countedOfAccount;
    private final List<String> accountItself;

    public OwnedRowStore(List<OwnedData> owned) {
        List<Ownership> columns =
                owned.stream().flatMap(each -> each.columns().stream()).toList();
        this.ofStatus = batches(columns, Ownership.Subject.STATUS);
        this.ofAccount = batches(columns, Ownership.Subject.ACCOUNT);
        this.countedOfAccount = columns.stream()
                .filter(each -> each.subject() == Ownership.Subject.ACCOUNT)
                .filter(each -> each.rule() instanceof Ownership.Rule.Counted)
                .map(each -> "SELECT 1 AS one FROM " + each.table() + " WHERE " + each.column() + " = :id LIMIT 1")
                .toList();
        this.accountItself = columns.stream()
                .filter(each -> each.subject() == Ownership.Subject.ACCOUNT)
                .filter(each -> each.rule() instanceof Ownership.Rule.Itself)
                .map(each -> "DELETE FROM " + each.table() + " WHERE " + each.column() + " = :id")
                .toList();
    }

    /**
     * Deletes a batch of the rows of a deleted status: at most {@code limit} for each column. True if there may be
     * more.
     */
    public boolean deleteOf(Tx tx, StatusId status, int limit) {
        return run(tx, ofStatus, status.value(), limit);
    }

    /** Deletes a batch of the rows of an account: at most {@code limit} for each column. True if there may be more. */
    boolean deleteOf(Tx tx, AccountId account, int limit) {
        return run(tx, ofAccount, account.value(), limit);
    }

    /** Whether an account still has {@link CountedData counted data}. */
    boolean isCounted(Tx tx, AccountId account) {
        return countedOfAccount.stream()
                .anyMatch(sql -> tx.sql(sql).set("id", account.value()).number() > 0);
    }

    /** Deletes the account itself. */
    void delete(Tx tx, AccountId account) {
        accountItself.forEach(sql -> tx.sql(sql).set("id", account.value()).run());
    }

    private static boolean run(Tx tx, List<String> statements, long id, int limit) {
        boolean more = false;
        for (String sql : statements) {
            more |= tx.sql(sql).set("id", id).set("limit", limit).run() == limit;
        }
        return more;
    }

    private static List<String> batches(List<Ownership> columns, Ownership.Subject subject) {
        return columns.stream()
                .filter(each -> each.subject() == subject)
                .flatMap(each -> switch (each.rule()) {
                    case Ownership.Rule.Owned(var key) ->
                        Stream.of("DELETE FROM " + each.table()
                                + where(each, key.isEmpty() ? List.of(each.column()) : key));
                    case Ownership.Rule.Anonymised(var key) ->
                        Stream.of("UPDATE " + each.table() + " SET " + each.column() + " = NULL" + where(each, key));
                    case Ownership.Rule.Itself _,
                            Ownership.Rule.Counted _,
                            Ownership.Rule.Otherwise _,
                            Ownership.Rule.Kept _ -> Stream.<String>empty();
                })
                .toList();
    }

    private static String where(Ownership column, List<String> key) {
        String columns = String.join(", ", key);
        return " WHERE " + (key.size() == 1 ? columns : "(" + columns + ")") + " IN (SELECT " + columns + " FROM "
                + column.table() + " WHERE " + column.column() + " = :id LIMIT :limit)";
    }
}
