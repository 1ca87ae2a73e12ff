package org.groundswell.statuses;

import java.util.Optional;
import org.groundswell.words.StatusId;
import org.groundswell.words.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to post.
 *
 * @param visibility empty for the author's default
 * @param sensitive empty for the author's default; with a content warning it is always sensitive
 * @param language empty for the author's
 * @param appId the app it is written with
 * @param idempotencyKey the same key within an hour means the same post
 */
public record Draft(
        String text,
        String spoiler,
        Optional<Boolean> sensitive,
        Optional<Visibility> visibility,
        Optional<String> language,
        Optional<StatusId> inReplyTo,
        @Nullable Long appId,
        Optional<String> idempotencyKey) {

    /** This draft, with its author's usual ways where it says nothing of its own. */
    public Draft orElse(Visibility usualVisibility, boolean usuallySensitive) {
        return new Draft(
                text,
                spoiler,
                sensitive.or(() -> Optional.of(usuallySensitive)),
                visibility.or(() -> Optional.of(usualVisibility)),
                language,
                inReplyTo,
                appId,
                idempotencyKey);
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
