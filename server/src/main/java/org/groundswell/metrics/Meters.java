package org.groundswell.metrics;

import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The registry of metrics. Names are words separated by dots; Prometheus' unit and suffix follow from the kind: the timer {@code groundswell.db.commits} is {@code groundswell_db_commits_seconds}.
 *
 * <p>Values read at a scrape must not block or use a database, since metrics matter most when the server is in trouble. Labels
 * have few values, all known to the server, never values sent by a client.
 */
public interface Meters {
    /** A value that rises and falls, read at every scrape. */
    void gauge(String name, String description, DoubleSupplier read);

    /** A value per label, such as consumers; labels that are missing at a scrape are left out. */
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
     * @return a recorder of nanoseconds
     */
    Recorder timer(String name, String description, String... labels);

    /** A histogram of sizes from 1 to some hundreds. */
    Recorder sizes(String name, String description);
}
