package org.groundswell.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundswell.http.connection.Address;
import org.groundswell.model.Refusal;
import org.groundswell.text.Translator;
import org.jspecify.annotations.Nullable;

/** One request, as faces see it. Used by the thread that handles it. */
public final class Call {
    /** The parameter in which a token may come instead of in a header (RFC 6750, section 2.3). */
    public static final String ACCESS_TOKEN = "access_token";

    /** Headers that only a proxy adds. Some add no address, or one under a name of their own. */
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

    /** @param unmatched measures the call unless a route takes it */
    Call(ServerRequest request, Set<Address> trustedProxies, Translator translator, RouteTimer unmatched) {
        this.request = request;
        this.trustedProxies = trustedProxies;
        this.translator = translator;
        this.timer = unmatched;
    }

    /** Notes which route takes it. */
    void routedTo(RouteTimer route) {
        timer = route;
    }

    RouteTimer timer() {
        return timer;
    }

    /** Notes what the route's braces stand for in this path. */
    void matched(Map<String, String> found) {
        parts = found;
    }

    /** The messages for the reader: in English, until there are bundles in other languages to choose from. */
    public Translator translator() {
        return translator;
    }

    public String method() {
        return request.prologue().method().text();
    }

    public String path() {
        return request.path().path();
    }

    /** The path as it was asked for, percent signs and all. */
    public String rawPath() {
        return request.path().rawPath();
    }

    /**
     * A part of the path that the route names.
     *
     * @throws Refusal.NotFound if it holds what no text does: nothing can be called so
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
     * The parameters in the address alone.
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
     * The parameters, from the address and the body, be it a form, multipart or JSON. A body of GET and HEAD means nothing
     * (RFC 9110, section 9.3.1).
     *
     * @throws Refusal.Malformed if the body can't be read as what it says it is
     * @throws Refusal.TooLarge if there is too much of it
     */
    public Params params() {
        if (params == null) {
            boolean reads = isMethod(Method.GET) || isMethod(Method.HEAD);
            params = !reads && request.content().hasEntity() ? query().and(new Body(request).params()) : query();
        }
        return params;
    }

    public Optional<String> header(HeaderName name) {
        return request.headers().first(name);
    }

    public Optional<String> cookie(String name) {
        return request.headers().cookies().first(name).asOptional();
    }

    /**
     * Whether the answer may be for one person alone: the request carried a token or a cookie, or did something. Such an
     * answer is kept by nobody.
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
     * Where the request comes from, as limits count: the peer's address, or what a trusted proxy says; of IPv6 the network
     * of /64.
     */
    public String from() {
        Optional<Address> peer = Address.of(request.remotePeer().address());
        return peer.filter(trustedProxies::contains)
                .flatMap(_ -> forwarded())
                .or(() -> peer)
                .map(Address::network)
                .orElseGet(() -> request.remotePeer().host());
    }

    /**
     * Whether the request was made on this machine. One that a proxy passed on was made where the proxy says, if it is
     * trusted; otherwise nobody knows.
     */
    public boolean isFromThisMachine() {
        Optional<Address> peer = Address.of(request.remotePeer().address());
        Optional<Address> caller = FORWARDING.stream().noneMatch(request.headers()::contains)
                ? peer
                : peer.filter(trustedProxies::contains).flatMap(_ -> forwarded());
        return caller.filter(Address::isLoopback).isPresent();
    }

    /**
     * The address that the proxy has added: the last of the last line, since some proxies add to a line and some add a
     * line. Whatever stands before is what the client wrote.
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
