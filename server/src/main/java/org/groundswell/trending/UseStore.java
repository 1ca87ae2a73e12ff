package org.groundswell.trending;

import java.util.function.Consumer;
import org.groundswell.db.Tx;
import org.groundswell.trends.Place;
import org.groundswell.trends.Use;
import org.groundswell.words.Ids;

/** The uses of tags that have been kept, in the order of their own time. */
final class UseStore {
    /** Shows every use in a stretch of time, oldest first. Walks index tag_use_status. */
    void between(Tx tx, long fromMillis, long toMillis, Consumer<Use> visitor) {
        tx.sql("""
                SELECT t.key, u.account_id, u.status_id, s.country
                  FROM tag_use u JOIN status s ON s.id = u.status_id JOIN tag t ON t.id = u.tag_id
                 WHERE u.status_id >= :fromId AND u.status_id < :toId
                 ORDER BY u.status_id
                """)
                .set("fromId", Ids.first(fromMillis))
                .set("toId", Ids.first(toMillis))
                .each(row -> visitor.accept(new Use(
                        row.textOf("key"),
                        row.longOf("account_id"),
                        Ids.instant(row.longOf("status_id")).toEpochMilli(),
                        new Place(row.textOf("country")))));
    }
}
