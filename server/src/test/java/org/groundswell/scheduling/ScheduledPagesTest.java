package org.groundswell.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.config.Setting;
import org.groundswell.media.TestMedia;
import org.groundswell.web.Browser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Scheduled posts on pages, without JavaScript; and their media. */
@OnEveryDatabase
class ScheduledPagesTest {
    @Parameter
    TestDatabase kind;

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock(Instant.parse("2026-11-28T10:00:00Z"));
    private Map<Setting, String> settings;
    private TestServer server;
    private Browser browser;
    private String token;

    @BeforeEach
    void start() {
        settings = kind.settings(Map.of());
        server = TestServer.start(directory, settings, clock);
        token = server.person("ana");
        browser = new Browser(server);
        browser.signIn("ana");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Document list() {
        return Jsoup.parse(browser.get("/scheduled").body());
    }

    private Answer write(String time) {
        return browser.submit(browser.get("/write"), "/write", "text", "see you later", "later", time);
    }

    @Test
    void aPostIsWrittenMovedAndDeleted() {
        assertThat(list().select(".empty").text()).startsWith("You have no scheduled posts.");
        Answer written = write("2026-11-28T12:00");
        assertThat(written.status()).isEqualTo(303);
        assertThat(written.header("Location")).contains("/scheduled");
        Document page = list();
        assertThat(page.select(".evidence").text()).isEqualTo("see you later");
        assertThat(page.select("article time").text()).isEqualTo("28 November 2026, 12:00 UTC");
        String move = page.select("form.then").attr("action");
        Answer refused = browser.submit(browser.get("/scheduled"), move, "time", "2026-11-28T10:01");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.body()).select(".problem").text()).contains("at least 5 minutes ahead");
        assertThat(browser.submit(browser.get("/scheduled"), move, "time", "2026-11-29T08:30")
                        .status())
                .isEqualTo(303);
        assertThat(list().select("article time").text()).isEqualTo("29 November 2026, 08:30 UTC");
        String delete = move.replace("/move", "/delete");
        assertThat(browser.submit(browser.get("/scheduled"), delete).status()).isEqualTo(303);
        assertThat(list().select("article.post")).isEmpty();
    }

    @Test
    void aRefusedTimeKeepsTheForm() {
        Answer refused = write("2026-11-28T10:01");
        assertThat(refused.status()).isEqualTo(422);
        Document page = Jsoup.parse(refused.body());
        assertThat(page.select(".problem").text()).contains("at least 5 minutes ahead");
        assertThat(page.select("textarea[name=text]").text()).isEqualTo("see you later");
        assertThat(page.select("[name=later]").attr("value")).isEqualTo("2026-11-28T10:01");
        assertThat(Jsoup.parse(write("soon").body()).select(".problem").text()).contains("must be a date and a time");
    }

    @Test
    void mediaStayWithThePostAndAreFreedWithIt() {
        String picture = server.upload("/api/v2/media", token, "file", TestMedia.png(40, 30))
                .json()
                .path("id")
                .asString();
        String id = server.post(
                        "/api/v1/statuses", token, "media_ids[]", picture, "scheduled_at", "2026-12-05T10:00:00Z")
                .json()
                .path("id")
                .asString();
        clock.moveOn(Duration.ofDays(3));
        server.server.core().media().uploads().purgeUnused();
        assertThat(server.get("/api/v1/media/" + picture, token).status()).isEqualTo(200);
        assertThat(server.delete("/api/v1/scheduled_statuses/" + id, token).status())
                .isEqualTo(200);
        assertThat(server.post("/api/v1/statuses", token, "media_ids[]", picture)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aPostAppearsAfterARestartWithItsMedia() {
        String picture = server.upload("/api/v2/media", token, "file", TestMedia.png(40, 30))
                .json()
                .path("id")
                .asString();
        server.post("/api/v1/statuses", token, "media_ids[]", picture, "scheduled_at", "2026-11-28T11:00:00Z");
        server.close();
        clock.moveOn(Duration.ofHours(2));
        server = TestServer.start(directory, settings, clock);
        await().untilAsserted(() -> assertThat(server.get("/api/v1/timelines/public")
                        .json()
                        .path(0)
                        .path("media_attachments")
                        .path(0)
                        .path("id")
                        .asString())
                .isEqualTo(picture));
        assertThat(server.get("/api/v1/scheduled_statuses", token).body()).isEqualTo("[]");
    }
}
