package org.groundswell.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.auth.Role;
import org.groundswell.cards.Card;
import org.groundswell.cards.CardLink;
import org.groundswell.cards.CardStore;
import org.groundswell.files.FileType;
import org.groundswell.files.StoredFile;
import org.groundswell.links.LinkUrl;
import org.groundswell.media.TestMedia;
import org.groundswell.model.CardId;
import org.groundswell.model.StatusId;
import org.groundswell.publishing.PostCards;
import org.groundswell.web.Browser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;

/** A tag of a few people, one of whom shows a picture, one links to a page and one quotes somebody, and an editor of its story. */
abstract class StorySteps {
    static final int CROWD = 8;
    static final String ALT = "A dark street in Iloilo, by @dana";
    static final String TITLE = "Nine letters about a lamp";
    static final String PAGE = "https://news.example/lamps";
    static final String QUOTED = "The council has a plan for every lamp";

    @Parameter
    TestDatabase database;

    Path data;
    TestServer server;
    Browser editor;
    final List<String> people = new ArrayList<>();
    /** The ids of posts, by what they have. */
    final Map<String, String> posts = new HashMap<>();

    String picture = "";
    String quinn = "";
    /** The post that one of the people quotes. */
    String said = "";

    String cardPicture = "";

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

    String say(String token, String... form) {
        JsonNode post = server.post("/api/v1/statuses", token, form).json();
        assertThat(post.has("id")).as(post.toString()).isTrue();
        return post.path("id").asString();
    }

    String upload(String token) {
        return upload(token, 900);
    }

    String upload(String token, int width) {
        JsonNode medium = server.upload("/api/v2/media", token, "file", TestMedia.jpeg(width, 600), "description", ALT)
                .json();
        picture = medium.path("preview_url").asString().replaceAll(".*/media/", "");
        return medium.path("id").asString();
    }

    /** Gives the posts that link to the page its preview, as the job of the page does. */
    void preview(Optional<Card.Video> video, String... linking) {
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
    void movement() {
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

    void awaitPosts(int count) {
        await().untilAsserted(() -> assertThat(server.get("/api/v1/tags/lightson/wave")
                        .json()
                        .path("posts")
                        .asInt())
                .isEqualTo(count + CROWD));
    }

    String edit() {
        Answer page = editor.get("/tags/lightson/story");
        String action = Jsoup.parse(page.body())
                .selectFirst("form[action*=/story?wave]")
                .attr("action");
        return editor.submit(page, action).header("Location").orElseThrow();
    }

    String publish(String edit, String... more) {
        List<String> fields = new ArrayList<>(List.of(more));
        fields.addAll(List.of("act", "publish"));
        Answer published = editor.submit(editor.get(edit), edit, fields.toArray(String[]::new));
        assertThat(published.status()).as(published.body()).isEqualTo(303);
        return published.header("Location").orElseThrow();
    }

    Document read(String path) {
        Answer answer = server.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }
}
