package org.groundswell.polls;

import java.util.ArrayList;
import java.util.List;

/**
 * The options that an account has chosen.
 *
 * @param bits 1 for the first, 2 for the second, 4 for the third
 */
public record Choices(long bits) {
    /** Of the author of a poll, who can't vote in it. */
    public static final Choices OF_AUTHOR = new Choices(0);

    /** @param positions from 0, each below {@link PollRules#MOST_OPTIONS} */
    public static Choices of(List<Integer> positions) {
        long bits = 0;
        for (int position : positions) {
            bits |= 1L << position;
        }
        return new Choices(bits);
    }

    /** From 0, in their order. */
    public List<Integer> positions() {
        List<Integer> positions = new ArrayList<>();
        for (int position = 0; position < Long.SIZE; position++) {
            if ((bits >> position & 1) == 1) {
                positions.add(position);
            }
        }
        return positions;
    }
}
