package org.groundswell.search;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.db.Database;
import org.groundswell.events.EventLog;
import org.groundswell.events.Follower;
import org.groundswell.events.Position;
import org.groundswell.jobs.Jobs;
import org.groundswell.jobs.Service;
import org.groundswell.metrics.Metered;
import org.groundswell.metrics.Meters;
import org.groundswell.metrics.Recorder;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.moderation.VerdictStore;
import org.groundswell.search.index.Criteria;
import org.groundswell.search.index.StatusIndex;
import org.groundswell.search.query.Clause;
import org.groundswell.search.query.Condition;
import org.groundswell.search.query.Person;
import org.groundswell.search.query.SearchQuery;
import org.groundswell.statuses.StatusStore;

/**
 * Finds statuses by their text. The index proposes candidates, in order; the tables decide which of them the viewer may find.
 * So a status that was deleted or hidden is out at once, even while the index lags behind.
 */
public final class Search implements Service, Metered {
    /** The name of the follower of the log. */
    public static final String NAME = "search";

    private static final Duration TICK = Duration.ofMillis(250);
    private static final int LEAST_CANDIDATES = 40;
    /** Candidates examined for one page. Where more are in vain, as with many by blocked accounts, the page stays short. */
    private static final int MOST_CANDIDATES = 4_000;
    /** Of each kind of interaction. */
    private static final int LIBRARY = 5_000;

    private final Database database;
    private final Accounts accounts;
    private final InstantSource clock;
    private final FindableStore findables = new FindableStore();
    private final StatusIndexes indexes;
    private final IndexUpdates updates;
    private final IndexBuilder builder;
    private final Follower follower;
    private volatile Recorder queries = Recorder.NONE;

    /** @param directory for the index */
    public Search(
            Database database,
            EventLog log,
            Jobs jobs,
            Accounts accounts,
            StatusStore statuses,
            InstantSource clock,
            Path directory) {
        this.database = database;
        this.accounts = accounts;
        this.clock = clock;
        Database background = database.background();
        Rebuilds rebuilds = new Rebuilds(database, clock);
        this.indexes = new StatusIndexes(directory, background.write(new VerdictStore()::installation));
        this.updates = new IndexUpdates(background, log, new IndexedStatusStore(statuses), indexes, rebuilds, clock);
        this.builder = new IndexBuilder(updates, indexes, rebuilds, jobs.process());
        this.follower = Follower.of(log, NAME, updates, TICK);
    }

    @Override
    public void start() {
        follower.start();
        builder.start();
    }

    @Override
    public void close() {
        builder.close();
        // Before the follower, which interrupts its thread: an interrupted thread loses the files that it writes to.
        updates.close();
        follower.close();
    }

    /**
     * The statuses that match a search and that the viewer may find.
     *
     * @param author only those of this account
     */
    public FoundStatuses find(
            SearchQuery query, Optional<AccountId> viewer, Optional<AccountId> author, Window window) {
        long begun = System.nanoTime();
        try {
            int percent = builder.percent();
            if (query.isEmpty()) {
                return new FoundStatuses(List.of(), false, percent);
            }
            Optional<StatusIndex.Snapshot> snapshot = indexes.snapshot();
            if (snapshot.isEmpty()) {
                return new FoundStatuses(List.of(), false, 0);
            }
            try (StatusIndex.Snapshot index = snapshot.get()) {
                List<StatusId> found = find(index, criteria(query, viewer, author, window), window.end() + 1);
                List<StatusId> page = found.stream()
                        .skip(window.offset())
                        .limit(window.limit())
                        .toList();
                return new FoundStatuses(page, found.size() > window.end(), percent);
            }
        } finally {
            queries.record(System.nanoTime() - begun);
        }
    }

    private List<StatusId> find(StatusIndex.Snapshot index, Criteria criteria, int wanted) {
        Set<StatusId> library = new HashSet<>(criteria.searcher().library());
        Set<StatusId> seen = new HashSet<>();
        List<StatusId> found = new ArrayList<>();
        StatusIndex.Mark mark = null;
        int round = Math.max(LEAST_CANDIDATES, wanted);
        for (int examined = 0; examined < MOST_CANDIDATES && found.size() < wanted; examined += round) {
            List<StatusIndex.Hit> hits = index.search(criteria, mark, round);
            List<StatusId> candidates =
                    hits.stream().map(StatusIndex.Hit::status).filter(seen::add).toList();
            Set<StatusId> findable = database.read(
                    tx -> findables.findable(tx, criteria.searcher().account(), candidates, library));
            candidates.stream()
                    .filter(findable::contains)
                    .limit(wanted - found.size())
                    .forEach(found::add);
            if (hits.size() < round) {
                break;
            }
            mark = hits.getLast().mark();
        }
        return found;
    }

    private Criteria criteria(
            SearchQuery query, Optional<AccountId> viewer, Optional<AccountId> author, Window window) {
        return new Criteria(
                query,
                viewer.map(account -> new Criteria.Searcher(
                                viewer, database.read(tx -> findables.library(tx, account, LIBRARY))))
                        .orElse(Criteria.Searcher.VISITOR),
                people(query, viewer),
                author,
                window.maxId(),
                window.minId(),
                clock.millis());
    }

    private Map<Person, AccountId> people(SearchQuery query, Optional<AccountId> viewer) {
        Map<Person, AccountId> people = new HashMap<>();
        for (Clause clause : query.clauses()) {
            person(clause.condition()).ifPresent(person -> {
                Optional<AccountId> account = switch (person) {
                    case Person.Me _ -> viewer;
                    case Person.Named(var acct) ->
                        accounts.find(acct.toString()).map(Account::id);
                };
                account.ifPresent(id -> people.put(person, id));
            });
        }
        return people;
    }

    private static Optional<Person> person(Condition condition) {
        return switch (condition) {
            case Condition.From(var person) -> Optional.of(person);
            case Condition.To(var person) -> Optional.of(person);
            case Condition.Mentions(var person) -> Optional.of(person);
            case Condition.Word _,
                    Condition.Phrase _,
                    Condition.Tagged _,
                    Condition.Has _,
                    Condition.Is _,
                    Condition.InLanguage _,
                    Condition.Written _,
                    Condition.In _ -> Optional.empty();
        };
    }

    /** The position in the event log up to which the index has all changes. */
    public Position position() {
        return indexes.position();
    }

    @Override
    public void meter(Meters meters) {
        meters.gauge("groundswell.search.statuses", "Statuses in the search index", () -> all(StatusIndex::size));
        meters.gauge("groundswell.search.bytes", "Bytes of the search index on disk", () -> all(StatusIndex::bytes));
        meters.gauge(
                "groundswell.search.built",
                "How much of the search index is built, in hundredths; 100 unless it is being built",
                builder::percent);
        queries = meters.timer("groundswell.search.queries", "Time it took to find a page of statuses");
    }

    private long all(ToLongFunction<StatusIndex> measure) {
        return indexes.all().stream().mapToLong(measure).sum();
    }
}
