package org.groundswell.streaming;

import java.util.List;

/**
 * Keeps connections alive and finds dead ones: each is sent a heartbeat twice a minute. Each second it is the turn of a part
 * of them, so that ten thousand don't wake at once.
 */
public final class Heartbeats {
    private static final int SECONDS = 30;

    private final Streams streams;
    private int turn;

    public Heartbeats(Streams streams) {
        this.streams = streams;
    }

    /** Called once a second, by one thread. */
    public void beat() {
        turn = (turn + 1) % SECONDS;
        List<Connected> all = streams.connections();
        for (Connected each : all) {
            if (Math.floorMod(System.identityHashCode(each), SECONDS) == turn) {
                each.send(each.opening().wire().heartbeat());
            }
        }
    }
}
