package org.groundswell.notifications;

import java.util.Optional;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;

/** A fact that an account is notified of. Its name in the API and in the database is in {@link NotificationType}. */
public sealed interface Notification {
    /** The account that caused it; of a notification from the server itself, the recipient. */
    AccountId origin();

    /** The status it is about. */
    default Optional<StatusId> about() {
        return this instanceof OfStatus of ? Optional.of(of.status()) : Optional.empty();
    }

    default NotificationType type() {
        return NotificationType.of(this);
    }

    /** A notification about a status. */
    sealed interface OfStatus extends Notification {
        StatusId status();
    }

    /** A post mentions the recipient. */
    record Mention(AccountId origin, StatusId status) implements OfStatus {}

    /** An account whose posts the recipient wants to hear of has posted. */
    record NewPost(AccountId origin, StatusId status) implements OfStatus {}

    /** A post of the recipient was boosted. */
    record Boosted(AccountId origin, StatusId status) implements OfStatus {}

    /** A post of the recipient was favourited. */
    record Favourited(AccountId origin, StatusId status) implements OfStatus {}

    /** A post that the recipient boosted or favourited was edited. */
    record Edited(AccountId origin, StatusId status) implements OfStatus {}

    /** A post of the recipient was quoted by a status. */
    record Quoted(AccountId origin, StatusId status) implements OfStatus {}

    /**
     * A post that the recipient quoted was edited.
     *
     * @param status the recipient's quote
     */
    record QuotedEdited(AccountId origin, StatusId status) implements OfStatus {}

    /** A poll is over that the recipient made, or voted in. */
    record PollEnded(AccountId origin, StatusId status) implements OfStatus {}

    record Followed(AccountId origin) implements Notification {}

    /** An account asks to follow the recipient, who accepts followers one by one. */
    record FollowRequested(AccountId origin) implements Notification {}

    /** An account has signed up; for moderators. */
    record SignedUp(AccountId origin) implements Notification {}

    /**
     * A tag trends to which the recipient has subscribed.
     *
     * @param origin the recipient
     * @param alert the figures; they may be gone
     */
    record Trending(AccountId origin, TagName tag, long alert) implements OfServer {}

    /** An editor asks to quote a post of the recipient in a story. */
    record QuoteRequested(AccountId origin, StatusId status, long story) implements OfStatus {}

    /** An account was reported; for moderators. */
    record Reported(AccountId origin, long report) implements Notification {}

    /**
     * An account appealed against a decision of moderators; for moderators.
     *
     * @param origin the account
     */
    record Appealed(AccountId origin, long strike) implements Notification {}

    /** A notification from the server itself: its origin is the recipient, and nobody else is named. */
    sealed interface OfServer extends Notification {}

    /** The case of a report of the recipient was closed. */
    record ReportClosed(AccountId origin, long report) implements OfServer {}

    /** Moderators decided about the recipient's account. */
    record Warned(AccountId origin, long strike) implements OfServer {}

    /** Moderators decided about the recipient's appeal. */
    record AppealDecided(AccountId origin, long strike) implements OfServer {}

    /** Follows of the recipient ended with the block of a domain. */
    record Severed(AccountId origin, long severance) implements OfServer {}

    /** The shield of the recipient has gone up by itself. */
    record ShieldRaised(AccountId origin) implements OfServer {}

    /** Many strangers contact the recipient, who may want to raise the shield. */
    record ShieldOffered(AccountId origin) implements OfServer {}

    /** The time of the recipient's shield is over. */
    record ShieldEnded(AccountId origin) implements OfServer {}

    /**
     * The shield of an account went up by itself; for moderators.
     *
     * @param origin the account
     */
    record ShieldCase(AccountId origin, long moderationCase) implements Notification {}
}
