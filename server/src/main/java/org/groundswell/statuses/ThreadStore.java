package org.groundswell.statuses;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.db.Dialect;
import org.groundswell.db.Tx;
import org.groundswell.model.StatusId;
import org.groundswell.visibility.VisibilitySql;

/** Queries along replies in the table {@code status}. They know nothing of viewers, but for {@link #continuations}. */
final class ThreadStore {
    private static final String ANCESTORS = """
            WITH RECURSIVE up (id, parent, depth) AS (
                SELECT id, in_reply_to_id, 0 FROM status WHERE id = :id
                UNION ALL
                SELECT p.id, p.in_reply_to_id, up.depth + 1 FROM status p JOIN up ON p.id = up.parent
                 WHERE up.depth < :most
            )
            SELECT
            """ + StatusRows.COLUMNS
            + " FROM up JOIN status s ON s.id = up.id WHERE up.depth > 0 ORDER BY up.depth DESC";
    /**
     * Breadth first, so that the limit cuts off the replies farthest from the status. Both
     * databases stop at the limit, so half a million replies cost no more than a hundred, and a cycle ends.
     */
    private static final String DESCENDANTS = """
            WITH RECURSIVE down (id, depth) AS (
                SELECT id, 1 FROM (SELECT id FROM status WHERE in_reply_to_id = :id ORDER BY id LIMIT :most) nearest
                UNION ALL
                SELECT c.id, down.depth + 1 FROM down %s WHERE down.depth < :most
            )
            SELECT
            """ + StatusRows.COLUMNS
            + " FROM (SELECT id, depth FROM down LIMIT :most) shown JOIN status s ON s.id = shown.id"
            + " ORDER BY shown.depth, s.id";
    /** PostgreSQL would otherwise read the whole table once for each level of a deep thread. */
    private static final String CHILDREN_ON_POSTGRESQL = """
            CROSS JOIN LATERAL (SELECT id FROM status WHERE in_reply_to_id = down.id ORDER BY id LIMIT :most) c
            """;

    private static final String CHILDREN_ON_SQLITE = "JOIN status c ON c.in_reply_to_id = down.id";

    /** The statuses above one in its thread, the first of the thread first. */
    List<Status> ancestors(Tx tx, StatusId id, int most) {
        return tx.sql(ANCESTORS).set("id", id.value()).set("most", most).list(StatusRows::status);
    }

    /** The replies to a status and their replies, those nearest to it first. */
    List<Status> descendants(Tx tx, StatusId id, int most) {
        String children = tx.dialect() == Dialect.POSTGRESQL ? CHILDREN_ON_POSTGRESQL : CHILDREN_ON_SQLITE;
        return tx.sql(DESCENDANTS.replace("%s", children))
                .set("id", id.value())
                .set("most", most)
                .list(StatusRows::status);
    }

    /** The first public reply that the author of each of some statuses gave to it. */
    Map<StatusId, StatusId> continuations(Tx tx, Collection<StatusId> statuses) {
        Map<StatusId, StatusId> next = new HashMap<>();
        tx.sql("""
                SELECT s.in_reply_to_id, min(s.id) AS id FROM status s JOIN status p ON p.id = s.in_reply_to_id
                 WHERE s.in_reply_to_id IN (:ids) AND s.account_id = p.account_id AND %s
                   AND s.spoiler = '' AND NOT s.sensitive
                 GROUP BY s.in_reply_to_id
                """.replace("%s", VisibilitySql.isListed("s")))
                .setAll("ids", statuses.stream().map(StatusId::value).toList())
                .each(row -> next.put(new StatusId(row.longOf("in_reply_to_id")), new StatusId(row.longOf("id"))));
        return next;
    }
}
