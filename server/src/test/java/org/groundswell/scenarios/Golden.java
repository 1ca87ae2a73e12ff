package org.groundswell.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.groundswell.TestServer.Answer;
import org.junit.jupiter.api.DynamicTest;

/**
 * Whole documents below {@code src/test/resources/golden}. With {@code -Dgolden.rewrite=true} they are written from what the
 * server answers.
 */
final class Golden {
    static final Path FILES = Path.of("src/test/resources/golden");
    private static final boolean REWRITE = Boolean.getBoolean("golden.rewrite");

    private Golden() {}

    /** A test for each row of a table: the document in {@code api}, and the request that answers with it. */
    static Stream<DynamicTest> documents(String table, ScenarioServer server) {
        return Tables.rows(table).stream()
                .map(row -> row.split("\\s+\\|\\s*", 2))
                .map(columns -> dynamicTest(columns[0], () -> {
                    Scenario scenario = Scenario.row(columns[1]);
                    Answer answer = ScenarioRunner.send(server, scenario, new Fresh(server));
                    assertThat(answer.status()).as(answer.body()).isEqualTo(scenario.status());
                    compare("api/" + columns[0] + ".json", new SteadyJson(server.home()).of(answer.body()));
                }));
    }

    static void compare(String name, String actual) throws IOException {
        compareWith(FILES.resolve(name), actual);
    }

    static void compareWith(Path file, String actual) throws IOException {
        if (REWRITE) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, actual);
        }
        assertThat(file).exists();
        assertThat(actual).isEqualTo(Files.readString(file));
    }

    /** Compares the part of a document that stands between two comments with a name. */
    static void section(Path file, String name, String actual) throws IOException {
        String text = Files.readString(file);
        String from = "<!-- " + name + " -->\n";
        String to = "<!-- end of " + name + " -->\n";
        int start = text.indexOf(from);
        int end = text.indexOf(to);
        assertThat(start).as(from).isNotNegative();
        assertThat(end).as(to).isGreaterThan(start);
        compareWith(file, text.substring(0, start + from.length()) + actual + text.substring(end));
    }
}
