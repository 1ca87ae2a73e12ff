package org.groundswell.mastodon;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A status in the API. What the one who asks has done with it ({@code favourited} and its like) is not there for
 * strangers.
 *
 * @param country where it was written, ISO 3166-1 alpha-2; our own addition
 * @param text as typed; only when it has just been deleted, for who wants to write it anew
 */
record StatusEntity(
        String id,
        String uri,
        String url,
        String createdAt,
        @Nullable String editedAt,
        AccountEntity account,
        String content,
        String visibility,
        boolean sensitive,
        String spoilerText,
        List<String> mediaAttachments,
        @Nullable ApplicationEntity application,
        List<MentionEntity> mentions,
        List<TagLink> tags,
        List<String> emojis,
        long repliesCount,
        long reblogsCount,
        long favouritesCount,
        @Nullable Long quotesCount,
        @Nullable String inReplyToId,
        @Nullable String inReplyToAccountId,
        @Nullable String language,
        @Nullable String country,
        @Nullable StatusEntity reblog,
        @Nullable String poll,
        @Nullable String card,
        @Nullable QuoteEntity quote,
        QuoteApproval quoteApproval,
        List<String> taggedCollections,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean favourited,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean reblogged,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean bookmarked,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean muted,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean pinned,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> filtered,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String text) {

    /** The app a status was written with. */
    record ApplicationEntity(String name, @Nullable String website) {}

    record MentionEntity(String id, String username, String url, String acct) {}

    /** A tag in a status: its name as written, and its page. */
    record TagLink(String name, String url) {}

    /**
     * What a status quotes.
     *
     * @param state {@code accepted}, or {@code deleted} where what was quoted is gone or not for these eyes
     */
    record QuoteEntity(String state, @Nullable StatusEntity quotedStatus) {}

    /** Who may quote it. */
    record QuoteApproval(List<String> automatic, List<String> manual, String currentUser) {
        /** Quoting is not part of this server yet; what is quoted was imported. */
        static final QuoteApproval NOBODY = new QuoteApproval(List.of(), List.of(), "denied");
    }
}
