package org.groundswell.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.groundswell.auth.OAuthRefusal;
import org.groundswell.config.Config;
import org.groundswell.db.DatabaseException;
import org.groundswell.http.connection.Address;
import org.groundswell.http.connection.ConnectionLimits;
import org.groundswell.http.connection.Connections;
import org.groundswell.ipblocks.BlockedAddresses;
import org.groundswell.ipblocks.IpBlock;
import org.groundswell.ipblocks.IpRange;
import org.groundswell.jobs.Service;
import org.groundswell.metrics.Metered;
import org.groundswell.metrics.Meters;
import org.groundswell.model.Refusal;
import org.groundswell.text.Messages;
import org.groundswell.text.Translator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server. It routes each request to its endpoint, on a virtual thread per request, and answers every request even
 * if its handler fails.
 */
public final class HttpServer implements Service, Metered {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    /** {@code Retry-After} while the database is unavailable. */
    private static final Duration RETRY = Duration.ofSeconds(5);

    private static final Duration IDLE = Duration.ofMinutes(2);
    private static final int MOST_CONNECTIONS = 20_000;

    private final List<Face> faces;
    private final Set<Address> trustedProxies;
    private final BlockedAddresses blocked;
    private final Translator translator;
    private final Connections connections;
    private final RouteTree routes = new RouteTree();
    private final RouteTimer unmatched;
    private final DetachableHandler handler = new DetachableHandler(this::answer);
    private final WebServer server;

    /**
     * @param faces the first one that owns an unknown path answers it; the last one answers all others
     * @param blocked addresses whose requests are refused
     * @param limits limits of a connection, and the proxies whose {@code X-Forwarded-For} is trusted
     * @param messages the texts of errors and pages
     * @param meters registry for the timers of all routes
     */
    public HttpServer(
            Config.Listen listen,
            List<Face> faces,
            BlockedAddresses blocked,
            ConnectionLimits limits,
            Messages messages,
            Meters meters) {
        this.faces = faces;
        this.blocked = blocked;
        this.translator = messages.english();
        this.unmatched = RouteTimer.unmatched(meters);
        this.trustedProxies = limits.trustedProxies();
        for (Face face : faces) {
            face.addRoutes((method, path, endpoint) -> {
                RouteTimer timer = new RouteTimer(meters, method.text(), path);
                routes.add(method.text(), path, face, call -> {
                    call.routedTo(timer);
                    return endpoint.answer(call);
                });
            });
        }
        this.connections = new Connections(limits);
        this.server = WebServer.builder()
                .host(listen.host())
                .port(listen.port())
                .maxPayloadSize(Math.max(Body.LARGEST_HEARD, limits.largestBody()))
                .maxTcpConnections(MOST_CONNECTIONS)
                .idleConnectionTimeout(IDLE)
                .connectionOptions(options -> options.tcpNoDelay(true))
                .protocolsDiscoverServices(false)
                .addConnectionSelector(connections)
                .directHandlers(new EarlyRefusals(translator)::addTo)
                .shutdownGracePeriod(Duration.ofSeconds(2))
                .shutdownHook(false)
                .routing(routing -> routing.any(handler))
                .build();
    }

