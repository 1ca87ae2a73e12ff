package org.groundswell.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Wrong arguments of the benchmark end it with a sentence, before anything is measured. */
class BenchTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "habits --seeds 0 | --seeds must be 1 or more, not 0",
                "past --questions -5 | --questions must be 1 or more, not -5",
                "post --seconds 0 | --seconds must be 1 or more, not 0",
                "import --posts 0 | --posts must be 1 or more, not 0",
                "trends --real /nonexistent | --real must be an existing directory; there is none at /nonexistent",
                "past --data /nonexistent | --data must be an existing directory; there is none at /nonexistent",
                "trend | there is no scenario 'trend'; there are post, read, stream, search, suspend, import, waves,"
                        + " trends, habits and past"
            })
    void wrongArguments(String arguments, String sentence) {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(new CommandLine(new Bench()).execute(arguments.split(" ", -1)))
                    .isEqualTo(2);
        } finally {
            System.setErr(before);
        }
        assertThat(said.toString(StandardCharsets.UTF_8).strip()).isEqualTo("groundswell: " + sentence);
    }
}
