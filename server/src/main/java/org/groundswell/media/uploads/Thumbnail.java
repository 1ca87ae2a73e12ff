package org.groundswell.media.uploads;

import org.groundswell.files.StoredFile;
import org.groundswell.media.MediaFacts;

/**
 * A picture that was chosen as the preview of a medium.
 *
 * @param facts its width and height are the preview's
 */
public record Thumbnail(StoredFile file, MediaFacts facts) {
    /** A file with this preview instead of its own. */
    Medium.State.Ready on(Medium.State.Ready ready) {
        MediaFacts of = ready.facts();
        return new Medium.State.Ready(
                ready.original(),
                file,
                new MediaFacts(of.width(), of.height(), facts.width(), facts.height(), facts.blurhash(), of.clip()));
    }
}
