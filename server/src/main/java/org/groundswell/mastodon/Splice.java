package org.groundswell.mastodon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * JSON put together from pieces that are already rendered. Where a piece has a {@link Hole}, another value goes in. A hole is
 * rendered as a NUL byte, which JSON doesn't contain otherwise: in strings, control characters are escaped (RFC 8259, section
 * 7). Nothing is copied before {@link #end}.
 */
final class Splice {
    static final char MARK = '\0';

    static final byte[] OBJECT_END = {'}'};
    private static final byte[] LIST_START = {'['};
    private static final byte[] LIST_END = {']'};
    private static final byte[] COMMA = {','};

    /** The place of a value that is rendered apart. */
    enum Hole {
        HOLE
    }

    private final List<byte[]> pieces = new ArrayList<>();
    private int length;

    /** The pieces of an object around its holes. The last one lacks the closing brace, so that fields can follow. */
    static List<byte[]> around(byte[] object) {
        List<byte[]> pieces = new ArrayList<>(4);
        int from = 0;
        for (int at = 0; at < object.length; at++) {
            if (object[at] == MARK) {
                pieces.add(Arrays.copyOfRange(object, from, at));
                from = at + 1;
            }
        }
        pieces.add(Arrays.copyOfRange(object, from, object.length - 1));
        return List.copyOf(pieces);
    }

    /** An object without the closing brace, so that fields can follow. */
    static byte[] withoutEnd(byte[] object) {
        return Arrays.copyOf(object, object.length - 1);
    }

    /** The fields of an object, to follow the fields of another; neither may be empty. */
    static byte[] fields(byte[] object) {
        byte[] fields = Arrays.copyOf(object, object.length - 1);
        fields[0] = ',';
        return fields;
    }

    Splice add(byte[] piece) {
        pieces.add(piece);
        length += piece.length;
        return this;
    }

    /** Begins an entry of a list. */
    Splice entry() {
        return add(pieces.isEmpty() ? LIST_START : COMMA);
    }

    /** The list of all entries. */
    Json list() {
        return pieces.isEmpty() ? Json.NOTHING : add(LIST_END).end();
    }

    /** All pieces, one after the other. */
    Json end() {
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, whole, at, piece.length);
            at += piece.length;
        }
        return new Json(whole);
    }
}
