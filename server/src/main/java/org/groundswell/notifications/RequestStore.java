package org.groundswell.notifications;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.StatusId;
import org.groundswell.visibility.VisibilitySql;

/** The table {@code notification_request}. A request is there as long as it has held notifications. */
final class RequestStore {
    private static final String HELD = " FROM " + NotificationRows.TABLES
            + " WHERE n.account_id = r.account_id AND n.origin_id = r.from_id AND n.filtered";
    private final NotificationRows rows = new NotificationRows();

    private static String pending(String visible) {
        return " FROM notification_request r WHERE r.account_id = :viewer AND EXISTS (SELECT 1" + HELD + visible + ")";
    }

    private static String select(String visible) {
        return "SELECT r.id, r.from_id, r.created_at, r.updated_at, (SELECT count(*)" + HELD + visible
                + ") AS held, (SELECT n.status_id" + HELD + " AND n.status_id <> 0" + visible
                + " ORDER BY n.id DESC LIMIT 1) AS last_status_id" + pending(visible);
    }

    private String andVisible(Tx tx, AccountId account) {
        return " AND " + rows.visible(tx, account);
    }

    void touch(Tx tx, long id, AccountId account, AccountId from, Instant at) {
        tx.sql("""
                INSERT INTO notification_request (id, account_id, from_id, created_at, updated_at)
                VALUES (:id, :account, :from, :at, :at)
                ON CONFLICT (account_id, from_id) DO UPDATE SET updated_at = :at
                """)
                .set("id", id)
                .set("account", account.value())
                .set("from", from.value())
                .set("at", at)
                .run();
    }

    /** Newest first. */
    List<NotificationRequest> list(Tx tx, AccountId account, Page page) {
        List<NotificationRequest> found = tx.sql(select(andVisible(tx, account)) + " AND r.id < :max AND r.id > :after"
                        + (page.isForward() ? " ORDER BY r.id LIMIT :limit" : " ORDER BY r.id DESC LIMIT :limit"))
                .set("viewer", account.value())
                .set("max", page.maxId())
                .set("after", page.after())
                .set("limit", page.limit())
                .list(RequestStore::request);
        return page.isForward() ? found.reversed() : found;
    }

    Optional<NotificationRequest> byId(Tx tx, AccountId account, long id) {
        return tx.sql(select(andVisible(tx, account)) + " AND r.id = :id")
                .set("viewer", account.value())
                .set("id", id)
                .first(RequestStore::request);
    }

    private static NotificationRequest request(Row row) {
        long status = row.longOf("last_status_id");
        return new NotificationRequest(
                row.longOf("id"),
                new AccountId(row.longOf("from_id")),
                row.instantOf("created_at"),
                row.instantOf("updated_at"),
                row.longOf("held"),
                status == 0 ? Optional.empty() : Optional.of(new StatusId(status)));
    }

    NotificationRequest.Pending pending(Tx tx, AccountId account, int mostRequests) {
        String visible = andVisible(tx, account);
        return new NotificationRequest.Pending(
                tx.sql("SELECT count(*) FROM (SELECT r.id" + pending(visible) + " LIMIT :most) pending")
                        .set("viewer", account.value())
                        .set("most", mostRequests)
                        .number(),
                tx.sql("SELECT count(*) FROM " + NotificationRows.TABLES
                                + " WHERE n.account_id = :viewer AND n.filtered" + visible)
                        .set("viewer", account.value())
                        .number());
    }

    void delete(Tx tx, AccountId account, AccountId from) {
        tx.sql("DELETE FROM notification_request WHERE account_id = :account AND from_id = :from")
                .set("account", account.value())
                .set("from", from.value())
                .run();
    }

    /** Locks an account against deliveries until the transaction ends; false if it is gone. For PostgreSQL. */
    boolean lock(Tx tx, AccountId account) {
        return tx.sql("SELECT id FROM account WHERE id = :id FOR UPDATE")
                        .set("id", account.value())
                        .number()
                > 0;
    }

    /** The private mentions by a sender that are held, the oldest first. Retention limits their number. */
    List<StatusId> heldPrivateMentions(Tx tx, AccountId account, AccountId from) {
        return tx.sql("SELECT n.status_id FROM notification n JOIN status s ON s.id = n.status_id WHERE "
                        + VisibilitySql.isDirectOrHiddenDirect("s")
                        + " AND n.account_id = :account AND n.origin_id = :from AND n.filtered AND n.withdrawn_at IS NULL"
                        + " AND n.type = :mention ORDER BY n.status_id")
                .set("account", account.value())
                .set("from", from.value())
                .set("mention", NotificationType.MENTION.apiName())
                .list(row -> new StatusId(row.longOf("status_id")));
    }

    /** The number of held private mentions that the account may see now, counted up to a limit. */
    long countHeldPrivateMentions(Tx tx, AccountId account, int most) {
        return tx.sql("SELECT count(*) FROM (SELECT n.id FROM " + NotificationRows.TABLES + " WHERE "
                        + VisibilitySql.isDirect("s")
                        + " AND n.account_id = :viewer AND n.filtered AND n.type = :mention"
                        + andVisible(tx, account) + " LIMIT :most) held")
                .set("viewer", account.value())
                .set("mention", NotificationType.MENTION.apiName())
                .set("most", most)
                .number();
    }

    /** Moves the held notifications of a sender into the list. */
    void release(Tx tx, AccountId account, AccountId from) {
        tx.sql(
                        "UPDATE notification SET filtered = FALSE WHERE account_id = :account AND origin_id = :from AND filtered")
                .set("account", account.value())
                .set("from", from.value())
                .run();
    }

    void deleteHeld(Tx tx, AccountId account, AccountId from) {
        tx.sql("DELETE FROM notification WHERE account_id = :account AND origin_id = :from AND filtered")
                .set("account", account.value())
                .set("from", from.value())
                .run();
    }
}
