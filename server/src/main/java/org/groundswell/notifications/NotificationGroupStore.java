package org.groundswell.notifications;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;

/** The table {@code notification}: groups, and numbers of unread notifications. */
final class NotificationGroupStore {
    /** The numbers of a group: how many notifications, the newest of them, and its newest accounts. */
    record Summary(long count, long newest, List<AccountId> accounts) {}

    private static final String UNREAD =
            " FROM " + NotificationRows.TABLES + " WHERE n.account_id = :viewer AND NOT n.filtered"
                    + " AND n.id > coalesce((SELECT m.last_read_id FROM marker m"
                    + " WHERE m.account_id = :viewer AND m.timeline = 'notifications'), 0)"
                    + " AND n.type IN (:types) AND ";
    private static final String FROM = " AND n.origin_id = :from";

    private static final String SUMMARIES = """
            SELECT group_key, id, origin_id, total FROM (
                SELECT n.group_key, n.id, n.origin_id,
                       row_number() OVER (PARTITION BY n.group_key ORDER BY n.id DESC) AS place,
                       count(*) OVER (PARTITION BY n.group_key) AS total
                  FROM TABLES
                 WHERE n.account_id = :viewer AND n.group_key IN (:keys) AND NOT n.filtered AND\s
            """.replace("TABLES", NotificationRows.TABLES);
    private static final String PLACED = ") placed WHERE place <= :sample ORDER BY id DESC";

    private final NotificationRows rows = new NotificationRows();

    /** The summaries of some groups, by their keys. */
    Map<String, Summary> summaries(Tx tx, AccountId recipient, Collection<String> keys, int sample) {
        Map<String, Summary> summaries = new HashMap<>();
        if (!keys.isEmpty()) {
            tx.sql(SUMMARIES + rows.visible(tx, recipient) + PLACED)
                    .set("viewer", recipient.value())
                    .setAll("keys", keys)
                    .set("sample", sample)
                    .each(row -> summaries
                            .computeIfAbsent(
                                    row.textOf("group_key"),
                                    _ -> new Summary(row.longOf("total"), row.longOf("id"), new ArrayList<>()))
                            .accounts()
                            .add(new AccountId(row.longOf("origin_id"))));
        }
        return summaries;
    }

    /** The newest notification of a group that the recipient may see. */
    Optional<Received> newestOf(Tx tx, AccountId recipient, String key) {
        return members(tx, recipient, key, Page.first(1)).stream().findFirst();
    }

    /** The notifications of a group, newest first. */
    List<Received> members(Tx tx, AccountId recipient, String key, Page page) {
        List<Received> found = tx.sql("SELECT " + NotificationRows.COLUMNS + " FROM " + NotificationRows.TABLES
                        + " WHERE n.account_id = :viewer AND n.group_key = :key AND NOT n.filtered"
                        + " AND n.id < :max AND n.id > :after AND " + rows.visible(tx, recipient)
                        + (page.isForward() ? " ORDER BY n.id LIMIT :limit" : " ORDER BY n.id DESC LIMIT :limit"))
                .set("viewer", recipient.value())
                .set("key", key)
                .set("max", page.maxId())
                .set("after", page.after())
                .set("limit", page.limit())
                .list(NotificationRows::received);
        return page.isForward() ? found.reversed() : found;
    }

    /** Deletes some notifications of a group, up to an id. */
    int delete(Tx tx, AccountId recipient, String key, long newest, int limit) {
        return tx.sql("""
                DELETE FROM notification WHERE id IN (
                    SELECT n.id FROM notification n
                     WHERE n.account_id = :account AND n.group_key = :key AND NOT n.filtered AND n.id <= :newest
                     LIMIT :limit)
                """)
                .set("account", recipient.value())
                .set("key", key)
                .set("newest", newest)
                .set("limit", limit)
                .run();
    }

    /** The number of notifications that an account has not read; counting stops at {@code most}. */
    long unread(Tx tx, AccountId recipient, Selection selection, int most) {
        var sql = tx.sql("SELECT count(*) FROM (SELECT n.id" + UNREAD + rows.visible(tx, recipient)
                        + (selection.from().isPresent() ? FROM : "") + " LIMIT :most) unread")
                .set("viewer", recipient.value())
                .setAll("types", NotificationStore.names(selection))
                .set("most", most);
        selection.from().ifPresent(from -> sql.set("from", from.value()));
        return sql.number();
    }

    /** The same, in groups. */
    long unreadGroups(Tx tx, AccountId recipient, Selection selection, int most) {
        var sql = tx.sql(
                        "SELECT count(*) FROM (SELECT DISTINCT CASE WHEN n.type IN (:grouped) AND n.group_key IS NOT NULL"
                                + " THEN n.group_key ELSE '" + Received.UNGROUPED + "' || n.id END AS key" + UNREAD
                                + rows.visible(tx, recipient)
                                + (selection.from().isPresent() ? FROM : "") + " LIMIT :most) unread")
                .set("viewer", recipient.value())
                .setAll("types", NotificationStore.names(selection))
                .setAll(
                        "grouped",
                        selection.grouped().stream()
                                .map(NotificationType::apiName)
                                .toList())
                .set("most", most);
        selection.from().ifPresent(from -> sql.set("from", from.value()));
        return sql.number();
    }
}
