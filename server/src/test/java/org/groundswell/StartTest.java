package org.groundswell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.groundswell.config.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
    @TempDir
    Path directory;

    @Test
    void aServerThatCannotListenLeavesNothingOpen() {
        try (TestServer running = TestServer.start(directory.resolve("running"), Map.of())) {
            List<String> before = threads();
            assertThat(before).contains("sqlite-writer", "follow-trends", "queue-account-deletion");
            Map<Setting, String> samePort = Map.of(Setting.LISTEN, "localhost:" + running.server.port());
            assertThatThrownBy(() -> TestServer.start(directory.resolve("second"), samePort))
                    .hasMessageContaining("can't listen on");
            await().untilAsserted(() -> assertThat(threads()).isEqualTo(before));
        }
        TestServer.start(directory.resolve("second"), Map.of()).close();
    }

    /** The names of the threads that a server starts, one for each thread. */
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name ->
                        name.matches("sqlite-.*|follow-.*|follower-watch|alerts|listening|queue-.*|names|housekeeping"))
                .sorted()
                .toList();
    }
}
