package org.groundswell.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchTest {
    @ParameterizedTest
    @CsvSource({
        "habits, --seeds, 0, --seeds must be 1 or more",
        "past, --questions, -1, --questions must be 1 or more",
        "post, --seconds, 0, --seconds must be 1 or more",
        "import, --posts, 0, --posts must be 1 or more",
        "trends, --data, /no/such/directory, --data must be a directory that exists",
        "trends, --real, /no/such/directory, --real must be a directory that exists"
    })
    void saysWhichOptionIsWrong(String scenario, String option, String value, String problem) {
        StringWriter said = new StringWriter();
        int code =
                new CommandLine(new Bench()).setErr(new PrintWriter(said, true)).execute(scenario, option, value);
        assertThat(code).isEqualTo(2);
        assertThat(said.toString()).contains(problem);
    }
}
