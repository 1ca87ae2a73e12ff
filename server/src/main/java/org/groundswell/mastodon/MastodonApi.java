package org.groundswell.mastodon;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.groundswell.auth.Grant;
import org.groundswell.auth.OAuth;
import org.groundswell.http.Call;
import org.groundswell.http.Endpoint;
import org.groundswell.http.Face;
import org.groundswell.http.Failure;
import org.groundswell.http.Limits;
import org.groundswell.http.Reply;
import org.groundswell.http.Routes;
import org.groundswell.http.websocket.Handshake;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.text.Translator;

/** The face that apps see. Knows tokens, scopes, limits and CORS, so that no resource has to. */
public final class MastodonApi implements Face {
    static final String NEEDS_PERSON = "error.needs_person";

    private static final List<String> OURS = List.of("/api/", "/oauth/", "/.well-known/", "/nodeinfo/");
    /** The methods that a preflight request is told about (Fetch standard, CORS protocol). */
    private static final String METHODS = "GET, POST, PUT, PATCH, DELETE, OPTIONS";

    private static final List<Reply.Header> FROM_ANYWHERE = List.of(
            new Reply.Header("Access-Control-Allow-Origin", "*"),
            new Reply.Header(
                    "Access-Control-Expose-Headers",
                    "Link, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, Idempotency-Key, X-Request-Id"));

    /** The operator's settings for the pages. */
    public record About(
            URI home,
            String title,
            String description,
            String contact,
            String softwareName,
            String version,
            boolean passwordGrant,
            boolean translates) {}

    private final OAuth oauth;
    private final Predicate<AccountId> moderates;
    private final Limits limits;
    private final URI home;
    private final List<Resource> resources;
    private final EntityWriter writer;

    /**
     * @param moderates whether an account is a moderator's or an administrator's
     * @param resources the routes of all features
     */
    public MastodonApi(OAuth oauth, Predicate<AccountId> moderates, ApiParts parts, List<Resource> resources) {
        this.oauth = oauth;
        this.moderates = moderates;
        this.limits = parts.limits;
        this.home = parts.home();
        this.writer = parts.writer;
        this.resources = List.copyOf(resources);
    }

    @Override
    public void addRoutes(Routes routes) {
        for (ApiRoute route : routes()) {
            Endpoint endpoint = call -> open(answer(call, route));
            methods(route.method()).forEach(method -> routes.add(method, route.path(), endpoint));
        }
        for (String prefix : OURS) {
            routes.add(Method.OPTIONS, prefix + "*", MastodonApi::preflight);
        }
    }

    /** The methods that a route answers to. As with Mastodon, changes may come by PUT or PATCH: clients differ in this. */
    private static List<Method> methods(Method method) {
        if (method.equals(Method.GET)) {
            return List.of(Method.GET, Method.HEAD);
        }
        return method.equals(Method.PUT) || method.equals(Method.PATCH)
                ? List.of(Method.PUT, Method.PATCH)
                : List.of(method);
    }

    /** The API's routes, by path and method. */
    public List<ApiRoute> routes() {
        List<ApiRoute> routes = new ArrayList<>();
        resources.forEach(resource -> resource.addTo(routes::add));
        routes.add(new ApiRoute(
                Method.GET, "/api/openapi.json", Access.ANYONE, "This description of the API", _ -> openApi()));
        routes.sort(Comparator.comparing(ApiRoute::path)
                .thenComparing(route -> route.method().text()));
        return routes;
    }

    private OpenApi openApi() {
        return OpenApi.of(routes(), home);
    }

