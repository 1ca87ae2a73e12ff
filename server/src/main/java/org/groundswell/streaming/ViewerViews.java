package org.groundswell.streaming;

import org.groundswell.db.Database;
import org.groundswell.filters.FilterSets;
import org.groundswell.model.AccountId;
import org.groundswell.visibility.ViewerStore;

/** Reads relations and filters of accounts: two look-ups by key for an account that has neither. */
public final class ViewerViews {
    private final Database database;
    private final FilterSets filters;
    private final ViewerStore viewers = new ViewerStore();

    public ViewerViews(Database database, FilterSets filters) {
        this.database = database;
        this.filters = filters;
    }

    /** The account's view, as of now. */
    public ViewerView of(AccountId account) {
        return database.read(tx -> new ViewerView(viewers.relations(tx, account), filters.load(tx, account)));
    }
}
