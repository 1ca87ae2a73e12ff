package org.groundswell.statuses;

import java.util.List;
import java.util.Optional;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.StatusId;
import org.groundswell.visibility.Exclusions;
import org.groundswell.visibility.VisibilitySql;

/** The quotes of posts, in the table {@code status}. */
final class QuoteStore {
    private final StatusStore statuses;

    QuoteStore(StatusStore statuses) {
        this.statuses = statuses;
    }

    /** The posts that quote a post and that a list shows to the viewer, newest first. */
    List<Status> quotes(Tx tx, StatusId quoted, Optional<AccountId> viewer, Exclusions exclusions, Page page) {
        String order = page.isForward() ? " ORDER BY s.id LIMIT :limit" : " ORDER BY s.id DESC LIMIT :limit";
        String visible = viewer.isPresent() ? VisibilitySql.visibleTo("s") : VisibilitySql.isOpen("s");
        Sql query = tx.sql("SELECT " + StatusRows.CHANGING
                + " FROM status s WHERE s.quote_of_id = :of AND s.id < :max AND s.id > :after AND NOT s.quote_revoked AND "
                + visible + VisibilitySql.andShown(exclusions, "s.account_id") + order);
        viewer.ifPresent(account -> query.set("viewer", account.value()));
        List<Status> found = statuses.known(
                tx,
                query.set("of", quoted.value())
                        .set("max", page.maxId())
                        .set("after", page.after())
                        .set("limit", page.limit()));
        return page.isForward() ? found.reversed() : found;
    }
}
