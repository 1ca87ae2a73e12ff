package org.groundswell.events;

/**
 * The kinds of event, with their names in the log and on the wire. A released name must keep its meaning: the class may
 * be renamed, the name may not.
 */
enum EventType {
    STATUS_POSTED("StatusPosted", Event.StatusPosted.class),
    STATUS_EDITED("StatusEdited", Event.StatusEdited.class),
    QUOTE_REVOKED("QuoteRevoked", Event.QuoteRevoked.class),
    STATUS_VISIBILITY_CHANGED("StatusVisibilityChanged", Event.StatusVisibilityChanged.class),
    STATUS_DELETED("StatusDeleted", Event.StatusDeleted.class),
    POLL_ENDED("PollEnded", Event.PollEnded.class),
    FAVOURITED("Favourited", Event.Favourited.class),
    UNFAVOURITED("Unfavourited", Event.Unfavourited.class),
    FOLLOWED("Followed", Event.Followed.class),
    UNFOLLOWED("Unfollowed", Event.Unfollowed.class),
    FOLLOW_CHANGED("FollowChanged", Event.FollowChanged.class),
    FOLLOW_REQUESTED("FollowRequested", Event.FollowRequested.class),
    FOLLOW_REQUEST_CLOSED("FollowRequestClosed", Event.FollowRequestClosed.class),
    BLOCKED("Blocked", Event.Blocked.class),
    UNBLOCKED("Unblocked", Event.Unblocked.class),
    MUTED("Muted", Event.Muted.class),
    UNMUTED("Unmuted", Event.Unmuted.class),
    DOMAIN_BLOCKED("DomainBlocked", Event.DomainBlocked.class),
    DOMAIN_UNBLOCKED("DomainUnblocked", Event.DomainUnblocked.class),
    RELATIONSHIPS_SEVERED("RelationshipsSevered", Event.RelationshipsSevered.class),
    LIST_CHANGED("ListChanged", Event.ListChanged.class),
    TAG_FOLLOWS_CHANGED("TagFollowsChanged", Event.TagFollowsChanged.class),
    RELATIONS_DELETED("RelationsDeleted", Event.RelationsDeleted.class),
    ACCOUNT_CREATED("AccountCreated", Event.AccountCreated.class),
    ACCOUNT_UPDATED("AccountUpdated", Event.AccountUpdated.class),
    ACCOUNT_RESTRICTED("AccountRestricted", Event.AccountRestricted.class),
    ACCOUNT_DELETED("AccountDeleted", Event.AccountDeleted.class),
    SHIELD_RAISED("ShieldRaised", Event.ShieldRaised.class),
    SHIELD_LOWERED("ShieldLowered", Event.ShieldLowered.class),
    SHIELD_OFFERED("ShieldOffered", Event.ShieldOffered.class),
    FILTERS_CHANGED("FiltersChanged", Event.FiltersChanged.class),
    TREND_ALERTED("TrendAlerted", Event.TrendAlerted.class),
    QUOTE_REQUESTED("QuoteRequested", Event.QuoteRequested.class),
    NOTIFIED("Notified", Event.Notified.class),
    PRIVATE_MENTION_JUDGED("PrivateMentionJudged", Event.PrivateMentionJudged.class),
    CONVERSATION_UPDATED("ConversationUpdated", Event.ConversationUpdated.class),
    TRENDS_REVIEWED("TrendsReviewed", Event.TrendsReviewed.class),
    REPORTED("Reported", Event.Reported.class),
    REPORT_CLOSED("ReportClosed", Event.ReportClosed.class),
    ACCOUNT_WARNED("AccountWarned", Event.AccountWarned.class),
    APPEALED("Appealed", Event.Appealed.class),
    APPEAL_DECIDED("AppealDecided", Event.AppealDecided.class),
    ANNOUNCED("Announced", Event.Announced.class),
    ANNOUNCEMENT_REACTED("AnnouncementReacted", Event.AnnouncementReacted.class),
    ANNOUNCEMENT_ENDED("AnnouncementEnded", Event.AnnouncementEnded.class);

