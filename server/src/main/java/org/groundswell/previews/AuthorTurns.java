package org.groundswell.previews;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.groundswell.model.AccountId;

/**
 * Has few pages fetched at a time for each author, so that one who posts links to slow servers doesn't keep the previews of
 * others waiting. A page that several authors link to is fetched for any of them.
 */
final class AuthorTurns {
    /** The pages of an author that are fetched at the same time. */
    static final int AT_ONCE = 2;
    /** Between the times given to an author's pages that have to wait. */
    static final Duration STEP = Duration.ofMillis(500);
    /** Beyond these, the authors who waited the longest ago are forgotten: at worst, a page is tried too soon. */
    private static final int MOST_AUTHORS = 10_000;

    sealed interface Turn {
        /** The page is fetched for this author. Must be followed by {@link #end}. */
        record Begun(AccountId author) implements Turn {}

        record Wait(Instant until) implements Turn {}
    }

    private final Map<AccountId, Integer> running = new HashMap<>(); // guarded by this
    /** The times given to the last pages that have to wait. */
    private final Cache<AccountId, Instant> lines = Caffeine.newBuilder()
            .maximumSize(MOST_AUTHORS)
            .executor(Runnable::run)
            .build(); // changed under this

    /** @param authors who link to the page, at least one */
    synchronized Turn begin(List<AccountId> authors, Instant now) {
        Optional<AccountId> free = authors.stream()
                .filter(author -> running.getOrDefault(author, 0) < AT_ONCE)
                .findFirst();
        if (free.isPresent()) {
            running.merge(free.get(), 1, Integer::sum);
            return new Turn.Begun(free.get());
        }
        AccountId first = authors.getFirst();
        Instant soonest = now.plus(STEP);
        Instant last = Objects.requireNonNullElse(lines.getIfPresent(first), Instant.MIN);
        Instant turn = last.isBefore(soonest) ? soonest : last.plus(STEP);
        lines.put(first, turn);
        return new Turn.Wait(turn);
    }

    synchronized void end(Turn.Begun turn) {
        running.computeIfPresent(turn.author(), (_, begun) -> begun == 1 ? null : begun - 1);
    }
}
