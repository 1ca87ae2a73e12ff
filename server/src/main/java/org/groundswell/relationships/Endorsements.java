package org.groundswell.relationships;

import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.visibility.ViewerStore;

/** Accounts that an account features on its profile, among those it follows. */
public final class Endorsements {
    private static final int MOST = 100;

    private final Database database;
    private final Relationships relationships;
    private final AccountLists lists;
    private final IdGenerator ids;
    private final EndorsementStore store = new EndorsementStore();
    private final FollowStore follows = FollowStore.follows();
    private final BlockStore blocks = new BlockStore();
    private final ViewerStore viewers = new ViewerStore();

    public Endorsements(RelationshipParts parts) {
        this.database = parts.database();
        this.relationships = parts.relationships();
        this.lists = parts.lists();
        this.ids = parts.ids();
    }

    /**
     * Features an account.
     *
     * @throws Refusal.NotFound if there is no such account
     * @throws Refusal.Invalid if it isn't followed, or there are too many
     */
    public Relationship endorse(AccountId account, AccountId target) {
        return database.write(tx -> {
            relationships.lock(tx, account, target);
            if (!follows.exists(tx, account, target)) {
                throw new Refusal.Invalid("id", "error.endorse.not_followed");
            }
            if (store.insert(tx, ids.next(), account, target) && store.count(tx, account) > MOST) {
                throw new Refusal.Invalid("id", "error.too_many_entries", "most", MOST);
            }
            return relationships.between(tx, account, target);
        });
    }

    /** @throws Refusal.NotFound if there is no such account */
    public Relationship unendorse(AccountId account, AccountId target) {
        return database.write(tx -> {
            relationships.lock(tx, account, target);
            store.delete(tx, account, target);
            return relationships.between(tx, account, target);
        });
    }

    /** The accounts that an account features, as the viewer sees them. */
    public List<Listed> of(Optional<AccountId> viewer, Account account, Page page) {
        return database.read(tx ->
                viewer.filter(me -> blocks.isBlocking(tx, account.id(), me)).isPresent()
                        ? List.of()
                        : lists.listed(tx, store.of(tx, account.id(), viewers.exclusions(tx, viewer), page)));
    }
}
