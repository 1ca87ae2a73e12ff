package org.groundswell.media.processing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;
import org.groundswell.files.FileType;

/** Scaling and writing of decoded pictures. */
final class Pictures {
    private static final float JPEG_QUALITY = 0.88f;

    private Pictures() {}

    /** A width and height in pixels. */
    record Size(int width, int height) {
        long pixels() {
            return (long) width * height;
        }

        /** The same proportions with a number of pixels at most; never larger. */
        Size within(long most) {
            if (pixels() <= most) {
                return this;
            }
            double scale = Math.sqrt((double) most / pixels());
            return new Size(Math.max(1, (int) (width * scale)), Math.max(1, (int) (height * scale)));
        }
    }

    /** Whether a picture has pixels that aren't opaque. */
    static boolean isTransparent(BufferedImage picture) {
        if (!picture.getColorModel().hasAlpha()) {
            return false;
        }
        int[] row = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int pixel : row) {
                if (pixel >>> 24 != 0xFF) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A picture of a size in sRGB. It is halved until the last step, since one large step would skip pixels. */
    static BufferedImage scaled(BufferedImage picture, Size size, boolean transparent) {
        BufferedImage current = picture;
        boolean isOurs = false;
        while (current.getWidth() >= 2 * size.width() && current.getHeight() >= 2 * size.height()) {
            int width = Math.max(size.width(), current.getWidth() / 2);
            int height = Math.max(size.height(), current.getHeight() / 2);
            current = drawn(current, width, height, transparent);
            isOurs = true;
        }
        boolean isReady = isOurs && current.getWidth() == size.width() && current.getHeight() == size.height();
        return isReady ? current : drawn(current, size.width(), size.height(), transparent);
    }

    /** A picture within a frame, in its proportions. */
    static BufferedImage fitted(BufferedImage picture, int width, int height, boolean transparent) {
        double scale =
                Math.min(1, Math.min((double) width / picture.getWidth(), (double) height / picture.getHeight()));
        Size size = new Size(
                Math.max(1, (int) (picture.getWidth() * scale)), Math.max(1, (int) (picture.getHeight() * scale)));
        return scaled(picture, size, transparent);
    }

    /** The middle of a picture, cut and scaled to a size. */
    static BufferedImage filling(BufferedImage picture, Size size, boolean transparent) {
        double scale =
                Math.min((double) picture.getWidth() / size.width(), (double) picture.getHeight() / size.height());
        int width = Math.clamp((int) (size.width() * scale), 1, picture.getWidth());
        int height = Math.clamp((int) (size.height() * scale), 1, picture.getHeight());
        BufferedImage middle = picture.getSubimage(
                (picture.getWidth() - width) / 2, (picture.getHeight() - height) / 2, width, height);
        return scaled(middle, size, transparent);
    }

    private static BufferedImage drawn(BufferedImage picture, int width, int height, boolean transparent) {
        BufferedImage drawn = canvas(width, height, transparent);
        Graphics2D graphics = graphics(drawn, transparent);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return drawn;
    }

    /** An upright copy of a picture. */
    static BufferedImage upright(BufferedImage picture, Orientation orientation, boolean transparent) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage upright =
                orientation.isSideways() ? canvas(height, width, transparent) : canvas(width, height, transparent);
        Graphics2D graphics = graphics(upright, transparent);
        graphics.drawImage(picture, orientation.transform(width, height), null);
        graphics.dispose();
        return upright;
    }

    private static BufferedImage canvas(int width, int height, boolean transparent) {
        return new BufferedImage(width, height, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    }

    private static Graphics2D graphics(BufferedImage canvas, boolean transparent) {
        Graphics2D graphics = canvas.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setRenderingHint(RenderingHints.KEY_COLOR_RENDERING, RenderingHints.VALUE_COLOR_RENDER_QUALITY);
        if (!transparent) {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        }
        return graphics;
    }

    /** Writes a picture as JPEG or PNG, without metadata. */
    static void write(BufferedImage picture, FileType type, Path file) throws IOException {
        // The stream begins at the start of an existing file, and would leave the end of a longer one.
        Files.deleteIfExists(file);
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(type == FileType.PNG ? "png" : "jpeg");
        ImageWriter writer = writers.next();
        try (ImageOutputStream output = new FileImageOutputStream(file.toFile())) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (type == FileType.JPEG) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(JPEG_QUALITY);
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
    }
}
