package org.groundswell.importing;

import java.util.ArrayList;
import java.util.List;
import org.groundswell.importing.files.MediaFile;
import org.groundswell.media.MediaLimits;
import org.groundswell.model.Message;

/**
 * The media that a post gets, as far as names and sizes tell.
 *
 * @param chosen have a file, in their order
 */
record MediaPlan(List<ImportedMedia.Found> chosen, List<Lost> lost) {
    /** A medium that is left out. */
    record Lost(ImportedMedia.Found medium, Message reason) {}

    static MediaPlan of(List<ImportedMedia.Found> media, MediaLimits limits) {
        List<ImportedMedia.Found> chosen = new ArrayList<>();
        List<Lost> lost = new ArrayList<>();
        for (ImportedMedia.Found medium : media) {
            if (medium.file().isEmpty()) {
                lost.add(new Lost(medium, new Message("import.media.missing")));
            } else if (medium.file().map(MediaFile::bytes).orElseThrow() > limits.largest()) {
                lost.add(new Lost(medium, new Message("error.upload.too_large", "most", limits.largest())));
            } else if (chosen.size() == limits.perPost()) {
                lost.add(new Lost(medium, new Message("import.media.too_many", "most", limits.perPost())));
            } else {
                chosen.add(medium);
            }
        }
        return new MediaPlan(chosen, lost);
    }
}
