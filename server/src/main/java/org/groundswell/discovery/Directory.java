package org.groundswell.discovery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.visibility.Exclusions;
import org.groundswell.visibility.ViewerStore;

/** The directory: discoverable accounts that moderators have not restricted. */
public final class Directory {
    /** The list ends here, however many accounts there are: each page costs as much as all before it. */
    public static final int LAST = 10_000;

    private final Database database;
    private final AccountStore accounts;
    private final DirectoryStore store = new DirectoryStore();
    private final ViewerStore viewers = new ViewerStore();

    public Directory(Database database, AccountStore accounts) {
        this.database = database;
        this.accounts = accounts;
    }

    /**
     * A page of the directory, without accounts that the viewer blocks or mutes, or that block the viewer.
     *
     * @param local whether accounts of other servers are left out
     * @param offset how many accounts are skipped; at {@value #LAST} and beyond, the list is empty
     */
    public List<Account> page(Optional<AccountId> viewer, DirectoryOrder order, boolean local, int offset, int limit) {
        int shown = Math.min(limit, LAST - offset);
        if (shown <= 0) {
            return List.of();
        }
        return database.read(tx -> {
            Exclusions exclusions = viewers.exclusions(tx, viewer);
            List<AccountId> ids = switch (order) {
                case ACTIVE -> store.active(tx, local, exclusions, offset, shown);
                case NEW -> store.newest(tx, local, exclusions, offset, shown);
            };
            Map<AccountId, Account> found = accounts.byIds(tx, ids);
            return ids.stream()
                    .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                    .toList();
        });
    }
}
