package org.groundswell.words;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as the event log keeps it: complete enough that a consumer need not look up what may have
 * changed since. Times are milliseconds since the epoch. Tags are spelled as their author did, without {@code #}, each
 * {@link TagName} once.
 */
public sealed interface Event {
    /**
     * What a status says about itself to those who count.
     *
     * @param links addresses of the pages it points to, each once, in their normal form
     * @param textHash what its text is like: similar texts have similar hashes; 0 if there is too little of it
     */
    record Facts(
            StatusId id,
            AccountId account,
            long at,
            Visibility visibility,
            List<String> tags,
            String country,
            @Nullable String language,
            List<String> links,
            long textHash) {
        /** Events of before links were kept have none. */
        @SuppressWarnings("ConstantValue")
        public Facts {
            links = links == null ? List.of() : links;
        }
    }

    record StatusPosted(Facts status, long inReplyTo, long boostOf) implements Event {}

    /** An edit; {@code before} holds what the status was. */
    record StatusEdited(Facts before, Facts status) implements Event {}

    record StatusDeleted(Facts status, long inReplyTo, long boostOf) implements Event {}

    record Favourited(AccountId account, StatusId status) implements Event {}

    record Unfavourited(AccountId account, StatusId status) implements Event {}

    record Followed(AccountId follower, AccountId followee) implements Event {}

    record Unfollowed(AccountId follower, AccountId followee) implements Event {}

    record AccountCreated(AccountId account) implements Event {}

    record AccountUpdated(AccountId account) implements Event {}

    /** An account is being deleted; each of its statuses, favourites and follows is told of when it goes. */
    record AccountDeleted(AccountId account) implements Event {}

    /**
     * Moderators decided something about trends.
     *
     * @param kind tag, account or domain; empty if it was about trends as a whole
     * @param subject which of them
     */
    record TrendsReviewed(String kind, String subject) implements Event {}
}
