package org.groundswell.http;

import io.helidon.webserver.CloseConnectionException;
import java.nio.charset.StandardCharsets;
import org.groundswell.http.connection.Connections;
import org.groundswell.http.connection.RawConnection;

/** The change of a connection to another protocol (RFC 9110, section 7.8). The HTTP library learns nothing of it. */
final class Upgrading {
    private Upgrading() {}

    /**
     * Hands over the connection.
     *
     * @return what ends the connection, since it can't return to HTTP
     */
    static CloseConnectionException run(Reply reply, Reply.Upgrade upgrade) {
        // The endpoint has refused a request with a body already; this is the last line of defence.
        RawConnection connection = Connections.leaveHttp()
                .orElseThrow(() -> new CloseConnectionException("A request with a body can't change the protocol"));
        upgrade.run(connection, head(reply));
        return new CloseConnectionException("The connection has left HTTP");
    }

    private static byte[] head(Reply reply) {
        StringBuilder head = new StringBuilder("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n");
        reply.headers()
                .forEach(header -> head.append(header.name())
                        .append(": ")
                        .append(header.value())
                        .append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
