package org.groundswell.bench.past;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.groundswell.config.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of the past are a function of the posts. */
class PastQuestionsTest {
    private static final int QUESTIONS = 300;

    @TempDir
    Path directory;

    @Test
    void allAnswersAreRightOnSqlite() throws IOException {
        check("", 2);
    }

    @Test
    void allAnswersAreRightOnPostgres() throws IOException {
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.builder().setServerConfig("fsync", "off").start()) {
            check(postgres.getJdbcUrl("postgres", "postgres"), 3);
        }
    }

    private void check(String database, long seed) throws IOException {
        PastQuestions.Result result = new PastQuestions(
                        Map.of(
                                Setting.DATA,
                                directory.toString(),
                                Setting.LISTEN,
                                "localhost:" + freePort(),
                                Setting.DB,
                                database),
                        QUESTIONS,
                        seed,
                        System.out)
                .run();
        assertThat(result.different()).isZero();
        assertThat(result.compared()).isEqualTo(QUESTIONS);
        assertThat(result.listed()).isGreaterThan(QUESTIONS / 10);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
