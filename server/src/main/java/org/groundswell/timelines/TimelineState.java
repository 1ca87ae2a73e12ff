package org.groundswell.timelines;

import java.util.Map;
import java.util.Optional;
import org.groundswell.events.Event;
import org.groundswell.events.StatusFacts;
import org.groundswell.events.StatusReference;
import org.groundswell.model.AccountId;

/**
 * The rules and newest entries of a timeline, and how events change them. Events may be applied again: for each status, the
 * last event that decides about it decides. Not thread-safe.
 */
record TimelineState(TimelineRules rules, Entries entries) {
    TimelineState copy() {
        return new TimelineState(rules, entries.copy());
    }

    /**
     * Applies an event. Its change is returned even if the entries had it before: they may have been read after the event was
     * committed and before it got its position.
     *
     * @param domains the domains of the accounts that the event names, if the viewer blocks domains
     */
    Optional<TimelineFeed.Change> apply(Event event, Map<AccountId, String> domains) {
        return switch (TimelineEffect.of(event)) {
            case TimelineEffect.Posted posted ->
                rules.include(posted.status(), domains) ? add(posted.status()) : unchanged();
            case TimelineEffect.Edited edited ->
                edit(edited.before(), edited.status(), domains)
                        .filter(change -> edited.isNews() || change instanceof TimelineFeed.Change.Removed);
            case TimelineEffect.Deleted deleted -> delete(deleted.status(), domains);
            case TimelineEffect.RulesChanged _, TimelineEffect.AccountGone _, TimelineEffect.None _ -> unchanged();
        };
    }

    private Optional<TimelineFeed.Change> delete(StatusFacts status, Map<AccountId, String> domains) {
        boolean removed = entries.remove(status.id().value());
        return removed || rules.include(status, domains) ? removed(status) : unchanged();
    }

    private Optional<TimelineFeed.Change> edit(StatusFacts before, StatusFacts status, Map<AccountId, String> domains) {
        boolean was = rules.include(before, domains);
        boolean is = rules.include(status, domains);
        if (was == is) {
            // What the two don't say, such as the author of a deleted post that this one replied to, still decides.
            boolean older = is && !entries.covers(status.id().value());
            return older || entries.contains(status.id().value()) ? edited(status) : unchanged();
        }
        if (is) {
            return add(status);
        }
        return entries.remove(status.id().value()) ? removed(status) : unchanged();
    }

    private Optional<TimelineFeed.Change> add(StatusFacts status) {
        long id = status.id().value();
        StatusReference original = status.references().boostOf();
        entries.add(
                new Entries.Entry(id, original == null ? id : original.status().value()));
        return entries.contains(id) && !entries.isRepetition(id) ? added(status) : unchanged();
    }

    private static Optional<TimelineFeed.Change> unchanged() {
        return Optional.empty();
    }

    private static Optional<TimelineFeed.Change> added(StatusFacts status) {
        return Optional.of(new TimelineFeed.Change.Added(status.id()));
    }

    private static Optional<TimelineFeed.Change> edited(StatusFacts status) {
        return Optional.of(new TimelineFeed.Change.Edited(status.id()));
    }

    private static Optional<TimelineFeed.Change> removed(StatusFacts status) {
        return Optional.of(new TimelineFeed.Change.Removed(status.id()));
    }
}
