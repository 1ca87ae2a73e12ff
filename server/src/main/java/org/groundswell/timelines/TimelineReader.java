package org.groundswell.timelines;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundswell.db.Tx;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.events.LogTail;
import org.groundswell.events.Position;
import org.groundswell.events.StatusFacts;
import org.groundswell.events.StatusReference;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusStore;
import org.groundswell.visibility.Exclusions;
import org.groundswell.visibility.ViewerStore;

/** Reads timelines from the database: whole, to keep them in memory, and what has happened since. */
final class TimelineReader {
    /** The number of events that a page may add to a timeline. With more, the database is asked for the page. */
    private static final int MOST_EVENTS = 500;

    /** The first step back reads a page of so many entries. */
    private static final int FIRST = 40;

    private static final int MOST_STEPS = 8;
    private static final int GROWTH = 4;

    private final EventLog log;
    private final LogTail tail;
    private final StatusStore statuses;
    private final HomeTimelineStore store;
    private final RulesStore rules = new RulesStore();
    private final ViewerStore viewers = new ViewerStore();
    private final int kept;

    /** @param kept the number of entries to read of a timeline */
    TimelineReader(EventLog log, StatusStore statuses, int kept) {
        this.kept = kept;
        this.log = log;
        this.tail = new LogTail(log);
        this.statuses = statuses;
        this.store = new HomeTimelineStore(statuses);
    }

    /** The newest entries of a timeline, with its rules and the position of the log. */
    KeptTimeline fill(Tx tx, KeptTimeline.Key key) {
        Position end = log.end(tx);
        Optional<Timeline.Followed> timeline = rules.timeline(tx, key);
        TimelineRules found = rules.load(tx, key.viewer(), timeline);
        Entries entries =
                timeline.map(each -> newest(tx, key.viewer(), each)).orElseGet(() -> new Entries(List.of(), 0, kept));
        return new KeptTimeline(key, end, new TimelineState(found, entries));
    }

    /**
     * Reads further and further back until there are enough entries. Asking for so many at once would walk as many of each
     * followed account.
     */
    private Entries newest(Tx tx, AccountId viewer, Timeline.Followed timeline) {
        Exclusions exclusions = viewers.exclusions(tx, Optional.of(viewer));
        List<Entries.Entry> found = store.entries(tx, viewer, timeline, exclusions, Page.first(Math.min(FIRST, kept)));
        if (found.size() < Math.min(FIRST, kept)) {
            return new Entries(found, 0, kept);
        }
        long newest = found.getFirst().id();
        long floor = found.getLast().id() - 1;
        long span = (newest - floor) * Math.max(1, kept / FIRST);
        for (int step = 0; step < MOST_STEPS && found.size() < kept && floor > 0; step++) {
            floor = Math.max(0, newest - span);
            found = store.entries(tx, viewer, timeline, exclusions, new Page(Long.MAX_VALUE, floor, 0, kept));
            span *= GROWTH;
        }
        return new Entries(found, found.size() < kept ? floor : found.getLast().id() - 1, kept);
    }

    /**
     * A page of a timeline as it is in this transaction.
     *
     * @param state the timeline as it was before this transaction began. It is changed
     * @param position the position of the log up to which it has all events
     * @return empty if this can't tell, so that the database has to be asked
     */
    Optional<List<StatusId>> page(Tx tx, TimelineState state, Position position, Page page) {
        return tail.after(tx, position, MOST_EVENTS)
                .filter(events -> events.stream().noneMatch(state.rules()::areChangedBy))
                .flatMap(events -> {
                    Map<AccountId, String> domains = domains(tx, state.rules(), events);
                    events.forEach(event -> state.apply(event, domains));
                    return state.entries().page(page);
                });
    }

    /** The statuses of a page; empty if they are not what the rules say. */
    Optional<List<Status>> statuses(Tx tx, TimelineRules rules, List<StatusId> ids) {
        Map<StatusId, Status> found = statuses.known(tx, ids);
        List<Status> page = ids.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .filter(rules::stillInclude)
                .toList();
        return page.size() == ids.size() ? Optional.of(page) : Optional.empty();
    }

    private Map<AccountId, String> domains(Tx tx, TimelineRules rules, List<Event> events) {
        return rules.viewer().blocksDomains() ? domains(tx, events) : Map.of();
    }

    /** The domains of the authors, and authors of boosted posts, that some events name. */
    Map<AccountId, String> domains(Tx tx, List<Event> events) {
        Set<AccountId> authors = new HashSet<>();
        for (Event event : events) {
            switch (TimelineEffect.of(event)) {
                case TimelineEffect.Posted posted -> addAuthors(authors, posted.status());
                case TimelineEffect.Edited edited -> addAuthors(authors, edited.status());
                case TimelineEffect.Deleted deleted -> addAuthors(authors, deleted.status());
                case TimelineEffect.RulesChanged _, TimelineEffect.AccountGone _, TimelineEffect.None _ -> {}
            }
        }
        return viewers.domains(tx, authors);
    }

    private static void addAuthors(Set<AccountId> authors, StatusFacts status) {
        authors.add(status.account());
        StatusReference original = status.references().boostOf();
        if (original != null && original.author() != null) {
            authors.add(original.author());
        }
    }
}
