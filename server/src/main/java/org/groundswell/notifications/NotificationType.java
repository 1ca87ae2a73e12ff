package org.groundswell.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.model.AccountId;
import org.groundswell.model.Message;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;

/**
 * The types of notification, with their names in the API and in the database. Types of this server's own have names with its
 * prefix, and are only sent to clients that ask for them.
 */
public enum NotificationType {
    MENTION("mention", Trait.FILTERABLE, Trait.HELD_BY_SHIELD),
    STATUS("status"),
    REBLOG("reblog", Trait.FILTERABLE, Trait.GROUPED),
    FAVOURITE("favourite", Trait.FILTERABLE, Trait.GROUPED),
    POLL("poll", Trait.REPLACED),
    UPDATE("update", Trait.REPLACED),
    QUOTE("quote", Trait.FILTERABLE, Trait.HELD_BY_SHIELD),
    QUOTED_UPDATE("quoted_update", Trait.REPLACED),
    FOLLOW("follow", Trait.FILTERABLE, Trait.GROUPED),
    FOLLOW_REQUEST("follow_request", Trait.FILTERABLE),
    SIGN_UP("admin.sign_up", Trait.GROUPED, Trait.FOR_STAFF),
    REPORT("admin.report", Trait.FOR_STAFF),
    MODERATION_WARNING("moderation_warning"),
    SEVERED_RELATIONSHIPS("severed_relationships"),
    TREND("groundswell.trend", Trait.OWN),
    QUOTE_REQUEST("groundswell.quote_request", Trait.OWN),
    REPORT_CLOSED("groundswell.report_closed", Trait.OWN, Trait.REPLACED),
    APPEAL_DECIDED("groundswell.appeal_decided", Trait.OWN),
    APPEAL("groundswell.appeal", Trait.OWN, Trait.FOR_STAFF, Trait.ALSO_BY_SUSPENDED),
    SHIELD_RAISED("groundswell.shield_raised", Trait.OWN, Trait.REPLACED),
    SHIELD_OFFERED("groundswell.shield_offered", Trait.OWN, Trait.REPLACED),
    SHIELD_ENDED("groundswell.shield_ended", Trait.OWN, Trait.REPLACED),
    SHIELD_CASE("groundswell.shield_case", Trait.OWN, Trait.REPLACED, Trait.FOR_STAFF);

    /** The columns of a row that a notification is made of. */
    record Stored(AccountId origin, StatusId status, long subject, String tag) {}

    private enum Trait {
        /** The recipient's policy may hold or drop it. */
        FILTERABLE,
        /** Held if its recipient's shield is up and its sender a stranger. */
        HELD_BY_SHIELD,
        /** Several of a day are shown as one. */
        GROUPED,
        /** A later one of the same fact takes the place of the earlier one. */
        REPLACED,
        /** Not in Mastodon's API. */
        OWN,
        /** About the work of moderators, and for them only. */
        FOR_STAFF,
        /** Shown also while the account that caused it is suspended. */
        ALSO_BY_SUSPENDED
    }

    private static final long GROUPED_SECONDS = Duration.ofDays(1).toSeconds();

    private final String apiName;
    private final boolean filterable;
    private final boolean heldByShield;
    private final boolean grouped;
    private final boolean replaced;
    private final boolean own;
    private final boolean forStaff;
    private final boolean alsoBySuspended;

    NotificationType(String apiName, Trait... traits) {
        List<Trait> all = List.of(traits);
        this.apiName = apiName;
        this.filterable = all.contains(Trait.FILTERABLE);
        this.heldByShield = all.contains(Trait.HELD_BY_SHIELD);
        this.grouped = all.contains(Trait.GROUPED);
        this.replaced = all.contains(Trait.REPLACED);
        this.own = all.contains(Trait.OWN);
        this.forStaff = all.contains(Trait.FOR_STAFF);
        this.alsoBySuspended = all.contains(Trait.ALSO_BY_SUSPENDED);
    }

    static NotificationType of(Notification notification) {
        return switch (notification) {
            case Notification.Mention _ -> MENTION;
            case Notification.NewPost _ -> STATUS;
            case Notification.Boosted _ -> REBLOG;
            case Notification.Favourited _ -> FAVOURITE;
            case Notification.PollEnded _ -> POLL;
            case Notification.Edited _ -> UPDATE;
            case Notification.Quoted _ -> QUOTE;
            case Notification.QuotedEdited _ -> QUOTED_UPDATE;
            case Notification.Followed _ -> FOLLOW;
            case Notification.FollowRequested _ -> FOLLOW_REQUEST;
            case Notification.SignedUp _ -> SIGN_UP;
            case Notification.Trending _ -> TREND;
            case Notification.QuoteRequested _ -> QUOTE_REQUEST;
            case Notification.Reported _ -> REPORT;
            case Notification.Warned _ -> MODERATION_WARNING;
            case Notification.Severed _ -> SEVERED_RELATIONSHIPS;
            case Notification.ReportClosed _ -> REPORT_CLOSED;
            case Notification.AppealDecided _ -> APPEAL_DECIDED;
            case Notification.Appealed _ -> APPEAL;
            case Notification.ShieldRaised _ -> SHIELD_RAISED;
            case Notification.ShieldOffered _ -> SHIELD_OFFERED;
            case Notification.ShieldEnded _ -> SHIELD_ENDED;
            case Notification.ShieldCase _ -> SHIELD_CASE;
        };
    }