    @Override
    public boolean owns(String path) {
        for (String prefix : OURS) {
            if (path.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Reply refuse(Call call, Failure failure) {
        Translator t = call.translator();
        Map<String, Object> error = new LinkedHashMap<>();
        if (failure.code().isPresent()) {
            error.put("error", failure.code().get());
            error.put("error_description", t.text(failure.message()));
        } else if (failure.problems().stream()
                .anyMatch(problem -> !problem.field().isEmpty())) {
            String problems = failure.problems().stream()
                    .map(problem -> said(problem.field()) + " " + t.text(problem.message()))
                    .collect(Collectors.joining(", "));
            error.put("error", t.text("error.validation", "problems", problems));
            error.put("details", details(failure.problems(), t));
        } else {
            error.put("error", t.text(failure.message()));
        }
        return open(Reply.json(failure.status(), writer.bytes(error)));
    }

    @Override
    public Reply refuseAddress(Call call, Failure failure) {
        return refuse(call, failure);
    }

    /** The problems field by field, as Mastodon has them. */
    private static Map<String, List<Map<String, String>>> details(List<Refusal.Problem> problems, Translator t) {
        Map<String, List<Map<String, String>>> details = new LinkedHashMap<>();
        for (Refusal.Problem problem : problems) {
            details.computeIfAbsent(problem.field(), _ -> new ArrayList<>())
                    .add(Map.of("error", "ERR_" + problem.fault(), "description", t.text(problem.message())));
        }
        return details;
    }

    private Reply answer(Call call, ApiRoute route) {
        Optional<Grant> grant = token(call).map(token -> grant(token, route.access()));
        check(route.access(), grant);
        Optional<Limits.Standing> standing = limits.take(grant.flatMap(Grant::account), call.from());
        checkRole(route.access(), grant);
        Reply reply = reply(route.answerer().answer(new ApiCall(call, grant, home)));
        return standing.map(each -> each.on(reply)).orElse(reply);
    }

    private Grant grant(String token, Access access) {
        Optional<Grant> grant = access.isForUnconfirmed() ? oauth.unconfirmedGrant(token) : oauth.grant(token);
        return grant.orElseThrow(() -> new Refusal.Unauthorised("error.token"));
    }

    private Reply reply(Object answer) {
        return switch (answer) {
            case Reply reply -> reply;
            case WithStatus other -> Reply.json(other.status(), writer.bytes(other.entity()));
            case Listing listing -> {
                Reply page = Reply.json(200, writer.bytes(listing.entities()));
                yield listing.link().map(link -> page.with("Link", link)).orElse(page);
            }
            default -> Reply.json(200, writer.bytes(answer));
        };
    }

    private static void check(Access access, Optional<Grant> grant) {
        switch (access.need()) {
            case NOTHING -> {}
            case ANY_TOKEN -> {
                if (grant.isEmpty()) {
                    throw new Refusal.Unauthorised("error.token");
                }
            }
            case PERSON, MODERATOR, UNCONFIRMED_PERSON -> {
                if (grant.isEmpty()) {
                    throw new Refusal.Unauthorised("error.token");
                }
                if (grant.get().account().isEmpty()) {
                    // What Mastodon says, and what apps look for.
                    throw new Refusal.Invalid("", NEEDS_PERSON);
                }
            }
        }
        boolean covered = grant.map(held -> access.isCoveredBy(held.scopes())).orElse(true);
        if (!covered) {
            throw new Refusal.Forbidden("error.scope", "scopes", access.scopesInWords());
        }
    }

    private void checkRole(Access access, Optional<Grant> grant) {
        boolean permitted = access.need() != Access.Need.MODERATOR
                || grant.flatMap(Grant::account).filter(moderates).isPresent();
        if (!permitted) {
            throw new Refusal.Forbidden("error.moderation.role");
        }
    }

    /**
     * The bearer token (RFC 6750), from the header or, as its section 2.3 allows, the address. Browsers can't set headers of a
     * WebSocket, so some apps offer the token as its subprotocol.
     */
    static Optional<String> token(Call call) {
        return call.header(HeaderNames.AUTHORIZATION)
                .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(header -> header.substring(7).strip())
                .or(() -> call.query().text(Call.ACCESS_TOKEN))
                .or(() -> call.header(HeaderNames.UPGRADE).isPresent()
                        ? Handshake.protocols(call).stream().findFirst()
                        : Optional.empty())
                .filter(token -> !token.isEmpty());
    }

    private static String said(String field) {
        String spaced = field.replace('_', ' ');
        return spaced.isEmpty() ? "" : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }

    /** Apps that run in a browser come from other origins; a token, not a cookie, says who they are. */
    private static Reply open(Reply reply) {
        return reply.with(FROM_ANYWHERE);
    }

    private static Reply preflight(Call call) {
        return Reply.empty(204)
                .with("Access-Control-Allow-Origin", "*")
                .with("Access-Control-Allow-Methods", METHODS)
                .with("Access-Control-Allow-Headers", "Authorization, Content-Type, Idempotency-Key")
                .with("Access-Control-Max-Age", "86400");
    }
}
