package org.groundswell.relationships;

import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.events.EventLog;

/** The parts that the services of this package share. */
public record RelationshipParts(
        Database database,
        AccountStore accounts,
        Relationships relationships,
        AccountLists lists,
        EventLog events,
        IdGenerator ids) {
    public static RelationshipParts of(Database database, AccountStore accounts, EventLog events, IdGenerator ids) {
        return new RelationshipParts(
                database, accounts, new Relationships(database, accounts), new AccountLists(accounts), events, ids);
    }
}
