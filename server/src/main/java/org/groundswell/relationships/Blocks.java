package org.groundswell.relationships;

import java.util.List;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;

/**
 * Blocks. A blocked account can't see the blocker's posts while it is signed in, can't follow or reach the blocker, and is
 * absent from the blocker's lists. Blocking ends everything that is between the two; unblocking restores nothing.
 */
public final class Blocks {
    private final Database database;
    private final Relationships relationships;
    private final AccountLists lists;
    private final EventLog events;
    private final IdGenerator ids;
    private final Follows follows;
    private final BlockStore store = new BlockStore();
    private final EndorsementStore endorsements = new EndorsementStore();

    public Blocks(RelationshipParts parts, Follows follows) {
        this.database = parts.database();
        this.relationships = parts.relationships();
        this.lists = parts.lists();
        this.events = parts.events();
        this.ids = parts.ids();
        this.follows = follows;
    }

    /**
     * Blocks an account; blocking it again changes nothing.
     *
     * @throws Refusal.NotFound if there is no such account
     * @throws Refusal.Forbidden if it is one's own
     */
    public Relationship block(AccountId account, AccountId target) {
        if (account.equals(target)) {
            throw new Refusal.Forbidden("error.block.yourself");
        }
        return database.write(tx -> {
            relationships.lock(tx, account, target);
            if (store.insert(tx, ids.next(), account, target)) {
                follows.endAll(tx, account, target);
                endorsements.delete(tx, account, target);
                endorsements.delete(tx, target, account);
                events.append(tx, new Event.Blocked(account, target));
            }
            return relationships.between(tx, account, target);
        });
    }

    /** @throws Refusal.NotFound if there is no such account */
    public Relationship unblock(AccountId account, AccountId target) {
        return database.write(tx -> {
            relationships.lock(tx, account, target);
            if (store.delete(tx, account, target)) {
                events.append(tx, new Event.Unblocked(account, target));
            }
            return relationships.between(tx, account, target);
        });
    }

    /** The blocked accounts, the most recently blocked first. */
    public List<Listed> of(AccountId account, Page page) {
        return database.read(tx -> lists.listed(tx, store.of(tx, account, page)));
    }
}
