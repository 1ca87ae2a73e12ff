package org.groundswell.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestServer.Answer;
import org.groundswell.auth.Role;
import org.groundswell.cards.Card;
import org.groundswell.emojis.TestEmojis;
import org.groundswell.files.FileName;
import org.groundswell.media.Attachment;
import org.groundswell.media.AttachmentCodec;
import org.groundswell.media.Focus;
import org.groundswell.media.MediaFacts;
import org.groundswell.media.MediaKind;
import org.groundswell.media.TestMedia;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Pictures, films, previews of pages, polls and quoted posts in stories, on pages of tags, in files and in feeds. */
@OnEveryDatabase
class StoryMediaTest extends StorySteps {
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
