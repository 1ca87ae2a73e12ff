package org.groundswell.mastodon;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The public part of a status in the API. The account, other statuses and the poll in it are holes, rendered apart; the fields of
 * {@link ApprovalEntity} and {@link ViewerEntity} follow.
 *
 * @param country where it was written, ISO 3166-1 alpha-2; our own addition
 */
record StatusEntity(
        String id,
        String uri,
        String url,
        String createdAt,
        @Nullable String editedAt,
        Splice.Hole account,
        String content,
        String visibility,
        boolean sensitive,
        String spoilerText,
        List<MediaEntity> mediaAttachments,
        @Nullable ApplicationEntity application,
        List<MentionEntity> mentions,
        List<TagLink> tags,
        List<EmojiEntity> emojis,
        long repliesCount,
        long reblogsCount,
        long favouritesCount,
        long quotesCount,
        @Nullable String inReplyToId,
        @Nullable String inReplyToAccountId,
        @Nullable String language,
        @Nullable String country,
        Splice.@Nullable Hole reblog,
        Splice.@Nullable Hole poll,
        @Nullable CardEntity card,
        @Nullable QuoteEntity quote,
        List<String> taggedCollections) {

    /**
     * The fields about the viewer, which follow all others. Anonymous viewers don't get them.
     *
     * @param filtered the viewer's filters that it matches
     */
    record ViewerEntity(
            boolean favourited,
            boolean reblogged,
            boolean bookmarked,
            boolean muted,
            boolean pinned,
            List<FilterEntities.Result> filtered) {}

    /** The text as it was typed: only of a status that has just been deleted, so that its author can write it again. */
    record SourceEntity(String text) {}

    /**
     * What moderators have decided about a status.
     *
     * @param requiresReview always false: statuses trend without approval
     * @param trendable whether it may be on lists of trends
     */
    record ReviewEntity(boolean requiresReview, boolean trendable) {}

    /** The app a status was written with. */
    record ApplicationEntity(String name, @Nullable String website) {}

    record MentionEntity(String id, String username, String url, String acct) {}

    /** A tag in a status: its name as written, and its page. */
    record TagLink(String name, String url) {}

    /** The quote in a status. */
    sealed interface QuoteEntity {
        /** @param quotedStatus null where the quoted status is not shown */
        record Whole(String state, Splice.@Nullable Hole quotedStatus) implements QuoteEntity {}

        /**
         * The quote in a status that is itself quoted.
         *
         * @param quotedStatusId null where the quoted status is not shown
         */
        record Shallow(String state, @Nullable String quotedStatusId) implements QuoteEntity {}
    }

    /** The field with the permission to quote it, which depends on the viewer. */
    record ApprovalEntity(Approval quoteApproval) {}

    /**
     * The permission to quote a status. Nothing waits for its author's approval, so {@code manual} is empty.
     *
     * @param automatic the kinds of accounts that may quote it
     * @param currentUser whether the viewer may: {@code automatic}, {@code denied} or {@code unknown}
     */
    record Approval(List<String> automatic, List<String> manual, String currentUser) {}
}
