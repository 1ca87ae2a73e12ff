package org.groundswell.tags;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.groundswell.db.Tx;
import org.groundswell.events.Envelope;
import org.groundswell.events.Event;
import org.groundswell.events.StartAt;
import org.groundswell.events.StatusFacts;
import org.groundswell.events.TableConsumer;
import org.groundswell.model.AccountId;
import org.groundswell.model.TagName;
import org.groundswell.model.TagUse;

/**
 * Maintains exact counts of each tag's posts, people and spellings from the event log: new uses add, deleted or edited
 * ones subtract. A batch of events costs one update per tag, and one per person and tag.
 */
public final class TagCounts implements TableConsumer {
    private final TagStore store;

    public TagCounts(TagStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "tag-counts";
    }

    @Override
    public StartAt startAt() {
        return StartAt.BEGINNING;
    }

    @Override
    public void handle(Tx tx, List<Envelope> events) {
        Map<TagName, Change> changes = new HashMap<>();
        for (Envelope each : events) {
            switch (each.event()) {
                case Event.StatusPosted posted -> add(changes, posted.status(), 1);
                case Event.StatusDeleted deleted -> add(changes, deleted.status(), -1);
                case Event.StatusChanged changed -> {
                    add(changes, changed.before(), -1);
                    add(changes, changed.status(), 1);
                }
                case Event.Favourited _,
                        Event.PollEnded _,
                        Event.Unfavourited _,
                        Event.Followed _,
                        Event.Unfollowed _,
                        Event.Relation _,
                        Event.AccountCreated _,
                        Event.AccountUpdated _,
                        Event.AccountRestricted _,
                        Event.Shield _,
                        Event.FiltersChanged _,
                        Event.AccountDeleted _,
                        Event.TrendAlerted _,
                        Event.QuoteRequested _,
                        Event.Notified _,
                        Event.Moderation _,
                        Event.PrivateMentionJudged _,
                        Event.ConversationUpdated _,
                        Event.Announcing _,
                        Event.TrendsReviewed _ -> {}
            }
        }
        changes.forEach((name, change) -> apply(tx, store.ensure(tx, name), change));
    }

    private void apply(Tx tx, TagId tag, Change change) {
        int posts = 0;
        int people = 0;
        for (Map.Entry<AccountId, Integer> person : change.byPerson.entrySet()) {
            if (person.getValue() != 0) {
                posts += person.getValue();
                people += store.addToPerson(tx, tag, person.getKey(), person.getValue());
            }
        }
        if (posts != 0 || people != 0) {
            store.addToTag(tx, tag, posts, people);
        }
        change.bySpelling.forEach((spelling, uses) -> {
            if (uses != 0) {
                store.addToSpelling(tx, tag, spelling, uses);
            }
        });
    }

    private static void add(Map<TagName, Change> changes, StatusFacts status, int posts) {
        if (!status.visibility().isListed()) {
            return;
        }
        Set<TagName> counted = new HashSet<>();
        for (TagUse use : status.content().tags()) {
            Change change = changes.computeIfAbsent(use.key(), _ -> new Change());
            change.bySpelling.merge(use.name(), posts, Integer::sum);
            // Posts from before spellings shared a key may have the same tag twice.
            if (counted.add(use.key())) {
                change.byPerson.merge(status.account(), posts, Integer::sum);
            }
        }
    }

    /** The changes of one tag by a batch of events. */
    private static final class Change {
        private final Map<AccountId, Integer> byPerson = new HashMap<>();
        private final Map<String, Integer> bySpelling = new HashMap<>();
    }
}
