package org.groundswell.bench;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;

/** The ceiling of every request: the same HTTP server, answering so many bytes and doing nothing else. */
public final class BareServer {
    private BareServer() {}

    /** @param arguments the port, and how many bytes an answer has */
    public static void main(String[] arguments) {
        byte[] body = new byte[Integer.parseInt(arguments[1])];
        WebServer.builder()
                .host("localhost")
                .port(Integer.parseInt(arguments[0]))
                .routing(routing -> routing.any((request, response) -> {
                    if (request.content().hasEntity()) {
                        request.content().consume();
                    }
                    response.header(HeaderNames.CONTENT_TYPE, "application/json")
                            .send(body);
                }))
                .build()
                .start();
    }
}
