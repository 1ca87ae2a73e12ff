package org.groundswell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.groundswell.TestServer.Answer;
import org.groundswell.config.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is stopped and started again under a running server. */
class DatabaseAwayTest {
    @TempDir
    Path data;

    @TempDir
    Path cluster;

    @Test
    void everyRequestIsToldToComeBackAndWhenItIsBackAllGoesOn() throws IOException {
        int port = TestServer.portToReturnTo();
        EmbeddedPostgres postgres = postgres(port);
        try (TestServer server =
                TestServer.start(data, Map.of(Setting.DB, postgres.getJdbcUrl("postgres", "postgres")))) {
            String ana = server.person("ana");
            server.post("/api/v1/statuses", ana, "status", "before #Away");

            postgres.close();

            for (String path : new String[] {"/api/v1/timelines/public", "/", "/tags/away", "/nothing/here"}) {
                Answer away = server.get(path);
                assertThat(away.status()).as(path).isIn(503, 404);
                if (away.status() == 503) {
                    assertThat(away.header("Retry-After")).as(path).isPresent();
                    assertThat(away.body())
                            .as(path)
                            .contains("Try again in 5 seconds")
                            .doesNotContain("Exception");
                }
            }
            Answer refused = server.post("/api/v1/statuses", ana, "status", "meanwhile");
            assertThat(refused.status()).isEqualTo(503);
            await().untilAsserted(() -> {
                Answer health = server.get("/health");
                assertThat(health.status()).isEqualTo(503);
                assertThat(health.body()).contains("PostgreSQL does not answer");
            });

            postgres = postgres(port);

            await().untilAsserted(
                            () -> assertThat(server.get("/health").status()).isEqualTo(200));
            // Some of the pool's connections may still be those of before.
            await().untilAsserted(() -> assertThat(server.post("/api/v1/statuses", ana, "status", "after #Away")
                            .status())
                    .isEqualTo(200));
            await().untilAsserted(() -> assertThat(
                            server.get("/api/v1/tags/away").json().path("posts").asInt())
                    .isEqualTo(2));
        } finally {
            postgres.close();
        }
    }

    private EmbeddedPostgres postgres(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .start();
    }
}
