package org.groundswell.importing.files;

/** The open brackets: the kinds of the outer {@value #KNOWN}, and the number of those inside them. */
final class Nesting {
    private static final int KNOWN = 128;

    private final boolean[] objects = new boolean[KNOWN];
    private int depth;

    void clear() {
        depth = 0;
    }

    void open(boolean object) {
        if (depth < KNOWN) {
            objects[depth] = object;
        }
        depth++;
    }

    /**
     * Closes the innermost, if any is open.
     *
     * @return whether it was of this kind, as far as known
     */
    boolean close(boolean object) {
        if (depth == 0) {
            return false;
        }
        depth--;
        return depth >= KNOWN || objects[depth] == object;
    }

    int depth() {
        return depth;
    }

    /** Whether the innermost is an object's; false where that is not known. */
    boolean isInObject() {
        return depth > 0 && depth <= KNOWN && objects[depth - 1];
    }
}
