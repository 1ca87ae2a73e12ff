package org.groundswell.http;

import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * Passes requests on to a handler until it is detached. Helidon's thread that looks for idle connections outlives its server
 * and keeps the handler: without this it would keep everything that the handler can reach, a whole server.
 */
final class DetachableHandler implements Handler {
    private static final Handler STOPPED = (_, response) -> response.status(503).send();

    private volatile Handler target;

    DetachableHandler(Handler target) {
        this.target = target;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) throws Exception {
        target.handle(request, response);
    }

    void detach() {
        target = STOPPED;
    }
}
