package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.TestServer;
import org.groundswell.accounts.Account;
import org.groundswell.cards.Card;
import org.groundswell.cards.CardLink;
import org.groundswell.cards.CardStore;
import org.groundswell.files.FileType;
import org.groundswell.files.StoredFile;
import org.groundswell.links.LinkUrl;
import org.groundswell.media.TestMedia;
import org.groundswell.model.CardId;
import org.groundswell.model.StatusId;
import org.groundswell.publishing.Draft;
import org.groundswell.publishing.PostCards;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Cards in the API and on pages. */
class CardPagesTest {
    private static final String PLAYER = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ";
    /** Tries to leave the text or the attribute that it is put into. */
    private static final String HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>";

    private static TestServer server;
    private static Account ana;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = TestServer.start(data, Map.of());
        ana = server.account("ana");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static StatusId post(String text) {
        return server.server
                .core()
                .publishing()
                .posting()
                .post(ana.id(), Draft.builder(text).build())
                .status()
                .id();
    }

    private static Card card(long id, String url, Card.Author author, Optional<Card.Video> video) {
        LinkUrl page = new LinkUrl(url);
        return new Card(
                new CardId(id),
                page,
                "Title " + HOSTILE,
                "Description " + HOSTILE,
                new Card.Provider("www.news.example", "Provider " + HOSTILE, "https://news.example/"),
                author,
                Optional.of(Instant.parse("2026-11-27T10:00:00Z")),
                video,
                Optional.empty());
    }

    /** A post with a card, as the job of its page gives it. */
    private static StatusId postWith(Card card) {
        StatusId post = post("Look: " + card.page().url());
        server.server.core().database().writing(tx -> new CardStore().insert(tx, card, Instant.now()));
        new PostCards(
                        server.server.core().database(),
                        server.server.core().publishing().store(),
                        new CardLink(server.url))
                .set(card.page(), Optional.of(card.id()), List.of(post), (_, _) -> {});
        return post;
    }

    @Test
    void aCardInTheApi() {
        Card.Author author = new Card.Author("Ana Writer", "https://news.example/ana", Optional.of(ana.id()));
        StatusId post = postWith(card(11, "https://news.example/a", author, Optional.empty()));
        for (int reads = 0; reads < 2; reads++) {
            JsonNode card = server.get("/api/v1/statuses/" + post).json().path("card");
            assertThat(card.path("url").asString()).isEqualTo("https://news.example/a");
            assertThat(card.path("title").asString()).isEqualTo("Title " + HOSTILE);
            assertThat(card.path("type").asString()).isEqualTo("link");
            assertThat(card.path("html").asString()).isEmpty();
            assertThat(card.path("image").isNull()).isTrue();
            assertThat(card.path("published_at").asString()).isEqualTo("2026-11-27T10:00:00.000Z");
            assertThat(card.path("authors").path(0).path("name").asString()).isEqualTo("Ana Writer");
            assertThat(card.path("authors").path(0).path("account").path("acct").asString())
                    .isEqualTo("ana");
        }
    }

