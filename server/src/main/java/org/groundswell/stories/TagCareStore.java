package org.groundswell.stories;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.TagName;

/** The table {@code tag_care}. */
final class TagCareStore {
    boolean isNeeded(Tx tx, TagName tag) {
        return tx.sql("SELECT count(*) FROM tag_care WHERE tag = :tag")
                        .set("tag", tag.key())
                        .number()
                > 0;
    }

    /** Those of some tags, by key, that are marked. */
    Set<String> among(Tx tx, Collection<String> keys) {
        return keys.isEmpty()
                ? Set.of()
                : Set.copyOf(tx.sql("SELECT tag FROM tag_care WHERE tag IN (:tags)")
                        .setAll("tags", keys)
                        .list(row -> row.textOf("tag")));
    }

    void need(Tx tx, TagName tag, boolean needed, AccountId by, Instant at) {
        if (needed) {
            tx.sql("INSERT INTO tag_care (tag, account_id, at) VALUES (:tag, :by, :at) ON CONFLICT DO NOTHING")
                    .set("tag", tag.key())
                    .set("by", by.value())
                    .set("at", at)
                    .run();
        } else {
            tx.sql("DELETE FROM tag_care WHERE tag = :tag")
                    .set("tag", tag.key())
                    .run();
        }
    }
}
