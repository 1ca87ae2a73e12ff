package org.groundswell.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.mastodon.ApiRoute;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every entity of the API once, whole, as a file below {@code src/test/resources/golden/api}; the table {@code golden.txt}
 * says which request answers with it, {@code golden-trends.txt} and {@code golden-topics.txt} for those of trends ({@link GoldenTrendsTest}). The whole
 * table of routes is in {@code golden/routes.txt}.
 */
@ExtendWith(ScenarioServers.Extension.class)
class GoldenApiTest {
    @TestFactory
    Stream<DynamicNode> everyEntityIsWhole(ScenarioServers servers) {
        return servers.each(server -> Golden.documents("golden", server));
    }

    @Test
    void noDocumentIsLeftOver() throws IOException {
        Set<String> wanted = Stream.of("golden", "golden-trends", "golden-topics")
                .flatMap(table -> Tables.rows(table).stream())
                .map(row -> row.split("\\s+\\|", 2)[0] + ".json")
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(Golden.FILES.resolve("api"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    /** The API's routes with the token and the scopes they need, and the pages with the visitors they are for, and the rest. */
    @TestFactory
    Stream<DynamicNode> theRoutesAreTheSame(ScenarioServers servers) {
        return servers.each(server -> Stream.of(dynamicTest("routes", () -> {
            List<String> api = server.http.server.api().routes().stream()
                    .map(GoldenApiTest::line)
                    .toList();
            List<String> pages = server.http.server.pages().routes();
            Set<String> known = Stream.of(api, pages)
                    .flatMap(List::stream)
                    .map(line -> line.split(" ", 3)[0] + " " + line.split(" ", 3)[1])
                    .collect(Collectors.toSet());
            List<String> others = server.http.server.routes().stream()
                    .filter(route -> !route.method().equals("HEAD"))
                    .map(route -> route.method() + " " + route.path())
                    .filter(route -> !known.contains(route))
                    .sorted()
                    .toList();
            Golden.compare(
                    "routes.txt",
                    Stream.of(api, pages, others)
                            .map(lines -> String.join("\n", lines))
                            .collect(Collectors.joining("\n\n", "", "\n")));
        })));
    }

    private static String line(ApiRoute route) {
        return (route.method().text() + " " + route.path() + " "
                        + route.access().need() + " " + route.access().scopesInWords())
                .strip();
    }

    /** The table of all routes in {@code docs/api.md}, and the description for programs beside it. */
    @TestFactory
    Stream<DynamicNode> theDocumentationHasAllRoutes(ScenarioServers servers) {
        return servers.each(server -> Stream.of(
                dynamicTest("api.md", () -> {
                    String table = server.http.server.api().routes().stream()
                            .map(route -> "| `" + route.method().text() + " " + route.path() + "` | " + route.summary()
                                    + " | " + access(route) + " |\n")
                            .collect(Collectors.joining());
                    Golden.section(Path.of("../docs/api.md"), "routes", HEAD + table);
                }),
                dynamicTest("openapi.json", () -> {
                    String body = server.http.get("/api/openapi.json").json().toPrettyString();
                    Golden.compareWith(
                            Path.of("../docs/openapi.json"),
                            body.replace(server.home(), "https://social.example") + "\n");
                })));
    }

    private static final String HEAD = "| route | | token |\n| --- | --- | --- |\n";

    private static String access(ApiRoute route) {
        String scopes = route.access().scopesInWords().replaceAll("([a-z_]+(?::[a-z_]+)*)(?= or |$)", "`$1`");
        return switch (route.access().need()) {
            case NOTHING -> scopes.isEmpty() ? "" : "none, or " + scopes;
            case ANY_TOKEN -> scopes.isEmpty() ? "any" : scopes + ", also of an app";
            case PERSON -> scopes.isEmpty() ? "of a person" : scopes;
            case MODERATOR -> scopes + ", of a moderator";
            case UNCONFIRMED_PERSON -> scopes + ", also without a confirmed e-mail address";
        };
    }
}
