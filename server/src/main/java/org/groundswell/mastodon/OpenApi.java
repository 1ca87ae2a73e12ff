package org.groundswell.mastodon;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.auth.Scope;

/**
 * A description of the API for programs, made of its routes: paths, their parameters and the scopes that they need. What else
 * a request may have, and the entities, are those of Mastodon.
 *
 * @param openapi the version of the format
 * @param paths by path and method
 * @see <a href="https://spec.openapis.org/oas/v3.1.0">OpenAPI 3.1</a>
 */
record OpenApi(
        String openapi,
        Info info,
        List<Server> servers,
        @JsonProperty("externalDocs") ExternalDocs docs,
        SortedMap<String, SortedMap<String, Operation>> paths,
        Components components) {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    /** The name of the security scheme. */
    private static final String TOKEN = "token";

    record Info(String title, String version) {}

    record Server(URI url) {}

    record ExternalDocs(URI url) {}

    /** @param security alternatives, of which one must be met; an empty one for requests without a token */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Operation(
            String summary,
            List<Parameter> parameters,
            List<Map<String, List<String>>> security,
            Responses responses) {}

    record Parameter(String name, String in, boolean required, Schema schema) {}

    record Schema(String type) {}

    /** Records keep the order of their components, which a {@link Map} doesn't: two runs give the same document. */
    record Responses(
            @JsonProperty("200") Response ok,
            @JsonProperty("default") Response error) {
        private static final Responses ALL =
                new Responses(new Response("OK"), new Response("An error: its text is in \"error\""));
    }

    record Response(String description) {}

    record Components(@JsonProperty("securitySchemes") Map<String, SecurityScheme> schemes) {}

    record SecurityScheme(String type, Map<String, Flow> flows) {}

    record Flow(
            @JsonProperty("authorizationUrl") URI authorizationUrl,
            @JsonProperty("tokenUrl") URI tokenUrl,
            SortedMap<String, String> scopes) {}

    /** @param routes at most one for a path and a method */
    static OpenApi of(List<ApiRoute> routes, URI home) {
        SortedMap<String, SortedMap<String, Operation>> paths = new TreeMap<>();
        for (ApiRoute route : routes) {
            paths.computeIfAbsent(route.path(), _ -> new TreeMap<>())
                    .put(route.method().text().toLowerCase(Locale.ROOT), operation(route));
        }
        return new OpenApi(
                "3.1.0",
                new Info("Groundswell", "v1"),
                List.of(new Server(home)),
                new ExternalDocs(URI.create("https://docs.joinmastodon.org/api/")),
                paths,
                new Components(Map.of(TOKEN, scheme(home))));
    }

    private static Operation operation(ApiRoute route) {
        return new Operation(
                route.summary(),
                PARAMETER
                        .matcher(route.path())
                        .results()
                        .map(OpenApi::parameter)
                        .toList(),
                security(route.access()),
                Responses.ALL);
    }

    private static Parameter parameter(MatchResult found) {
        return new Parameter(found.group(1), "path", true, new Schema("string"));
    }

    private static List<Map<String, List<String>>> security(Access access) {
        Map<String, List<String>> none = Map.of();
        if (access.equals(Access.ANYONE)) {
            return List.of();
        }
        List<Map<String, List<String>>> tokens = access.scopes().isEmpty()
                ? List.of(Map.of(TOKEN, List.of()))
                : access.scopes().stream()
                        .map(scope -> Map.of(TOKEN, List.of(scope.toString())))
                        .toList();
        return access.need() == Access.Need.NOTHING
                ? Stream.concat(Stream.of(none), tokens.stream()).toList()
                : tokens;
    }

    private static SecurityScheme scheme(URI home) {
        SortedMap<String, String> scopes = Arrays.stream(Scope.values())
                .collect(Collectors.toMap(Scope::toString, _ -> "", (one, _) -> one, TreeMap::new));
        return new SecurityScheme(
                "oauth2",
                Map.of(
                        "authorizationCode",
                        new Flow(home.resolve("/oauth/authorize"), home.resolve("/oauth/token"), scopes)));
    }
}
