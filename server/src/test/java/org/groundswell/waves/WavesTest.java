package org.groundswell.waves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.auth.Role;
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

/** A tag's history and waves in the API and on pages. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WavesTest {

    @TempDir
    static Path directory;

    @Parameter
    TestDatabase database;

    private TestServer server;

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(database.name()), database.settings(Map.of()));
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    private JsonNode wave(String tag) {
        return server.get("/api/v1/tags/" + tag + "/wave").json();
    }

    private void tell(String lines) throws IOException {
        var report = server.server
                .core()
                .importing()
                .importer()
                .run(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        assertThat(report.rejected()).isZero();
        Follower.catchUp(
                server.server.core().events(), server.server.core().tagging().counts());
    }

    private static String line(String tag, int number, Instant at, String country) {
        return """
                    {"id":"%1$s-%2$d","account":"%1$s%2$d@elsewhere.example","created_at":"%3$s","country":"%4$s",\
                    "language":"en","text":"What number %2$d saw on the way home that night #%1$s"}
                    """.formatted(tag, number, at, country);
    }

    @Test
    void spellingsAreCountedTogetherIfAModeratorJoinsThem() throws IOException {
        StringBuilder lines = new StringBuilder();
        Instant begin = Instant.parse("2021-06-01T10:00:00Z");
        for (int i = 0; i < 12; i++) {
            lines.append(line("oneway", i, begin.plus(Duration.ofMinutes(i)), "PH"));
            lines.append(line("otherway", i, begin.plus(Duration.ofMinutes(30 + i)), "ES"));
        }
        lines.append("""
                    {"id":"bothways","account":"oneway1@elsewhere.example","created_at":"2021-06-01T11:00:00Z",\
                    "text":"Both of it #OneWay #OtherWay"}
                    """);
        tell(lines.toString());
        assertThat(wave("oneway").path("posts").asInt()).isEqualTo(13);
        server.account("mo", Role.MODERATOR);
        Browser moderator = new Browser(server);
        moderator.signIn("mo");
        var page = moderator.get("/tags/oneway");

        assertThat(moderator
                        .submit(page, "/tags/oneway/join", "other", "#OtherWay")
                        .status())
                .isEqualTo(303);

        for (String tag : List.of("oneway", "otherway")) {
            JsonNode together = wave(tag);
            assertThat(together.path("posts").asInt()).isEqualTo(25);
            assertThat(together.path("people").asInt()).isEqualTo(24);
            assertThat(together.path("tags").size()).isEqualTo(2);
        }
        assertThat(server.get("/api/v1/tags/oneway/wave?apart=true")
                        .json()
                        .path("posts")
                        .asInt())
                .isEqualTo(13);
        assertThat(server.get("/tags/oneway").body())
                .contains("Counted together:")
                .contains("#otherway</a>");
        assertThat(server.get("/tags/oneway?apart=yes").body()).contains("Shown separately");
        assertThat(server.get("/tags/oneway/story").body()).contains("<h1");
        assertThat(Jsoup.parse(moderator.get("/admin/log").body()).text()).contains("@mo joined #otherway to #oneway");
        assertThat(moderator
                        .submit(moderator.get("/tags/oneway"), "/tags/oneway/join", "other", "OtherWay")
                        .status())
                .isEqualTo(422);

        var after = moderator.get("/tags/oneway");
        assertThat(moderator
                        .submit(after, "/tags/oneway/part", "other", "otherway")
                        .status())
                .isEqualTo(303);
        assertThat(wave("oneway").path("posts").asInt()).isEqualTo(13);
        Browser person = new Browser(server);
        server.account("nobody");
        person.signIn("nobody");
        String token = Browser.formToken(person.get("/settings"));
        assertThat(person.post("/tags/oneway/join", Map.of("csrf", token, "other", "OtherWay"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void twoWavesAreComparedOnOneScale() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            lines.append(
                    line("thisyear", i, Instant.parse("2021-05-01T10:00:00Z").plus(Duration.ofMinutes(i)), "PH"));
            lines.append(
                    line("lastyear", i, Instant.parse("2020-05-01T10:00:00Z").plus(Duration.ofMinutes(i)), "PH"));
        }
        tell(lines.toString());
        String aligned = server.get("/compare?a=ThisYear&b=%23lastyear").body();
        assertThat(aligned).contains("since each began").contains("class=\"line a\" d=\"M0");
        String line = aligned.replaceAll("(?s).*class=\"line a\" d=\"([^\"]*)\".*", "$1");
        // The same wave happened twice, a year apart: aligned at their beginnings, the curves coincide.
        assertThat(aligned).contains("class=\"line b\" d=\"" + line + "\"");
        assertThat(server.get("/compare?a=thisyear&b=lastyear&align=time").body())
                .doesNotContain("class=\"line b\" d=\"" + line + "\"");
        assertThat(server.get("/compare?a=thisyear:9&b=lastyear").status()).isEqualTo(404);
        assertThat(server.get("/compare?a=thisyear&b=neverused").status()).isEqualTo(422);
        assertThat(server.get("/compare?a=thisyear").status()).isEqualTo(400);
    }

    @Test
    void theBeginningAndTheAccountsOfTheFirstHourAreShown() throws IOException {
        StringBuilder lines = new StringBuilder();
        Instant onset = Instant.parse("2020-03-01T10:00:00Z");
        for (int i = 2; i < 40; i++) {
            lines.append(line("begins", i, onset.plus(Duration.ofMinutes(i)), "PH"));
        }
        for (int i = 0; i < 4; i++) {
            lines.append("""
                        {"id":"begins-boost-%1$d","account":"fan%1$d@elsewhere.example","created_at":"%2$s",\
                        "boost_of":"begins-5"}
                        """.formatted(i, onset.plus(Duration.ofMinutes(20))));
        }
        tell(lines.toString());
        JsonNode beginning = wave("begins").path("beginning");
        assertThat(beginning.path("after").asInt()).isEqualTo(38);
        assertThat(beginning.path("before").asInt()).isZero();
        assertThat(beginning.path("first_ids").size()).isEqualTo(3);
        assertThat(beginning.path("tipping_boosts").asInt()).isEqualTo(4);
        String tipping = beginning.path("tipping_id").asString();
        assertThat(server.get("/api/v1/statuses/" + tipping)
                        .json()
                        .path("content")
                        .asString())
                .contains("number 5 saw");
        assertThat(beginning.path("first_hour").path("new_accounts").asInt()).isZero();
        assertThat(server.get("/tags/begins").body())
                .contains("How it began", "Most boosted of the posts up to the peak hour (4 boosts)");

        // New accounts, six of which post the same text.
        for (int i = 0; i < 6; i++) {
            String token = server.person("bought" + i);
            server.post("/api/v1/statuses", token, "status", "Everybody must see this wonderful offer now #Bought");
        }
        for (int i = 0; i < 4; i++) {
            String token = server.person("honest" + i);
            server.post(
                    "/api/v1/statuses", token, "status", "Person " + "abcd".charAt(i) + " thinks " + i + " #Bought");
        }
        await().untilAsserted(() -> {
            JsonNode hour = wave("bought").path("beginning").path("first_hour");
            assertThat(hour.path("posts").asInt()).isEqualTo(10);
            assertThat(hour.path("new_accounts").asInt()).isEqualTo(10);
            assertThat(hour.path("copiers").asInt()).isEqualTo(6);
            assertThat(hour.path("copies").asInt()).isEqualTo(6);
        });
        assertThat(server.get("/tags/bought").body())
                .contains("60% of the first hour’s posts have nearly the same text, posted by 6 accounts.");
        assertThat(server.get("/tags/bought/story?lang=es").body()).contains("tiene casi el mismo texto");
    }

    @Test
    void aLiveWaveFollowsPostsEditsBoostsAndDeletions() {
        String ana = server.person("ana");
        String ben = server.person("ben");
        String first = server.post("/api/v1/statuses", ana, "status", "I was there #LiveWave")
                .json()
                .path("id")
                .asString();
        assertThat(wave("LiveWave").path("posts").asInt()).isEqualTo(1);
        String second = server.post("/api/v1/statuses", ben, "status", "Me too #livewave")
                .json()
                .path("id")
                .asString();
        server.post("/api/v1/statuses", ben, "status", "And again #livewave");
        await().untilAsserted(() -> {
            assertThat(wave("LiveWave").path("posts").asInt()).isEqualTo(3);
            assertThat(wave("LiveWave").path("people").asInt()).isEqualTo(2);
        });
        server.form("PUT", "/api/v1/statuses/" + second, ben, "status", "No tag any more");
        server.form("DELETE", "/api/v1/statuses/" + first, ana);
        await().untilAsserted(() -> {
            assertThat(wave("LiveWave").path("posts").asInt()).isEqualTo(1);
            assertThat(wave("LiveWave").path("people").asInt()).isEqualTo(1);
            assertThat(wave("LiveWave")
                            .path("part")
                            .path("origins")
                            .path("servers")
                            .asInt())
                    .isEqualTo(1);
        });
    }

    @Test
    void aPastWaveIsShownInFull() throws IOException {
        Instant start = Instant.parse("2026-03-02T10:00:00Z");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            lines.append(line("TramNight", i, start.plusSeconds(i * 120L), i < 40 ? "PH" : i < 56 ? "KE" : "DE"));
        }
        for (int i = 0; i < 20; i++) {
            lines.append(
                    line("TramNight", 100 + i, start.plus(Duration.ofDays(90)).plusSeconds(i * 60L), "PH"));
        }
        tell(lines.toString());
        JsonNode wave = wave("tramnight");
        assertThat(wave.path("name").asString()).isEqualTo("TramNight");
        assertThat(wave.path("posts").asInt()).isEqualTo(80);
        assertThat(wave.path("people").asInt()).isEqualTo(80);
        assertThat(wave.path("state").asString()).isEqualTo("over");
        assertThat(wave.path("waves")).hasSize(2);
        assertThat(wave.path("shown").asInt()).isEqualTo(1);
        assertThat(wave.path("waves").get(0).path("onset").asString()).isEqualTo("2026-03-02T10:00:00.000Z");
        assertThat(wave.path("waves").get(0).path("posts").asInt()).isEqualTo(60);
        JsonNode countries = wave.path("part").path("countries");
        assertThat(countries.path("there").get(0).path("code").asString()).isEqualTo("PH");
        assertThat(countries.path("there").get(0).path("people").asInt()).isEqualTo(40);
        assertThat(countries.path("there")).hasSize(2);
        assertThat(countries.path("fewer").asInt()).isEqualTo(1);
        assertThat(countries.toString()).doesNotContain("DE");
        assertThat(wave.path("selection")).hasSizeBetween(1, 6);
        assertThat(server.get("/api/v1/tags/tramnight/wave?wave=2")
                        .json()
                        .path("part")
                        .path("posts")
                        .asInt())
                .isEqualTo(20);
        JsonNode whole = server.get("/api/v1/tags/tramnight/wave?wave=all").json();
        assertThat(whole.path("part").path("posts").asInt()).isEqualTo(80);
        assertThat(whole.path("shown").isNull()).isTrue();
        JsonNode hour = server.get(
                        "/api/v1/tags/tramnight/wave?from=2026-03-02T10:00:00Z&to=2026-03-02T11:00:00Z&step=minute")
                .json();
        assertThat(hour.path("part").path("posts").asInt()).isEqualTo(30);
        assertThat(hour.path("part").path("series").path("people")).hasSize(60);

        String page = server.get("/tags/tramnight").body();
        assertThat(page)
                .contains("80</dd>", "Philippines", "Kenya", "All time", "2 March 2026, 10:00 UTC")
                .doesNotContain("Germany");
        String csv = server.get("/tags/tramnight/wave.csv").body();
        assertThat(csv).startsWith("start,seconds,posts,people,usual_before,usual_before_high,complete\r\n2026-03-02T");
        assertThat(server.get("/tags/tramnight/countries.csv").body())
                .contains(",PH,40\r\n", ",KE,16\r\n")
                .doesNotContain(",DE,");
    }

    @Test
    void anUnusedTagInvitesTheFirstPost() {
        JsonNode wave = wave("nobodyyet");
        assertThat(wave.path("posts").asInt()).isZero();
        assertThat(wave.path("first_at").isNull()).isTrue();
        assertThat(wave.path("state").asString()).isEqualTo("quiet");
        assertThat(server.get("/tags/nobodyyet").body()).contains("Be the first to use it", "/write?tag=nobodyyet");
    }

    @Test
    void aTagOfOnePersonIsNoWave() throws IOException {
        Instant start = Instant.parse("2026-04-01T10:00:00Z");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            lines.append("""
                        {"account":"loud@elsewhere.example","created_at":"%s","text":"Number %d #JustMe"}
                        """.formatted(start.plusSeconds(i * 30L), i));
        }
        tell(lines.toString());
        JsonNode wave = wave("justme");
        assertThat(wave.path("people").asInt()).isEqualTo(1);
        assertThat(wave.path("posts").asInt()).isEqualTo(50);
        assertThat(wave.path("waves")).isEmpty();
        assertThat(server.get("/tags/justme").status()).isEqualTo(200);
    }

    @Test
    void invalidRequestsAreRefusedWithAnExplanation() {
        for (String query : List.of(
                "step=fortnight",
                "wave=0",
                "wave=-1",
                "wave=x",
                "from=2026-01-01T00:00:00Z",
                "from=yesterday&to=today",
                "from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z",
                "from=0001-01-01T00:00:00Z&to=2026-01-01T00:00:00Z",
                "from=1970-01-01T00:00:00Z&to=2026-01-01T00:00:00Z&step=minute")) {
            TestServer.Answer answer = server.get("/api/v1/tags/x/wave?" + query);
            assertThat(answer.status()).as(query).isEqualTo(422);
            assertThat(answer.json().path("error").asString()).as(query).isNotEmpty();
        }
        assertThat(server.get("/api/v1/tags/x/wave?wave=7").status()).isEqualTo(404);
        assertThat(server.get("/tags/x?wave=7").status()).isEqualTo(404);
        assertThat(server.get("/tags/x/wave.csv?step=fortnight").status()).isEqualTo(422);
    }

    @Test
    void anAccountThatIsNotDiscoverableIsNeitherVoiceNorChosen() {
        String open = server.person("open");
        String shy = server.person("shy");
        server.form("PATCH", "/api/v1/accounts/update_credentials", shy, "discoverable", "false");
        List<String> posts = List.of(
                server.post("/api/v1/statuses", open, "status", "I saw it from the window #ShyTag")
                        .json()
                        .path("id")
                        .asString(),
                server.post("/api/v1/statuses", shy, "status", "And I stood right beside it #ShyTag")
                        .json()
                        .path("id")
                        .asString());
        for (int i = 0; i < 6; i++) {
            String fan = server.person("fan" + i);
            posts.forEach(post -> server.post("/api/v1/statuses/" + post + "/reblog", fan));
            server.post("/api/v1/statuses", fan, "status", "Number " + i + " came by later that night #ShyTag");
        }
        Follower.catchUp(
                server.server.core().events(), server.server.core().tagging().counts());
        JsonNode wave = wave("shytag");
        assertThat(wave.path("people").asInt()).isEqualTo(8);
        assertThat(wave.path("voices")).hasSize(1);
        assertThat(wave.path("voices").get(0).path("acct").asString()).isEqualTo("open");
        assertThat(wave.path("selection").toString()).contains(posts.getFirst()).doesNotContain(posts.getLast());
    }

    @Test
    void anAccountWithManyFollowersIsAVoice() throws IOException {
        Instant start = Instant.parse("2026-05-04T10:00:00Z");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            lines.append(line("BridgeDay", i, start.plusSeconds(i * 200L), "PH"));
        }
        lines.append("""
                    {"id":"star","account":"star@elsewhere.example","name":"A Star","followers":90000,"boosts":700,\
                    "created_at":"2026-05-04T11:00:00Z","text":"I join you #BridgeDay"}
                    """);
        tell(lines.toString());
        JsonNode voices = wave("bridgeday").path("voices");
        assertThat(voices).hasSize(1);
        assertThat(voices.get(0).path("name").asString()).isEqualTo("A Star");
        assertThat(voices.get(0).path("boosts").asInt()).isEqualTo(700);
        assertThat(server.get("/tags/bridgeday").body()).contains("A Star", "Its posts were boosted 700 times");
    }
}
