package org.groundswell.metrics;

import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Where a part of the server registers its figures. Names are words with dots between them; Prometheus' unit and suffix follow
 * from the kind: the timer {@code groundswell.db.commits} is {@code groundswell_db_commits_seconds}.
 *
 * <p>Whatever is read at a scrape must answer at once, and ask no database: a server in trouble is looked at most often.
 * Labels take few values, all known to the server; never what a client sent.
 */
public interface Meters {
    /** A value that rises and falls, read at every scrape. */
    void gauge(String name, String description, DoubleSupplier read);

    /** One value for each of several things, such as consumers; a thing that is missing at a scrape is left out of it. */
    void gauges(String name, String description, String label, Supplier<? extends Map<String, ? extends Number>> read);

    /**
     * A total that only rises, read at every scrape.
     *
     * @param labels names and values in turn
     */
    void counter(String name, String description, LongSupplier read, String... labels);

    /**
     * A histogram of durations.
     *
     * @param labels names and values in turn; the same names for every timer of a name
     * @return takes nanoseconds
     */
    Recorder timer(String name, String description, String... labels);

    /** A histogram of sizes from 1 to some hundreds. */
    Recorder sizes(String name, String description);
}