    @Test
    void aVideoInTheApiAndItsPlayer() {
        StatusId post = postWith(card(
                12,
                "https://youtu.be/dQw4w9WgXcQ",
                Card.Author.UNKNOWN,
                Optional.of(new Card.Video(PLAYER, 560, 315))));
        JsonNode card = server.get("/api/v1/statuses/" + post).json().path("card");
        assertThat(card.path("type").asString()).isEqualTo("video");
        assertThat(card.path("embed_url").asString()).isEqualTo(PLAYER);
        assertThat(card.path("width").asInt()).isEqualTo(560);
        assertThat(card.path("html").asString()).startsWith("<iframe src=\"" + PLAYER + "\" width=\"560\" ");
        assertThat(card.path("authors").isEmpty()).isTrue();

        String page = server.get("/@ana/" + post).body();
        assertThat(page)
                .contains("data-player=\"/cards/12/player\"", "href=\"https://youtu.be/dQw4w9WgXcQ\"")
                .doesNotContain("youtube-nocookie", "<script>alert", "<img src=x");

        TestServer.Answer player = server.get("/cards/12/player");
        assertThat(player.status()).isEqualTo(200);
        assertThat(player.body()).contains("src=\"" + PLAYER + "?autoplay=1\"").doesNotContain("<script");
        assertThat(player.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'self'", "frame-src https://www.youtube-nocookie.com")
                .doesNotContain("script-src");
        assertThat(server.get("/@ana/" + post).header("Content-Security-Policy").orElseThrow())
                .contains("frame-src 'self';");
    }

    @Test
    void aPictureInTheApiAndOnAPage(@TempDir Path directory) throws IOException {
        StoredFile file = server.server
                .core()
                .media()
                .files()
                .keep(Files.write(directory.resolve("picture"), TestMedia.jpeg(1_200, 630)), FileType.JPEG);
        Card plain = card(15, "https://news.example/p", Card.Author.UNKNOWN, Optional.empty());
        StatusId post = postWith(new Card(
                plain.id(),
                plain.page(),
                plain.title(),
                plain.description(),
                plain.provider(),
                plain.author(),
                plain.publishedAt(),
                plain.video(),
                Optional.of(new Card.Image(file.id(), file.name(), 1_200, 630, "LKO2?U%2Tw=w", "Alt " + HOSTILE))));
        JsonNode card = server.get("/api/v1/statuses/" + post).json().path("card");
        assertThat(card.path("image").asString()).isEqualTo(server.url + "/media/" + file.name());
        assertThat(card.path("image_description").asString()).isEqualTo("Alt " + HOSTILE);
        assertThat(card.path("blurhash").asString()).isEqualTo("LKO2?U%2Tw=w");
        assertThat(card.path("width").asInt()).isEqualTo(1_200);
        assertThat(card.path("height").asInt()).isEqualTo(630);
        assertThat(server.bytes("/media/" + file.name()).statusCode()).isEqualTo(200);

        Element picture = Jsoup.parse(server.get("/@ana/" + post).body()).selectFirst(".card.wide img");
        assertThat(picture.attr("src")).isEqualTo("/media/" + file.name());
        assertThat(picture.attr("alt")).isEqualTo("Alt " + HOSTILE);
        assertThat(picture.attr("loading")).isEqualTo("lazy");
        assertThat(server.get("/@ana/" + post).body()).doesNotContain("<script>alert", "<img src=x");
    }

    @Test
    void cardsWithoutAPlayer() {
        postWith(card(13, "https://news.example/c", Card.Author.UNKNOWN, Optional.empty()));
        assertThat(server.get("/cards/13/player").status()).isEqualTo(404);
        assertThat(server.get("/cards/99/player").status()).isEqualTo(404);
        assertThat(server.get("/cards/x/player").status()).isEqualTo(404);
    }

    @Test
    void aCardOnAPage() {
        StatusId post = postWith(card(
                14,
                "https://news.example/d",
                new Card.Author("Ana Writer", "", Optional.of(ana.id())),
                Optional.empty()));
        assertThat(server.get("/@ana/" + post).body())
                .contains(
                        "<p class=\"site\" dir=\"ltr\">news.example</p>",
                        "By <a href=\"/@ana\"><bdi>Ana Writer</bdi></a>")
                .doesNotContain("<script>alert", "<img src=x", "Provider ");
    }

    @Test
    void theTimelineOfAPage() {
        StatusId post = post("Look https://news.example/timeline?utm_source=x");
        post("Something else https://news.example/other");
        String path = "/api/v1/timelines/link?url=https%3A%2F%2Fnews.example%2Ftimeline%23part";
        assertThat(server.get(path).json())
                .singleElement()
                .satisfies(found -> assertThat(found.path("id").asString()).isEqualTo(post.toString()));
        String ben = server.person("ben");
        server.post("/api/v1/accounts/" + ana.id() + "/mute", ben);
        assertThat(server.get(path, ben).json().isEmpty()).isTrue();
    }
}
