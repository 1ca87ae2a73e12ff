package org.groundswell.importing.files;

/** A stack of open brackets: the kinds of the outermost {@value #KNOWN}, and the number of those inside. */
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
     * Closes the innermost bracket, if any is open.
     *
     * @return whether its kind matches; true beyond the known depth
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

    /** Whether the innermost bracket is an object's; false if unknown. */
    boolean isInObject() {
        return depth > 0 && depth <= KNOWN && objects[depth - 1];
    }
}
