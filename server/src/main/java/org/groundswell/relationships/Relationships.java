package org.groundswell.relationships;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;

/** Reads relationships, and locks the two accounts between which one changes. */
public final class Relationships {
    private final Database database;
    private final AccountStore accounts;
    private final RelationshipStore store = new RelationshipStore();

    public Relationships(Database database, AccountStore accounts) {
        this.database = database;
        this.accounts = accounts;
    }

    /** The relationships of an account to others, in the order asked for. */
    public List<Relationship> of(AccountId viewer, Collection<AccountId> others) {
        return database.read(tx -> store.between(tx, viewer, others));
    }

    /** The relationship of an account to another. */
    public Relationship of(AccountId viewer, AccountId other) {
        return database.read(tx -> between(tx, viewer, other));
    }

    /** The relationships of an account to others. */
    public Map<AccountId, Relationship> between(Tx tx, AccountId viewer, Collection<AccountId> others) {
        return store.between(tx, viewer, others).stream()
                .collect(Collectors.toMap(Relationship::other, Function.identity(), (first, _) -> first));
    }

    Relationship between(Tx tx, AccountId viewer, AccountId other) {
        return store.between(tx, viewer, List.of(other)).getFirst();
    }

    /**
     * Locks two accounts until the transaction ends. Without this, a follow could begin while the same accounts are being
     * blocked, and outlive the block.
     *
     * @throws Refusal.NotFound if one of them isn't there
     */
    void lock(Tx tx, AccountId account, AccountId other) {
        if (!tryLock(tx, account, other)) {
            throw new Refusal.NotFound();
        }
    }

    /** The same; false if one of them isn't there. */
    boolean tryLock(Tx tx, AccountId account, AccountId other) {
        return accounts.lockBoth(tx, account, other);
    }
}
