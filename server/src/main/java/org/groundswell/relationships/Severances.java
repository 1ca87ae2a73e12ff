package org.groundswell.relationships;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;

/**
 * Follows that ended because an account blocked a domain. Unblocking it does not restore them; so its owner is told, and can
 * read for a year which they were.
 */
public final class Severances {
    private static final Duration KEPT = Duration.ofDays(365);
    private static final int PIECE = 500;

    private final Database database;
    private final EventLog events;
    private final IdGenerator ids;
    private final AccountLists lists;
    private final InstantSource clock;
    private final SeveranceStore store = new SeveranceStore();

    Severances(RelationshipParts parts, InstantSource clock) {
        this.database = parts.database();
        this.events = parts.events();
        this.ids = parts.ids();
        this.lists = parts.lists();
        this.clock = clock;
    }

    /** The follows that one block of a domain ends, as they are found. */
    final class Recording {
        private final long id = ids.next();
        private final AccountId account;
        private final String domain;

        private Recording(AccountId account, String domain) {
            this.account = account;
            this.domain = domain;
        }

        /**
         * Adds the end of a follow, in its transaction.
         *
         * @param followed whether the other account was followed; otherwise it was a follower
         */
        void add(Tx tx, AccountId other, boolean followed) {
            store.insert(tx, id, account, domain, clock.instant());
            store.count(tx, id, followed);
            store.insertFollow(tx, ids.next(), id, other, followed);
        }

        /** Tells the account's owner, if a follow has ended. */
        void finish() {
            database.writing(tx -> {
                if (store.exists(tx, id)) {
                    events.append(tx, new Event.RelationshipsSevered(account, id));
                }
            });
        }
    }

    Recording begin(AccountId account, String domain) {
        return new Recording(account, domain);
    }

    /** Those of an account, the latest first. */
    public List<Severance> of(AccountId account, Page page) {
        return database.read(tx -> store.of(tx, account, oldest(), page));
    }

    /** @throws Refusal.NotFound if the account has none with this id */
    public Severance get(AccountId account, long id) {
        return byIds(account, List.of(id)).values().stream().findFirst().orElseThrow(Refusal.NotFound::new);
    }

    /** Those of an account among some ids. */
    public Map<Long, Severance> byIds(AccountId account, Collection<Long> wanted) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        return database.read(tx -> store.byIds(tx, account, oldest(), wanted)).stream()
                .collect(Collectors.toMap(Severance::id, Function.identity()));
    }

    /**
     * The accounts that were followed, or followed, as far as they still exist; the last that was found first.
     *
     * @param followed whether they were followed; otherwise they were followers
     */
    public List<Listed> accounts(AccountId account, long severance, boolean followed, Page page) {
        return database.read(tx -> lists.listed(tx, store.accounts(tx, account, severance, followed, page)));
    }

    /** Drops the lists of accounts that are older than a year; the numbers stay. */
    public int purge() {
        return database.purge(PIECE, tx -> store.purge(tx, oldest(), PIECE));
    }

    private Instant oldest() {
        return clock.instant().minus(KEPT);
    }
}
