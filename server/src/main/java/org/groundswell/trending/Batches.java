package org.groundswell.trending;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.groundswell.db.Tx;
import org.groundswell.events.Envelope;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.events.Position;
import org.groundswell.events.StatusReference;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.reputation.ReputationPolicy;
import org.groundswell.reputation.ReputationPolicyStore;
import org.jspecify.annotations.Nullable;

/** Reads the event log in batches. */
final class Batches {
    private final EventLog log;
    private final ReputationPolicyStore policies;
    private final PostUsesStore postUses;

    Batches(EventLog log, ReputationPolicyStore policies, PostUsesStore postUses) {
        this.log = log;
        this.policies = policies;
        this.postUses = postUses;
    }

    /** Reads the events after a position, with the facts needed to count them. */
    Batch read(Tx tx, Position position, ReputationPolicy policy, Instant now) {
        List<Envelope> events = log.after(tx, position, Batch.MOST);
        Set<AccountId> people = new HashSet<>();
        Set<StatusId> targets = new HashSet<>();
        for (Envelope envelope : events) {
            switch (envelope.event()) {
                case Event.StatusPosted posted -> {
                    people.add(posted.status().account());
                    addIfThere(targets, posted.status().references().boostOf());
                    addIfThere(targets, posted.status().references().inReplyTo());
                }
                case Event.StatusChanged changed -> people.add(changed.status().account());
                case Event.StatusDeleted deleted -> people.add(deleted.status().account());
                case Event.Favourited favourited -> {
                    people.add(favourited.account());
                    targets.add(favourited.status().status());
                }
                case Event.PollEnded _,
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
        return new Batch(
                events, new FeedContext(now, policy, policies.reputations(tx, people), postUses.targets(tx, targets)));
    }

    private static void addIfThere(Set<StatusId> targets, @Nullable StatusReference reference) {
        if (reference != null) {
            targets.add(reference.status());
        }
    }
}
