package org.groundswell.http;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.groundswell.metrics.Meters;
import org.groundswell.metrics.Recorder;

/**
 * The timers of one route, by status class. Labels come from the route, never from the requested path, so that clients can't
 * create new series.
 */
final class RouteTimer {
    private static final int CLASSES = 5;

    private final Meters meters;
    private final String method;
    private final String route;
    /** By status class; null until the first response of the class, since most routes use few of them. */
    private final AtomicReferenceArray<Recorder> recorders = new AtomicReferenceArray<>(CLASSES);

    RouteTimer(Meters meters, String method, String route) {
        this.meters = meters;
        this.method = method;
        this.route = route;
    }

    /** The timer of requests that match no route. */
    static RouteTimer unmatched(Meters meters) {
        return new RouteTimer(meters, "any", "unmatched");
    }

    /** @param nanos time from reading the request until its response was ready to be sent */
    void record(int status, long nanos) {
        int at = Math.clamp(status / 100, 1, CLASSES) - 1;
        Recorder recorder = recorders.get(at);
        if (recorder == null) {
            // The registry returns the same timer to concurrent callers.
            recorder = meters.timer(
                    "groundswell.http.requests",
                    "Time from reading a request until its answer is ready to be sent",
                    "method",
                    method,
                    "route",
                    route,
                    "status",
                    (at + 1) + "xx");
            recorders.set(at, recorder);
        }
        recorder.record(nanos);
    }
}
