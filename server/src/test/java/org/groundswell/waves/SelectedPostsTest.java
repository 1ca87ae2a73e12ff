package org.groundswell.waves;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.events.Follower;
import org.groundswell.web.Browser;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The selected posts of a wave, in the API and on the page: no spam, and why other posts weighed little. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SelectedPostsTest {
    private static final Instant BEGIN = Instant.parse("2021-09-04T19:00:00Z");
    private static final List<String> HONEST = List.of(
            "The whole street is outside, my neighbour put her television on the balcony",
            "My father trained in that gym for thirty years and cried at the second bell",
            "Nobody at the hospital sleeps tonight, we listen on the nurses' radio",
            "He should have stopped after round four, that eye needs a doctor",
            "In our village the power went out just before the last round",
            "I don't like boxing, but I like how quiet the city is right now",
            "Three generations on one sofa, and grandmother explains the rules to us",
            "The judges saw another match than I did, look at their cards");
    private static final List<String> SPAM = List.of(
            "🔴 LIVE #boxing #ppv #vegas #love #viral",
            "RT this and follow me for a DM",
            "Watch the full fight free in HD, link in bio",
            "https://short.example/shop");

    @TempDir
    static Path directory;

    @Parameter
    TestDatabase database;

    private TestServer server;
    private final List<String> lines = new ArrayList<>();

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(database.name()), database.settings(Map.of()));
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    @Test
    void spamIsNotSelectedAndCountedWithTheReasons() throws IOException {
        HONEST.forEach(text -> post("FightNight", text, 3, "en"));
        SPAM.forEach(text -> post("FightNight", text, 900, ""));
        post("FightNight", HONEST.getFirst() + " tonight", 0, "en");
        tell();
        JsonNode wave = server.get("/api/v1/tags/fightnight/wave").json();
        assertThat(texts(wave)).isNotEmpty().allMatch(text -> HONEST.stream().anyMatch(text::startsWith));
        JsonNode pool = wave.path("selection_pool");
        assertThat(pool.path("candidates").asInt()).isEqualTo(13);
        assertThat(pool.path("weighed_down").asInt()).isEqualTo(5);
        assertThat(pool.path("reasons").toString()).isEqualTo("""
                {"tag_stuffing":1,"little_text":1,"bait":1,"stream_or_piracy":2,"near_copy":1}""");

        String page =
                Jsoup.parse(new Browser(server).get("/tags/fightnight").body()).text();
        assertThat(page)
                .contains("5 of 13 posts were given little or no weight in this selection: 1 stuffed with tags;"
                        + " 1 link without text; 1 asking for boosts and follows; 2 advertisements for streams;"
                        + " 1 copy of another post; some for more than one reason.");
    }

    @Test
    void withoutSpamThePageSaysNothingAboutIt() throws IOException {
        HONEST.forEach(text -> post("QuietNight", text, 3, "en"));
        tell();
        JsonNode pool = server.get("/api/v1/tags/quietnight/wave").json().path("selection_pool");
        assertThat(pool).isEqualTo(JsonMapper.shared().readTree("""
                        {"candidates": 8, "weighed_down": 0, "reasons": {}}"""));
        assertThat(new Browser(server).get("/tags/quietnight").body())
                .contains("What people say")
                .doesNotContain("little or no weight");
    }

    @Test
    void aTagWithFewPostsHasNoSelection() throws IOException {
        post("SmallNight", "RT this and follow me for a DM", 900, "");
        tell();
        JsonNode wave = server.get("/api/v1/tags/smallnight/wave").json();
        assertThat(wave.path("selection")).isEmpty();
        assertThat(wave.path("selection_pool").path("candidates").asInt()).isZero();
    }

    /** Of six places, several go to the languages of the few, although no post states its language. */
    @Test
    void languagesAreDetectedAndBalancedButNotStated() throws IOException {
        HONEST.forEach(text -> post("BorderNight", text, 3, ""));
        String spanish = "En mi pueblo se fue la luz justo antes de empezar y nos quedamos escuchando la radio";
        String german = "Im Krankenhaus schläft heute niemand, wir hören alle zusammen Radio auf dem Flur";
        post("BorderNight", spanish, 0, "");
        post("BorderNight", german, 0, "en");
        tell();
        JsonNode wave = server.get("/api/v1/tags/bordernight/wave").json();
        assertThat(texts(wave)).hasSize(6).contains(spanish, german);
        for (JsonNode each : wave.path("selection")) {
            JsonNode post = server.get(
                            "/api/v1/statuses/" + each.path("status_id").asString())
                    .json();
            assertThat(post.path("language").asString(""))
                    .as("what the record states, if anything")
                    .isEqualTo(post.path("content").asString().contains("Krankenhaus") ? "en" : "");
        }
        assertThat(wave.path("part").path("languages").toString()).doesNotContain("\"es\"");
        assertThat(new Browser(server).get("/tags/bordernight").body())
                .contains("apparently in Spanish", "apparently in German")
                .doesNotContain("; in English");
    }

    private List<String> texts(JsonNode wave) {
        return StreamSupport.stream(wave.path("selection").spliterator(), false)
                .map(each -> server.get(
                                "/api/v1/statuses/" + each.path("status_id").asString())
                        .json())
                .map(post -> Jsoup.parse(post.path("content").asString()).text().replaceAll(" #\\w+$", ""))
                .toList();
    }

    private void post(String tag, String text, int boosts, String language) {
        int number = lines.size();
        Map<String, Object> line = Map.of(
                "id",
                tag + number,
                "account",
                tag + number + "@elsewhere.example",
                "created_at",
                BEGIN.plusSeconds(number * 120L).toString(),
                "language",
                language,
                "boosts",
                boosts,
                "text",
                text + " #" + tag);
        lines.add(JsonMapper.shared().writeValueAsString(line));
    }

    private void tell() throws IOException {
        String all = String.join("\n", lines);
        lines.clear();
        var report = server.server
                .core()
                .importing()
                .importer()
                .run(new ByteArrayInputStream(all.getBytes(StandardCharsets.UTF_8)));
        assertThat(report.rejected()).isZero();
        Follower.catchUp(
                server.server.core().events(), server.server.core().tagging().counts());
    }
}
