package org.groundswell.links;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.groundswell.db.Database;
import org.groundswell.model.Ids;

/** Daily counts of links to pages. */
public final class LinkDays {
    private static final int DAYS = 7;

    private final Database database;
    private final LinkStore store;
    private final InstantSource clock;

    public LinkDays(Database database, LinkStore store, InstantSource clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    /** The number of public statuses that link to a page, and of their distinct authors. */
    public record Span(long uses, long people) {}

    /** One day, in UTC. */
    public record Day(Instant start, Span span) {}

    /** The last seven days, today first. */
    public List<Day> of(String url) {
        Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
        return database.read(tx -> {
            List<Day> days = new ArrayList<>();
            for (int back = 0; back < DAYS; back++) {
                Instant start = today.minus(Duration.ofDays(back));
                long next = start.plus(Duration.ofDays(1)).toEpochMilli();
                days.add(new Day(start, store.between(tx, url, Ids.first(start.toEpochMilli()), Ids.first(next))));
            }
            return List.copyOf(days);
        });
    }
}
