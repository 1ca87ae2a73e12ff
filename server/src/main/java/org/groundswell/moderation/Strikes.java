package org.groundswell.moderation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;

/** Reads the decisions about accounts. */
public final class Strikes {
    private static final int MOST = 100;

    private final Database database;
    private final StrikeStore store = new StrikeStore();

    public Strikes(Database database) {
        this.database = database;
    }

    /** The latest decisions about an account, newest first. */
    public List<Strike> of(AccountId account) {
        return database.read(tx -> store.of(tx, account, MOST));
    }

    /** The number of decisions about an account. */
    public long count(AccountId account) {
        return database.read(tx -> store.count(tx, account));
    }

    /** @throws Refusal.NotFound if there is no such decision, or it is about another account */
    public Strike get(AccountId account, StrikeId id) {
        return database.read(tx -> store.find(tx, id))
                .filter(strike -> strike.account().equals(account))
                .orElseThrow(Refusal.NotFound::new);
    }

    /** Decisions about an account by their ids. */
    public Map<StrikeId, Strike> byIds(AccountId account, Collection<StrikeId> wanted) {
        return wanted.isEmpty()
                ? Map.of()
                : database.read(tx -> store.byIds(tx, wanted)).stream()
                        .filter(strike -> strike.account().equals(account))
                        .collect(Collectors.toMap(Strike::id, Function.identity()));
    }
}
