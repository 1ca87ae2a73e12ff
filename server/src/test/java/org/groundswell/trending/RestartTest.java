package org.groundswell.trending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.groundswell.TestServer;
import org.groundswell.app.Core;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.trends.model.TrendParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Trends continue after a restart. */
class RestartTest {
    @TempDir
    Path directory;

    @Test
    void trendsContinueAfterARestartAndIncludeEventsFromMeanwhile() throws Exception {
        JsonNode before;
        try (TestServer server = TestServer.start(directory, Map.of())) {
            server.makeOlder(Duration.ofDays(2));
            for (int i = 0; i < 8; i++) {
                server.post("/api/v1/statuses", server.person("person" + i), "status", "I was there #Wave " + i);
            }
            before = awaitPeople(server, 8);
        }
        Path live = directory.resolve("trends/live-tags.checkpoint");
        assertThat(live).exists();

        try (TestServer server = TestServer.start(directory, Map.of())) {
            JsonNode after = awaitPeople(server, 8);
            assertThat(after.path("since")).isEqualTo(before.path("since"));
        }
        try (Database database = Databases.open(directory, "")) {
            var core = new Core(database, URI.create("http://x"), RegistrationMode.OPEN, InstantSource.system());
            String line = """
                    {"id":"late","account":"late@elsewhere.example","created_at":"%s","text":"me too #wave"}
                    """.formatted(Instant.now().minusSeconds(2));
            core.importing().importer().run(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
        }
        try (TestServer server = TestServer.start(directory, Map.of())) {
            awaitPeople(server, 9);
        }
        Files.write(live, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
        try (TestServer server = TestServer.start(directory, Map.of())) {
            awaitPeople(server, 9);
        }
    }

    /** A server that is killed in its first minutes doesn't compute everything again, and tells until when lists aren't ready. */
    @Test
    void whatIsComputedAtTheFirstStartIsSavedAtOnce() {
        URI home = URI.create("http://x");
        try (Database database = Databases.open(directory, "")) {
            Core core = new Core(database, home, RegistrationMode.OPEN, InstantSource.system());
            TrendSettings settings = new TrendSettings(home, directory.resolve("trends"), TrendParameters.DEFAULT);
            try (Trending trending = new Trending(database, core.events(), InstantSource.system(), settings)) {
                assertThat(trending.isReady()).isFalse();
                trending.start();
                await().until(trending::isReady);
                await().untilAsserted(() -> assertThat(directory.resolve("trends/live-tags.checkpoint"))
                        .exists());
            }
        }
    }

    private static JsonNode awaitPeople(TestServer server, int people) {
        await().untilAsserted(
                        () -> assertThat(trend(server).path("people").asInt()).isEqualTo(people));
        return trend(server);
    }

    private static JsonNode trend(TestServer server) {
        return server.get("/api/v1/trends/tags").json().path(0).path("trend");
    }
}
