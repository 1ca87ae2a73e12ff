package org.groundswell.http.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.Status;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All open connections. Each {@link Connection} sits between the socket and the HTTP library. This class counts connections
 * per address, and a thread checks their deadlines four times a second, since Helidon has none for reading or writing.
 */
public final class Connections implements ServerConnectionSelector, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private static final Duration PACE = Duration.ofMillis(250);

    private final ConnectionLimits limits;
    private final Http1ConnectionSelector http;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> byNetwork = new ConcurrentHashMap<>();
    private final Thread watch =
            Thread.ofPlatform().name("connection-deadlines").daemon().unstarted(this::watch);
    private volatile boolean closed;

    public Connections(ConnectionLimits limits) {
        this.limits = limits;
        this.http = Http1ConnectionSelector.builder()
                .config(Http1Config.builder()
                        // Above the limits that RequestReader has checked by then.
                        .maxPrologueLength(2 * RequestHead.LONGEST_LINE)
                        .maxHeadersSize(2 * RequestHead.LONGEST_FIELDS)
                        // Apps send any[]=x unescaped; invalid queries are refused where they are read.
                        .validatePrologue(false)
                        .addSendListener(new Answers())
                        .build())
                .build();
        watch.start();
    }

    @Override
    public int bytesToIdentifyConnection() {
        return http.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return Support.SUPPORTED;
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        Optional<Address> peer = Address.of(context.serverSocket().remotePeer().address());
        Optional<String> network = peer.filter(each -> limits.perAddress() > 0)
                .filter(each -> !limits.trustedProxies().contains(each))
                .map(Address::network);
        boolean admitted = network.isEmpty() || byNetwork.merge(network.get(), 1, Integer::sum) <= limits.perAddress();
        Connection connection = new Connection(context, limits, admitted, ended -> {
            open.remove(ended);
            network.ifPresent(this::leave);
        });
        open.add(connection);
        connection.serve(http.connection(connection));
        return connection;
    }

    /**
     * Ends HTTP on the connection of the current thread, which is handling a request: it goes on in another protocol.
     *
     * @return empty if the request has a body
     */
    public static Optional<RawConnection> leaveHttp() {
        return Connection.leaveHttp();
    }

    @Override
    public void close() {
        closed = true;
        watch.interrupt();
    }

    /** The number of open connections. */
    public int size() {
        return open.size();
    }

    private void leave(String network) {
        byNetwork.computeIfPresent(network, (_, count) -> count > 1 ? count - 1 : null);
    }

    private void watch() {
        while (!closed) {
            long now = System.nanoTime();
            open.forEach(each -> check(each, now));
            try {
                TimeUnit.NANOSECONDS.sleep(PACE.toNanos());
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /** A failure for one connection must not end the deadlines of the others. */
    private static void check(Connection connection, long now) {
        try {
            connection.check(now);
        } catch (RuntimeException | Error e) {
            LOG.atError().setCause(e).log("the deadline of a connection could not be checked");
        }
    }

    /** Notifies a connection when a response begins, and whether it is the last one. */
    private static final class Answers implements Http1ConnectionListener {
        @Override
        public void status(ConnectionContext context, Status status) {
            if (context instanceof Connection connection) {
                connection.answering();
            }
        }

        @Override
        public void headers(ConnectionContext context, Headers headers) {
            if (context instanceof Connection connection && headers.contains(HeaderValues.CONNECTION_CLOSE)) {
                connection.answeringLast();
            }
        }
    }
}
