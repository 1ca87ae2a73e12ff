package org.groundswell.events;

import java.time.Instant;
import java.util.Objects;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.jspecify.annotations.Nullable;

/**
 * A change in the event log. It has all the data a consumer needs, so that nothing has to be looked up that may have
 * changed since. Its time is that of its {@link Envelope}. The names on the wire are in {@link EventType}.
 */
public sealed interface Event {
    /** A post, a reply or a boost is new. */
    record StatusPosted(StatusFacts status) implements Event {}

    /** The content or the visibility of a status has changed: it no longer counts as it was, but as it is. */
    sealed interface StatusChanged extends Event {
        /** The status as it was. */
        StatusFacts before();

        StatusFacts status();
    }

    /** The content of a status has changed. */
    record StatusEdited(StatusFacts before, StatusFacts status) implements StatusChanged {}

    /** A restriction of its author, or the end of one, has changed the visibility of a status. */
    record StatusVisibilityChanged(StatusFacts before, StatusFacts status) implements StatusChanged {}

    /** The author of a quoted post has revoked the quote: the status quotes nothing any more. */
    record QuoteRevoked(StatusFacts before, StatusFacts status) implements StatusChanged {}

    /**
     * A status was deleted.
     *
     * @param by who deleted it; events of versions that didn't record it have its author
     */
    record StatusDeleted(StatusFacts status, DeletedBy by) implements Event {
        public StatusDeleted {
            by = Objects.requireNonNullElse(by, DeletedBy.AUTHOR);
        }
    }

    /** The poll of a post is over. */
    record PollEnded(StatusFacts status) implements Event {}

    record Favourited(AccountId account, StatusReference status) implements Event {}

    record Unfavourited(AccountId account, StatusReference status) implements Event {}

    record Followed(AccountId follower, AccountId followee) implements Event {}

    record Unfollowed(AccountId follower, AccountId followee) implements Event {}

    record AccountCreated(AccountId account) implements Event {}

    /** The profile of an account has changed. */
    record AccountUpdated(AccountId account) implements Event {}

    /**
     * The deletion of an account has begun; the removal of each of its statuses, favourites and follows is an event too. Or a
     * sign-up was rejected: then the account is gone.
     */
    record AccountDeleted(AccountId account) implements Event {}

    /**
     * The restrictions of an account have changed. Where that changes the visibility of its statuses, each of them has an
     * event of its own.
     */
    record AccountRestricted(AccountId account, boolean limited, boolean frozen, boolean suspended) implements Event {}

    /** The shield of an account. */
    sealed interface Shield extends Event {
        AccountId account();
    }

    /**
     * The shield of an account has gone up.
     *
     * @param since from when on new followers count as strangers, some time before
     * @param automatic whether it went up by itself
     * @param moderationCase the case about it; null for none
     */
    record ShieldRaised(
            AccountId account,
            Instant since,
            boolean automatic,
            @Nullable Long moderationCase) implements Shield {}

    /**
     * The shield of an account is down again.
     *
     * @param expired whether its time was over; otherwise its owner lowered it
     */
    record ShieldLowered(AccountId account, boolean expired) implements Shield {}

    /** Many strangers contact an account, which may want to raise its shield. */
    record ShieldOffered(AccountId account) implements Shield {}

    /** The filters of an account have changed. */
    record FiltersChanged(AccountId account) implements Event {}

    /** A tag trends to which an account has subscribed. */
    record TrendAlerted(AccountId recipient, long alert, TagName tag) implements Event {}

    /**
     * An editor asks to quote a post in a story.
     *
     * @param editor the account that asks
     */
    record QuoteRequested(AccountId editor, long story, StatusReference status) implements Event {}

    /**
     * An account has a new notification.
     *
     * @param notification its id
     * @param kind its type, by the name in the API
     * @param origin the account that caused it
     * @param status the status it is about; null for none
     * @param filtered whether it is held by the recipient's policy
     */
    record Notified(
            AccountId recipient,
            long notification,
            String kind,
            AccountId origin,
            @Nullable StatusId status,
            boolean filtered)
            implements Event {}

