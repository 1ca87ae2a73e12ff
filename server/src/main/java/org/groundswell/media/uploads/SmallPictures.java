package org.groundswell.media.uploads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.groundswell.files.FileType;
import org.groundswell.files.StoredFile;
import org.groundswell.files.StoredFiles;
import org.groundswell.media.MediaLimits;
import org.groundswell.media.processing.FileFormat;
import org.groundswell.media.processing.MediaProcessor;
import org.groundswell.media.processing.Processed;
import org.groundswell.media.processing.UnusableFileException;
import org.groundswell.model.Refusal;

/**
 * Makes small pictures of those that were sent, and stores them: the pictures of profiles, emojis, and previews that apps choose.
 * The caller must refer to the files.
 *
 * <p>All methods throw {@link Refusal.Invalid} for what is no picture that can be used, and {@link Refusal.Unavailable} if too many
 * are being processed.
 */
public final class SmallPictures {
    private final StoredFiles files;
    private final MediaProcessor processor;
    private final MediaLimits limits;
    private final PictureWorkers workers;

    SmallPictures(StoredFiles files, MediaProcessor processor, MediaLimits limits, PictureWorkers workers) {
        this.files = files;
        this.processor = processor;
        this.limits = limits;
        this.workers = workers;
    }

    /**
     * A picture that was sent.
     *
     * @param field of the form that it was sent with, for error messages
     * @param path the file; may be moved away
     * @param bytes its size
     */
    public record Sent(String field, Path path, long bytes) {}

    /** Cuts a picture to a size. */
    public StoredFile cut(Sent picture, int width, int height) {
        return made(picture, (format, directory) -> {
            Processed cut = processor.cut(picture.path(), format, width, height, directory);
            return files.keep(cut.original(), cut.type());
        });
    }

    /** Makes the preview of a medium: see {@link MediaUploads#setThumbnail}. */
    public Thumbnail thumbnail(Sent picture) {
        if (picture.bytes() > limits.pictureBytes()) {
            throw new Refusal.Invalid(picture.field(), "error.upload.too_large", "most", limits.pictureBytes());
        }
        return made(picture, (format, directory) -> {
            Processed preview = processor.preview(picture.path(), format, directory);
            return new Thumbnail(files.keep(preview.original(), preview.type()), preview.facts());
        });
    }

    /**
     * A small picture, stored.
     *
     * @param still the picture without animation; the same if it isn't animated
     * @param width in pixels, as is {@code height}
     */
    public record Shrunk(StoredFile picture, StoredFile still, int width, int height) {}

    /**
     * Makes a picture small; an animation keeps its size.
     *
     * @param longest pixels of the longer side
     */
    public Shrunk shrink(Sent picture, int longest) {
        return made(picture, (format, directory) -> {
            var small = processor.shrink(picture.path(), format, longest, directory);
            StoredFile shown = files.keep(small.picture(), small.type());
            StoredFile still =
                    small.still().map(frame -> files.keep(frame, FileType.PNG)).orElse(shown);
            return new Shrunk(shown, still, small.width(), small.height());
        });
    }

    private interface Making<T> {
        T in(FileFormat format, Path directory) throws IOException, UnusableFileException, InterruptedException;
    }

    private <T> T made(Sent picture, Making<T> making) {
        try {
            FileFormat format = processor.format(picture.path());
            return workers.run(directory -> making.in(format, directory));
        } catch (UnusableFileException unusable) {
            throw MediaUploads.refused(picture.field(), unusable);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
