package org.groundswell.trends.wave;

import java.util.List;
import java.util.Optional;

/**
 * A tag's history up to a moment: exact totals, and its waves.
 *
 * @param posts the number of posts
 * @param people the number of distinct authors
 * @param first the id of the first post; 0 if there is none
 * @param last the id of the last post; 0 if there is none
 * @param waves oldest first
 */
public record Life(int posts, int people, long first, long last, State state, List<Episode> waves) {
    /** The running wave, or else the one with most people; of equals the later one. */
    public Optional<Episode> main() {
        if (!waves.isEmpty() && waves.getLast().isRunning()) {
            return Optional.of(waves.getLast());
        }
        return waves.stream().reduce((a, b) -> b.people() >= a.people() ? b : a);
    }
}
