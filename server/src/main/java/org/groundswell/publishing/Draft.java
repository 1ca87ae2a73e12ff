package org.groundswell.publishing;

import java.util.Optional;
import java.util.Set;
import org.groundswell.words.AccountId;
import org.groundswell.words.StatusId;
import org.groundswell.words.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to post.
 *
 * @param visibility empty for the author's default; an edit does not change it
 * @param sensitive empty for the author's default, and in an edit for what it was; with a content warning it is always
 *     sensitive
 * @param language empty for the author's, and in an edit for what it was
 * @param appId the app it is written with
 * @param idempotencyKey the same key within an hour means the same post
 * @param allowedMentions accounts it may mention; empty for any
 */
public record Draft(
        String text,
        String spoiler,
        Optional<Boolean> sensitive,
        Optional<Visibility> visibility,
        Optional<String> language,
        Optional<StatusId> inReplyTo,
        @Nullable Long appId,
        Optional<String> idempotencyKey,
        Optional<Set<AccountId>> allowedMentions) {

    /** A draft that may mention any account. */
    public Draft(
            String text,
            String spoiler,
            Optional<Boolean> sensitive,
            Optional<Visibility> visibility,
            Optional<String> language,
            Optional<StatusId> inReplyTo,
            @Nullable Long appId,
            Optional<String> idempotencyKey) {
        this(text, spoiler, sensitive, visibility, language, inReplyTo, appId, idempotencyKey, Optional.empty());
    }

    /** This draft, with a visibility and a sensitivity where it says nothing of them. */
    Draft orElse(Visibility otherVisibility, boolean otherwiseSensitive) {
        return new Draft(
                text,
                spoiler,
                sensitive.or(() -> Optional.of(otherwiseSensitive)),
                visibility.or(() -> Optional.of(otherVisibility)),
                language,
                inReplyTo,
                appId,
                idempotencyKey,
                allowedMentions);
    }

    public static Draft of(String text) {
        return new Draft(
                text,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                null,
                Optional.empty());
    }
}
