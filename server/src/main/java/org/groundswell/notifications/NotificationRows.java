package org.groundswell.notifications;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.visibility.ViewerStore;
import org.groundswell.visibility.VisibilitySql;

/** Maps rows of the table {@code notification}, for all queries that return some. */
final class NotificationRows {
    /** The columns to select, of a {@code notification} called {@code n}. */
    static final String COLUMNS =
            "n.id, n.type, n.origin_id, n.status_id, n.subject_id, n.tag, n.created_at, n.filtered, n.group_key";

    /**
     * What to select from: a {@code notification} called {@code n}, and the status it is about, if any, called {@code s}. It is
     * a join since PostgreSQL may answer an EXISTS beside an OR by reading all statuses.
     */
    static final String TABLES = "notification n LEFT JOIN status s ON s.id = n.status_id";

    private static final String VISIBLE =
            "n.withdrawn_at IS NULL AND (n.status_id = 0 OR s.id IS NOT NULL AND " + VisibilitySql.visibleTo("s") + ")";

    private static final String FOR_STAFF = isOf(NotificationType.forStaff());

    /**
     * The account whose relations to a moderator count: none for notifications for moderators. Only for them, since databases
     * find better plans for a column.
     */
    private static final String RELATED = originUnless(FOR_STAFF);

    /** The account that must not be suspended: an appeal comes from one that often is. */
    private static final String NOT_SUSPENDED = originUnless(isOf(NotificationType.alsoBySuspended()));

    private final ViewerStore viewers = new ViewerStore();
    private final ModeratorStore moderators = new ModeratorStore();

    /**
     * A condition on a row of {@link #TABLES}: what caused it still holds, and {@code :viewer}, its recipient, may see the status
     * that it is about, and neither blocks nor mutes the account that caused it. Notifications that a relation hides are there
     * again when it ends. Those for moderators are for accounts that moderate now, whatever their relations.
     */
    String visible(Tx tx, AccountId recipient) {
        boolean isModerator = moderators.moderates(tx, recipient);
        return VISIBLE
                + (isModerator ? "" : " AND NOT " + FOR_STAFF)
                + VisibilitySql.andNotifying(
                        viewers.exclusions(tx, Optional.of(recipient)), isModerator ? RELATED : "n.origin_id")
                + VisibilitySql.andNotSuspended(isModerator ? NOT_SUSPENDED : "n.origin_id");
    }

    private static String isOf(Set<NotificationType> types) {
        return types.stream()
                .map(NotificationType::apiName)
                .sorted()
                .collect(Collectors.joining("', '", "n.type IN ('", "')"));
    }

    private static String originUnless(String condition) {
        return "(CASE WHEN " + condition + " THEN NULL ELSE n.origin_id END)";
    }

    static Received received(Row row) {
        NotificationType type = NotificationType.named(row.textOf("type"))
                .orElseThrow(() -> new IllegalStateException("a newer version has written a notification of type "
                        + row.textOf("type") + "; run that version, or a newer one"));
        return new Received(
                row.longOf("id"),
                row.instantOf("created_at"),
                row.booleanOf("filtered"),
                Optional.ofNullable(row.textOrNull("group_key")),
                type.make(new NotificationType.Stored(
                        new AccountId(row.longOf("origin_id")),
                        new StatusId(row.longOf("status_id")),
                        row.longOf("subject_id"),
                        row.textOf("tag"))));
    }
}
