package org.groundswell.media.processing;

import java.awt.image.BufferedImage;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes pictures within limits. All decoders of a process share an amount of memory; one that needs more than is left waits.
 * Safe for use by several threads.
 */
final class PictureDecoder {
    private static final Logger LOG = LoggerFactory.getLogger(PictureDecoder.class);
    /** Files have some ten scans. */
    private static final int MOST_SCANS = 100;
    /** The memory of all pictures being decoded, in megabytes: about four bytes for each pixel, and half of that again. */
    private static final int MEMORY = 200;

    private static final int MEGABYTE = 1 << 20;

    private final long mostPixels;
    private final Semaphore memory = new Semaphore(MEMORY, true);

    /** @param mostPixels of a picture */
    PictureDecoder(long mostPixels) {
        this.mostPixels = mostPixels;
    }

    /** What is done with a decoded picture. */
    interface Use<T> {
        /** @param picture upright; must not be kept */
        T of(BufferedImage picture) throws IOException;
    }

    /**
     * Decodes a picture, of an animated one the first frame.
     *
     * @throws UnusableFileException if it is damaged, or too large
     * @throws InterruptedException if the thread is interrupted while it waits for memory
     */
    <T> T decode(Path file, FileFormat format, Use<T> use)
            throws IOException, UnusableFileException, InterruptedException {
        if (format == FileFormat.JPEG && JpegScans.count(file, MOST_SCANS) > MOST_SCANS) {
            throw new UnusableFileException("error.media.damaged");
        }
        Orientation orientation = Orientation.of(file, format);
        ImageReader reader =
                ImageIO.getImageReadersByFormatName(format.reader()).next();
        try (ImageInputStream input = new FileImageInputStream(file.toFile())) {
            int needed = begin(reader, input);
            memory.acquire(needed);
            try {
                BufferedImage picture = read(reader);
                return use.of(
                        orientation.equals(Orientation.UPRIGHT)
                                ? picture
                                : Pictures.upright(picture, orientation, Pictures.isTransparent(picture)));
            } finally {
                memory.release(needed);
            }
        } finally {
            reader.dispose();
        }
    }

    /** The size of a picture before it is decoded, checked. */
    Pictures.Size size(Path file, FileFormat format) throws IOException, UnusableFileException {
        ImageReader reader =
                ImageIO.getImageReadersByFormatName(format.reader()).next();
        try (ImageInputStream input = new FileImageInputStream(file.toFile())) {
            begin(reader, input);
            return new Pictures.Size(reader.getWidth(0), reader.getHeight(0));
        } finally {
            reader.dispose();
        }
    }

    /** Opens a picture and checks its size. Returns the megabytes that it takes to decode it. */
    private int begin(ImageReader reader, ImageInputStream input) throws UnusableFileException {
        try {
            // Metadata isn't read: texts in it can be compressed a thousandfold.
            reader.setInput(input, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > mostPixels) {
                throw new UnusableFileException("error.media.pixels", "most", mostPixels / 1_000_000);
            }
            long bytes = pixels * bytesPerPixel(reader) * 3 / 2;
            if (bytes > (long) MEMORY * MEGABYTE) {
                throw new UnusableFileException("error.media.pixels", "most", mostPixels / 1_000_000 / 2);
            }
            return Math.max(1, (int) (bytes / MEGABYTE));
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    private static int bytesPerPixel(ImageReader reader) throws IOException {
        ImageTypeSpecifier type = reader.getRawImageType(0);
        if (type == null) {
            return 4;
        }
        SampleModel samples = type.getSampleModel();
        int bits = 0;
        for (int size : samples.getSampleSize()) {
            bits += size;
        }
        return Math.max(4, (bits + 7) / 8);
    }

    private static BufferedImage read(ImageReader reader) throws UnusableFileException {
        try {
            return reader.read(0);
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    /** Decoders fail with all kinds of exceptions when a file isn't what it should be. */
    private static UnusableFileException damaged(Exception e) {
        LOG.atDebug().setCause(e).log("a picture could not be decoded");
        return new UnusableFileException(e, "error.media.damaged");
    }
}
