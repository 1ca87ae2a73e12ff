package org.groundswell.trending;

import java.util.Optional;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.reputation.ReputationPolicy;
import org.groundswell.reputation.ReputationPolicyStore;
import org.groundswell.trends.model.Use;

/** Links to pages. The key is the address; all uses of a period walk index link_use_status, those of one page the primary key. */
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
