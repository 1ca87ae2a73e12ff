package org.groundswell.publishing;

import java.util.Optional;
import org.groundswell.accounts.Restrictions;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.events.StatusFacts;
import org.groundswell.model.AccountId;
import org.groundswell.model.Visibility;
import org.groundswell.statuses.Boost;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusStore;
import org.groundswell.statuses.TextFacts;

/**
 * A status that is about to be published.
 *
 * @param entry its event, if it was encoded before the write
 * @param origin counts it brings from elsewhere
 * @param restored the visibility that was chosen for it, if a restriction of its author gives it another
 */
public record NewStatus(
        Status status,
        StatusFacts facts,
        Optional<EventLog.Entry> entry,
        StatusStore.Origin origin,
        Optional<Visibility> restored) {

    /**
     * A post written here.
     *
     * @param quotedAuthor the author of what it quotes
     */
    static NewStatus local(Post post, Optional<AccountId> quotedAuthor) {
        return imported(post, TextFacts.of(post.content()), quotedAuthor, StatusStore.Origin.NONE);
    }

    /**
     * A post read from a file, with what is known of its text.
     *
     * @param quotedAuthor the author of what it quotes
     */
    public static NewStatus imported(
            Post post, TextFacts text, Optional<AccountId> quotedAuthor, StatusStore.Origin origin) {
        return new NewStatus(post, EventFacts.of(post, text, quotedAuthor), Optional.empty(), origin, Optional.empty());
    }

    /** @param boostedAuthor the author of what it boosts */
    public static NewStatus of(Boost boost, AccountId boostedAuthor) {
        return new NewStatus(
                boost,
                EventFacts.of(boost, Optional.of(boostedAuthor)),
                Optional.empty(),
                StatusStore.Origin.NONE,
                Optional.empty());
    }

    /** This status with its event encoded: takes time, so it belongs before the write where it will be needed. */
    NewStatus encoded(EventLog events) {
        return new NewStatus(status, facts, Optional.of(events.entry(event())), origin, restored);
    }

    /** This status with the visibility that its author's restrictions leave it. */
    NewStatus restricted(Restrictions restrictions) {
        Visibility allowed = AllowedVisibility.of(status.visibility(), restrictions);
        return allowed == status.visibility()
                ? this
                : new NewStatus(
                        status.withVisibility(allowed),
                        facts.withVisibility(allowed),
                        Optional.empty(),
                        origin,
                        Optional.of(status.visibility()));
    }

    /** The event for the log. */
    Event event() {
        return new Event.StatusPosted(facts);
    }
}
