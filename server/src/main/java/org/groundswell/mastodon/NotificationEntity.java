package org.groundswell.mastodon;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notification in the API. {@code trend} and {@code quoteRequest} are our own additions, of our own types.
 *
 * @param groupKey shared by the notifications that are shown as one
 * @param account the account that caused it; of a notification from the server itself, the recipient
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NotificationEntity(
        String id,
        String type,
        String createdAt,
        String groupKey,
        boolean filtered,
        Json account,
        @Nullable Json status,
        @Nullable ReportEntity report,
        @Nullable AccountWarningEntity moderationWarning,
        @Nullable SeveranceEvent event,
        @Nullable TrendedTag trend,
        @Nullable Question quoteRequest) {

    /**
     * Follows that ended with the block of a domain.
     *
     * @param purged whether nobody knows any more which they were
     */
    record SeveranceEvent(
            String id,
            String type,
            boolean purged,
            String targetName,
            long followersCount,
            long followingCount,
            String createdAt) {}

    /**
     * The tag that trends.
     *
     * @param place where, in words; empty if it is not known any more, like the sentence
     * @param sentence why, in words
     */
    record TrendedTag(String name, String url, String place, String sentence) {}

    /**
     * A request to quote a post in a story.
     *
     * @param url the page on which it is answered
     */
    record Question(String url) {}

    /** Notifications in groups, with the accounts and statuses that they name, each once. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Grouped(
            List<Json> accounts,
            @Nullable List<PartialAccount> partialAccounts,
            Json statuses,
            List<Group> notificationGroups) {}

    /**
     * A group of notifications.
     *
     * @param pageMinId the lowest id of the group on this page; null outside of lists, like the following two
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Group(
            String groupKey,
            long notificationsCount,
            String type,
            long mostRecentNotificationId,
            @Nullable String pageMinId,
            @Nullable String pageMaxId,
            @Nullable String latestPageNotificationAt,
            List<String> sampleAccountIds,
            @Nullable String statusId,
            @Nullable ReportEntity report,
            @Nullable AccountWarningEntity moderationWarning,
            @Nullable SeveranceEvent event,
            @Nullable TrendedTag trend,
            @Nullable Question quoteRequest) {}

    /** An account of which little more than the avatar is shown. */
    record PartialAccount(
            String id,
            String acct,
            boolean locked,
            boolean bot,
            String url,
            String avatar,
            String avatarStatic,
            String avatarDescription) {}

    /** The number of something. */
    record Count(long count) {}

    /** The held notifications of one sender. */
    record Request(
            String id,
            String createdAt,
            String updatedAt,
            String notificationsCount,
            Json account,
            @Nullable Json lastStatus) {}

    /** The numbers of held notifications and their senders. */
    record Summary(long pendingRequestsCount, long pendingNotificationsCount) {}

    /** What becomes of notifications: accept, filter or drop. */
    record PolicyEntity(
            String forNotFollowing,
            String forNotFollowers,
            String forNewAccounts,
            String forPrivateMentions,
            String forLimitedAccounts,
            Summary summary) {}

    /** The same in the older form, which can't say "drop". */
    record OldPolicyEntity(
            boolean filterNotFollowing,
            boolean filterNotFollowers,
            boolean filterNewAccounts,
            boolean filterPrivateMentions,
            Summary summary) {}
}
