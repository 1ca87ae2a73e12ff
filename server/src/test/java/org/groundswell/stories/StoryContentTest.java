package org.groundswell.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.auth.Role;
import org.groundswell.cards.Card;
import org.groundswell.cards.CardStore;
import org.groundswell.events.Follower;
import org.groundswell.links.LinkUrl;
import org.groundswell.model.CardId;
import org.groundswell.web.Browser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a story says about its posts: phrases, the page that most people shared, phases, and posts that were set aside; and that
 * spam has no voice.
 */
@OnEveryDatabase
class StoryContentTest {
    private static final Instant START = Instant.parse("2021-05-04T10:00:00Z");
    private static final String PAGE = "https://news.example/bridge";
    private static final String SPAM_PAGE = "https://shop.example/win";
    private static final String TITLE = "Who *closed* the bridge?";
    private static final List<String> SYLLABLES =
            List.of("ba", "ke", "li", "mo", "nu", "pra", "sto", "vel", "din", "gar", "fos", "tam", "wi", "ler");
    private static final String BAIT = "RT this and follow me for a DM, number ";

    @Parameter
    TestDatabase database;

    private TestServer server;
    private final List<String> lines = new ArrayList<>();
    private final Random random = new Random(3);

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data, database.settings(Map.of()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            word.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
        }
        return word.toString();
    }

    private String chatter() {
        return "the " + word() + " " + word() + " and the " + word() + " " + word() + " " + word();
    }

    private void post(String account, long minute, String text, Object... more) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", account + "-" + lines.size());
        line.put("account", account + "@elsewhere.example");
        line.put("created_at", START.plusSeconds(minute * 60).toString());
        line.put("language", "en");
        line.put("text", text);
        for (int i = 0; i < more.length; i += 2) {
            line.put((String) more[i], more[i + 1]);
        }
        lines.add(JsonMapper.shared().writeValueAsString(line));
    }

    /** Three hundred posts of the days before, without the tag. */
    private void usual() {
        for (int i = 0; i < 300; i++) {
            post("before" + i, -60 * 70 + i * 12L, chatter());
        }
    }

    /** A hundred people with the tag: most on the first day, some the next morning. */
    private void wave() {
        for (int i = 0; i < 70; i++) {
            String said = i % 3 == 0 ? ". It happened on my bridge" : "";
            post("first" + i, i, chatter() + said + (i % 5 == 0 ? " " + PAGE : "") + " #BridgeDay");
        }
        for (int i = 0; i < 45; i++) {
            post("next" + i, 600 + i, chatter() + " #BridgeDay");
        }
    }

    private void tell() throws IOException {
        String all = String.join("\n", lines);
        var report = server.server
                .core()
                .importing()
                .importer()
                .run(new ByteArrayInputStream(all.getBytes(StandardCharsets.UTF_8)));
        assertThat(report.rejected()).isZero();
        Follower.catchUp(
                server.server.core().events(), server.server.core().tagging().counts());
        lines.clear();
    }

    private void preview() {
        Card card = new Card(
                new CardId(77),
                new LinkUrl(PAGE),
                TITLE,
                "",
                new Card.Provider("www.news.example", "", ""),
                Card.Author.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        server.server.core().database().writing(tx -> new CardStore().insert(tx, card, START));
    }

    private JsonNode wave(String tag) {
        return server.get("/api/v1/tags/" + tag + "/wave").json();
    }

    private Document page() {
        return Jsoup.parse(server.get("/tags/bridgeday/story").body());
    }

    @Test
    void aStorySaysWhatItsPostsHaveInCommonAndHowItWent() throws IOException {
        usual();
        wave();
        tell();
        preview();
        JsonNode told = wave("bridgeday");
        assertThat(told.path("phrases").path("people").asInt()).isEqualTo(115);
        assertThat(told.path("phrases").path("before").asInt()).isEqualTo(300);
        assertThat(told.path("phrases").path("found").toString()).isEqualTo("""
                [{"text":"It happened on my","people":24,"before":0,"times":null}]""");
        assertThat(told.path("most_shared").toString()).isEqualTo("""
                {"url":"https://news.example/bridge","title":"Who *closed* the bridge?","site":"news.example",\
                "video":false,"people":14}""");
        assertThat(told.path("course").toString()).isEqualTo("""
                {"rise_hours":0,"peaks":[{"from":"2021-05-04T10:00:00.000Z","to":"2021-05-04T11:00:00.000Z",\
                "people":60,"highest":true,"low":0},{"from":"2021-05-04T20:00:00.000Z",\
                "to":"2021-05-04T20:45:00.000Z","people":45,"highest":false,"low":0}],"rises_after_peak":1}""");

        String story = page().select("article.story").text();
        assertThat(story)
                .contains(
                        "“It happened on my” is in the posts of 24 of the 115 people whose posts were compared, and in"
                                + " the posts of none of the 300 people who posted in the 3 days before the wave.")
                .contains("The page that the most people linked to is “Who *closed* the bridge?” (news.example),"
                        + " in the posts of 14 people.")
                .contains("After the peak, the number of people fell to 0 an hour and rose again on the same day:"
                        + " 45 people used #BridgeDay between 20:00 and 20:45 UTC.");
        assertThat(page().select("article.story > p a[href=" + PAGE + "]").text())
                .isEqualTo(TITLE);
        assertThat(server.get("/tags/bridgeday/story.md").body())
                .contains(
                        "“[Who \\*closed\\* the bridge?](<" + PAGE + ">)” (news.example), in the posts of 14 people.");
        assertThat(Jsoup.parse(server.get("/tags/bridgeday/story.html").body())
                        .select("article.story > p a[href=" + PAGE + "]")
                        .text())
                .isEqualTo(TITLE);
    }

    @Test
    void theTagsPageSaysTheSame() throws IOException {
        usual();
        wave();
        tell();
        preview();
        Document page = Jsoup.parse(server.get("/tags/bridgeday").body());
        Elements told = page.select("section:has(> #course) > .facts-list > li");
        assertThat(told.eachText())
                .hasSize(4)
                .startsWith(
                        "It peaked with 60 people between 4 May 2021, 10:00 and 11:00 UTC.",
                        "It then fell to 0 an hour and rose again, to 45 people between 4 May 2021, 20:00 and 20:45 UTC.");
        assertThat(told.get(2).text())
                .startsWith("The page that the most people linked to is " + TITLE + ", in the posts of 14 people.");
        assertThat(told.get(2).select("> a[href=" + PAGE + "]").text()).isEqualTo(TITLE);
        // The first people shared it, too: its preview is in the section about them.
        assertThat(page.select(".facts-list .card .title").eachText()).containsExactly(TITLE);
        assertThat(page.select("section:has(> #beginning) .card")).hasSize(1);
        assertThat(told.get(3).text())
                .isEqualTo("Phrases that set its posts apart, of 115 people compared with 300 in the 3 days before the"
                        + " wave: It happened on my 24 people, nobody before");
        for (String other : List.of("?apart=yes", "?at=2021-05-04T12:00", "?before=1")) {
            assertThat(Jsoup.parse(server.get("/tags/bridgeday" + other).body()).select("#course"))
                    .as(other)
                    .isEmpty();
        }
        assertThat(Jsoup.parse(server.get("/tags/bridgeday?wave=all").body()).select("#course"))
                .isEmpty();
    }

    /** The title of a page may name people. */
    @Test
    void thePageOfASensitiveTopicHasOnlyTheAddress() throws IOException {
        usual();
        wave();
        tell();
        preview();
        server.account("mo", Role.MODERATOR);
        Browser moderator = new Browser(server);
        moderator.signIn("mo");
        moderator.submit(moderator.get("/tags/bridgeday"), "/tags/bridgeday/care");
        Document page = Jsoup.parse(server.get("/tags/bridgeday").body());
        Elements told = page.select("section:has(> #course) > .facts-list > li");
        assertThat(told.text()).contains("The page that the most people linked to is " + PAGE + ", in the posts of 14");
        assertThat(page.text()).doesNotContain(TITLE);
        assertThat(told.select(".card")).isEmpty();
    }

    @Test
    void aQuietServerIsComparedWithThirtyDays() throws IOException {
        for (int i = 0; i < 100; i++) {
            post("before" + i, -60 * 24 * 20 + i * 180L, chatter());
        }
        wave();
        tell();
        JsonNode phrases = wave("bridgeday").path("phrases");
        assertThat(phrases.path("days").asInt()).isEqualTo(30);
        assertThat(phrases.path("before").asInt()).isEqualTo(100);
        assertThat(page().text()).contains("none of the 100 people who posted in the 30 days before the wave.");
    }

    /** Neither texts behind a warning nor those of people who don't want to be quoted are compared. */
    @Test
    void onlyTextsThatMayBeQuotedAreCompared() throws IOException {
        usual();
        for (int i = 0; i < 60; i++) {
            post(
                    "first" + i,
                    i,
                    chatter() + (i % 2 == 0 ? ". Secret of the mayor" : "") + " #BridgeDay",
                    "sensitive",
                    i % 2 == 0);
        }
        tell();
        assertThat(wave("bridgeday").path("phrases").path("people").asInt()).isEqualTo(30);
        assertThat(wave("bridgeday").path("phrases").path("found")).isEmpty();
    }

    @Test
    void everyFigureIsThatOfItsSourceInEveryLanguage() throws IOException {
        usual();
        wave();
        post("spammer", 20, BAIT + "one #BridgeDay");
        tell();
        preview();
        for (Language language : Language.values()) {
            JsonNode story = server.get("/tags/BridgeDay/story.json?lang=" + language.code())
                    .json();
            List<String> names = new ArrayList<>();
            for (JsonNode part : story.path("parts")) {
                for (JsonNode figure : part.path("figures")) {
                    names.add(figure.path("name").asString());
                    isThatOfItsSource(figure);
                }
            }
            assertThat(names)
                    .contains("phrase", "phrasePeople", "sharedTitle", "sharedPeople", "againPeople", "againLow")
                    .contains("setAside", "candidates", "reasonList");
        }
    }

    private void isThatOfItsSource(JsonNode figure) {
        URI source = URI.create(figure.path("source").asString());
        JsonNode there =
                server.get(source.getRawPath() + "?" + source.getQuery()).json().at(source.getFragment());
        JsonNode value = figure.path("value");
        if (there.isContainer()) {
            assertThat(there.size()).as(figure.toString()).isGreaterThanOrEqualTo(value.asInt());
        } else {
            assertThat(value.isNumber() ? there.asLong() : there.asString())
                    .as(figure.toString())
                    .isEqualTo(value.isNumber() ? value.asLong() : value.asString());
        }
    }

    @Test
    void postsThatWereSetAsideAreToldOnceAfterTheSelection() throws IOException {
        wave();
        post("spammer", 20, BAIT + "one #BridgeDay");
        post("other", 21, BAIT + "two #BridgeDay");
        tell();
        String sentence = "2 of 117 posts were given little or no weight in this selection:"
                + " 2 asking for boosts and follows.";
        assertThat(page().select("article.story .quote")
                        .last()
                        .nextElementSiblings()
                        .select("p")
                        .first()
                        .text())
                .isEqualTo(sentence);
        assertThat(page().text().split(Pattern.quote(sentence), -1)).hasSize(2);
        assertThat(Jsoup.parse(new Browser(server).get("/tags/bridgeday").body())
                        .text())
                .contains(sentence);
    }

    @Test
    void aPageOfSpamOrOfFewPeopleIsNotTheMostShared() throws IOException {
        wave();
        for (int i = 0; i < 30; i++) {
            post("spammer" + i, 20, BAIT + chatter() + " " + SPAM_PAGE + " #BridgeDay");
        }
        tell();
        assertThat(wave("bridgeday").path("most_shared").path("url").asString()).isEqualTo(PAGE);

        for (int i = 0; i < 10; i++) {
            // One person, and three others.
            post(i < 7 ? "busy" : "guest" + i, i, chatter() + " " + PAGE + " #SmallDay");
            post("more" + i, i, chatter() + " #SmallDay");
        }
        tell();
        assertThat(wave("smallday").path("waves").size()).isEqualTo(1);
        assertThat(wave("smallday").path("most_shared").isNull()).isTrue();
        post("fifth", 30, chatter() + " " + PAGE + " #LargerDay");
        for (int i = 0; i < 10; i++) {
            post(i < 7 ? "busy" : "guest" + i, i, chatter() + " " + PAGE + " #LargerDay");
            post("more" + i, i, chatter() + " #LargerDay");
        }
        tell();
        assertThat(wave("largerday").path("most_shared").path("people").asInt()).isEqualTo(5);
    }

    @Test
    void moderatorsDecideWhichPagesAreShown() throws IOException {
        wave();
        tell();
        assertThat(page().text()).contains("The page that the most people linked to is news.example/bridge");
        server.account("mo", Role.MODERATOR);
        Browser moderator = new Browser(server);
        moderator.signIn("mo");
        var review = moderator.get("/admin/trends");
        assertThat(moderator
                        .submit(review, "/admin/trends/withhold", "kind", "publisher", "subject", "news.example")
                        .status())
                .isEqualTo(303);
        assertThat(page().text()).doesNotContain("most people linked to");
        assertThat(wave("bridgeday").path("most_shared").isNull()).isTrue();
    }

    @Test
    void aSensitiveTopicDoesNotLinkToThePage() throws IOException {
        wave();
        tell();
        server.account("mo", Role.MODERATOR);
        Browser moderator = new Browser(server);
        moderator.signIn("mo");
        assertThat(moderator
                        .submit(moderator.get("/tags/bridgeday"), "/tags/bridgeday/care")
                        .status())
                .isEqualTo(303);
        assertThat(page().text()).doesNotContain("most people linked to");
        assertThat(server.get("/tags/bridgeday/story.md").body()).doesNotContain(PAGE + ">");
    }

    /** Both were boosted a thousand times, and have many followers. */
    @Test
    void spamIsNeitherAVoiceNorTheMostBoostedPost() throws IOException {
        wave();
        post("spammer", 20, BAIT + "one #BridgeDay", "followers", 90_000, "boosts", 2_000);
        post("star", 22, "I was on that bridge at six #BridgeDay", "followers", 90_000, "boosts", 1_000);
        post("early", -1, "Watch the full fight free in HD, link in bio #BridgeDay");
        tell();
        JsonNode wave = wave("bridgeday");
        assertThat(StreamSupport.stream(wave.path("voices").spliterator(), false)
                        .map(voice -> voice.path("acct").asString()))
                .containsExactly("star@elsewhere.example");
        JsonNode beginning = wave.path("beginning");
        assertThat(beginning.path("tipping_boosts").asInt()).isEqualTo(1_000);
        assertThat(text(beginning.path("tipping_id"))).startsWith("I was on that bridge");
        assertThat(beginning.path("first_ids").size()).isEqualTo(3);
        assertThat(text(beginning.path("first_ids").get(0))).startsWith("the ");
    }

    private String text(JsonNode id) {
        return Jsoup.parse(server.get("/api/v1/statuses/" + id.asString())
                        .json()
                        .path("content")
                        .asString())
                .text();
    }
}
