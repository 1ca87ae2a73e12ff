package org.groundswell.events;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.groundswell.db.Tx;

/**
 * The newest events, for a read that adds them to data in memory which is a moment behind. On PostgreSQL, those without a
 * position are among them: they come last. Decoded events are kept for the next read.
 */
public final class LogTail {
    private static final int DECODED = 2_000;

    private final EventStore store;
    private final Cache<Long, Event> decoded =
            Caffeine.newBuilder().maximumSize(DECODED).executor(Runnable::run).build();

    public LogTail(EventLog log) {
        this.store = log.store();
    }

    /**
     * The events visible in a transaction that have no position up to {@code position}, each cause before its effects.
     *
     * @return empty if there are more than {@code most}
     */
    public Optional<List<Event>> after(Tx tx, Position position, int most) {
        List<Long> numbers = store.numbersAfter(tx, position, most + 1);
        if (numbers.size() > most) {
            return Optional.empty();
        }
        Map<Long, Event> found = new HashMap<>();
        for (Long number : numbers) {
            Event known = decoded.getIfPresent(number);
            if (known != null) {
                found.put(number, known);
            }
        }
        List<Long> unknown =
                numbers.stream().filter(number -> !found.containsKey(number)).toList();
        if (!unknown.isEmpty()) {
            found.putAll(store.numbered(tx, unknown));
            unknown.forEach(number -> decoded.put(number, Objects.requireNonNull(found.get(number))));
        }
        return Optional.of(numbers.stream().map(found::get).toList());
    }
}