    /** A type by its name in the API; empty for names that this server doesn't know. */
    public static Optional<NotificationType> named(String apiName) {
        return Arrays.stream(values())
                .filter(type -> type.apiName.equals(apiName))
                .findFirst();
    }

    /** The types of Mastodon's API, which every client gets. */
    public static Set<NotificationType> documented() {
        return Arrays.stream(values()).filter(type -> !type.isOwn()).collect(Collectors.toUnmodifiableSet());
    }

    /** The types that are shown in groups. */
    public static Set<NotificationType> grouped() {
        return Arrays.stream(values()).filter(NotificationType::isGrouped).collect(Collectors.toUnmodifiableSet());
    }

    public String apiName() {
        return apiName;
    }

    public boolean isGrouped() {
        return grouped;
    }

    /** Its name for people. */
    public Message label() {
        return new Message("notifications.type." + name().toLowerCase(Locale.ROOT));
    }

    /** Whether it is this server's own, and not in Mastodon's API. */
    public boolean isOwn() {
        return own;
    }

    boolean isFilterable() {
        return filterable;
    }

    boolean isHeldByShield() {
        return heldByShield;
    }

    /** The types that are held if the recipient's shield is up and the sender a stranger. */
    static Set<NotificationType> heldByShield() {
        return Arrays.stream(values()).filter(NotificationType::isHeldByShield).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether a stranger's is in the list only while the recipient's shield is up: neither streams nor push messages tell of it.
     * It has no text, but a name, and can be repeated at will.
     */
    boolean isSilencedByShield() {
        return filterable && !heldByShield;
    }

    /**
     * Whether it is about the work of moderators. Only accounts that moderate now see it, and relations between the
     * moderator and the account that caused it don't count: an account that blocks the moderators can be reported, and can
     * report others.
     */
    public boolean isForStaff() {
        return forStaff;
    }

    static Set<NotificationType> forStaff() {
        return Arrays.stream(values()).filter(NotificationType::isForStaff).collect(Collectors.toUnmodifiableSet());
    }

    /** The types that are shown also while the account that caused them is suspended; they are for staff. */
    static Set<NotificationType> alsoBySuspended() {
        return Arrays.stream(values()).filter(type -> type.alsoBySuspended).collect(Collectors.toUnmodifiableSet());
    }

    boolean isReplaced() {
        return replaced;
    }

    Notification make(Stored stored) {
        AccountId origin = stored.origin();
        StatusId status = stored.status();
        return switch (this) {
            case MENTION -> new Notification.Mention(origin, status);
            case STATUS -> new Notification.NewPost(origin, status);
            case REBLOG -> new Notification.Boosted(origin, status);
            case FAVOURITE -> new Notification.Favourited(origin, status);
            case POLL -> new Notification.PollEnded(origin, status);
            case UPDATE -> new Notification.Edited(origin, status);
            case QUOTE -> new Notification.Quoted(origin, status);
            case QUOTED_UPDATE -> new Notification.QuotedEdited(origin, status);
            case FOLLOW -> new Notification.Followed(origin);
            case FOLLOW_REQUEST -> new Notification.FollowRequested(origin);
            case SIGN_UP -> new Notification.SignedUp(origin);
            case TREND -> new Notification.Trending(origin, new TagName(stored.tag()), stored.subject());
            case QUOTE_REQUEST -> new Notification.QuoteRequested(origin, status, stored.subject());
            case REPORT -> new Notification.Reported(origin, stored.subject());
            case MODERATION_WARNING -> new Notification.Warned(origin, stored.subject());
            case SEVERED_RELATIONSHIPS -> new Notification.Severed(origin, stored.subject());
            case REPORT_CLOSED -> new Notification.ReportClosed(origin, stored.subject());
            case APPEAL_DECIDED -> new Notification.AppealDecided(origin, stored.subject());
            case APPEAL -> new Notification.Appealed(origin, stored.subject());
            case SHIELD_RAISED -> new Notification.ShieldRaised(origin);
            case SHIELD_OFFERED -> new Notification.ShieldOffered(origin);
            case SHIELD_ENDED -> new Notification.ShieldEnded(origin);
            case SHIELD_CASE -> new Notification.ShieldCase(origin, stored.subject());
        };
    }

    /** The key of the group of a notification: those of one type, about the same status, of the same day (UTC). */
    Optional<String> groupKey(Optional<StatusId> status, Instant at) {
        return isGrouped()
                ? Optional.of(apiName + status.map(id -> "-" + id).orElse("") + "-"
                        + Math.floorDiv(at.getEpochSecond(), GROUPED_SECONDS))
                : Optional.empty();
    }
}
