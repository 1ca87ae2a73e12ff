package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.auth.Role;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * A boxing night: its spellings and companions are one entry of each list, a tag that answers one of them, and two shows
 * that one crowd watches, have entries of their own.
 */
class TopicsTest {
    private static final Instant NIGHT =
            Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(200));
    private static final String FLAT = "?limit=20&unfolded=true";
    private static final List<String> FIGHT =
            List.of("MayweathervMcGregor", "TheMoneyFight", "MayweatherMcGregor", "RingWalk");

    private final Random random = new Random(20170826);
    private final StringBuilder posts = new StringBuilder();
    private int written;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anEventIsOneEntryOfEachList(TestDatabase database, @TempDir Path directory) {
        write();
        try (TestServer server = TestServer.start(directory, database.settings(Map.of()))) {
            server.importPost(posts.toString());
            await().untilAsserted(() -> assertThat(names(server, "?limit=20")).hasSize(5));

            assertThat(names(server, "?limit=20"))
                    .containsExactlyInAnyOrder(
                            "MayweathervMcGregor",
                            "FreeBroadcasts",
                            "NoMayweathervMcGregor",
                            "BakingTonight",
                            "Quizmaster");
            assertThat(also(server, "?limit=20")).containsExactlyElementsOf(FIGHT.subList(1, 4));
            assertThat(names(server, "?limit=20&place=US")).containsExactly("MayweathervMcGregor");
            assertThat(also(server, "?limit=20&place=US")).containsExactlyElementsOf(FIGHT.subList(1, 4));
            assertThat(names(server, FLAT)).hasSize(8).containsAll(FIGHT);
            assertThat(server.get("/api/v1/trends/tags" + FLAT).body()).doesNotContain("\"also\":[{");
            listsHaveAsManyTopicsAsAsked(server);
            pastListsAreFoldedAlike(server);
            pagesUnfoldInPlace(server);
            hiddenTagsAreNeitherHeadsNorMembers(server);
        }
    }

    private static void listsHaveAsManyTopicsAsAsked(TestServer server) {
        List<String> all = names(server, "?limit=20");
        assertThat(names(server, "?limit=2")).isEqualTo(all.subList(0, 2));
        assertThat(names(server, "?limit=2&offset=2")).isEqualTo(all.subList(2, 4));
        assertThat(names(server, "?limit=20&offset=4")).isEqualTo(all.subList(4, 5));
    }

    private static void pastListsAreFoldedAlike(TestServer server) {
        await().untilAsserted(() -> {
            String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
            assertThat(entries(server, "?limit=20&at=" + now)).isEqualTo(entries(server, "?limit=20"));
        });
        // Before the fight the tags were there, with nobody who used two.
        String before = NIGHT.plus(Duration.ofMinutes(20)).toString();
        assertThat(names(server, "?limit=20&at=" + before)).contains("BakingTonight");
        String during = NIGHT.plus(Duration.ofMinutes(150)).toString();
        assertThat(also(server, "?limit=20&at=" + during)).isNotEmpty();
        assertThat(names(server, "?limit=20&unfolded=true&at=" + during)).containsAll(FIGHT);
    }

    private static void pagesUnfoldInPlace(TestServer server) {
        Browser browser = new Browser(server);
        Document front = Jsoup.parse(browser.get("/").body());
        assertThat(front.select("main .trends > li > a .name").eachText())
                .hasSize(5)
                .contains("#MayweathervMcGregor")
                .doesNotContain("#TheMoneyFight");
        assertThat(front.select("main .also > summary").eachText())
                .containsExactly("and 3 more tags of the topic #MayweathervMcGregor");
        assertThat(front.select("main .also li a").eachAttr("href"))
                .containsExactly("/tags/themoneyfight", "/tags/mayweathermcgregor", "/tags/ringwalk");
        assertThat(front.select("main .also li").getFirst().text())
                .startsWith("#TheMoneyFight ")
                .contains(" people in ");
        assertThat(browser.get("/explore").body()).contains("and 3 more tags");

        assertThat(Jsoup.parse(browser.get("/tags/ringwalk").body())
                        .select("main")
                        .text())
                .contains("Trends as part of #MayweathervMcGregor");
        assertThat(browser.get("/tags/mayweathervmcgregor").body()).doesNotContain("Trends as part of");
        assertThat(browser.get("/tags/quizmaster").body()).doesNotContain("Trends as part of");
    }

    private static void hiddenTagsAreNeitherHeadsNorMembers(TestServer server) {
        server.account("root", Role.ADMIN);
        Browser admin = new Browser(server);
        admin.signIn("root");
        withhold(admin, "ringwalk");
        await().untilAsserted(() ->
                assertThat(also(server, "?limit=20")).containsExactly("TheMoneyFight", "MayweatherMcGregor"));
        assertThat(new Browser(server).get("/").body())
                .contains("and 2 more tags")
                .doesNotContain("#RingWalk");
        assertThat(new Browser(server).get("/tags/ringwalk").body()).doesNotContain("Trends as part of");

        withhold(admin, "mayweathervmcgregor");
        await().untilAsserted(() -> assertThat(names(server, "?limit=20"))
                .contains("TheMoneyFight")
                .doesNotContain("MayweathervMcGregor", "RingWalk"));
        assertThat(new Browser(server).get("/").body()).doesNotContain("#MayweathervMcGregor");
        assertThat(names(server, "?limit=20&at=" + Instant.now().truncatedTo(ChronoUnit.SECONDS)))
                .contains("TheMoneyFight")
                .doesNotContain("MayweathervMcGregor", "RingWalk");
    }

    private static void withhold(Browser admin, String tag) {
        String token = Browser.formToken(admin.get("/settings"));
        admin.post("/admin/trends/withhold", Map.of("csrf", token, "kind", "tag", "subject", tag, "note", "not here"));
    }

    private void write() {
        post(0, 0, -60 * 24 * 20, "US", "It was quiet #before");
        for (int i = 0; i < 900; i++) {
            int minute = 60 + random.nextInt(140);
            int person = random.nextInt(300);
            switch (random.nextInt(10)) {
                case 0 -> post(1, person, minute, "US", "#TheMoneyFight");
                case 1, 2 -> post(1, person, minute, "US", "#TheMoneyFight #MayweathervMcGregor");
                case 3 -> post(1, person, minute, "US", "#MayweatherMcGregor");
                case 4 -> post(1, person, minute, "US", "#RingWalk #MayweathervMcGregor");
                default -> post(1, person, minute, "US", "#MayweathervMcGregor");
            }
        }
        // Another crowd answers, and most of its posts name the tag that it answers.
        for (int i = 0; i < 80; i++) {
            int minute = 120 + i % 80;
            post(
                    2,
                    i,
                    minute,
                    "",
                    i % 5 == 0 ? "#NoMayweathervMcGregor" : "#NoMayweathervMcGregor #MayweathervMcGregor");
            post(4, i, minute, "", i % 5 == 0 ? "#FreeBroadcasts #MayweathervMcGregor" : "#FreeBroadcasts");
        }
        // One crowd watches two shows, and a few compare them.
        for (int i = 0; i < 300; i++) {
            int person = random.nextInt(90);
            post(3, person, random.nextInt(120), "", "#BakingTonight");
            post(3, person, 60 + random.nextInt(140), "", i % 30 == 0 ? "#Quizmaster #BakingTonight" : "#Quizmaster");
        }
    }

    private void post(int crowd, int person, int minute, String country, String text) {
        Instant at = NIGHT.plus(Duration.ofMinutes(minute)).plusMillis(written * 37L % 60_000);
        String place = country.isEmpty() ? "" : ",\"country\":\"" + country + "\"";
        posts.append("{\"id\":\"" + written + "\",\"account\":\"p" + crowd + "x" + person
                + "@elsewhere" + person % 40 + ".example\",\"created_at\":\"" + at
                + "\",\"account_created_at\":\"20" + (10 + person % 10) + "-0" + (1 + person % 7) + "-1" + person % 9
                + "T00:00:00Z\"" + place + ",\"text\":\"" + Long.toString(random.nextLong(), 36) + " "
                + Long.toString(random.nextLong(), 36) + " " + text + "\"}\n");
        written++;
    }

    private static List<String> names(TestServer server, String query) {
        return StreamSupport.stream(
                        server.get("/api/v1/trends/tags" + query).json().spliterator(), false)
                .map(tag -> tag.path("name").asString())
                .toList();
    }

    /** The members of the topic of the fight, by name. */
    private static List<String> also(TestServer server, String query) {
        List<String> also = new ArrayList<>();
        for (JsonNode tag : server.get("/api/v1/trends/tags" + query).json()) {
            tag.path("trend").path("also").forEach(member -> {
                assertThat(member.path("url").asString())
                        .endsWith("/tags/" + member.path("key").asString());
                assertThat(member.path("people").asInt()).isPositive();
                assertThat(member.path("window_minutes").asInt()).isIn(15, 60, 360);
                also.add(member.path("name").asString());
            });
        }
        return also;
    }

    /** Each topic with its members. */
    private static List<String> entries(TestServer server, String query) {
        List<String> entries = new ArrayList<>();
        for (JsonNode tag : server.get("/api/v1/trends/tags" + query).json()) {
            entries.add(tag.path("name").asString() + ": " + tag.path("trend").path("also"));
        }
        return entries;
    }
}
