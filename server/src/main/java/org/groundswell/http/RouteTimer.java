package org.groundswell.http;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.groundswell.metrics.Meters;
import org.groundswell.metrics.Recorder;

/**
 * Measures the requests of one route, apart by class of status. Its labels are the route's own, never the path that was asked
 * for, so that nobody can make the server keep more of them.
 */
final class RouteTimer {
    private static final int CLASSES = 5;

    private final Meters meters;
    private final String method;
    private final String route;
    /** By class; null until the route first answers so: most never answer in most ways. */
    private final AtomicReferenceArray<Recorder> recorders = new AtomicReferenceArray<>(CLASSES);

    RouteTimer(Meters meters, String method, String route) {
        this.meters = meters;
        this.method = method;
        this.route = route;
    }

    /** Measures what leads to no route, whatever its method. */
    static RouteTimer unmatched(Meters meters) {
        return new RouteTimer(meters, "any", "unmatched");
    }

    /** @param nanos from when the request was read until its answer was ready to be sent */
    void record(int status, long nanos) {
        int at = Math.clamp(status / 100, 1, CLASSES) - 1;
        Recorder recorder = recorders.get(at);
        if (recorder == null) {
            // Of two at once both are given the same.
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
