package org.groundswell.notifications;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.model.Page;
import org.groundswell.model.StatusId;

/** The table {@code notification}: writing, and lists of single notifications. */
final class NotificationStore {
    private static final String OF_VIEWER = "SELECT " + NotificationRows.COLUMNS + " FROM " + NotificationRows.TABLES
            + " WHERE n.account_id = :viewer AND ";
    private static final String SHOWN = " AND NOT n.filtered";
    private static final String FROM = " AND n.origin_id = :from";
    private static final String PAGE = " AND n.id < :max AND n.id > :after AND n.type IN (:types)";
    private static final String DOWN = " ORDER BY n.id DESC LIMIT :limit";
    private static final String UP = " ORDER BY n.id LIMIT :limit";
    private static final String INSERT = """
            INSERT INTO notification
                   (id, account_id, type, origin_id, status_id, subject_id, tag, created_at, filtered, group_key)
            VALUES (:id, :account, :type, :origin, :status, :subject, :tag, :at, :filtered, :group)
            """;

    private final NotificationRows rows = new NotificationRows();

    /** Adds a notification; false if its recipient has it already. */
    boolean insert(Tx tx, AccountId recipient, Received received) {
        return set(tx.sql(INSERT + " ON CONFLICT DO NOTHING"), recipient, received)
                        .run()
                == 1;
    }

    /** Adds a notification in place of an earlier one of the same fact; false if its recipient has it already. */
    boolean replace(Tx tx, AccountId recipient, Received received) {
        return set(tx.sql(INSERT + """
                        ON CONFLICT (account_id, type, status_id, origin_id, subject_id)
                        DO UPDATE SET id = :id, created_at = :at, filtered = :filtered
                         WHERE notification.created_at < :at
                        """), recipient, received).run() == 1;
    }

    private static Sql set(Sql insert, AccountId recipient, Received received) {
        Notification what = received.what();
        insert.set("id", received.id())
                .set("account", recipient.value())
                .set("type", what.type().apiName())
                .set("origin", what.origin().value())
                .set("status", what.about().map(StatusId::value).orElse(0L))
                .set("at", received.at())
                .set("filtered", received.filtered())
                .set("group", received.groupKey().orElse(null));
        return switch (what) {
            case Notification.Trending trending ->
                insert.set("subject", trending.alert())
                        .set("tag", trending.tag().key());
            case Notification.QuoteRequested asked ->
                insert.set("subject", asked.story()).set("tag", "");
            case Notification.Reported reported ->
                insert.set("subject", reported.report()).set("tag", "");
            case Notification.ReportClosed closed ->
                insert.set("subject", closed.report()).set("tag", "");
            case Notification.Warned warned ->
                insert.set("subject", warned.strike()).set("tag", "");
            case Notification.AppealDecided decided ->
                insert.set("subject", decided.strike()).set("tag", "");
            case Notification.Severed severed ->
                insert.set("subject", severed.severance()).set("tag", "");
            case Notification.Appealed appealed ->
                insert.set("subject", appealed.strike()).set("tag", "");
            case Notification.ShieldCase shield ->
                insert.set("subject", shield.moderationCase()).set("tag", "");
            case Notification.Mention _,
                    Notification.NewPost _,
                    Notification.Boosted _,
                    Notification.Favourited _,
                    Notification.PollEnded _,
                    Notification.Edited _,
                    Notification.Quoted _,
                    Notification.QuotedEdited _,
                    Notification.Followed _,
                    Notification.FollowRequested _,
                    Notification.SignedUp _,
                    Notification.ShieldRaised _,
                    Notification.ShieldOffered _,
                    Notification.ShieldEnded _ -> insert.set("subject", 0L).set("tag", "");
        };
    }

    Optional<Received> byId(Tx tx, AccountId recipient, long id) {
        return tx.sql(OF_VIEWER + rows.visible(tx, recipient) + " AND n.id = :id")
                .set("viewer", recipient.value())
                .set("id", id)
                .first(NotificationRows::received);
    }

    /** Newest first; those about statuses that the recipient may not see are left out. */
    List<Received> list(Tx tx, AccountId recipient, Selection selection, Page page) {
        String sql = OF_VIEWER
                + rows.visible(tx, recipient)
                + (selection.filtered() ? "" : SHOWN)
                + (selection.from().isPresent() ? FROM : "")
                + PAGE
                + (page.isForward() ? UP : DOWN);
        Sql list = tx.sql(sql)
                .set("viewer", recipient.value())
                .set("max", page.maxId())
                .set("after", page.after())
                .set("limit", page.limit())
                .setAll("types", names(selection));
        selection.from().ifPresent(from -> list.set("from", from.value()));
        List<Received> found = list.list(NotificationRows::received);
        return page.isForward() ? found.reversed() : found;
    }

