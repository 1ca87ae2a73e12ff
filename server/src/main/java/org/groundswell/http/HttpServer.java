package org.groundswell.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.groundswell.auth.OAuthRefusal;
import org.groundswell.words.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server: hands each request to the face whose it is, on a virtual thread of its own, and sees to it that every
 * request gets an answer, whatever goes wrong.
 */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration IDLE = Duration.ofMinutes(2);
    private static final int MOST_CONNECTIONS = 20_000;

    private final List<Face> faces;
    private final Set<String> trustedProxies;
    private final RouteTree routes = new RouteTree();
    private final WebServer server;

    /**
     * @param faces asked in this order whose a path is; the last one takes what nobody owns
     * @param trustedProxies addresses whose {@code X-Forwarded-For} is believed
     */
    public HttpServer(String host, int port, List<Face> faces, Set<String> trustedProxies) {
        this.faces = faces;
        this.trustedProxies = trustedProxies;
        for (Face face : faces) {
            face.addRoutes((method, path, endpoint) -> routes.add(method.text(), path, face, endpoint));
        }
        this.server = WebServer.builder()
                .host(host)
                .port(port)
                .maxPayloadSize(Body.LARGEST_HEARD)
                .maxTcpConnections(MOST_CONNECTIONS)
                .idleConnectionTimeout(IDLE)
                .connectionOptions(options -> options.readTimeout(READ_TIMEOUT).tcpNoDelay(true))
                .addProtocol(Http1Config.builder()
                        .maxHeadersSize(32_768)
                        // Apps write any[]=x as it is; what makes no sense in a query is refused where it is read.
                        .validatePrologue(false)
                        .build())
                .directHandlers(HttpServer::directHandlers)
                .shutdownGracePeriod(Duration.ofSeconds(2))
                .shutdownHook(false)
                .routing(routing -> routing.any(this::answer))
                .build();
    }

    /** Starts listening; returns once connections are taken. */
    public void start() {
        server.start();
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private void answer(ServerRequest request, ServerResponse response) {
        Call call = new Call(request, trustedProxies);
        send(reply(call), call, response);
        if (response.headers().contains(HeaderValues.CONNECTION_CLOSE)) {
            // Helidon says so, but goes on reading (helidon-io/helidon#12324): who waits for the end would wait for
            // minutes.
            request.content().consume();
            throw new CloseConnectionException("The client has asked for it");
        }
    }

    private Reply reply(Call call) {
        Face face = faceOf(call.path());
        try {
            Optional<RouteTree.Match> match = routes.find(call.method(), call.rawPath());
            if (match.isEmpty()) {
                throw new Refusal.NotFound();
            }
            face = match.get().face();
            call.matched(match.get().parts());
            return match.get().endpoint().answer(call);
        } catch (Refusal refusal) {
            return refuse(face, call, Failure.of(refusal));
        } catch (OAuthRefusal refusal) {
            return refuse(face, call, Failure.of(refusal));
        } catch (UncheckedIOException gone) {
            // The client went away or was too slow; there is nobody to tell.
            LOG.atDebug().addKeyValue("path", call.path()).setCause(gone).log("a request broke off");
            throw gone;
        } catch (RequestException malformed) {
            throw malformed;
        } catch (RuntimeException bug) {
            String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
            LOG.atError()
                    .addKeyValue("request", id)
                    .addKeyValue("method", call.method())
                    .addKeyValue("path", call.path().replaceAll("\\p{Cntrl}", "?"))
                    .setCause(bug)
                    .log("a request failed");
            return face.refuse(call, Failure.bug(id)).with("X-Request-Id", id);
        }
    }

    private static Reply refuse(Face face, Call call, Failure failure) {
        Reply reply = face.refuse(call, failure);
        return failure.retryAfter()
                .map(wait -> reply.with("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))))
                .orElse(reply);
    }

    private static void send(Reply reply, Call call, ServerResponse response) {
        response.status(reply.status());
        for (Reply.Header header : reply.headers()) {
            response.headers().add(HeaderNames.create(header.name()), header.value());
        }
        if (!reply.type().isEmpty()) {
            response.header(HeaderNames.CONTENT_TYPE, reply.type());
        }
        Reply.Stream stream = reply.stream();
        if (stream != null) {
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
        try (OutputStream out = response.outputStream()) {
            stream.writeTo(out);
        } catch (IOException | UncheckedIOException gone) {
            LOG.atDebug().addKeyValue("path", call.path()).setCause(gone).log("a stream broke off");
        }
    }

    private Face faceOf(String path) {
        return faces.stream().filter(face -> face.owns(path)).findFirst().orElse(faces.getLast());
    }

    /** What the server itself refuses before any face sees it is said as the API would: it is apps that send such things. */
    private static void directHandlers(DirectHandlers.Builder handlers) {
        DirectHandler handler = (_, type, status, headers, message) -> {
            Status told = type == DirectHandler.EventType.INTERNAL_ERROR ? Status.INTERNAL_SERVER_ERROR_500 : status;
            String reason = told.code() == 413
                    ? "The body is too large: " + Body.LARGEST + " bytes at most"
                    : "This is no request that can be understood: " + told.reasonPhrase();
            return DirectHandler.TransportResponse.builder()
                    .status(told)
                    .headers(headers)
                    .header(HeaderNames.CONTENT_TYPE, "application/json; charset=utf-8")
                    .header(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                    .entity(("{\"error\":\"" + reason + "\"}").getBytes(StandardCharsets.UTF_8))
                    .build();
        };
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, handler);
        }
    }
}
