package org.groundswell.trends.wave;

import java.util.List;
import java.util.Optional;

/**
 * A tag's life up to a moment: exact totals, and its waves.
 *
 * @param posts how many posts there are
 * @param people how many distinct people wrote them
 * @param first the id of the first post; 0 if there is none
 * @param last the id of the last post; 0 if there is none
 * @param waves oldest first
 */
public record Life(int posts, int people, long first, long last, State state, List<Episode> waves) {
    /** The wave that is running, or else the one with most people, the later of equals. */
    public Optional<Episode> main() {
        if (!waves.isEmpty() && waves.getLast().isRunning()) {
            return Optional.of(waves.getLast());
        }
        return waves.stream().reduce((a, b) -> b.people() >= a.people() ? b : a);
    }
}
