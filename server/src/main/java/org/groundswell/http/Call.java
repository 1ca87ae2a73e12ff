package org.groundswell.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundswell.words.Refusal;
import org.jspecify.annotations.Nullable;

/** One request, as faces see it. Used by the thread that handles it. */
public final class Call {
    private final ServerRequest request;
    private final Set<String> trustedProxies;
    private Map<String, String> parts = Map.of();
    private @Nullable Params query;
    private @Nullable Params params;

    Call(ServerRequest request, Set<String> trustedProxies) {
        this.request = request;
        this.trustedProxies = trustedProxies;
    }

    /** Notes what the route's braces stand for in this path. */
    void matched(Map<String, String> found) {
        parts = found;
    }

    public String method() {
        return request.prologue().method().text();
    }

    public String path() {
        return request.path().path();
    }

    /** The path as it was asked for, percent signs and all. */
    String rawPath() {
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

    /** The parameters in the address alone. */
    public Params query() {
        if (query == null) {
            query = Params.ofQuery(request.prologue().query().rawValue());
        }
        return query;
    }

    /**
     * The parameters, from the address and the body, be it a form, multipart or JSON.
     *
     * @throws Refusal.Malformed if the body can't be read as what it says it is
     * @throws Refusal.TooLarge if there is too much of it
     */
    public Params params() {
        if (params == null) {
            params = request.content().hasEntity() ? query().and(new Body(request).params()) : query();
        }
        return params;
    }

    public Optional<String> header(HeaderName name) {
        return request.headers().first(name);
    }

    public Optional<String> cookie(String name) {
        return request.headers().cookies().first(name).asOptional();
    }

    /** The address the request comes from: the peer's, or what a trusted proxy says. */
    public String from() {
        String peer = request.remotePeer().host();
        if (!trustedProxies.contains(peer)) {
            return peer;
        }
        // The last entry is the one the proxy itself has added; earlier ones are whatever the client wrote.
        return header(HeaderNames.X_FORWARDED_FOR)
                .map(list -> list.substring(list.lastIndexOf(',') + 1).strip())
                .filter(address -> !address.isEmpty())
                .orElse(peer);
    }
}
