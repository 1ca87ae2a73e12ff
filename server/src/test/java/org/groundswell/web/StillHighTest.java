package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.groundswell.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tag that began more than eight days ago and goes on is no longer news, and shown as still high. */
class StillHighTest {
    private static final Duration BEGAN = Duration.ofHours(8 * 24 + 10);
    private static final int MINUTES_APART = 4;
    private static final int PEOPLE = 90;
    /** Every so many posts have only the first tag. */
    private static final int ALONE = 15;

    @Test
    void aTagThatGoesOnIsStillHigh(@TempDir Path directory) {
        Instant now = Instant.now();
        StringBuilder posts = new StringBuilder(post(0, now.minus(BEGAN).minus(Duration.ofDays(5)), "before"));
        for (int minute = 0; minute < BEGAN.toMinutes(); minute += MINUTES_APART) {
            posts.append(post(
                    1 + minute,
                    now.minus(BEGAN).plus(Duration.ofMinutes(minute)),
                    minute / MINUTES_APART % ALONE == 0 ? "ThisGoesOn" : "ThisGoesOn #Onwards"));
        }
        try (TestServer server = TestServer.start(directory, Map.of())) {
            server.importPost(posts.toString());
            String list = "/api/v1/trends/tags?still_high=true";

            await().untilAsserted(() -> assertThat(server.get(list).body()).contains("\"name\":\"ThisGoesOn\""));
            assertThat(server.get(list).json().findValuesAsString("name")).containsExactly("ThisGoesOn", "Onwards");
            assertThat(server.get(list).json().size()).isEqualTo(1);
            assertThat(server.get(list + "&unfolded=true").json().size()).isEqualTo(2);
            assertThat(server.get("/api/v1/trends/tags").body()).isEqualTo("[]");
            assertThat(new Browser(server).get("/").body())
                    .contains("No tag is trending here right now.")
                    .contains("Still high")
                    .contains("#ThisGoesOn", "and 1 more tag");
            Instant whenItWasNews = now.minus(BEGAN).plus(Duration.ofDays(3));
            assertThat(server.get("/api/v1/trends/tags?at=" + whenItWasNews).body())
                    .contains("\"name\":\"ThisGoesOn\"");
            assertThat(server.get(list + "&at=" + whenItWasNews).body()).isEqualTo("[]");
            assertThat(server.get(list + "&at=" + now.minusSeconds(60)).json().findValuesAsString("name"))
                    .containsExactly("ThisGoesOn", "Onwards");
            assertThat(new Browser(server)
                            .get("/?at=" + whenItWasNews.toString().substring(0, 16))
                            .body())
                    .contains("#ThisGoesOn")
                    .doesNotContain("Still high");
        }
    }

    private static String post(int number, Instant at, String tag) {
        return "{\"id\":\"" + number + "\",\"account\":\"person" + number / MINUTES_APART % PEOPLE
                + "@elsewhere.example\",\"created_at\":\"" + at + "\",\"account_created_at\":\"2020-01-01T00:00:00Z\","
                + "\"text\":\"It is the " + number + "th time #" + tag + "\"}\n";
    }
}
