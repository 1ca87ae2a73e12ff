package org.groundswell.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.app.Core;
import org.groundswell.auth.Role;
import org.groundswell.cards.Card;
import org.groundswell.cards.CardLink;
import org.groundswell.cards.CardStore;
import org.groundswell.emojis.TestEmojis;
import org.groundswell.files.FileName;
import org.groundswell.files.FileType;
import org.groundswell.files.StoredFile;
import org.groundswell.links.LinkUrl;
import org.groundswell.media.Attachment;
import org.groundswell.media.AttachmentCodec;
import org.groundswell.media.Focus;
import org.groundswell.media.MediaFacts;
import org.groundswell.media.MediaKind;
import org.groundswell.media.TestMedia;
import org.groundswell.model.AccountId;
import org.groundswell.model.CardId;
import org.groundswell.model.StatusId;
import org.groundswell.publishing.PostCards;
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

/**
 * Pictures, previews of pages and quoted posts in stories, on pages of tags, in feeds and embeds; and that sensitive topics have
 * none of them.
 */
@OnEveryDatabase
class StoryMediaTest {
    private static final int CROWD = 8;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);
    private static final String ALT = "A dark street in Iloilo, by @dana";
    private static final String TITLE = "Nine letters about a lamp";
    private static final String PAGE = "https://news.example/lamps";
    private static final String QUOTED = "The council has a plan for every lamp";

    @Parameter
    TestDatabase database;

    private Path data;
    private TestServer server;
    private Browser editor;
    private final List<String> people = new ArrayList<>();
    /** The ids of posts, by what they have. */
    private final Map<String, String> posts = new HashMap<>();

    private String picture = "";
    private String quinn = "";
    /** The post that one of the people quotes. */
    private String said = "";

    private String cardPicture = "";

    @BeforeEach
    void start(@TempDir Path directory) {
        data = directory;
        server = TestServer.start(data, database.settings(Map.of()));
        server.makeOlder(Duration.ofDays(2));
        server.account("ed", Role.EDITOR);
        editor = new Browser(server);
        editor.signIn("ed");
        for (int i = 0; i < 6; i++) {
            people.add(server.person("person" + i));
        }
        server.crowd("LightsOn", CROWD);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String say(String token, String... form) {
        JsonNode post = server.post("/api/v1/statuses", token, form).json();
        assertThat(post.has("id")).as(post.toString()).isTrue();
        return post.path("id").asString();
    }

    private String upload(String token) {
        return upload(token, 900);
    }

    private String upload(String token, int width) {
        JsonNode medium = server.upload("/api/v2/media", token, "file", TestMedia.jpeg(width, 600), "description", ALT)
                .json();
        picture = medium.path("preview_url").asString().replaceAll(".*/media/", "");
        return medium.path("id").asString();
    }

    /** Gives the posts that link to the page its preview, as the job of the page does. */
    private void preview(Optional<Card.Video> video, String... linking) {
        var core = server.server.core();
        StoredFile file;
        try {
            Path made = Files.write(data.resolve("card.jpg"), TestMedia.jpeg(600, 300));
            file = core.media().files().keep(made, FileType.JPEG);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        cardPicture = file.name().text();
        Card card = new Card(
                new CardId(77),
                new LinkUrl(PAGE),
                TITLE,
                "",
                new Card.Provider("news.example", "", ""),
                Card.Author.UNKNOWN,
                Optional.empty(),
                video,
                Optional.of(new Card.Image(file.id(), file.name(), 600, 300, "LKO2", "A lamp at the bridge")));
        core.database().writing(tx -> new CardStore().insert(tx, card, Instant.now()));
        new PostCards(core.database(), core.publishing().store(), new CardLink(server.url))
                .set(
                        card.page(),
                        Optional.of(card.id()),
                        List.of(linking).stream()
                                .map(id -> StatusId.parse(id).orElseThrow())
                                .toList(),
                        (_, _) -> {});
    }

    /** Six people, one of whom shows a picture, one links to a page, and one quotes somebody else. */
    private void movement() {
        quinn = server.person("quinn");
        said = say(quinn, "status", QUOTED);
        posts.put("link", say(people.get(0), "status", "Read this first " + PAGE + " #LightsOn"));
        posts.put(
                "picture", say(people.get(1), "status", "My way home #LightsOn", "media_ids[]", upload(people.get(1))));
        posts.put("quote", say(people.get(2), "status", "Not for ours #LightsOn", "quoted_status_id", said));
        for (int i = 3; i < 6; i++) {
            posts.put("plain" + i, say(people.get(i), "status", "Dark number " + i + " #LightsOn"));
        }
        preview(Optional.empty(), posts.get("link"));
        awaitPosts(6);
    }

    private void awaitPosts(int count) {
        await().untilAsserted(() -> assertThat(server.get("/api/v1/tags/lightson/wave")
                        .json()
                        .path("posts")
                        .asInt())
                .isEqualTo(count + CROWD));
    }

    private String edit() {
        Answer page = editor.get("/tags/lightson/story");
        String action = Jsoup.parse(page.body())
                .selectFirst("form[action*=/story?wave]")
                .attr("action");
        return editor.submit(page, action).header("Location").orElseThrow();
    }

    private String publish(String edit, String... more) {
        List<String> fields = new ArrayList<>(List.of(more));
        fields.addAll(List.of("act", "publish"));
        Answer published = editor.submit(editor.get(edit), edit, fields.toArray(String[]::new));
        assertThat(published.status()).as(published.body()).isEqualTo(303);
        return published.header("Location").orElseThrow();
    }

    private Document read(String path) {
        Answer answer = server.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    @Test
    void pagesShowCustomEmojisAndFilesNameThem() {
        new TestEmojis(server.server.core(), server.account("root", Role.ADMIN).id())
                .add("lamp", "", TestMedia.png(20, 20));
        for (String each : people) {
            say(each, "status", "Light the :lamp: <b>here</b> #LightsOn");
        }
        awaitPosts(6);
        Document page = read("/tags/lightson/story");
        assertThat(page.select(".quote blockquote img.emoji").eachAttr("alt")).contains(":lamp:");
        assertThat(page.select(".quote blockquote b")).isEmpty();
        Document file = read("/tags/lightson/story.html");
        assertThat(file.select("img.emoji")).isEmpty();
        assertThat(file.select(".quote blockquote").text()).contains("Light the :lamp: <b>here</b>");
    }

    @Test
    void aPollHasItsOptions() {
        for (String each : people) {
            say(
                    each,
                    "status",
                    "Which street first? #LightsOn",
                    "poll[options][]",
                    "Hill *Street*",
                    "poll[options][]",
                    "Bridge <b>Road</b>",
                    "poll[expires_in]",
                    "86400");
        }
        awaitPosts(6);
        for (String path : List.of("/tags/lightson/story", "/tags/lightson/story.html")) {
            assertThat(read(path).selectFirst(".quote blockquote").select("li").eachText())
                    .as(path)
                    .containsExactly("Hill *Street*", "Bridge <b>Road</b>");
        }
        assertThat(server.get("/tags/lightson/story.md").body())
                .contains("\n> - Hill \\*Street\\*\n> - Bridge \\<b\\>Road");
        JsonNode quote = part(server.get("/tags/lightson/story.json").json(), "Which street")
                .orElseThrow();
        assertThat(quote.path("options").get(1).asString()).isEqualTo("Bridge <b>Road</b>");
    }

    /** The part of a story's JSON that quotes a post. */
    private static Optional<JsonNode> part(JsonNode story, String words) {
        for (JsonNode part : story.path("parts")) {
            if (part.path("text").asString("").startsWith(words)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    @Test
    void quotedPostsShowTheirPicturesPreviewsAndQuotes() {
        movement();
        Document page = read("/tags/lightson/story");
        Element shot = page.selectFirst(".quote .media img");
        assertThat(shot.attr("src")).isEqualTo("/media/" + picture);
        // Nor does the alternative text name the people whom a post by someone who isn't named addresses.
        assertThat(shot.attr("alt")).isEqualTo("A dark street in Iloilo, by @…");
        assertThat(page.select(".quote .card .title").text()).isEqualTo(TITLE);
        assertThat(page.select(".quote .card img").attr("src")).isEqualTo("/media/" + cardPicture);
        assertThat(page.select(".quote .card img").attr("alt")).isEqualTo("A lamp at the bridge");
        assertThat(page.select(".quote .quoted").text()).contains("Name withheld", QUOTED);
        assertThat(page.select(".source").text()).contains("1 of the first people linked to this page", TITLE);

        JsonNode story = server.get("/api/v1/tags/lightson/story").json();
        JsonNode medium = part(story, "My way home").orElseThrow().path("media").path(0);
        assertThat(medium.path("type").asString()).isEqualTo("image");
        assertThat(medium.path("preview_url").asString()).isEqualTo(server.url + "/media/" + picture);
        assertThat(medium.path("width").asInt()).isEqualTo(900);
        assertThat(medium.path("height").asInt()).isEqualTo(600);
        assertThat(medium.path("blurhash").asString()).isNotEmpty();
        assertThat(medium.path("sensitive").asBoolean(true)).isFalse();
        JsonNode card = part(story, "Read this first").orElseThrow().path("card");
        assertThat(card.path("title").asString()).isEqualTo(TITLE);
        assertThat(card.path("provider").asString()).isEqualTo("news.example");
        assertThat(card.path("image").asString()).isEqualTo(server.url + "/media/" + cardPicture);
        assertThat(part(story, "Not for ours")
                        .orElseThrow()
                        .path("quoted")
                        .path("text")
                        .asString())
                .isEqualTo(QUOTED);

        String markdown = server.get("/tags/lightson/story.md").body();
        assertThat(markdown)
                .contains("![A dark street in Iloilo, by @…](" + server.url + "/media/" + picture + ")")
                .contains("[" + TITLE + "](<" + PAGE + ">), news.example")
                .contains("> > " + QUOTED);
    }

    @Test
    void anExportedPageLoadsNothing() {
        movement();
        Answer file = server.get("/tags/lightson/story.html");
        Document alone = Jsoup.parse(file.body());
        assertThat(alone.select("link, script, iframe, video, audio")).isEmpty();
        assertThat(alone.select(".quote .media img")).hasSize(1);
        assertThat(alone.select("img").eachAttr("src"))
                .hasSize(3)
                .allMatch(source -> source.startsWith("data:image/jpeg;base64,/9j/"));
        assertThat(file.header("Content-Security-Policy").orElseThrow()).contains("img-src data:");
    }

    /** FFmpeg is not needed for what the post says of its files. */
    private void makeFilms(String post) {
        FileName still = new FileName(picture);
        String hash = "0123456789abcdef0123456789abcdef01234567";
        MediaFacts facts = new MediaFacts(640, 360, 640, 360, "LKO2", new MediaFacts.Clip(4, 0, "25/1", "", 0, ""));
        String films = AttachmentCodec.write(List.of(
                new Attachment(
                        1, MediaKind.VIDEO, new FileName(hash + "-1.mp4"), still, "The march", Focus.MIDDLE, facts),
                new Attachment(
                        2, MediaKind.AUDIO, new FileName(hash + "-2.mp3"), null, "A chant", Focus.MIDDLE, facts)));
        server.server
                .core()
                .database()
                .writing(tx -> tx.sql("UPDATE status SET media = :media WHERE id = :id")
                        .set("media", films)
                        .set("id", Long.parseLong(post))
                        .run());
    }

    @Test
    void videosAndSoundsHavePlayersInThePageAndAStillOrALinkInFiles() {
        movement();
        makeFilms(posts.get("picture"));
        Document page = read("/tags/lightson/story");
        assertThat(page.select(".quote video").attr("poster")).isEqualTo("/media/" + picture);
        assertThat(page.select(".quote video").attr("preload")).isEqualTo("none");
        assertThat(page.select(".quote audio").attr("aria-label")).isEqualTo("A chant");

        Document file = Jsoup.parse(server.get("/tags/lightson/story.html").body());
        Element still = file.selectFirst(".quote .video a");
        assertThat(still.attr("href")).startsWith(server.url + "/media/").endsWith("-1.mp4");
        assertThat(still.select("img").attr("src")).startsWith("data:image/jpeg;base64,");
        assertThat(still.select("img").attr("alt")).isEqualTo("Video: The march");
        assertThat(file.select(".quote .audio a").text()).isEqualTo("A chant");

        assertThat(server.get("/tags/lightson/story.md").body())
                .contains("[![The march](" + server.url + "/media/" + picture + ")](" + server.url + "/media/")
                .contains("[A chant](" + server.url + "/media/");
        // Named, the still leads to the post.
        String path = publish(edit(), "private_named", "on");
        assertThat(Jsoup.parse(server.get(path + "/story.html").body())
                        .selectFirst(".quote .video a")
                        .attr("href"))
                .isEqualTo(server.url + "/@person1/" + posts.get("picture"));
    }

    /** Videos are a still in a file; a player in the page. */
    @Test
    void aPlayableCardIsALinkInAFile() {
        posts.put("link", say(people.getFirst(), "status", "Watch " + PAGE + " #LightsOn"));
        for (int i = 1; i < 6; i++) {
            say(people.get(i), "status", "Dark number " + i + " #LightsOn");
        }
        preview(Optional.of(new Card.Video("https://www.youtube-nocookie.com/embed/x", 560, 315)), posts.get("link"));
        awaitPosts(6);
        assertThat(read("/tags/lightson").select("#beginning ~ ul .card .play").attr("data-player"))
                .isEqualTo("/cards/77/player");
        assertThat(read("/tags/lightson/story").select(".source .play").attr("data-player"))
                .isEqualTo("/cards/77/player");
        String file = server.get("/tags/lightson/story.html").body();
        assertThat(file).contains(TITLE).doesNotContain("/cards/77/player", "youtube");
        assertThat(server.get("/@person0/" + posts.get("link") + "/embed").body())
                .contains(TITLE)
                .doesNotContain("/cards/77/player", "youtube");
    }

    @Test
    void anEditorLeavesOutThePicturesOfOnePost() {
        movement();
        String edit = edit();
        Document desk = Jsoup.parse(editor.get(edit).body());
        Element block = desk.selectFirst(".block:has(input[value=" + posts.get("picture") + "])");
        assertThat(block.select(".thumbs img").attr("src")).isEqualTo("/media/" + picture);
        String name = block.selectFirst("input[name$='[without_pictures]']").attr("name");
        assertThat(desk.select("input[name$='[without_pictures]']")).hasSize(2);

        String path = publish(edit, name, "on");
        assertThat(read(path).select(".quote .media")).isEmpty();
        assertThat(read(path).select(".quote .card")).hasSize(1);
        assertThat(Jsoup.parse(editor.get(edit).body())
                        .selectFirst("input[name='" + name + "']")
                        .hasAttr("checked"))
                .isTrue();
        Answer refreshed = editor.submit(editor.get(edit), edit, "act", "again");
        assertThat(Jsoup.parse(refreshed.body()).select("input[name$='[without_pictures]'][checked]"))
                .hasSize(1);
    }

    @Test
    void aPictureGoesWithItsPostAndAQuoteWithItsConsent() {
        movement();
        String path = publish(edit());
        assertThat(read(path).select(".quote .media img")).hasSize(1);
        Browser person = new Browser(server);
        person.signIn("person1");
        answer(person, "unnamed");
        assertThat(read(path).select(".quote").text()).contains("My way home");
        assertThat(server.get(path).body()).doesNotContain(picture);
        answer(person, "yes");
        assertThat(read(path).select(".quote .media img")).hasSize(1);
        assertThat(read(path).select(".quote .media img").attr("alt")).isEqualTo(ALT);
        server.delete("/api/v1/statuses/" + posts.get("picture"), people.get(1));
        assertThat(server.get(path).body()).doesNotContain(picture).doesNotContain("dark street");
    }

    /** Whoever decides whether a post may be quoted sees all of it, as in other lists of posts. */
    @Test
    void aQuoteRequestShowsAllOfThePost() {
        movement();
        publish(edit());
        for (String kind : List.of("picture", "link", "quote")) {
            Browser person = new Browser(server);
            person.signIn("person" + List.of("link", "picture", "quote").indexOf(kind));
            Element post = Jsoup.parse(person.get("/quote-requests").body()).selectFirst(".question .quoted");
            assertThat(post).as(kind).isNotNull();
            switch (kind) {
                case "picture" ->
                    assertThat(post.select(".media img").attr("alt")).isEqualTo(ALT);
                case "link" -> assertThat(post.select(".card .title").text()).isEqualTo(TITLE);
                default -> assertThat(post.select(".quoted .words").text()).contains(QUOTED);
            }
        }
    }

    @Test
    void aQuoteRequestShowsAPollAndCoversASensitivePost() {
        posts.put(
                "poll",
                say(
                        people.getFirst(),
                        "status",
                        "Which lamp? #LightsOn",
                        "poll[options][]",
                        "The old one",
                        "poll[options][]",
                        "The new one",
                        "poll[expires_in]",
                        "86400"));
        posts.put(
                "picture", say(people.get(1), "status", "My way home #LightsOn", "media_ids[]", upload(people.get(1))));
        for (int i = 2; i < 6; i++) {
            say(people.get(i), "status", "Dark number " + i + " #LightsOn");
        }
        awaitPosts(6);
        publish(edit());
        Browser pollster = new Browser(server);
        pollster.signIn("person0");
        assertThat(Jsoup.parse(pollster.get("/quote-requests").body())
                        .select(".question .quoted .poll")
                        .text())
                .contains("The old one", "The new one");
        Answer edited = server.form(
                "PUT",
                "/api/v1/statuses/" + posts.get("picture"),
                people.get(1),
                "status",
                "My way home #LightsOn",
                "sensitive",
                "true",
                "spoiler_text",
                "Darkness",
                "media_ids[]",
                server.get("/api/v1/statuses/" + posts.get("picture"))
                        .json()
                        .path("media_attachments")
                        .get(0)
                        .path("id")
                        .asString());
        assertThat(edited.status()).as(edited.body()).isEqualTo(200);
        Browser person = new Browser(server);
        person.signIn("person1");
        Document page = Jsoup.parse(person.get("/quote-requests").body());
        assertThat(page.select(".question .quoted > details.warned:not([open]) .media img"))
                .hasSize(1);
        assertThat(page.select(".question .quoted > .media")).isEmpty();
    }

    private void answer(Browser person, String answer) {
        Answer page = person.get("/quote-requests");
        Element form = Jsoup.parse(page.body()).selectFirst("form:has(input[name=story])");
        assertThat(person.post(
                                "/quote-requests",
                                Map.of(
                                        "csrf", Browser.formToken(page),
                                        "story",
                                                form.selectFirst("input[name=story]")
                                                        .val(),
                                        "post",
                                                form.selectFirst("input[name=post]")
                                                        .val(),
                                        "answer", answer))
                        .status())
                .isEqualTo(303);
    }

    /** The editor says of each block that is left out why; what is published is the same with and without it. */
    @Test
    void theEditorMarksBlocksThatHaveNothingToShow() {
        posts.put(
                "picture", say(people.get(1), "status", "My way home #LightsOn", "media_ids[]", upload(people.get(1))));
        for (int i : List.of(0, 2, 3)) {
            say(people.get(i), "status", "Dark number " + i + " #LightsOn");
        }
        awaitPosts(4);
        String edit = edit();
        String path = publish(edit);
        Document desk = Jsoup.parse(editor.get(edit).body());
        assertThat(desk.select(".block-link .missing").text())
                .isEqualTo("Nothing to show: the first posts don’t link" + " to a page with a preview.");
        assertThat(desk.select(".block-map .missing").text()).contains("no country that at least five people");
        assertThat(desk.select(
                        ".block-curve .missing, .block-numbers .missing, .block-share .missing, .block-quote .missing"))
                .isEmpty();
        assertThat(desk.select(".block-passage .missing").eachText())
                .hasSize(desk.select(".block-passage textarea:matchesOwn(^\\s*$)")
                        .size())
                .isNotEmpty()
                .allMatch(text -> text.contains("there are no facts about this yet"));
        assertThat(read(path).select(".missing")).isEmpty();
    }

    @Test
    void theEditorSaysWhyAQuoteIsNotShown() {
        movement();
        String edit = edit();
        String path = publish(edit);
        Document desk = Jsoup.parse(editor.get(edit).body());
        assertThat(desk.select(".block-quote .missing, .block-map .missing, .block-link .missing"))
                .isEmpty();
        String quote =
                desk.selectFirst(".block-quote:has(img) input[name$=[post]]").val();
        assertThat(quote).isEqualTo(posts.get("picture"));
        Browser person = new Browser(server);
        person.signIn("person1");
        answer(person, "no");
        assertThat(Jsoup.parse(editor.get(edit).body())
                        .select(".block-quote:has(input[value=" + quote + "]) .missing")
                        .text())
                .contains("doesn’t want to be named or quoted");
        Answer strict = editor.submit(editor.get(edit), edit, "consent_needed", "on", "act", "save");
        assertThat(strict.status()).isEqualTo(303);
        Document nobodyAgreed = Jsoup.parse(editor.get(edit).body());
        assertThat(nobodyAgreed.select(".block-quote .missing").eachText())
                .anyMatch(text -> text.contains("has not agreed yet"));
        assertThat(nobodyAgreed.select(".block-heading .missing").text()).contains("nothing follows it");
        assertThat(read(path).select(".missing")).isEmpty();
    }

    /** The running hour ends later than now. */
    @Test
    void theTableOfNumbersDoesNotEndInTheFuture() {
        movement();
        for (String path : List.of("/tags/lightson", "/tags/lightson/story")) {
            Element to = read(path).selectFirst(".box dt:matchesOwn(^To$) + dd");
            assertThat(to).as(path).isNotNull();
            Matcher time = Pattern.compile("\\d+ \\w+ \\d{4}, \\d\\d:\\d\\d").matcher(to.text());
            assertThat(time.find()).as(to.text()).isTrue();
            assertThat(LocalDateTime.parse(time.group(), MINUTE).toInstant(ZoneOffset.UTC))
                    .isBeforeOrEqualTo(Instant.now());
        }
    }

    @Test
    void aRevokedQuoteIsNotShown() {
        movement();
        assertThat(server.get("/tags/lightson/story").body()).contains(QUOTED);
        String quinn = server.token(
                server.server.core().people().accounts().find("quinn").orElseThrow(), "read write");
        JsonNode quote =
                server.get("/api/v1/statuses/" + posts.get("quote")).json().path("quote");
        String quoted = quote.path("quoted_status").path("id").asString();
        assertThat(server.post("/api/v1/statuses/" + quoted + "/quotes/" + posts.get("quote") + "/revoke", quinn)
                        .status())
                .isEqualTo(200);
        assertThat(server.get("/tags/lightson/story").body())
                .contains("Not for ours")
                .doesNotContain(QUOTED);
    }

    @Test
    void thePageThatTheFirstPeopleLinkedTo() {
        for (int i = 0; i < 6; i++) {
            posts.put(
                    "post" + i,
                    say(people.get(i), "status", "Dark " + i + (i % 2 == 0 ? " " + PAGE : "") + " #LightsOn"));
        }
        // A person who links twice is one person.
        say(people.getFirst(), "status", "Again " + PAGE + " #LightsOn");
        preview(Optional.empty(), posts.get("post0"), posts.get("post2"), posts.get("post4"));
        awaitPosts(7);
        assertThat(read("/tags/lightson").select("#beginning ~ .facts-list").text())
                .contains("3 of the first people linked to " + TITLE);
        assertThat(read("/tags/lightson").select("#beginning ~ ul .card .title").text())
                .isEqualTo(TITLE);
    }

    @Test
    void aDeletedLinkStopsCounting() {
        people.add(server.person("person6"));
        for (int i = 0; i < 7; i++) {
            posts.put("post" + i, say(people.get(i), "status", "Dark " + i + (i < 3 ? " " + PAGE : "") + " #LightsOn"));
        }
        preview(Optional.empty(), posts.get("post0"), posts.get("post1"), posts.get("post2"));
        server.delete("/api/v1/statuses/" + posts.get("post1"), people.get(1));
        // The beginning is kept for half a minute: nobody has asked for it yet.
        await().untilAsserted(() -> assertThat(
                        server.get("/api/v1/tags/lightson").json().path("posts").asInt())
                .isEqualTo(6 + CROWD));
        // Fewer than three: the first post with a preview says which page it is.
        assertThat(read("/tags/lightson").select("#beginning ~ .facts-list").text())
                .contains("2 of the first people linked to " + TITLE);
    }

    /** Each address, and what it shows unless the topic is sensitive: its picture, its page's title, its quoted person. */
    @Test
    void aSensitiveTopicShowsNoPicturesPreviewsOrNamesOfQuotedPeople() {
        movement();
        String path = publish(edit(), "private_named", "on");
        String withPicture = "/@person1/" + posts.get("picture");
        String withLink = "/@person0/" + posts.get("link");
        String withQuote = "/@person2/" + posts.get("quote");
        Map<String, List<String>> shown = new HashMap<>();
        List<String> all = List.of(picture, "dark street in Iloilo", TITLE, cardPicture, "quinn");
        List<String> inFile = List.of("data:image/jpeg", "dark street in Iloilo", TITLE, "quinn");
        List<String> inFeed = List.of(picture, "dark street in Iloilo");
        shown.put("/tags/lightson", all);
        shown.put("/tags/lightson/story", List.of(picture, "dark street in Iloilo", TITLE, cardPicture));
        shown.put("/tags/lightson/story.html", List.of("data:image/jpeg", "dark street in Iloilo", TITLE));
        shown.put("/tags/lightson/story.md", List.of(picture, "dark street in Iloilo", TITLE, cardPicture));
        shown.put("/tags/lightson/story.json", List.of(picture, "dark street in Iloilo", TITLE, cardPicture));
        shown.put("/api/v1/tags/lightson/story", List.of(picture, "dark street in Iloilo", TITLE, cardPicture));
        shown.put(path, all);
        shown.put(path + "/story.html", inFile);
        shown.put(path + "/story.md", all);
        shown.put(path + "/story.json", all);
        shown.put("/api/v1" + path, all);
        shown.put(path + "/embed", List.of(TITLE, cardPicture));
        shown.put("/stories/feed.atom", inFeed);
        shown.put("/stories/feed.rss", inFeed);
        shown.put("/tags/lightson/feed.atom", inFeed);
        shown.put("/tags/lightson/feed.rss", inFeed);
        shown.put("/@person1/feed.atom", inFeed);
        shown.put("/@person1/feed.rss", inFeed);
        shown.put(withPicture + "/embed", inFeed);
        shown.put(withLink + "/embed", List.of(TITLE, cardPicture));
        shown.put(withQuote + "/embed", List.of("quinn"));
        shown.put("/api/oembed?url=" + server.url + withPicture, List.of(picture));
        shown.put("/api/oembed?url=" + server.url + path, List.of(picture));
        shown.forEach((address, texts) ->
                assertThat(server.get(address).body()).as(address).contains(texts));

        assertThat(editor.submit(editor.get("/tags/lightson"), "/tags/lightson/care")
                        .status())
                .isEqualTo(303);

        for (String address : shown.keySet()) {
            Answer answer = server.get(address);
            assertThat(answer.status()).as(address).isEqualTo(200);
            assertThat(answer.body())
                    .as(address)
                    .doesNotContain(
                            picture,
                            "dark street in Iloilo",
                            TITLE,
                            cardPicture,
                            "lamp at the bridge",
                            "quinn",
                            "data:image");
        }
        assertThat(read(path).select(".quote .name")).isEmpty();
        assertThat(read("/tags/lightson").text()).contains("1 attachment is not shown on this page");
    }

    /** In a story of another tag, the posts that also have the sensitive one have no pictures. */
    @Test
    void careGoesWithThePost() {
        movement();
        server.form(
                "PUT",
                "/api/v1/statuses/" + posts.get("picture"),
                people.get(1),
                "status",
                "My way home #LightsOn #Attacks");
        assertThat(server.get("/tags/lightson/story").body()).contains("dark street");
        server.server
                .core()
                .moderation()
                .tagCare()
                .need(server.account("eve", Role.EDITOR).id(), new org.groundswell.model.TagName("attacks"), true);
        Document page = read("/tags/lightson/story");
        assertThat(page.select(".quote").text()).contains("My way home");
        assertThat(page.outerHtml()).doesNotContain("dark street").contains(TITLE);
    }

    /** The replies in which authors continue a post are shown with it. */
    @Test
    void careGoesWithAReplyThatContinuesThePost() {
        movement();
        String author = people.get(3);
        say(
                author,
                "status",
                "The men who did it #Attacks",
                "in_reply_to_id",
                posts.get("plain3"),
                "media_ids[]",
                upload(author, 904));
        String faces = picture;
        String path = publish(edit());
        assertThat(server.get(path).body()).contains("The men who did it", faces);
        server.server
                .core()
                .moderation()
                .tagCare()
                .need(server.account("eve", Role.EDITOR).id(), new org.groundswell.model.TagName("attacks"), true);
        for (String each : List.of(path, path + "/story.html", path + "/story.md", path + "/story.json")) {
            String body = server.get(each).body();
            assertThat(body).as(each).contains("The men who did it").doesNotContain(faces);
        }
    }

    /** What a published story quotes may change afterwards, and so do the posts that those quote. */
    @Test
    void aPublishedStoryFollowsEditsDeletionsAndMarks() {
        movement();
        String path = publish(edit());
        String pictured = "/api/v1/statuses/" + posts.get("picture");
        List<String> addresses = List.of(
                path,
                path + "/story.html",
                path + "/story.md",
                path + "/story.json",
                path + "/embed",
                "/api/v1" + path);
        assertThat(server.get(path).body()).contains(picture, QUOTED, "My way home");
        assertThat(server.get(path + "/story.html").body()).contains("data:image/jpeg");

        String first = picture;
        String again = upload(people.get(1), 905);
        server.form("PUT", pictured, people.get(1), "status", "Once more #LightsOn", "media_ids[]", again);
        addresses.forEach(each -> assertThat(server.get(each).body()).as(each).doesNotContain(first, "My way home"));
        assertThat(server.get(path).body()).contains(picture, "Once more");
        server.form(
                "PUT",
                pictured,
                people.get(1),
                "status",
                "Once more #LightsOn",
                "media_ids[]",
                again,
                "sensitive",
                "true");
        addresses.forEach(each ->
                assertThat(server.get(each).body()).as(each).doesNotContain(picture, "dark street", "Once more"));

        server.delete("/api/v1/statuses/" + said, quinn);
        addresses.forEach(each -> assertThat(server.get(each).body()).as(each).doesNotContain(QUOTED));
        assertThat(server.get(path).body()).contains("Not for ours");
        server.delete("/api/v1/statuses/" + posts.get("quote"), people.get(2));
        addresses.forEach(each -> assertThat(server.get(each).body()).as(each).doesNotContain("Not for ours"));
        assertThat(server.get(path).status()).isEqualTo(200);
    }

    /** Words of a description are words in every format. */
    @Test
    void descriptionsAreNeverMarkup() {
        movement();
        String evil = "<script>alert(1)</script> \"> ![x](javascript:alert(1)) =HYPERLINK(\"x\")\n# head";
        String id = server.upload("/api/v2/media", people.get(4), "file", TestMedia.jpeg(901, 600), "description", evil)
                .json()
                .path("id")
                .asString();
        server.form(
                "PUT",
                "/api/v1/statuses/" + posts.get("plain4"),
                people.get(4),
                "status",
                "Dark number 4 #LightsOn",
                "media_ids[]",
                id);
        String path = publish(edit(), "private_named", "on");
        for (String each : List.of(path, path + "/story.html", "/@person4/" + posts.get("plain4") + "/embed")) {
            Document page = read(each);
            assertThat(page.select(".media img").eachAttr("alt")).as(each).anyMatch(alt -> alt.contains("<script>"));
            assertThat(page.html()).as(each).doesNotContain("alert(1)</script>");
        }
        String markdown = server.get(path + "/story.md").body();
        assertThat(markdown).doesNotContain("<script>", "[x](javascript:", "\n# head");
        for (String feed : List.of("/tags/lightson/feed.atom", "/tags/lightson/feed.rss", "/@person4/feed.atom")) {
            Document xml = Jsoup.parse(server.get(feed).body(), "", org.jsoup.parser.Parser.xmlParser());
            assertThat(xml.outerHtml()).as(feed).contains("HYPERLINK");
            assertThat(xml.select("script")).as(feed).isEmpty();
        }
    }

    /** A file may be gone, or its store fail, while a story is exported. */
    @Test
    void anExportLeavesOutAPictureThatIsGone() throws IOException {
        movement();
        String path = publish(edit());
        var files = server.server.core().media().files();
        files.bytes().delete(new FileName(picture));
        Answer file = server.get(path + "/story.html");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.body()).contains("My way home");
        assertThat(server.get(path).status()).isEqualTo(200);
        assertThat(server.get(path + "/story.json").status()).isEqualTo(200);
        assertThat(server.bytes("/media/" + picture).statusCode()).isEqualTo(404);
    }

    @Test
    void suspendedAuthorsAndThoseWhoOptOutAreNotQuoted() {
        movement();
        String path = publish(edit(), "private_named", "on");
        List<String> addresses =
                List.of(path, path + "/story.html", path + "/story.md", path + "/story.json", path + "/embed");
        assertThat(server.get(path).body()).contains("person1", picture, "My way home");
        Core core = server.server.core();
        AccountId author = account("person1");
        core.consenting().consents().setQuotable(author, false);
        addresses.forEach(
                each -> assertThat(server.get(each).body()).as(each).doesNotContain("person1", picture, "My way home"));
        core.consenting().consents().setQuotable(author, true);
        assertThat(server.get(path).body()).contains("My way home");
        core.database()
                .writing(tx ->
                        core.restricting().restrictions().change(tx, author, now -> now.suspended(Instant.now())));
        core.restricting().statuses().align(author);
        addresses.forEach(
                each -> assertThat(server.get(each).body()).as(each).doesNotContain("person1", picture, "My way home"));
    }

    private AccountId account(String name) {
        return AccountId.parse(server.get("/api/v1/accounts/lookup?acct=" + name)
                        .json()
                        .path("id")
                        .asString())
                .orElseThrow();
    }

    @Test
    void feedsDescribeTheirMedia() {
        String medium = upload(people.getFirst());
        say(people.getFirst(), "status", "Look #LightsOn", "media_ids[]", medium, "sensitive", "true");
        String atom = server.get("/tags/lightson/feed.atom").body();
        Document feed = Jsoup.parse(atom, "", org.jsoup.parser.Parser.xmlParser());
        Element enclosure = feed.selectFirst("link[rel=enclosure]");
        byte[] file = server.bytes(enclosure.attr("href").replace(server.url.toString(), ""))
                .body();
        assertThat(enclosure.attr("length")).isEqualTo(String.valueOf(file.length));
        assertThat(enclosure.attr("type")).isEqualTo("image/jpeg");
        assertThat(enclosure.attr("title")).isEqualTo(ALT);
        Document rss =
                Jsoup.parse(server.get("/tags/lightson/feed.rss").body(), "", org.jsoup.parser.Parser.xmlParser());
        assertThat(rss.selectFirst("enclosure").attr("length")).isEqualTo(String.valueOf(file.length));
        assertThat(rss.select("media|rating").text()).isEqualTo("adult");
        assertThat(rss.select("media|description").text()).isEqualTo(ALT);
        assertThat(rss.select("media|content").attr("medium")).isEqualTo("image");
        assertThat(rss.select("media|content").attr("width")).isEqualTo("900");
    }
}
