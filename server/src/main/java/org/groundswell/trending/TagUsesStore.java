package org.groundswell.trending;

import java.util.Optional;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.reputation.ReputationPolicy;
import org.groundswell.reputation.ReputationPolicyStore;
import org.groundswell.trends.model.Use;

/**
 * SQL for uses of tags. The key is the tag's key. Queries for a period walk index tag_use_status, those for one tag the
 * primary key.
 */
final class TagUsesStore extends StatusUsesStore {
    TagUsesStore() {
        super(
                "t.key, u.text_hash, s.country AS said_in, s.language AS said_as, s.cell",
                "tag_use u JOIN status s ON s.id = u.status_id JOIN tag t ON t.id = u.tag_id",
                "u.tag_id = (SELECT id FROM tag WHERE key = :key)",
                "t.key");
    }

    @Override
    public Optional<Long> first(Tx tx) {
        return first(tx, "status_id", "tag_use");
    }

    @Override
    Use use(Row row, long account, long at, ReputationPolicy policy) {
        return new Use(
                row.textOf("key"),
                account,
                at,
                row.textOf("said_in"),
                row.textOf("said_as"),
                policy.traits(ReputationPolicyStore.reputation(row), at),
                row.longOf("text_hash"),
                row.intOf("cell"));
    }
}
