package org.groundswell.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundswell.http.connection.Address;
import org.groundswell.model.Refusal;
import org.groundswell.text.Translator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request, as handlers see it. Used by the thread that handles it. */
public final class Call {
    private static final Logger LOG = LoggerFactory.getLogger(Call.class);

    /** Query parameter for a token, as an alternative to the header (RFC 6750, section 2.3). */
    public static final String ACCESS_TOKEN = "access_token";

    /** Headers that are only added by proxies. Some proxies add no address, or one in a header of their own. */
    private static final List<HeaderName> FORWARDING = List.of(
            HeaderNames.X_FORWARDED_FOR,
            HeaderNames.X_FORWARDED_PROTO,
            HeaderNames.X_FORWARDED_HOST,
            HeaderNames.create("X-Real-IP"),
            HeaderNames.FORWARDED,
            HeaderNames.VIA);

    private final ServerRequest request;
    private final Set<Address> trustedProxies;
    private final Translator translator;
    private RouteTimer timer;
    private Map<String, String> parts = Map.of();
    private @Nullable Params query;
    private @Nullable Params params;
    private boolean filesAllowed;
    private @Nullable UploadSpace space;
    /** Whether it has a place to write files. */
    private boolean hasPlace;

    private final List<Upload.OnDisk> stored = new ArrayList<>();

    /** @param unmatched timer used if no route matches */
    Call(ServerRequest request, Set<Address> trustedProxies, Translator translator, RouteTimer unmatched) {
        this.request = request;
        this.trustedProxies = trustedProxies;
        this.translator = translator;
        this.timer = unmatched;
    }

    /** Sets the timer of the matched route. */
    void routedTo(RouteTimer route) {
        timer = route;
    }

    RouteTimer timer() {
        return timer;
    }

    /** Sets the values of the route's path parameters. */
    void matched(Map<String, String> found) {
        parts = found;
    }

    /** The messages for this request. Always English, until there are bundles in other languages. */
    public Translator translator() {
        return translator;
    }

    public String method() {
        return request.prologue().method().text();
    }

    public String path() {
        return request.path().path();
    }

    /** The path as sent, still percent-encoded. */
    public String rawPath() {
        return request.path().rawPath();
    }

    /**
     * A path parameter.
     *
     * @throws Refusal.NotFound if it contains characters that no name can have
     */
    public String part(String name) {
        String part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("the route has no part " + name);
        }
        if (Params.isBroken(part)) {
            throw new Refusal.NotFound();
        }
        return part;
    }

    /**
     * The query parameters.
     *
     * @throws Refusal.Malformed if they can't be read
     */
    public Params query() {
        if (query == null) {
            query = Params.ofQuery(request.prologue().query().rawValue());
        }
        return query;
    }

    /**
     * Lets the form of this request have small files; they are refused otherwise. To be called before its parameters are read.
     */
    public void allowFiles() {
        filesAllowed = true;
    }

    /**
     * Lets the form of this request have large files, which are on the disk until the request is answered. To be called before
     * its parameters are read.
     */
    public void allowFiles(UploadSpace onDisk) {
        space = onDisk;
    }

    /** Deletes the files that came with the request. */
    void discardFiles() {
        for (Upload.OnDisk file : stored) {
            try {
                Files.deleteIfExists(file.path());
            } catch (IOException e) {
                LOG.atWarn().setCause(e).log("an uploaded file could not be deleted");
            }
        }
    }

    /**
     * The parameters of the query and the body (form, multipart or JSON). Bodies of GET and HEAD are ignored (RFC 9110,
     * section 9.3.1).
     *
     * @throws Refusal.Malformed if the body doesn't match its content type
     * @throws Refusal.TooLarge if the body is too large
     */
    public Params params() {
        if (params == null) {
            boolean reads = isMethod(Method.GET) || isMethod(Method.HEAD);
            params = !reads && request.content().hasEntity() ? query().and(body()) : query();
        }
        return params;
    }

    private Params body() {
        UploadSpace onDisk = space;
        if (onDisk == null) {
            Body.FileTaker taker = filesAllowed ? Body::keep : Body.NO_FILES;
            return new Body(request, taker, Body.LARGEST).params();
        }
        try {
            return new Body(request, (field, content) -> store(onDisk, field, content), onDisk.bodyBytes()).params();
        } finally {
            if (hasPlace) {
                onDisk.leave(from());
            }
        }
    }

    private Upload store(UploadSpace onDisk, String field, InputStream content) throws IOException {
        if (!hasPlace) {
            onDisk.enter(from());
            hasPlace = true;
        }
        if (stored.size() >= onDisk.files()) {
            throw new Refusal.Invalid(field, "error.upload.too_many", "most", onDisk.files());
        }
        Upload.OnDisk file = onDisk.receive(field, content);
        stored.add(file);
        return file;
    }

    /** Whether the request announces a body. */
    public boolean hasBody() {
        return request.content().hasEntity();
    }

    public Optional<String> header(HeaderName name) {
        return request.headers().first(name);
    }

    public Optional<String> cookie(String name) {
        return request.headers().cookies().first(name).asOptional();
    }

    /**
     * Whether the response may be private: the request had a token or a cookie, or was not a read. Such a response must not
     * be cached.
     */
    boolean isPersonal() {
        boolean reads = isMethod(Method.GET) || isMethod(Method.HEAD);
        return !reads
                || request.headers().contains(HeaderNames.AUTHORIZATION)
                || request.headers().contains(HeaderNames.COOKIE)
                || mayHaveToken();
    }

    private boolean mayHaveToken() {
        try {
            return query().has(ACCESS_TOKEN);
        } catch (Refusal unreadable) {
            return true;
        }
    }

    /**
     * The client's {@link #address} for rate limits; for IPv6 the /64 network.
     */
    public String from() {
        return address()
                .map(Address::network)
                .orElseGet(() -> request.remotePeer().host());
    }

    /** The client's address: the peer's, or the one given by a trusted proxy; empty if the peer has none. */
    public Optional<Address> address() {
        Optional<Address> peer = Address.of(request.remotePeer().address());
        return peer.filter(trustedProxies::contains).flatMap(_ -> forwarded()).or(() -> peer);
    }

    /**
     * Whether the request was made on this machine. For a forwarded request, a trusted proxy's information counts; a request
     * forwarded by any other proxy is not local.
     */
    public boolean isFromThisMachine() {
        Optional<Address> peer = Address.of(request.remotePeer().address());
        Optional<Address> caller = FORWARDING.stream().noneMatch(request.headers()::contains)
                ? peer
                : peer.filter(trustedProxies::contains).flatMap(_ -> forwarded());
        return caller.filter(Address::isLoopback).isPresent();
    }

    /**
     * The address added by the proxy: the last entry of the last line, since some proxies append to a line and some add a
     * line. Earlier entries are controlled by the client.
     */
    private Optional<Address> forwarded() {
        List<String> lines = request.headers().values(HeaderNames.X_FORWARDED_FOR);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String last = lines.getLast();
        return Address.parse(last.substring(last.lastIndexOf(',') + 1));
    }

    private boolean isMethod(Method method) {
        return request.prologue().method().equals(method);
    }
}
