package org.groundswell.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.auth.Role;
import org.groundswell.config.Setting;
import org.groundswell.web.Browser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;

/** Stories for readers, editors and quoted people. */
@OnEveryDatabase
class StoriesTest {
    private static final List<String> SAID = List.of(
            "The bus stop is dark and nobody comes #LightsOn",
            "My sister walks with keys between her fingers #LightsOn",
            "They fixed the lamp on Hill Street after nine letters #lightson",
            "Thank you @dana for staying on the phone until I was home #LightsOn",
            "A <script>alert(1)</script> lamp & a \"quoted\" one #LightsOn",
            "I counted forty broken lights between work and my door #LightsOn",
            "Council meets on Thursday, bring your photographs #LightsOn",
            "We marched with torches past the town hall tonight #LightsOn");

    private static final int CROWD = 4;

    @Parameter
    TestDatabase database;

    private TestServer server;
    private Browser editor;
    private final List<String> people = new ArrayList<>();
    private final List<String> posts = new ArrayList<>();

    @BeforeEach
    void start(@TempDir Path data) throws IOException {
        Path help =
                Files.writeString(data.resolve("help"), "# where to call\nPH = Lunas, 0917\n* = findahelpline.com\n");
        server = TestServer.start(data, database.settings(Map.of(Setting.HELP_LINES, help.toString())));
        server.makeOlder(Duration.ofDays(2));
        server.account("ed", Role.EDITOR);
        editor = new Browser(server);
        editor.signIn("ed");
        for (int i = 0; i < SAID.size(); i++) {
            String token = server.person("person" + i);
            people.add(token);
            posts.add(server.post("/api/v1/statuses", token, "status", SAID.get(i))
                    .json()
                    .path("id")
                    .asString());
        }
        for (TestServer.Posted each : server.crowd("LightsOn", CROWD)) {
            people.add(each.token());
            posts.add(each.id());
        }
        awaitPosts("lightson", SAID.size() + CROWD);
    }

