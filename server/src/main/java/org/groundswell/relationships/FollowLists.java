package org.groundswell.relationships;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.visibility.Exclusions;
import org.groundswell.visibility.ViewerStore;

/** Followers and followed accounts, as a viewer sees them; the most recent follow first. */
public final class FollowLists {
    private static final int MOST_FAMILIAR = 10;

    private final Database database;
    private final AccountStore accounts;
    private final AccountLists lists;
    private final FollowStore store = FollowStore.follows();
    private final BlockStore blocks = new BlockStore();
    private final ViewerStore viewers = new ViewerStore();

    public FollowLists(RelationshipParts parts) {
        this.database = parts.database();
        this.accounts = parts.accounts();
        this.lists = parts.lists();
    }

    /** The followers of an account as the viewer sees them: none, if the account hides them or blocks the viewer. */
    public List<Listed> followers(Optional<AccountId> viewer, Account account, Page page) {
        return database.read(tx -> isHidden(tx, viewer, account)
                ? List.of()
                : lists.listed(tx, store.followers(tx, account.id(), exclusions(tx, viewer, account), page)));
    }

    /** The accounts that an account follows, for a viewer: none, if the account hides them or blocks the viewer. */
    public List<Listed> following(Optional<AccountId> viewer, Account account, Page page) {
        return database.read(tx -> isHidden(tx, viewer, account)
                ? List.of()
                : lists.listed(tx, store.followed(tx, account.id(), exclusions(tx, viewer, account), page)));
    }

    private boolean isHidden(Tx tx, Optional<AccountId> viewer, Account account) {
        if (viewer.filter(account.id()::equals).isPresent()) {
            return false;
        }
        return account.restrictions().isSuspended()
                || account.profile().privacy().hidesCollections()
                || viewer.filter(me -> blocks.isBlocking(tx, account.id(), me)).isPresent();
    }

    /** One's own lists are complete: accounts that one mutes can be found and unfollowed there. */
    private Exclusions exclusions(Tx tx, Optional<AccountId> viewer, Account account) {
        return viewer.filter(account.id()::equals).isPresent() ? Exclusions.NONE : viewers.exclusions(tx, viewer);
    }

    /** For each account, the accounts that the viewer follows and that follow it too; {@value #MOST_FAMILIAR} at most. */
    public Map<AccountId, List<Account>> familiar(AccountId viewer, Collection<AccountId> others) {
        return database.read(tx -> {
            Map<AccountId, Account> there = accounts.byIds(tx, others);
            Map<AccountId, List<Account>> familiar = new LinkedHashMap<>();
            for (AccountId other : others) {
                Account account = there.get(other);
                if (account != null) {
                    familiar.put(
                            other,
                            isHidden(tx, Optional.of(viewer), account) ? List.of() : familiar(tx, viewer, other));
                }
            }
            return familiar;
        });
    }

    private List<Account> familiar(Tx tx, AccountId viewer, AccountId other) {
        List<AccountId> followers = store.followedWhoFollow(tx, viewer, other, MOST_FAMILIAR);
        Map<AccountId, Account> found = accounts.byIds(tx, followers);
        return followers.stream()
                .flatMap(each -> Optional.ofNullable(found.get(each)).stream())
                .toList();
    }
}
