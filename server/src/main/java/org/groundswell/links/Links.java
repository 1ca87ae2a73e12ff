package org.groundswell.links;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;

/** The pages that public statuses link to, by their ids. */
public final class Links {
    private final Database database;
    private final LinkStore store;

    public Links(Database database, LinkStore store) {
        this.database = database;
        this.store = store;
    }

    /** The ids of pages, as far as statuses have linked to them. */
    public Map<LinkUrl, Long> ids(Collection<LinkUrl> pages) {
        return pages.isEmpty() ? Map.of() : database.read(tx -> store.ids(tx, pages));
    }

    /** The id of a page, if a public status has linked to it. */
    public Optional<Long> id(Tx tx, LinkUrl page) {
        return Optional.ofNullable(store.ids(tx, List.of(page)).get(page));
    }

    public Optional<LinkUrl> find(long id) {
        return database.read(tx -> store.find(tx, id));
    }
}
