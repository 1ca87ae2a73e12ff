package org.groundswell.media.processing;

import java.nio.file.Path;
import org.groundswell.files.FileType;
import org.groundswell.media.MediaFacts;
import org.groundswell.media.MediaKind;
import org.jspecify.annotations.Nullable;

/**
 * A file that is ready to be shown.
 *
 * @param preview a smaller picture of it; null for sounds, and for pictures that are small enough
 */
public record Processed(
        MediaKind kind,
        Path original,
        FileType type,
        @Nullable Preview preview,
        MediaFacts facts) {
    public record Preview(Path file, FileType type) {}
}
