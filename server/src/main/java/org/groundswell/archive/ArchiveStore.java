package org.groundswell.archive;

import java.util.List;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;

/** What an account has written and saved, in parts. Each query walks an index on the account and the id. */
final class ArchiveStore {
    /** A favourite or bookmark: {@code id} is what its list pages by. */
    record Saved(long id, StatusId status) {}

    /** The tables of saved statuses. */
    enum Kind {
        FAVOURITE("favourite"),
        BOOKMARK("bookmark");

        private final String table;

        Kind(String table) {
            this.table = table;
        }
    }

    /** The statuses of an account, also its boosts, the oldest first. */
    List<StatusId> statuses(Tx tx, AccountId account, long after, int limit) {
        return tx.sql("SELECT id FROM status WHERE account_id = :account AND id > :after ORDER BY id LIMIT :limit")
                .set("account", account.value())
                .set("after", after)
                .set("limit", limit)
                .list(row -> new StatusId(row.longOf("id")));
    }

    /** The favourites or bookmarks of an account, the newest first. */
    List<Saved> saved(Tx tx, Kind kind, AccountId account, long before, int limit) {
        return tx.sql("SELECT id, status_id FROM " + kind.table
                        + " WHERE account_id = :account AND id < :before ORDER BY id DESC LIMIT :limit")
                .set("account", account.value())
                .set("before", before)
                .set("limit", limit)
                .list(row -> new Saved(row.longOf("id"), new StatusId(row.longOf("status_id"))));
    }

    ExportCounts counts(Tx tx, AccountId account) {
        return new ExportCounts(
                count(tx, "status", "account_id", account),
                count(tx, "follow", "follower_id", account),
                count(tx, "follow", "followee_id", account),
                count(tx, "list", "account_id", account),
                count(tx, "block", "account_id", account),
                count(tx, "mute", "account_id", account),
                count(tx, "account_domain_block", "account_id", account),
                count(tx, "bookmark", "account_id", account),
                count(tx, "post_filter", "account_id", account));
    }

    private static long count(Tx tx, String table, String column, AccountId account) {
        return tx.sql("SELECT count(*) FROM " + table + " WHERE " + column + " = :account")
                .set("account", account.value())
                .number();
    }
}