    /**
     * A private mention was held for its recipient, or is no longer or was never: only then it is part of the recipient's
     * conversations. One that the recipient's policy ignores has no such event.
     *
     * @param held whether the recipient's policy or shield holds it
     */
    record PrivateMentionJudged(AccountId recipient, StatusId status, boolean held) implements Event {}

    /**
     * A conversation of private mentions has a new status.
     *
     * @param account the participant in whose list it is
     * @param conversation its id
     */
    record ConversationUpdated(AccountId account, long conversation, StatusId status) implements Event {}

    /**
     * Moderators made a decision about trends.
     *
     * @param subject its subject; null for a decision about trends as a whole
     */
    record TrendsReviewed(@Nullable ReviewSubject subject) implements Event {}

    /**
     * The subject of a decision about trends.
     *
     * @param kind tag, post, link, publisher, account or domain
     * @param key of the subject of that kind
     */
    record ReviewSubject(String kind, String key) {}

    /** A change of what an account follows, blocks or mutes that is part of no number. */
    sealed interface Relation extends Event {}

    /** The options of a follow have changed, such as whether boosts are shown. */
    record FollowChanged(AccountId follower, AccountId followee) implements Relation {}

    /** An account asks to follow a locked one. */
    record FollowRequested(AccountId follower, AccountId followee) implements Relation {}

    /** A request to follow was accepted, rejected or withdrawn. If it was accepted, the follow is an event of its own. */
    record FollowRequestClosed(AccountId follower, AccountId followee) implements Relation {}

    /** An account blocks another. The follows between them have ended, each with an event of its own. */
    record Blocked(AccountId account, AccountId target) implements Relation {}

    record Unblocked(AccountId account, AccountId target) implements Relation {}

    record Muted(AccountId account, AccountId target) implements Relation {}

    /** A mute was taken back or has expired. */
    record Unmuted(AccountId account, AccountId target) implements Relation {}

    /** An account blocks all accounts of a domain. */
    record DomainBlocked(AccountId account, String domain) implements Relation {}

    record DomainUnblocked(AccountId account, String domain) implements Relation {}

    /** Follows of an account have ended because it blocked a domain, each with an event of its own. */
    record RelationshipsSevered(AccountId account, long severance) implements Relation {}

    /** The members or settings of a list have changed, or it was deleted. */
    record ListChanged(AccountId account, long list) implements Relation {}

    /** An account follows another set of tags than before. */
    record TagFollowsChanged(AccountId account) implements Relation {}

    /** The last rows of a deleted account are gone, and with them all blocks and mutes by and of it. */
    record RelationsDeleted(AccountId account) implements Relation {}

    /** Something about an announcement of the administrators. */
    sealed interface Announcing extends Event {}

    /** An announcement was published or changed. */
    record Announced(long announcement) implements Announcing {}

    /** The reactions to an announcement with an emoji have changed. */
    record AnnouncementReacted(long announcement, String emoji) implements Announcing {}

    /** An announcement was deleted, or its time is over. */
    record AnnouncementEnded(long announcement) implements Announcing {}

    /** A report, or a decision of moderators about an account. */
    sealed interface Moderation extends Event {}

    /** An account was reported. */
    record Reported(AccountId reporter, long report, AccountId target) implements Moderation {}

    /**
     * The case of some reports was closed.
     *
     * @param report the newest of this reporter
     */
    record ReportClosed(AccountId reporter, long report) implements Moderation {}

    /** Moderators decided about an account. */
    record AccountWarned(AccountId account, long strike) implements Moderation {}

    /** An account appealed against a decision. */
    record Appealed(AccountId account, long strike) implements Moderation {}

    /** Moderators decided about an account's appeal against a decision. */
    record AppealDecided(AccountId account, long strike) implements Moderation {}
}
