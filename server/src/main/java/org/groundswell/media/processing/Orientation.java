package org.groundswell.media.processing;

import java.awt.geom.AffineTransform;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a camera was held: what its picture needs to be upright, as its Exif metadata says (Exif 3.0, section 4.6.5.1.5). Only this
 * is read of the metadata, from a bounded part of the file.
 *
 * @param turns quarter turns to the right
 * @param mirrored whether it is mirrored, left to right, before it is turned
 */
record Orientation(int turns, boolean mirrored) {
    static final Orientation UPRIGHT = new Orientation(0, false);

    /** By the values 1 to 8. */
    private static final Orientation[] BY_VALUE = {
        UPRIGHT,
        new Orientation(0, true),
        new Orientation(2, false),
        new Orientation(2, true),
        new Orientation(3, true),
        new Orientation(1, false),
        new Orientation(1, true),
        new Orientation(3, false)
    };

    private static final int TAG = 0x0112;
    private static final int MOST_ENTRIES = 200;
    /** More of the metadata is not read. */
    private static final int LARGEST_EXIF = 1 << 16;
    /** Segments or chunks before the metadata. */
    private static final int MOST_SKIPPED = 500;

    /** Whether width and height change places. */
    boolean isSideways() {
        return turns % 2 == 1;
    }

    /** Transforms a picture of a size into an upright one at the same place. */
    AffineTransform transform(int width, int height) {
        AffineTransform transform = new AffineTransform();
        switch (turns) {
            case 1 -> transform.translate(height, 0);
            case 2 -> transform.translate(width, height);
            case 3 -> transform.translate(0, width);
            default -> {}
        }
        transform.quadrantRotate(turns);
        if (mirrored) {
            transform.translate(width, 0);
            transform.scale(-1, 1);
        }
        return transform;
    }

    /** Upright if the file says nothing, or nothing that can be read. */
    static Orientation of(Path file, FileFormat format) throws IOException {
        try (DataInputStream input = new DataInputStream(Files.newInputStream(file))) {
            Optional<byte[]> exif = switch (format) {
                case JPEG -> ofJpeg(input);
                case PNG -> ofPng(input);
                case WEBP -> ofWebp(input);
                default -> Optional.empty();
            };
            return exif.flatMap(Orientation::ofTiff).orElse(UPRIGHT);
        } catch (EOFException broken) {
            return UPRIGHT;
        }
    }

    private static Optional<byte[]> ofJpeg(DataInputStream input) throws IOException {
        input.skipNBytes(2);
        for (int i = 0; i < MOST_SKIPPED; i++) {
            int marker = input.readUnsignedShort();
            int length = input.readUnsignedShort() - 2;
            // The picture itself begins, or this is none.
            if (marker >> 8 != 0xFF || marker == 0xFFDA || length < 0) {
                return Optional.empty();
            }
            byte[] segment = part(input, length);
            if (marker == 0xFFE1 && startsWith(segment, "Exif\0\0")) {
                return Optional.of(Arrays.copyOfRange(segment, 6, segment.length));
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> ofPng(DataInputStream input) throws IOException {
        input.skipNBytes(8);
        for (int i = 0; i < MOST_SKIPPED; i++) {
            long length = Integer.toUnsignedLong(input.readInt());
            String type = new String(input.readNBytes(4), StandardCharsets.ISO_8859_1);
            if (type.equals("eXIf")) {
                return Optional.of(part(input, length));
            }
            input.skipNBytes(length + 4);
        }
        return Optional.empty();
    }

    private static Optional<byte[]> ofWebp(DataInputStream input) throws IOException {
        input.skipNBytes(12);
        for (int i = 0; i < MOST_SKIPPED; i++) {
            String type = new String(input.readNBytes(4), StandardCharsets.ISO_8859_1);
            long length = Integer.toUnsignedLong(Integer.reverseBytes(input.readInt()));
            if (type.equals("EXIF")) {
                byte[] exif = part(input, length);
                return Optional.of(startsWith(exif, "Exif\0\0") ? Arrays.copyOfRange(exif, 6, exif.length) : exif);
            }
            input.skipNBytes(length + length % 2);
        }
        return Optional.empty();
    }

    /** The beginning of a part of the file; the rest of it is skipped. */
    private static byte[] part(InputStream input, long length) throws IOException {
        byte[] bytes = input.readNBytes((int) Math.min(length, LARGEST_EXIF));
        input.skipNBytes(length - bytes.length);
        return bytes;
    }

    private static boolean startsWith(byte[] bytes, String text) {
        byte[] start = text.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    /** Exif metadata is a TIFF file, whose first directory has the orientation (TIFF 6.0, section 2). */
    static Optional<Orientation> ofTiff(byte[] tiff) {
        if (tiff.length < 8) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(tiff);
        buffer.order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = Integer.toUnsignedLong(buffer.getInt(4));
        if (directory > tiff.length - 2) {
            return Optional.empty();
        }
        int entries = Math.min(Short.toUnsignedInt(buffer.getShort((int) directory)), MOST_ENTRIES);
        for (int i = 0; i < entries; i++) {
            int entry = (int) directory + 2 + 12 * i;
            if (entry + 12 > tiff.length) {
                return Optional.empty();
            }
            if (Short.toUnsignedInt(buffer.getShort(entry)) == TAG) {
                int value = Short.toUnsignedInt(buffer.getShort(entry + 8));
                return value >= 1 && value <= BY_VALUE.length ? Optional.of(BY_VALUE[value - 1]) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
