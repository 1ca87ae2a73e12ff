package org.groundswell.waves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.events.Follower;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of a large tag are shown before its figures are there. */
class PreparationTest {
    private static final Instant BEGIN = Instant.parse("2026-03-02T10:00:00Z");

    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory, Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void post(String tag) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            lines.append("{\"account\":\"" + tag + i + "@elsewhere.example\",\"created_at\":\""
                    + BEGIN.plusSeconds(i * 60L) + "\",\"text\":\"Number " + i + " saw it #" + tag + "\"}\n");
        }
        server.importPost(lines.toString());
        Follower.catchUp(
                server.server.core().events(), server.server.core().tagging().counts());
    }

    private static Document page(String path) {
        Answer answer = server.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static boolean isPending(Document page) {
        return page.selectFirst("[data-pending]") != null;
    }

    @Test
    void theTagsPageHasItsPostsAtOnceAndItsFiguresLater() {
        post("flooded");
        try (LargeTag held = LargeTag.of(server, "flooded")) {
            Document before = page("/tags/flooded");
            assertThat(before.select("[data-pending]").text()).contains("are being counted");
            assertThat(before.select("noscript meta[http-equiv=refresh]")).hasSize(1);
            assertThat(before.select(".numbers dd").eachText()).containsExactly("12", "20,000");
            assertThat(before.select(".posts .post")).hasSize(12);
            assertThat(before.select(".chart, [data-live]")).isEmpty();
            assertThat(isPending(page("/tags/flooded?apart=yes"))).isTrue();
            assertThat(isPending(page("/tags/flooded?at=2026-03-03T00:00"))).isTrue();
            held.release();
            await().until(() -> !isPending(page("/tags/flooded")));
            Document after = page("/tags/flooded");
            assertThat(after.select("meta[http-equiv=refresh]")).isEmpty();
            assertThat(after.select(".numbers dd").eachText()).containsExactly("12", "12");
            assertThat(after.select(".chart")).isNotEmpty();
            assertThat(isPending(page("/tags/flooded?at=2026-03-03T00:00"))).isFalse();
        }
    }

    @Test
    void soDoStoriesComparisonsAndEmbeds() {
        post("dry");
        post("parched");
        try (LargeTag held = LargeTag.of(server, "parched")) {
            assertThat(isPending(page("/tags/parched/story"))).isTrue();
            assertThat(isPending(page("/compare?a=dry&b=parched"))).isTrue();
            assertThat(isPending(page("/compare?a=parched&b=parched"))).isTrue();
            assertThat(isPending(page("/embed/tags/parched"))).isTrue();
            assertThat(server.get("/embed/tags/parched").header("Cache-Control"))
                    .contains("no-store");
            held.release();
            await().until(() -> !isPending(page("/compare?a=dry&b=parched")));
            await().until(() -> !isPending(page("/tags/parched/story")));
            assertThat(page("/compare?a=dry&b=parched").select(".chart")).isNotEmpty();
            assertThat(page("/tags/parched/story").select("article")).isNotEmpty();
            assertThat(isPending(page("/embed/tags/parched"))).isFalse();
            assertThat(server.get("/embed/tags/parched").header("Cache-Control"))
                    .contains("public, max-age=30");
        }
    }

    @Test
    void whatIsWrongIsSaidWhenItIsKnown() {
        post("windy");
        try (LargeTag held = LargeTag.of(server, "windy")) {
            assertThat(server.get("/tags/windy?step=soon").status()).isEqualTo(422);
            assertThat(isPending(page("/tags/windy?wave=99"))).isTrue();
            held.release();
            await().until(() -> server.get("/tags/windy?wave=99").status() == 404);
        }
    }

    @Test
    void smallTagsAreReadWhileOneWaits() {
        post("calm");
        assertThat(isPending(page("/tags/calm"))).isFalse();
        assertThat(isPending(page("/tags/neverused"))).isFalse();
    }
}
