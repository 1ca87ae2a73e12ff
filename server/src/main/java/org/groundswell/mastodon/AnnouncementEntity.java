package org.groundswell.mastodon;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An announcement in the API.
 *
 * @param read whether the viewer has dismissed it; left out where there is no viewer, as is {@code me}
 */
record AnnouncementEntity(
        String id,
        String content,
        @Nullable String startsAt,
        @Nullable String endsAt,
        boolean allDay,
        String publishedAt,
        String updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean read,
        List<Mentioned> mentions,
        List<Linked> statuses,
        List<StatusEntity.TagLink> tags,
        List<EmojiEntity> emojis,
        List<ReactionEntity> reactions) {
    /** An account that it mentions. */
    record Mentioned(String id, String username, String url, String acct) {}

    /** A post that it links to. */
    record Linked(String id, String url) {}

    /**
     * A reaction.
     *
     * @param name an emoji of Unicode, or the shortcode of a custom one
     * @param url its picture; only of a custom emoji that there is, as is {@code staticUrl}
     */
    record ReactionEntity(
            String name,
            long count,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean me,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String url,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String staticUrl) {}

    /** What a stream says of a reaction that was added or taken back. */
    record ReactionChange(
            String name,
            long count,
            String announcementId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String url,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String staticUrl) {}
}
