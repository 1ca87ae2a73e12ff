package org.groundswell.media;

import java.util.Optional;
import org.groundswell.files.FileName;
import org.jspecify.annotations.Nullable;

/**
 * A picture, video or sound as a post shows it.
 *
 * @param id of the row in the table {@code media}
 * @param previewName the smaller picture; null if there is none
 * @param description the alternative text; empty if its author wrote none
 */
public record Attachment(
        long id,
        MediaKind kind,
        FileName name,
        @Nullable FileName previewName,
        String description,
        Focus focus,
        MediaFacts facts) {

    /** A smaller picture of it, which may be itself; empty for sounds. */
    public Optional<FileName> preview() {
        return Optional.ofNullable(previewName)
                .or(() -> kind == MediaKind.IMAGE ? Optional.of(name) : Optional.empty());
    }

    /** The same with another description and focus. */
    public Attachment described(String otherDescription, Focus otherFocus) {
        return new Attachment(id, kind, name, previewName, otherDescription, otherFocus, facts);
    }
}