    private final String wireName;
    private final Class<? extends Event> type;

    EventType(String wireName, Class<? extends Event> type) {
        this.wireName = wireName;
        this.type = type;
    }

    static EventType of(Event event) {
        return switch (event) {
            case Event.StatusPosted _ -> STATUS_POSTED;
            case Event.StatusEdited _ -> STATUS_EDITED;
            case Event.QuoteRevoked _ -> QUOTE_REVOKED;
            case Event.StatusVisibilityChanged _ -> STATUS_VISIBILITY_CHANGED;
            case Event.StatusDeleted _ -> STATUS_DELETED;
            case Event.PollEnded _ -> POLL_ENDED;
            case Event.Favourited _ -> FAVOURITED;
            case Event.Unfavourited _ -> UNFAVOURITED;
            case Event.Followed _ -> FOLLOWED;
            case Event.Unfollowed _ -> UNFOLLOWED;
            case Event.FollowChanged _ -> FOLLOW_CHANGED;
            case Event.FollowRequested _ -> FOLLOW_REQUESTED;
            case Event.FollowRequestClosed _ -> FOLLOW_REQUEST_CLOSED;
            case Event.Blocked _ -> BLOCKED;
            case Event.Unblocked _ -> UNBLOCKED;
            case Event.Muted _ -> MUTED;
            case Event.Unmuted _ -> UNMUTED;
            case Event.DomainBlocked _ -> DOMAIN_BLOCKED;
            case Event.DomainUnblocked _ -> DOMAIN_UNBLOCKED;
            case Event.RelationshipsSevered _ -> RELATIONSHIPS_SEVERED;
            case Event.ListChanged _ -> LIST_CHANGED;
            case Event.TagFollowsChanged _ -> TAG_FOLLOWS_CHANGED;
            case Event.RelationsDeleted _ -> RELATIONS_DELETED;
            case Event.AccountCreated _ -> ACCOUNT_CREATED;
            case Event.AccountUpdated _ -> ACCOUNT_UPDATED;
            case Event.AccountRestricted _ -> ACCOUNT_RESTRICTED;
            case Event.AccountDeleted _ -> ACCOUNT_DELETED;
            case Event.ShieldRaised _ -> SHIELD_RAISED;
            case Event.ShieldLowered _ -> SHIELD_LOWERED;
            case Event.ShieldOffered _ -> SHIELD_OFFERED;
            case Event.FiltersChanged _ -> FILTERS_CHANGED;
            case Event.TrendAlerted _ -> TREND_ALERTED;
            case Event.QuoteRequested _ -> QUOTE_REQUESTED;
            case Event.Notified _ -> NOTIFIED;
            case Event.PrivateMentionJudged _ -> PRIVATE_MENTION_JUDGED;
            case Event.ConversationUpdated _ -> CONVERSATION_UPDATED;
            case Event.TrendsReviewed _ -> TRENDS_REVIEWED;
            case Event.Reported _ -> REPORTED;
            case Event.ReportClosed _ -> REPORT_CLOSED;
            case Event.AccountWarned _ -> ACCOUNT_WARNED;
            case Event.Appealed _ -> APPEALED;
            case Event.AppealDecided _ -> APPEAL_DECIDED;
            case Event.Announced _ -> ANNOUNCED;
            case Event.AnnouncementReacted _ -> ANNOUNCEMENT_REACTED;
            case Event.AnnouncementEnded _ -> ANNOUNCEMENT_ENDED;
        };
    }

    /** @throws IllegalStateException if the name is unknown: a newer version has written to this log */
    static EventType named(String wireName) {
        for (EventType each : values()) {
            if (each.wireName.equals(wireName)) {
                return each;
            }
        }
        throw new IllegalStateException("the event log holds a kind of event this version doesn't know: " + wireName
                + "; run the version that wrote it, or a newer one");
    }

    String wireName() {
        return wireName;
    }

    Class<? extends Event> type() {
        return type;
    }
}
