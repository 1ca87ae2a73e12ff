package org.groundswell.web.view;

import java.util.List;
import java.util.function.Function;
import org.groundswell.files.FileName;
import org.groundswell.media.Attachment;
import org.groundswell.media.MediaFacts;

/**
 * A picture, video or sound in a page.
 *
 * @param kind image, gifv, video or audio
 * @param url the file; {@code preview} a smaller picture, or empty text for sounds
 * @param width of the preview in pixels
 * @param position the style class for the point that must be seen when the picture is cut
 */
public record MediaView(
        String id,
        String kind,
        String url,
        String preview,
        int width,
        int height,
        String description,
        String position) {
    /** Positions along an edge that have a style class. */
    private static final int STEPS = 4;

    public static List<MediaView> of(List<Attachment> attachments) {
        return attachments.stream().map(MediaView::of).toList();
    }

    public static MediaView of(Attachment attachment) {
        return of(attachment, MediaView::path);
    }

    /** @param path the paths of files */
    public static MediaView of(Attachment attachment, Function<FileName, String> path) {
        MediaFacts facts = attachment.facts();
        return new MediaView(
                Long.toString(attachment.id()),
                attachment.kind().word(),
                path.apply(attachment.name()),
                attachment.preview().map(path).orElse(""),
                facts.previewWidth(),
                facts.previewHeight(),
                attachment.description(),
                "at-" + step(attachment.focus().x()) + "-"
                        + step(-attachment.focus().y()));
    }

    private static long step(double coordinate) {
        return Math.round((coordinate + 1) / 2 * STEPS);
    }

    private static String path(FileName name) {
        return "/media/" + name;
    }
}
