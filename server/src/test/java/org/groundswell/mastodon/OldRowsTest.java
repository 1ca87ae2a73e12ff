package org.groundswell.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.groundswell.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What was stored before names and addresses were checked is shown safely. */
class OldRowsTest {
    @TempDir
    Path directory;

    @Test
    void addressesThatAreNoneAreReplacedByOurs() throws IOException {
        try (TestServer server = TestServer.start(directory, Map.of())) {
            server.server.core().importing().importer().run(new ByteArrayInputStream("""
                    {"account":"old@old.example","created_at":"2024-05-01T10:00:00Z","text":"hi #Lights","id":"1"}
                    """.getBytes(
                            StandardCharsets.UTF_8)));
            server.server.core().database().writing(tx -> {
                tx.sql("UPDATE account SET username = :name, domain = :domain, url = :url, avatar_url = :url"
                                + " WHERE domain = 'old.example'")
                        .set("name", "o/../<b>\r\nX: y")
                        .set("domain", "evil \"example")
                        .set("url", "javascript:alert(1)")
                        .run();
                tx.sql("UPDATE status SET uri = :uri WHERE uri IS NOT NULL")
                        .set("uri", "javascript:alert(2)")
                        .run();
            });
            TestServer.Answer answer = server.get("/api/v1/timelines/tag/lights");
            JsonNode status = answer.json().path(0);
            String page = server.url + "/@o%2F..%2F%3Cb%3E%0D%0AX%3A%20y@evil%20%22example";
            assertThat(status.path("account").path("url").asString()).isEqualTo(page);
            assertThat(status.path("url").asString())
                    .isEqualTo(page + "/" + status.path("id").asString());
            assertThat(status.path("uri").asString())
                    .isEqualTo(server.url + "/statuses/" + status.path("id").asString());
            assertThat(answer.body()).doesNotContain("javascript:");

            String shown = server.get("/tags/lights").body();
            assertThat(shown).contains("hi ").doesNotContain("javascript:", "/@o/..", "<b>\r\n");
        }
    }
}
