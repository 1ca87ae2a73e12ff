package org.groundswell.streaming;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.groundswell.auth.OAuth;
import org.groundswell.http.websocket.CloseCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the connections of tokens that were revoked, whose account was deleted or whose password was changed: at once if it
 * happened in this process, and within seconds if it was another one.
 */
public final class TokenWatch {
    private static final Logger LOG = LoggerFactory.getLogger(TokenWatch.class);

    private final Streams streams;
    private final OAuth oauth;
    private final AtomicBoolean wanted = new AtomicBoolean();

    public TokenWatch(Streams streams, OAuth oauth) {
        this.streams = streams;
        this.oauth = oauth;
    }

    /** Begins to hear of tokens that end in this process. */
    public void listen() {
        oauth.whenRevoked(this::checkSoon);
    }

    /** Ends a connection if its token ended while it was being added. */
    public void check(Connected connection) {
        check(List.of(connection));
    }

    /** Checks the tokens of all connections. */
    public void check() {
        check(streams.connections());
    }

    /** Checks on another thread: a transaction that has just ended tokens is about to return. */
    private void checkSoon() {
        if (wanted.compareAndSet(false, true)) {
            Thread.ofVirtual().start(() -> {
                wanted.set(false);
                try {
                    check();
                } catch (RuntimeException failed) {
                    // The next regular check may succeed.
                    LOG.atWarn().setCause(failed).log("the tokens of streams could not be checked");
                }
            });
        }
    }

    private void check(List<Connected> connections) {
        Set<String> held =
                connections.stream().map(each -> each.opening().tokenHash()).collect(Collectors.toSet());
        Set<String> active = oauth.active(held);
        connections.stream()
                .filter(each -> !active.contains(each.opening().tokenHash()))
                .forEach(each -> each.close(CloseCode.POLICY_VIOLATION, "the access token is no longer valid"));
    }
}