    private void awaitPosts(String tag, int count) {
        await().untilAsserted(() -> assertThat(server.get("/api/v1/tags/" + tag + "/wave")
                        .json()
                        .path("posts")
                        .asInt())
                .isEqualTo(count));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Document read(String path) {
        Answer answer = server.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    /** Starts a story, and returns the path of its editor. */
    private String begin() {
        Answer page = editor.get("/tags/lightson/story");
        String action = Jsoup.parse(page.body())
                .selectFirst("form[action*=/story?wave]")
                .attr("action");
        Answer begun = editor.submit(page, action);
        assertThat(begun.status()).isEqualTo(303);
        return begun.header("Location").orElseThrow();
    }

    private String publish(String edit) {
        Answer published = editor.submit(editor.get(edit), edit, "act", "publish");
        assertThat(published.status()).as(published.body()).isEqualTo(303);
        return published.header("Location").orElseThrow();
    }

    @Test
    void aTagHasAnAutomaticStoryWhoseFiguresEqualTheirSources() {
        Document page = read("/tags/LightsOn/story");
        assertThat(page.select("article.story h1").text()).isEqualTo("#LightsOn: 12 people have joined so far");
        assertThat(page.select("article.story > p").first().text())
                .contains("12 people have written 12 posts with the hashtag.");
        assertThat(page.select(".quote")).isNotEmpty();
        assertThat(page.select(".yours a").attr("href")).endsWith("/share?tag=LightsOn");

        JsonNode story = server.get("/tags/LightsOn/story.json").json();
        List<JsonNode> figures = new ArrayList<>();
        story.path("title").path("figures").forEach(figures::add);
        story.path("parts").forEach(part -> part.path("figures").forEach(figures::add));
        assertThat(figures).isNotEmpty();
        for (JsonNode figure : figures) {
            URI source = URI.create(figure.path("source").asString());
            JsonNode wave = server.get(source.getRawPath() + (source.getQuery() == null ? "" : "?" + source.getQuery()))
                    .json();
            JsonNode there = wave.at(source.getFragment());
            JsonNode value = figure.path("value");
            if (there.isArray()) {
                // A list only shows its first entries.
                assertThat(there.size()).as(figure.toString()).isGreaterThanOrEqualTo(value.asInt());
                continue;
            }
            assertThat(value.isNumber() ? there.asLong() : there.asString())
                    .as(figure.toString())
                    .isEqualTo(value.isNumber() ? value.asLong() : value.asString());
        }
    }

    @Test
    void aStoryIsWrittenInEveryLanguageAndExported() {
        // Of more than six posts, a story shows a selection, which depends on their times.
        for (int i = 2; i < SAID.size(); i++) {
            server.post(
                    "/api/v1/statuses", people.get(i), "status", SAID.get(i).replaceFirst("(?i)#LightsOn", "#LampsOn"));
        }
        server.crowd("LampsOn", CROWD);
        awaitPosts("lampson", 6 + CROWD);
        for (Language language : Language.values()) {
            Document page = read("/tags/lampson/story?lang=" + language.code());
            assertThat(page.select("article.story").attr("lang")).isEqualTo(language.code());
            assertThat(page.select("article.story").text()).doesNotContain("{").contains("#LampsOn");
        }
        Answer alone = server.get("/tags/lampson/story.html?lang=es");
        assertThat(alone.header("Content-Disposition").orElseThrow()).startsWith("attachment");
        Document document = Jsoup.parse(alone.body());
        assertThat(document.select("link, script, img, iframe")).isEmpty();
        assertThat(document.select("html").attr("lang")).isEqualTo("es");
        String markdown = server.get("/tags/lampson/story.md").body();
        assertThat(markdown)
                .startsWith("# \\#LampsOn")
                .contains("A \\<script\\>")
                .doesNotContain("A <script>");
        assertThat(server.get("/tags/lampson/story?lang=xx").status()).isEqualTo(422);
        assertThat(server.get("/tags/nobodyusedthis/story").status()).isEqualTo(404);
        assertThat(server.get("/tags/lampson/story?wave=7").status()).isEqualTo(404);
    }

    @Test
    void privatePeopleAndThePeopleTheyAddressAreNotNamed() {
        Document page = read("/tags/lightson/story");
        String text = page.select("article.story").text();
        assertThat(text).doesNotContain("person3", "@dana").contains("Name withheld");
        assertThat(page.select(".quote a[href*=@person]")).isEmpty();
        assertThat(page.select("article.story script")).isEmpty();
    }

    @Test
    void anEditedStoryIsPublishedAndFollowsDeletions() {
        String edit = begin();
        Answer desk = editor.get(edit);
        Element first = Jsoup.parse(desk.body()).selectFirst(".block-passage textarea");
        Answer saved = editor.submit(
                desk,
                edit,
                "title",
                "Light for {people} people",
                first.attr("name"),
                "We read all {posts} posts.",
                "act",
                "save");
        assertThat(saved.status()).isEqualTo(303);
        assertThat(server.get("/stories/lightson").status()).isEqualTo(404);
        String path = publish(edit);
        Document page = read(path);
        assertThat(page.select("article.story h1").text()).isEqualTo("Light for 12 people");
        assertThat(page.select("article.story > p").first().text()).isEqualTo("We read all 12 posts.");
        assertThat(page.select(".byline").text()).contains("By ed");
        int quotes = page.select(".quote").size();
        String quoted = Jsoup.parse(editor.get(edit).body())
                .select(".block-quote input[name$='[post]']")
                .first()
                .val();

        server.delete("/api/v1/statuses/" + quoted, people.get(posts.indexOf(quoted)));

        await().untilAsserted(() -> {
            Document now = read(path);
            assertThat(now.select(".quote")).hasSize(quotes - 1);
            assertThat(now.select("article.story h1").text()).isEqualTo("Light for 11 people");
            assertThat(now.select(".edition").text()).contains("One quoted post is no longer available.");
        });
        assertThat(read("/stories").select(".story-list .name").text()).contains("Light for 11 people");
        assertThat(read("/tags/lightson").select(".together a").attr("href")).isEqualTo(path);
    }

    @Test
    void aConcurrentEditIsReportedAndLosesNothing() {
        server.account("eve", Role.EDITOR);
        Browser other = new Browser(server);
        other.signIn("eve");
        String edit = begin();
        Answer mine = editor.get(edit);
        Answer theirs = other.get(edit);
        assertThat(other.submit(theirs, edit, "title", "Theirs", "act", "save").status())
                .isEqualTo(303);

        Answer conflict = editor.submit(mine, edit, "title", "Mine", "act", "save");

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.body()).contains("eve saved version 2").contains("value=\"Mine\"");
        assertThat(editor.submit(conflict, edit, "act", "save").status()).isEqualTo(303);
        assertThat(Jsoup.parse(editor.get(edit).body()).selectFirst("#title").val())
                .isEqualTo("Mine");
        assertThat(editor.get("/stories/lightson/versions/2").body()).contains("Theirs");
    }

    @Test
    void postsArePinnedDroppedAddedAndRefreshed() {
        String edit = begin();
        Answer desk = editor.get(edit);
        List<String> before = quoted(desk);
        Answer without = editor.submit(desk, edit, "act", "remove:" + blockOf(desk, before.getFirst()));
        assertThat(quoted(without)).doesNotContain(before.getFirst());
        assertThat(without.body()).contains("Not saved yet.");

        Answer again = editor.submit(without, edit, "act", "again");
        assertThat(quoted(again)).doesNotContain(before.getFirst());

        Answer added =
                editor.submit(again, edit, "act", "post", "post", "https://here.example/@person/" + before.getFirst());
        assertThat(quoted(added)).contains(before.getFirst());
        assertThat(editor.submit(added, edit, "act", "save").status()).isEqualTo(303);
        Answer kept = editor.submit(editor.get(edit), edit, "act", "again");
        assertThat(quoted(kept)).contains(before.getFirst());
        assertThat(editor.submit(kept, edit, "act", "post", "post", "no address")
                        .status())
                .isEqualTo(422);
    }

    private static List<String> quoted(Answer desk) {
        return Jsoup.parse(desk.body())
                .select(".block-quote input[name$='[post]']")
                .eachAttr("value");
    }

    private static int blockOf(Answer desk, String post) {
        List<Element> blocks = Jsoup.parse(desk.body()).select(".block");
        for (int i = 0; i < blocks.size(); i++) {
            if (!blocks.get(i).select("input[value=" + post + "]").isEmpty()) {
                return i;
            }
        }
        throw new AssertionError("no block has " + post);
    }

    @Test
    void anAnswerToAQuoteRequestDecidesWhetherThePostIsQuoted() {
        String edit = begin();
        Answer asked = editor.submit(editor.get(edit), edit, "act", "ask");
        assertThat(editor.get(asked.header("Location").orElseThrow()).body()).contains("people were asked.");
        String path = publish(edit);
        String post = quoted(editor.get(edit)).getFirst();
        String author = "person" + posts.indexOf(post);
        String words = SAID.get(posts.indexOf(post)).replaceAll(" #.*", "").replaceAll(".*> ", "");
        Browser person = new Browser(server);
        person.signIn(author);
        await().untilAsserted(() ->
                assertThat(person.get("/notifications").body()).contains("would like to quote your post in a story"));

        assertThat(person.get("/quote-requests").body()).contains("Who can reply");
        answer(person, post, "yes");
        assertThat(read(path).select(".quote").text()).contains(author);
        answer(person, post, "unnamed");
        assertThat(read(path).select(".quote").text()).doesNotContain(author);
        answer(person, post, "no");
        assertThat(read(path).select(".quote").text()).doesNotContain(words.substring(0, 12));

        Answer desk = editor.get(edit);
        assertThat(editor.submit(desk, edit, "consent_needed", "on", "act", "publish")
                        .status())
                .isEqualTo(303);
        assertThat(read(path).select(".quote")).isEmpty();
        assertThat(new Browser(server).get("/quote-requests").status()).isEqualTo(303);
        Browser stranger = new Browser(server);
        stranger.signIn("person" + ((posts.indexOf(post) + 1) % SAID.size()));
        Answer theirs = stranger.get("/quote-requests");
        assertThat(stranger.post(
                                "/quote-requests",
                                Map.of("csrf", Browser.formToken(theirs), "story", "1", "post", post, "answer", "yes"))
                        .status())
                .isEqualTo(404);
    }

    private void answer(Browser person, String post, String answer) {
        Answer page = person.get("/quote-requests");
        Element form = Jsoup.parse(page.body()).selectFirst("form:has(input[value=" + post + "])");
        assertThat(form).isNotNull();
        Answer done = person.post(
                "/quote-requests",
                Map.of(
                        "csrf",
                        Browser.formToken(page),
                        "story",
                        form.selectFirst("input[name=story]").val(),
                        "post",
                        post,
                        "answer",
                        answer));
        assertThat(done.status()).isEqualTo(303);
    }

    @Test
    void quotedPeopleAreNotifiedOfPublicationAndCanDecline() {
        String edit = begin();
        String path = publish(edit);
        String post = quoted(editor.get(edit)).getFirst();
        int before = read(path).select(".quote").size();
        Browser person = new Browser(server);
        person.signIn("person" + posts.indexOf(post));
        assertThat(person.get("/quote-requests").body())
                .contains("has published")
                .contains("href=\"" + path + "\"");
        answer(person, post, "no");
        assertThat(read(path).select(".quote")).hasSize(before - 1);
    }

    @Test
    void aPostWithALaterContentWarningIsNoLongerQuoted() {
        String edit = begin();
        String path = publish(edit);
        String post = quoted(editor.get(edit)).getFirst();
        int before = read(path).select(".quote").size();
        String author = people.get(posts.indexOf(post));
        server.form(
                "PUT",
                "/api/v1/statuses/" + post,
                author,
                "status",
                SAID.get(posts.indexOf(post)),
                "spoiler_text",
                "violence");
        assertThat(read(path).select(".quote")).hasSize(before - 1);
    }

    @Test
    void repliesByTheSameAuthorAreKeptWithThePost() {
        String edit = begin();
        String path = publish(edit);
        String post = quoted(editor.get(edit)).getFirst();
        String author = people.get(posts.indexOf(post));
        JsonNode more = server.post("/api/v1/statuses", author, "status", "And then I ran.", "in_reply_to_id", post)
                .json();
        server.post(
                "/api/v1/statuses",
                author,
                "status",
                "Nobody followed.",
                "in_reply_to_id",
                more.path("id").asString());
        String other = people.get((posts.indexOf(post) + 1) % people.size());
        server.post("/api/v1/statuses", other, "status", "Were you hurt?", "in_reply_to_id", post);

        String quotes = read(path).select(".quote").text();
        assertThat(quotes).contains("And then I ran. Nobody followed.").doesNotContain("Were you hurt?");
        assertThat(read("/tags/lightson").select(".continued").text()).contains("And then I ran.", "Nobody followed.");
        assertThat(read("/tags/lightson").select(".chosen").text()).contains("Chosen: ");
    }

    @Test
    void anOptOutOfQuotesAlsoAppliesToPublishedStories() {
        String edit = begin();
        String path = publish(edit);
        String post = quoted(editor.get(edit)).getFirst();
        String author = "person" + posts.indexOf(post);
        int before = read(path).select(".quote").size();
        Browser person = new Browser(server);
        person.signIn(author);
        Answer settings = person.get("/settings");
        assertThat(Jsoup.parse(settings.body()).select("input[name=quotable][checked]"))
                .hasSize(1);
        Document form = Jsoup.parse(settings.body());
        form.select("input[name=quotable]").remove();
        Map<String, String> fields = new HashMap<>();
        form.select("form[action='/settings'] [name]:not([type=checkbox]), form[action='/settings'] [checked]")
                .forEach(input -> fields.put(input.attr("name"), input.hasAttr("checked") ? "on" : input.val()));
        assertThat(person.post("/settings", fields).status()).isEqualTo(303);

        assertThat(read(path).select(".quote")).hasSize(before - 1);
        assertThat(Jsoup.parse(person.get("/settings").body()).select("input[name=quotable][checked]"))
                .isEmpty();
        // The account is still found in search.
        assertThat(server.get("/api/v2/search?q=" + author)
                        .json()
                        .path("accounts")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void aSensitiveTopicShowsNoFacesAndListsHelpLines() {
        Answer tag = editor.get("/tags/lightson");
        assertThat(editor.submit(tag, "/tags/lightson/care").status()).isEqualTo(303);
        Document page = read("/tags/lightson");
        assertThat(page.select("main .face")).isEmpty();
        assertThat(page.select(".help").text()).contains("Philippines", "Lunas, 0917", "findahelpline.com");
        assertThat(read("/tags/lightson/story?lang=fil").select(".help").text())
                .contains("Kung kailangan mo ng tulong", "Pilipinas");
    }

    @Test
    void aStoryWithoutRemainingPostsSaysSo() {
        String path = publish(begin());
        for (int i = 0; i < posts.size(); i++) {
            server.delete("/api/v1/statuses/" + posts.get(i), people.get(i));
        }
        await().untilAsserted(
                        () -> assertThat(read(path).select("article.story").text())
                                .contains("There are no posts with #lightson any more."));
        assertThat(read(path).select(".quote")).isEmpty();
        assertThat(read("/stories").select(".story-list .name")).hasSize(1);
        assertThat(server.get(path + "/story.md").status()).isEqualTo(200);
        assertThat(editor.get(path + "/edit").status()).isEqualTo(200);
        assertThat(server.get("/stories/feed.atom").status()).isEqualTo(200);
    }

    @Test
    void onlyEditorsSeeTheEditor() {
        String edit = begin();
        Browser person = new Browser(server);
        person.signIn("person1");
        assertThat(person.get(edit).status()).isEqualTo(404);
        assertThat(person.get("/stories/lightson/versions/1").status()).isEqualTo(404);
        assertThat(person.get("/stories/lightson").status()).isEqualTo(404);
        String token = Browser.formToken(person.get("/settings"));
        for (String path : List.of(
                edit,
                "/tags/lightson/story",
                "/tags/lightson/care",
                "/stories/lightson/withdraw",
                "/stories/lightson/versions/1/publish")) {
            assertThat(person.post(path, Map.of("csrf", token)).status())
                    .as(path)
                    .isEqualTo(404);
        }
        publish(edit);
        assertThat(person.get("/stories/lightson").status()).isEqualTo(200);
        editor.submit(editor.get(edit), "/stories/lightson/withdraw");
        assertThat(person.get("/stories/lightson").status()).isEqualTo(404);
    }

    @Test
    void fewerThanTenPeopleAreANumberAndASentence() {
        for (int i = 0; i < 9; i++) {
            server.post("/api/v1/statuses", people.get(i), "status", "Only a few of us #FewLamps");
        }
        awaitPosts("fewlamps", 9);
        Document page = read("/tags/fewlamps");
        assertThat(page.select(".numbers dd").eachText()).containsExactly("9", "9");
        assertThat(page.select(".lead").text())
                .startsWith("Since ")
                .contains(
                        "9 people have written 9 posts with it. With fewer than 10 people there is no curve and no story.");
        assertThat(page.select("figure.life, .tag-acts a[href$=/story]")).isEmpty();
        assertThat(read("/embed/tags/fewlamps").select("figure.life")).isEmpty();
        String why = "can't have a story: 9 people have used #FewLamps in this period, and a story needs at least 10";
        for (String path : List.of("/api/v1/tags/fewlamps/story", "/tags/fewlamps/story", "/tags/fewlamps/story.md")) {
            assertThat(server.get(path).status()).as(path).isEqualTo(422);
        }
        assertThat(server.get("/api/v1/tags/fewlamps/story")
                        .json()
                        .path("error")
                        .asString())
                .contains(why);
        assertThat(Jsoup.parse(server.get("/tags/fewlamps/story").body()).text())
                .contains(why);

        server.post("/api/v1/statuses", people.get(9), "status", "And one more #FewLamps");
        awaitPosts("fewlamps", 10);
        assertThat(read("/tags/fewlamps").select("figure.life")).hasSize(1);
        assertThat(read("/tags/fewlamps/story").select("article.story figure.life"))
                .hasSize(1);
    }

    @Test
    void aStoryWhosePeopleBecomeTooFewIsNotPublishedAndIsKeptInTheForm() {
        String edit = begin();
        for (int i = 0; i < 3; i++) {
            server.delete("/api/v1/statuses/" + posts.get(i), people.get(i));
        }
        awaitPosts("lightson", 9);
        Answer refused = editor.submit(editor.get(edit), edit, "title", "What we typed", "act", "publish");
        assertThat(refused.status()).isEqualTo(422);
        Document form = Jsoup.parse(refused.body());
        assertThat(form.select(".problem").text()).contains("can't have a story: 9 people have used #LightsOn");
        assertThat(form.select("#title").val()).isEqualTo("What we typed");
        assertThat(form.select(".missing").text()).contains("with fewer than ten people there is no curve");
        assertThat(server.get("/stories/lightson").status()).isEqualTo(404);
        assertThat(editor.submit(refused, edit, "act", "save").status()).isEqualTo(303);
        assertThat(Jsoup.parse(editor.get(edit).body()).select("#title").val()).isEqualTo("What we typed");
    }

    @Test
    void aTextThatIsTooLongIsRefusedAndKeptInTheForm() {
        String edit = begin();
        Answer tooLong = editor.submit(editor.get(edit), edit, "title", "x".repeat(201), "act", "save");
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.body())
                .contains("is too long: 200 characters at most")
                .contains("x".repeat(201));
    }
}
