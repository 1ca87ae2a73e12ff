package org.groundswell.relationships;

import java.util.List;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.visibility.Exclusions;
import org.groundswell.visibility.VisibilitySql;

/** Pages of the accounts that a table relates to one account: columns {@code id}, {@code account_id}, {@code target_id}. */
final class TargetStore {
    private final String table;

    /** @param table a constant name */
    TargetStore(String table) {
        this.table = table;
    }

    /** The whole list, for the account itself. */
    List<Entry> of(Tx tx, AccountId account, Page page) {
        return of(tx, account, Exclusions.NONE, page);
    }

    /** The list as far as it is shown to a viewer. */
    List<Entry> of(Tx tx, AccountId account, Exclusions exclusions, Page page) {
        String sql = "SELECT t.id, t.target_id FROM " + table
                + " t WHERE t.account_id = :account AND t.id < :max AND t.id > :after"
                + VisibilitySql.andShown(exclusions, "t.target_id")
                + VisibilitySql.andNotSuspended("t.target_id") + " ORDER BY t.id"
                + (page.isForward() ? "" : " DESC") + " LIMIT :limit";
        List<Entry> entries = exclusions
                .bind(tx.sql(sql))
                .set("account", account.value())
                .set("max", page.maxId())
                .set("after", page.after())
                .set("limit", page.limit())
                .list(row -> new Entry(row.longOf("id"), new AccountId(row.longOf("target_id"))));
        return page.isForward() ? entries.reversed() : entries;
    }
}
