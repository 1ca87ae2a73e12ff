package org.groundswell.trending;

import java.util.Optional;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.reputation.ReputationPolicy;
import org.groundswell.reputation.ReputationPolicyStore;
import org.groundswell.trends.model.Use;

/**
 * SQL for links to pages. The key is the address. Queries for a period walk index link_use_status, those for one page
 * the primary key.
 */
final class LinkUsesStore extends StatusUsesStore {
    LinkUsesStore() {
        super(
                "l.url",
                "link_use u JOIN link l ON l.id = u.link_id",
                "u.link_id = (SELECT id FROM link WHERE url = :key)",
                "l.url");
    }

    /** The time of the first post, with or without links: from then on, the absence of links is known too. */
    @Override
    public Optional<Long> first(Tx tx) {
        return first(tx, "id", "status");
    }

    @Override
    Use use(Row row, long account, long at, ReputationPolicy policy) {
        return policy.use(row.textOf("url"), account, at, ReputationPolicyStore.reputation(row));
    }
}
