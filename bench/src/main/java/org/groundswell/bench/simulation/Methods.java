package org.groundswell.bench.simulation;

import java.util.List;

/** The ways of finding out what trends that are set against each other. */
public final class Methods {
    private Methods() {}

    /** One of each, ours first, that know of what happens from a moment on. */
    public static List<Method> since(long start) {
        return List.of(new Engine(start), new MastodonScore(), new SigniTrend(), new GnipZ(), new TopCounts());
    }
}
