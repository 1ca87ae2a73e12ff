package org.groundswell.importing;

import java.util.List;
import java.util.Optional;
import org.groundswell.importing.files.MediaFile;
import org.groundswell.media.Focus;
import org.groundswell.media.MediaLimits;
import org.groundswell.model.Refusal;
import org.groundswell.text.PlainText;

/**
 * A picture, video or sound of a post.
 *
 * @param names which its file may have, seen from the file with the post, best first; never empty
 * @param line which describes it in a post without a text of its own, if it is not imported; may be empty
 */
record ImportedMedia(List<String> names, String description, Focus focus, String line) {
    /** @param description is cut if it is too long, and dropped if it can't be a text */
    static ImportedMedia of(List<String> names, String description, Focus focus, String line) {
        return new ImportedMedia(List.copyOf(names), clean(description), focus, line);
    }

    private static String clean(String description) {
        try {
            String cut = PlainText.cut(description, MediaLimits.LONGEST_DESCRIPTION);
            return PlainText.lines("description", cut).strip();
        } catch (Refusal.Invalid noText) {
            return "";
        }
    }

    /**
     * One of a post, with its file.
     *
     * @param file empty if it isn't there
     */
    record Found(ImportedMedia wanted, Optional<MediaFile> file) {
        /** For reports: the name of the file. */
        String name() {
            return file.map(MediaFile::name).orElse(wanted.names().getFirst());
        }
    }
}
