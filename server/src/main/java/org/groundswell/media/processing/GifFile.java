package org.groundswell.media.processing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * GIF files (GIF89a specification, sections 17 to 27): copies the blocks of the animation, and leaves out comments, texts,
 * applications' data and what follows the end.
 */
final class GifFile {
    /** More than an animation of a minute has. */
    static final int MOST_FRAMES = 2_000;

    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int TRAILER = 0x3B;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int APPLICATION = 0xFF;

    private final DataInputStream in;
    private final OutputStream out;
    private final int mostFrames;
    private int frames;

    private GifFile(DataInputStream in, OutputStream out, int mostFrames) {
        this.in = in;
        this.out = out;
        this.mostFrames = mostFrames;
    }

    /**
     * Counts the frames of a file.
     *
     * @throws UnusableFileException if it is damaged, or has too many
     */
    static int frames(Path file) throws IOException, UnusableFileException {
        return frames(file, MOST_FRAMES);
    }

    /** The same with a limit of its own. */
    static int frames(Path file, int most) throws IOException, UnusableFileException {
        return copy(file, OutputStream.nullOutputStream(), most);
    }

    /** The size of the screen that the frames are drawn on. */
    static Pictures.Size screen(Path file) throws IOException, UnusableFileException {
        byte[] header = new byte[10];
        try (InputStream in = Files.newInputStream(file)) {
            if (in.readNBytes(header, 0, header.length) < header.length) {
                throw new UnusableFileException("error.media.damaged");
            }
        }
        return new Pictures.Size(littleEndian(header, 6), littleEndian(header, 8));
    }

    private static int littleEndian(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }

    /**
     * Copies the frames of a file to another.
     *
     * @throws UnusableFileException if it is damaged, or has too many
     */
    static void clean(Path from, Path to) throws IOException, UnusableFileException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
            copy(from, out, MOST_FRAMES);
        }
    }

    private static int copy(Path file, OutputStream out, int mostFrames) throws IOException, UnusableFileException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            GifFile copying = new GifFile(in, out, mostFrames);
            copying.copy();
            return copying.frames;
        } catch (EOFException broken) {
            throw new UnusableFileException(broken, "error.media.damaged");
        }
    }

    private void copy() throws IOException, UnusableFileException {
        byte[] header = exactly(13);
        out.write(header);
        copyPalette(header[10]);
        while (true) {
            int block = in.readUnsignedByte();
            switch (block) {
                case EXTENSION -> copyExtension();
                case IMAGE -> copyImage();
                case TRAILER -> {
                    out.write(TRAILER);
                    if (frames == 0) {
                        throw new UnusableFileException("error.media.damaged");
                    }
                    return;
                }
                default -> throw new UnusableFileException("error.media.damaged");
            }
        }
    }

    private void copyImage() throws IOException, UnusableFileException {
        if (++frames > mostFrames) {
            throw new UnusableFileException("error.media.frames", "most", mostFrames);
        }
        byte[] descriptor = exactly(9);
        out.write(IMAGE);
        out.write(descriptor);
        copyPalette(descriptor[8]);
        out.write(exactly(1));
        copyData(true);
    }

    private void copyPalette(byte flags) throws IOException {
        if ((flags & 0x80) != 0) {
            out.write(exactly(3 << (flags & 7) + 1));
        }
    }

    /** Only what the animation needs: the time of a frame, and how often it is repeated. */
    private void copyExtension() throws IOException {
        int label = in.readUnsignedByte();
        boolean kept = label == GRAPHIC_CONTROL;
        if (label == APPLICATION) {
            byte[] name = exactly(in.readUnsignedByte());
            kept = new String(name, StandardCharsets.ISO_8859_1).equals("NETSCAPE2.0");
            if (kept) {
                out.write(new byte[] {(byte) EXTENSION, (byte) label, (byte) name.length});
                out.write(name);
            }
        } else if (kept) {
            out.write(new byte[] {(byte) EXTENSION, (byte) label});
        }
        copyData(kept);
    }

    private void copyData(boolean kept) throws IOException {
        int length;
        do {
            length = in.readUnsignedByte();
            byte[] data = exactly(length);
            if (kept) {
                out.write(length);
                out.write(data);
            }
        } while (length > 0);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
