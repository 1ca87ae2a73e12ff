package org.groundswell.media.uploads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.groundswell.files.StoredFile;
import org.groundswell.files.StoredFiles;
import org.groundswell.media.MediaFacts;
import org.groundswell.media.processing.MediaProcessor;
import org.groundswell.media.processing.Processed;
import org.groundswell.media.processing.UnusableFileException;
import org.groundswell.model.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes pictures from other servers smaller and stores them. They are decoded within the limits of uploads and written again:
 * nothing but their pixels is kept.
 */
public final class FetchedPictures {
    private static final Logger LOG = LoggerFactory.getLogger(FetchedPictures.class);
    /** Pixels of the shorter side; smaller pictures show nothing: they count readers, or are lines. */
    private static final int SHORTEST_SIDE = 40;

    private final StoredFiles files;
    private final MediaProcessor processor;
    private final PictureWorkers workers;

    FetchedPictures(StoredFiles files, MediaProcessor processor, PictureWorkers workers) {
        this.files = files;
        this.processor = processor;
        this.workers = workers;
    }

    /** A stored picture, which the caller must refer to. */
    public record Kept(StoredFile file, MediaFacts facts) {}

    /**
     * Stores a picture. Blocks while it is processed.
     *
     * @param picture a file in a format of pictures that browsers show
     * @param longestSide of what is stored, in pixels
     * @return empty if it can't be used, or too many pictures are being processed
     */
    public Optional<Kept> keep(byte[] picture, int longestSide) {
        try {
            return workers.run(directory -> {
                Path file = Files.write(directory.resolve("fetched"), picture);
                Processed made = processor.fit(file, processor.format(file), longestSide, directory);
                boolean isSmall = Math.min(made.facts().width(), made.facts().height()) < SHORTEST_SIDE;
                return isSmall
                        ? Optional.empty()
                        : Optional.of(new Kept(files.keep(made.original(), made.type()), made.facts()));
            });
        } catch (UnusableFileException | Refusal.Unavailable unusable) {
            LOG.atDebug().setCause(unusable).log("a picture of a page can't be used");
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
