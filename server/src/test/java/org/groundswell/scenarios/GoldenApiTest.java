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
import org.groundswell.TestServer.Answer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every entity of the API once, whole, as a file below {@code src/test/resources/golden/api}; the table {@code golden.txt}
 * says which request answers with it. The whole table of routes is in {@code golden/routes.txt}. With
 * {@code -Dgolden.rewrite=true} the files are written anew from what the server answers.
 */
@ExtendWith(ScenarioServers.Extension.class)
class GoldenApiTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final boolean REWRITE = Boolean.getBoolean("golden.rewrite");

    @TestFactory
    Stream<DynamicNode> everyEntityIsWhole(ScenarioServers servers) {
        return servers.each(server -> Tables.rows("golden").stream()
                .map(row -> row.split("\\s+\\|\\s*", 2))
                .map(columns -> dynamicTest(columns[0], () -> {
                    Scenario scenario = Scenario.row(columns[1]);
                    Answer answer = ScenarioRunner.send(server, scenario, new Fresh(server));
                    assertThat(answer.status()).as(answer.body()).isEqualTo(scenario.status());
                    compare("api/" + columns[0] + ".json", new SteadyJson(server.home()).of(answer.body()));
                })));
    }

    @Test
    void noDocumentIsLeftOver() throws IOException {
        Set<String> wanted = Tables.rows("golden").stream()
                .map(row -> row.split("\\s+\\|", 2)[0] + ".json")
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(GOLDEN.resolve("api"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    /** The API's routes with the token and the scopes they need, and after them the routes of the pages. */
    @TestFactory
    Stream<DynamicNode> theRoutesAreTheSame(ScenarioServers servers) {
        return servers.each(server -> Stream.of(dynamicTest("routes", () -> {
            List<String> api = server.http.server.api().routes();
            Set<String> known = api.stream()
                    .map(line -> line.split(" ", 3)[0] + " " + line.split(" ", 3)[1])
                    .collect(Collectors.toSet());
            List<String> pages = server.http.server.routes().stream()
                    .filter(route -> !route.method().equals("HEAD"))
                    .map(route -> route.method() + " " + route.path())
                    .filter(route -> !known.contains(route))
                    .sorted()
                    .toList();
            compare("routes.txt", String.join("\n", api) + "\n\n" + String.join("\n", pages) + "\n");
        })));
    }

    private static void compare(String name, String actual) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (REWRITE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        assertThat(file).exists();
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}
