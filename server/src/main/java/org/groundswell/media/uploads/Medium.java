package org.groundswell.media.uploads;

import java.util.Optional;
import org.groundswell.files.FileName;
import org.groundswell.files.StoredFile;
import org.groundswell.media.Attachment;
import org.groundswell.media.Focus;
import org.groundswell.media.MediaFacts;
import org.groundswell.media.MediaKind;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded picture, video or sound.
 *
 * @param version drawn at random with each change
 * @param status the post that has or had it
 */
public record Medium(
        long id,
        AccountId account,
        Optional<StatusId> status,
        long version,
        MediaKind kind,
        String description,
        Focus focus,
        State state) {

    /** How far its processing is. */
    public sealed interface State {
        /**
         * @param upload the file as it was sent
         * @param thumbnail the chosen preview; null for none
         */
        record Processing(StoredFile upload, @Nullable Thumbnail thumbnail) implements State {}

        /** @param preview null if it has none */
        record Ready(StoredFile original, @Nullable StoredFile preview, MediaFacts facts) implements State {}

        /** @param problem the key of the message that says why it can't be used */
        record Unusable(String problem) implements State {}
    }

    /** What a post shows; empty as long as it isn't ready. */
    public Optional<Attachment> attachment() {
        return state instanceof State.Ready ready
                ? Optional.of(new Attachment(
                        id, kind, ready.original().name(), name(ready.preview()), description, focus, ready.facts()))
                : Optional.empty();
    }

    private static @Nullable FileName name(@Nullable StoredFile file) {
        return file == null ? null : file.name();
    }
}