    /** The names of the types of a selection, in one order: databases estimate by it how many rows there are. */
    static List<String> names(Selection selection) {
        return selection.types().stream()
                .map(NotificationType::apiName)
                .sorted()
                .toList();
    }

    /** The latest notifications of some types, among those that may have to be held, that are not. */
    List<Received> latest(
            Tx tx, AccountId recipient, Set<NotificationType> types, StrangersHeld.Rest among, int limit) {
        return tx.sql("SELECT " + NotificationRows.COLUMNS + """
                         FROM notification n
                         WHERE n.account_id = :account AND n.id >= :first AND n.id < :before AND n.created_at >= :since AND n.type IN (:types)
                           AND NOT n.filtered AND n.withdrawn_at IS NULL
                         ORDER BY n.id DESC LIMIT :limit
                        """)
                .set("account", recipient.value())
                .set("first", Ids.first(among.since().toEpochMilli()))
                .set("before", among.before())
                .set("since", among.since())
                .setAll("types", types.stream().map(NotificationType::apiName).toList())
                .set("limit", limit)
                .list(NotificationRows::received);
    }

    /** Holds a notification that was shown. */
    void hold(Tx tx, long id) {
        tx.sql("UPDATE notification SET filtered = TRUE WHERE id = :id")
                .set("id", id)
                .run();
    }

    /** Deletes a notification of an account; false if it has none with this id. */
    boolean delete(Tx tx, AccountId recipient, long id) {
        return tx.sql("DELETE FROM notification WHERE id = :id AND account_id = :account")
                        .set("id", id)
                        .set("account", recipient.value())
                        .run()
                == 1;
    }

    /** Deletes the notifications of some types of an account. Retention limits their number. */
    void deleteAll(Tx tx, AccountId recipient, Set<NotificationType> types) {
        tx.sql("DELETE FROM notification WHERE account_id = :account AND type IN (:types)")
                .set("account", recipient.value())
                .setAll("types", types.stream().map(NotificationType::apiName).toList())
                .run();
    }

    /** Deletes some of the notifications of an account up to an id that are not held. */
    int deleteShown(Tx tx, AccountId recipient, long newest, int limit) {
        return tx.sql("""
                DELETE FROM notification WHERE id IN (
                    SELECT n.id FROM notification n
                     WHERE n.account_id = :account AND NOT n.filtered AND n.id <= :newest LIMIT :limit)
                """)
                .set("account", recipient.value())
                .set("newest", newest)
                .set("limit", limit)
                .run();
    }

    /** Withdraws the notifications of a type that an account caused about a status, for all recipients. */
    void withdrawOf(Tx tx, AccountId origin, NotificationType type, StatusId status, Instant at) {
        tx.sql("""
                UPDATE notification SET withdrawn_at = :at
                 WHERE origin_id = :origin AND status_id = :status AND type = :type AND withdrawn_at IS NULL
                """)
                .set("at", at)
                .set("origin", origin.value())
                .set("status", status.value())
                .set("type", type.apiName())
                .run();
    }

    /** Withdraws a notification of a type that one account caused for another; about a status, or 0 for none. */
    void withdrawFor(Tx tx, AccountId recipient, AccountId origin, NotificationType type, long status, Instant at) {
        tx.sql("""
                UPDATE notification SET withdrawn_at = :at
                 WHERE account_id = :account AND type = :type AND status_id = :status AND origin_id = :origin
                   AND withdrawn_at IS NULL
                """)
                .set("at", at)
                .set("account", recipient.value())
                .set("type", type.apiName())
                .set("status", status)
                .set("origin", origin.value())
                .run();
    }

    /** Puts a notification that was withdrawn back to where it was; false if there is none. */
    boolean restore(Tx tx, AccountId recipient, Received received) {
        Notification what = received.what();
        return tx.sql("""
                        UPDATE notification SET withdrawn_at = NULL, filtered = :filtered
                         WHERE account_id = :account AND type = :type AND status_id = :status AND origin_id = :origin
                           AND withdrawn_at IS NOT NULL
                        """)
                        .set("filtered", received.filtered())
                        .set("account", recipient.value())
                        .set("type", what.type().apiName())
                        .set("status", what.about().map(StatusId::value).orElse(0L))
                        .set("origin", what.origin().value())
                        .run()
                == 1;
    }

    /** The newest notification of an account; 0 if it has none. */
    long newest(Tx tx, AccountId recipient) {
        return tx.sql(
                        "SELECT coalesce(max(n.id), 0) FROM notification n WHERE n.account_id = :account AND NOT n.filtered")
                .set("account", recipient.value())
                .number();
    }
}
