package org.groundswell.mastodon;

import java.util.List;
import java.util.Optional;
import org.groundswell.auth.PostingDefaults;
import org.groundswell.media.uploads.PostMedia;
import org.groundswell.model.StatusId;
import org.groundswell.polls.PollDraft;
import org.groundswell.publishing.Draft;
import org.groundswell.scheduling.ScheduledPost;
import org.jspecify.annotations.Nullable;

/** A status that is published later. */
record ScheduledEntity(String id, String scheduledAt, Params params, List<MediaEntity> mediaAttachments) {
    /** What was typed. */
    record Params(
            String text,
            @Nullable PollParams poll,
            @Nullable List<String> mediaIds,
            @Nullable Boolean sensitive,
            @Nullable String spoilerText,
            String visibility,
            @Nullable String idempotency,
            @Nullable String scheduledAt,
            @Nullable Long inReplyToId,
            @Nullable String quotedStatusId,
            String quoteApprovalPolicy,
            @Nullable String language,
            long applicationId,
            boolean withRateLimit) {}

    record PollParams(List<String> options, long expiresIn, boolean multiple, boolean hideTotals) {
        static PollParams of(PollDraft poll) {
            return new PollParams(poll.options(), poll.seconds().orElse(0L), poll.multiple(), poll.totalsHidden());
        }
    }

    /** @param usual for posts that have no visibility or policy of their own */
    static ScheduledEntity of(ScheduledPost post, PostingDefaults usual, List<MediaEntity> media) {
        Draft draft = post.draft();
        Optional<List<String>> mediaIds = draft.media()
                .map(all -> all.stream()
                        .map(PostMedia.Wanted::id)
                        .map(String::valueOf)
                        .toList());
        return new ScheduledEntity(
                Long.toString(post.id()),
                Times.time(post.at()),
                new Params(
                        draft.text(),
                        draft.poll().map(PollParams::of).orElse(null),
                        mediaIds.orElse(null),
                        draft.sensitive().orElse(null),
                        draft.spoiler().isEmpty() ? null : draft.spoiler(),
                        draft.visibility().orElse(usual.visibility()).apiName(),
                        draft.idempotencyKey().orElse(null),
                        null,
                        draft.inReplyTo().map(StatusId::value).orElse(null),
                        draft.quoted().map(StatusId::toString).orElse(null),
                        draft.quotePolicy().orElse(usual.quotePolicy()).word(),
                        draft.language().orElse(null),
                        draft.appId().orElse(0L),
                        false),
                media);
    }
}
