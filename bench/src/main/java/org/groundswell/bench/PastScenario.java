package org.groundswell.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.groundswell.bench.past.PastQuestions;
import org.groundswell.config.Setting;

/** Whether lists of the past are a function of the posts, whatever a server was asked and did before. */
final class PastScenario {
    private final Path directory;
    private final int questions;

    PastScenario(Path directory, int questions) {
        this.directory = directory;
        this.questions = questions;
    }

    /** Returns whether every answer was right. */
    boolean run(PrintStream out) throws IOException {
        Map<Setting, String> settings =
                Map.of(Setting.DATA, directory.toString(), Setting.LISTEN, "localhost:" + ServerUnderTest.freePort());
        return new PastQuestions(settings, questions, 1, out).run().different() == 0;
    }
}
