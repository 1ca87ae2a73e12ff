package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.groundswell.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages, feeds and the API are the same wherever the server stands: here in Cairo, where machines write ١٬٢٣٤. */
class LocaleTest {
    @TempDir
    static Path directory;

    private static Locale usual;
    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        server = TestServer.start(directory, Map.of());
        server.server.core().importing().importer().run(new ByteArrayInputStream("""
                {"account":"ana@old.example","created_at":"2024-05-01T10:00:00Z","text":"hi #Lights http://l.example/1",
                 "followers":1234,"boosts":5678,"id":"1","country":"EG"}
                """.replace("\n ", "")
                .getBytes(StandardCharsets.UTF_8)));
        server.post("/api/v1/statuses", server.person("ben"), "status", "One more #Lights #other http://l.example/1");
    }

    @AfterAll
    static void stop() {
        server.close();
        Locale.setDefault(usual);
    }

    @Test
    void numbersAndTimesAreWrittenAsEverywhere() {
        assertThat(String.format("%,d", 1234)).isEqualTo("١٬٢٣٤");
        String account = server.get("/api/v1/accounts/lookup?acct=ana@old.example")
                .json()
                .path("id")
                .asString();
        for (String path : List.of(
                "/",
                "/tags/lights",
                "/tags/lights/feed.rss",
                "/@ana@old.example",
                "/@ben",
                "/search?q=lights",
                "/compare?a=lights&b=other",
                "/embed/tags/lights",
                "/api/v1/accounts/" + account,
                "/api/v1/accounts/" + account + "/statuses",
                "/api/v1/timelines/public",
                "/api/v1/tags/lights/wave",
                "/api/v2/instance",
                "/api/oembed?url=" + server.url + "/tags/lights")) {
            TestServer.Answer answer = server.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).doesNotContainPattern("[\u0660-\u0669\u06F0-\u06F9]");
        }
        assertThat(server.get("/@ana@old.example").body()).contains("1,234");
    }
}