    /**
     * Starts listening; returns once connections are accepted.
     *
     * @throws ListenException if the port is not available
     */
    @Override
    public void start() {
        server.start();
        if (!server.isRunning()) {
            throw new ListenException(
                    server.prototype().host(), server.prototype().port());
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void meter(Meters meters) {
        meters.gauge("groundswell.http.connections", "Connections that are open", connections::size);
    }

    /** All routes. */
    public List<RouteTree.Route> routes() {
        return routes.all();
    }

    @Override
    public void close() {
        server.stop();
        connections.close();
        handler.detach();
    }

    private void answer(ServerRequest request, ServerResponse response) {
        Call call = new Call(request, trustedProxies, translator, unmatched);
        try {
            answer(request, response, call);
        } finally {
            call.discardFiles();
        }
    }

    private void answer(ServerRequest request, ServerResponse response, Call call) {
        Reply reply = measured(call);
        if (!finishReading(request)) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        try {
            if (reply.sequel() instanceof Reply.Upgrade upgrade) {
                throw Upgrading.run(reply, upgrade);
            }
            send(reply, call, response);
        } catch (CloseConnectionException gone) {
            throw gone;
        } catch (RuntimeException bug) {
            logged(call, bug);
            boolean isBegun = reply.sequel() instanceof Reply.Upgrade || reply.sequel() instanceof Reply.Stream;
            throw isBegun ? new CloseConnectionException("A bug", bug) : bug;
        }
    }

    /**
     * Drains the body before the response is sent, unless it is very large. A client that sent {@code Expect: 100-continue}
     * and got no permission may or may not send its body, so the connection has to be closed.
     *
     * @return whether the connection can be kept open
     */
    private static boolean finishReading(ServerRequest request) {
        if (request.content().consumed()) {
            return true;
        }
        if (request.headers().contains(HeaderValues.EXPECT_100) && !request.continueSent()
                || request.headers().contentLength().orElse(0) > Body.LARGEST_HEARD) {
            return false;
        }
        try {
            request.content().consume();
            return true;
        } catch (DataReader.InsufficientDataAvailableException gone) {
            throw new CloseConnectionException("Connection closed before the end of the body", gone);
        }
    }

    /** Measures until the response is ready, not sent: streams last for hours, and slow clients take their time. */
    private Reply measured(Call call) {
        long begun = System.nanoTime();
        try {
            Reply reply = reply(call);
            call.timer().record(reply.status(), System.nanoTime() - begun);
            return reply;
        } catch (HttpException ended) {
            call.timer().record(ended.status().code(), System.nanoTime() - begun);
            throw ended;
        } catch (RequestException ended) {
            call.timer().record(ended.status().code(), System.nanoTime() - begun);
            throw ended;
        }
    }

    private Reply reply(Call call) {
        Face face = faces.getLast();
        try {
            face = faceOf(call.path());
            if (isBlocked(call)) {
                return face.refuseAddress(call, Failure.of(new Refusal.Forbidden("error.address.blocked")));
            }
            call.query();
            Optional<RouteTree.Match> match = routes.find(call.method(), call.rawPath());
            if (match.isEmpty()) {
                // Apps show this message: the server lacks the feature, rather than a record.
                throw new Refusal.NotFound("error.no_such_method");
            }
            face = match.get().face();
            call.matched(match.get().parts());
            return match.get().endpoint().answer(call);
        } catch (Refusal refusal) {
            return refuse(face, call, Failure.of(refusal));
        } catch (OAuthRefusal refusal) {
            return refuse(face, call, Failure.of(refusal));
        } catch (DataReader.InsufficientDataAvailableException gone) {
            // The client has disconnected, so no response can be sent.
            throw new CloseConnectionException("Connection closed during the request", gone);
        } catch (CloseConnectionException | RequestException | HttpException ended) {
            // From Helidon: a body that is malformed, too large or too slow.
            throw ended;
        } catch (DatabaseException failed) {
            return failed.isTemporary() ? refuse(face, call, unavailable(call, failed)) : bug(face, call, failed);
        } catch (RuntimeException | Error bug) {
            return bug(face, call, bug);
        }
    }

    private boolean isBlocked(Call call) {
        return !blocked.isEmpty()
                && call.address()
                        .flatMap(address -> blocked.severity(IpRange.of(address.ip())))
                        .filter(severity -> severity == IpBlock.Severity.NO_ACCESS)
                        .isPresent();
    }

    private static Reply bug(Face face, Call call, Throwable bug) {
        String id = logged(call, bug);
        return refuse(face, call, Failure.bug(id)).with("X-Request-Id", id);
    }

    /** The database is unavailable, its disk is full, or it took too long. The client should retry. */
    private static Failure unavailable(Call call, DatabaseException failed) {
        LOG.atWarn()
                .addKeyValue("method", call.method())
                .addKeyValue("reason", failed.getMessage())
                .log("a request could not be answered");
        return Failure.of(new Refusal.Unavailable(RETRY, "error.unavailable", "seconds", RETRY.toSeconds()));
    }

    /** Renders a failure with the face, or as plain text if that fails, too. */
    private static Reply refuse(Face face, Call call, Failure failure) {
        Reply reply;
        try {
            reply = face.refuse(call, failure);
        } catch (RuntimeException bug) {
            String id = logged(call, bug);
            return Reply.text(500, call.translator().text(Failure.bug(id).message()))
                    .with("X-Request-Id", id);
        }
        return failure.retryAfter()
                .map(wait -> reply.with("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))))
                .orElse(reply);
    }

    /** Logs an internal error, and returns its request id. */
    private static String logged(Call call, Throwable bug) {
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        LOG.atError()
                .addKeyValue("request", id)
                .addKeyValue("method", call.method())
                .addKeyValue("path", call.path().replaceAll("\\p{Cntrl}", "?"))
                .setCause(bug)
                .log("a request failed");
        return id;
    }

    private static void send(Reply reply, Call call, ServerResponse response) {
        response.status(reply.status());
        for (Reply.Header header : reply.headers()) {
            response.headers().add(HeaderNames.create(header.name()), header.value());
        }
        if (!response.headers().contains(HeaderNames.CACHE_CONTROL)) {
            boolean setsCookie = response.headers().contains(HeaderNames.SET_COOKIE);
            response.header(
                    HeaderNames.CACHE_CONTROL,
                    call.isPersonal() ? "private, no-store" : setsCookie ? "private, no-cache" : "no-cache");
        }
        if (!reply.type().isEmpty()) {
            response.header(HeaderNames.CONTENT_TYPE, reply.type());
        }
        if (reply.sequel() instanceof Reply.Stream stream) {
            send(stream, call, response);
            return;
        }
        Optional<byte[]> compressed = Compression.of(reply, call.header(HeaderNames.ACCEPT_ENCODING));
        byte[] body = compressed.orElse(reply.body());
        if (compressed.isPresent()) {
            response.header(HeaderNames.CONTENT_ENCODING, "gzip");
            response.header(HeaderNames.VARY, "Accept-Encoding");
        }
        if (call.method().equals(Method.HEAD_NAME)) {
            response.contentLength(body.length);
            response.send();
        } else {
            response.send(body);
        }
    }

    private static void send(Reply.Stream stream, Call call, ServerResponse response) {
        if (call.method().equals(Method.HEAD_NAME)) {
            response.send();
            return;
        }
        OutputStream out = response.outputStream();
        try {
            stream.writeTo(out);
            // Only after all is written: this ends the body, and the client would take a part for the whole.
            out.close();
        } catch (IOException | UncheckedIOException gone) {
            throw new CloseConnectionException("Connection closed during a stream", gone);
        }
    }

    private Face faceOf(String path) {
        for (Face face : faces) {
            if (face.owns(path)) {
                return face;
            }
        }
        return faces.getLast();
    }
}
