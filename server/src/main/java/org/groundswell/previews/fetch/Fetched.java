package org.groundswell.previews.fetch;

import java.time.Instant;
import org.groundswell.outgoing.Destination;
import org.groundswell.outgoing.Download;

/** The result of fetching a resource. */
public sealed interface Fetched {
    /**
     * It was read.
     *
     * @param at its address after all redirects
     */
    record Document(Destination at, Download download) implements Fetched {}

    /** There is nothing to read: it doesn't exist, is of another type, or redirects too often. */
    record Nothing() implements Fetched {}

    /** It must not be fetched: by {@code robots.txt}, or since its address is not public. */
    record Refused() implements Fetched {}

    /** It can't be fetched now: its server is down or overloaded. */
    record Failed() implements Fetched {}

    /** It was not asked for, since its host or this server is busy. */
    record Busy(Instant until) implements Fetched {}
}
