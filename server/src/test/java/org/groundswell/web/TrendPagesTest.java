package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.groundswell.TestServer;
import org.groundswell.auth.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What rises, why, and what counts for less, as readers and those who look after the server see it. */
class TrendPagesTest {
    private static final String PASTED =
            "Everybody I have spoken to agrees that the minister has done nothing wrong in this affair #GoodMinister";
    private static final int PEOPLE = 20;

    @TempDir
    Path directory;

    private TestServer server;

    @BeforeEach
    void open() {
        server = TestServer.start(directory, Map.of());
        server.makeOlder(Duration.ofDays(2));
        for (int i = 0; i < PEOPLE; i++) {
            String token = server.person("person" + i);
            server.post("/api/v1/statuses", token, "status", PASTED, "language", "en");
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aDiscountIsToldToReadersToAppsAndWithItsReasonToAdministrators() {
        await().untilAsserted(() -> {
            JsonNode trend = server.get("/api/v1/trends/tags").json().path(0).path("trend");
            assertThat(trend.path("people").asInt()).isEqualTo(PEOPLE);
            assertThat(trend.path("decided_by").path("counted_as").asDouble()).isBetween(5.0, 12.0);
            assertThat(trend.path("began").asString()).isEqualTo("PH");
            assertThat(trend.path("countries").path("PH").asInt()).isEqualTo(PEOPLE);
            assertThat(trend.path("discounts").path(0).path("reason").asString())
                    .isEqualTo("same_text");
        });
        Browser reader = new Browser(server);
        assertThat(reader.get("/").body()).contains("began in the Philippines").contains("posted the same text");
        assertThat(reader.get("/admin/trends").status()).isEqualTo(404);

        server.account("root", Role.ADMIN);
        Browser admin = new Browser(server);
        admin.signIn("root");
        assertThat(admin.get("/admin").body()).contains("/admin/trends");
        assertThat(admin.get("/admin/trends").body())
                .contains("#GoodMinister")
                .contains("posted the same text; counted as");
    }

    @Test
    void listsAreByLanguageTooAndOfAnyMoment() {
        await().untilAsserted(() -> assertThat(
                        server.get("/api/v1/trends/tags?language=en").json().size())
                .isEqualTo(1));
        assertThat(server.get("/api/v1/trends/tags?language=de").json().size()).isZero();
        assertThat(server.get("/api/v1/trends/tags?language=nothing").status()).isEqualTo(422);
        assertThat(server.get("/api/v1/trends/tags?language=en&place=PH").status())
                .isEqualTo(422);

        Browser reader = new Browser(server);
        assertThat(reader.get("/?language=en").body()).contains("#GoodMinister").contains(">In English</a>");
        assertThat(reader.get("/?language=xyzz").status()).isEqualTo(404);
        assertThat(reader.get("/?at=2013-08-26T04:00").body())
                .contains("Trending on 26 August 2013, 04:00 UTC")
                .contains("No tag was trending here at that time.");
        assertThat(reader.get("/?at=2013-08-26T06:00:00%2B02:00").body())
                .contains("Trending on 26 August 2013, 04:00 UTC");
        assertThat(reader.get("/tags/goodminister?at=2013-08-26T04:00:00Z").status())
                .isEqualTo(200);
        for (String never : List.of("yesterday", "1969-12-31T23:59", "4000-01-01T00:00", "+999999999-01-01T00:00")) {
            assertThat(reader.get("/?at=" + never).status()).as(never).isEqualTo(422);
            assertThat(server.get("/api/v1/trends/tags?at=" + never + ":00Z").status())
                    .as(never)
                    .isEqualTo(422);
        }
    }
}
