package org.groundswell.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.groundswell.Patience;

/** Makes pictures, animations and videos. */
public final class TestMedia {
    private TestMedia() {}

    /** A picture whose left half is red and whose right half is blue, with a green line on top. */
    public static BufferedImage picture(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        paint(picture);
        return picture;
    }

    /** The same with a transparent left half. */
    public static BufferedImage transparent(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        paint(picture);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width / 2; x++) {
                picture.setRGB(x, y, 0);
            }
        }
        return picture;
    }

    private static void paint(BufferedImage picture) {
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, picture.getWidth() / 2, picture.getHeight());
        graphics.setColor(Color.BLUE);
        graphics.fillRect(picture.getWidth() / 2, 0, picture.getWidth(), picture.getHeight());
        graphics.setColor(Color.GREEN);
        graphics.fillRect(0, 0, picture.getWidth(), Math.max(1, picture.getHeight() / 10));
        graphics.dispose();
    }

    public static byte[] jpeg(int width, int height) {
        return encoded(picture(width, height), "jpeg");
    }

    public static byte[] png(int width, int height) {
        return encoded(picture(width, height), "png");
    }

    public static byte[] encoded(BufferedImage picture, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, out)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static BufferedImage decoded(byte[] bytes) {
        try {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes));
            if (picture == null) {
                throw new AssertionError("no picture");
            }
            return picture;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JPEG with Exif metadata: an orientation, and the text of a comment that must not be published. */
    public static byte[] jpegWithExif(int width, int height, int orientation, String secret) {
        byte[] plain = jpeg(width, height);
        byte[] exif = ("Exif\0\0").getBytes(StandardCharsets.ISO_8859_1);
        byte[] text = secret.getBytes(StandardCharsets.UTF_8);
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 2 * 12 + 4 + text.length);
        tiff.put("MM".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) 42)
                .putInt(8);
        tiff.putShort((short) 2);
        tiff.putShort((short) 0x010E).putShort((short) 2).putInt(text.length).putInt(8 + 2 + 24 + 4);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        tiff.putInt(0).put(text);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        int length = 2 + exif.length + tiff.capacity();
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length});
        out.writeBytes(exif);
        out.writeBytes(tiff.array());
        out.write(plain, 2, plain.length - 2);
        return out.toByteArray();
    }

    /** An animation of frames of changing colours. */
    public static byte[] gif(int width, int height, int frames) {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("gif");
        ImageWriter writer = writers.next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < frames; i++) {
                BufferedImage frame = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED);
                Graphics2D graphics = frame.createGraphics();
                graphics.setColor(new Color(i * 37 % 256, 100, 255 - i * 37 % 256));
                graphics.fillRect(0, 0, width, height);
                graphics.dispose();
                writer.writeToSequence(new IIOImage(frame, null, delayed(writer, frame)), null);
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static IIOMetadata delayed(ImageWriter writer, BufferedImage frame) throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(frame), null);
        String format = metadata.getNativeMetadataFormatName();
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
        IIOMetadataNode control = (IIOMetadataNode)
                root.getElementsByTagName("GraphicControlExtension").item(0);
        control.setAttribute("delayTime", "10");
        metadata.setFromTree(format, root);
        return metadata;
    }

    public static boolean hasFfmpeg() {
        try {
            Process process = new ProcessBuilder("ffmpeg", "-version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(Patience.LONGEST) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file made by FFmpeg: a test picture of 160 × 120 pixels and a tone, of two seconds, with a title. */
    public static byte[] made(String extension, String... options) {
        try {
            Path file = Files.createTempFile("made", "." + extension);
            Process process = new ProcessBuilder(Stream.of(
                                    List.of("ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i"),
                                    List.of("testsrc=duration=2:size=160x120:rate=10"),
                                    List.of("-f", "lavfi", "-i", "sine=frequency=440:duration=2"),
                                    List.of("-metadata", "title=A secret title", "-metadata", "location=+51.5-000.1/"),
                                    List.of(options),
                                    List.of(file.toString()))
                            .flatMap(List::stream)
                            .toList())
                    .inheritIO()
                    .start();
            if (!process.waitFor(Patience.LONGEST) || process.exitValue() != 0) {
                throw new AssertionError("FFmpeg can't make " + extension);
            }
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A body of multipart/form-data with the boundary {@code b}: a file, and fields as name, value, name, value. */
    public static byte[] form(String field, byte[] file, String... fields) {
        return form(Map.of(field, file), fields);
    }

    /** The same with several files. */
    public static byte[] form(Map<String, byte[]> files, String... fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(parts(fields));
        files.forEach((field, file) -> {
            body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"" + field
                            + "\"; filename=\"../../etc/passwd\"\r\nContent-Type: text/html\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        body.writeBytes("--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    /** The same without a file. */
    public static byte[] form(String... fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(parts(fields));
        body.writeBytes("--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static byte[] parts(String... fields) {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            parts.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"" + fields[i] + "\"\r\n\r\n"
                            + fields[i + 1] + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return parts.toByteArray();
    }
}
