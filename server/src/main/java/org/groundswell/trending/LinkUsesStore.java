package org.groundswell.trending;

import java.util.Optional;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.reputation.ReputationPolicy;
import org.groundswell.reputation.ReputationPolicyStore;
import org.groundswell.trends.model.Use;

/** Who pointed to which page. The key is its address; all of a stretch walks index link_use_status, one page the primary key. */
final class LinkUsesStore extends StatusUsesStore {
    LinkUsesStore() {
        super(
                "l.url",
                "link_use u JOIN link l ON l.id = u.link_id",
                "u.link_id = (SELECT id FROM link WHERE url = :key)",
                "l.url");
    }

    /** With the first post: that it pointed to nothing is known too. */
    @Override
    public Optional<Long> first(Tx tx) {
        return first(tx, "id", "status");
    }

    @Override
    Use use(Row row, long account, long at, ReputationPolicy policy) {
        return policy.use(row.textOf("url"), account, at, ReputationPolicyStore.reputation(row));
    }
}
