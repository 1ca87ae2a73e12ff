package org.groundswell.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.groundswell.model.Refusal;

/** A file that was sent with a form. Its name and type are what the sender says, so they are not kept. */
public sealed interface Upload {
    /** The name of its field. */
    String field();

    /** Its size in bytes. */
    long size();

    /** The whole file; only for small ones. */
    byte[] bytes();

    /** A file in memory, of a form whose body has a megabyte at most. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record InMemory(String field, byte[] bytes) implements Upload {
        @Override
        public long size() {
            return bytes.length;
        }
    }

    /** A file on the disk. It is deleted when its request has been answered, unless it has been moved away. */
    record OnDisk(String field, Path path, long size) implements Upload {
        @Override
        public byte[] bytes() {
            try {
                return Files.readAllBytes(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * The file as text, which must be UTF-8, without its byte order mark.
     *
     * @param most bytes
     * @throws Refusal.Invalid if it is longer, in another encoding, or no text
     */
    default String text(int most) {
        if (size() > most) {
            throw new Refusal.Invalid(field(), "error.upload.too_large", "most", most);
        }
        byte[] bytes = bytes();
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            throw new Refusal.Invalid(field(), "error.upload.encoding");
        }
        for (byte each : bytes) {
            if (each == 0) {
                throw new Refusal.Invalid(field(), "error.upload.binary");
            }
        }
        try {
            // A new decoder reports malformed input.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw new Refusal.Invalid(field(), "error.upload.encoding");
        }
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }
}
