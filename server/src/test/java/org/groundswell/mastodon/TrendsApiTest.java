package org.groundswell.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;

/** Posts that people pass on and pages they point to, as apps ask for them. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrendsApiTest {
    private static final int PEOPLE = 8;

    @TempDir
    static Path directory;

    @Parameter
    TestDatabase database;

    private TestServer server;
    private final List<String> people = new ArrayList<>();

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(database.name()), database.settings(Map.of()));
        server.makeOlder(Duration.ofDays(2));
        people.clear();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(server.person("person" + i));
        }
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    @Test
    void aPostThatManyPassOnAnswerOrLikeTrendsUntilTheyTakeItBack() {
        String author = server.person("author");
        String post = id(server.post("/api/v1/statuses", author, "status", "What happened to me on the bus"));
        String quiet = id(server.post("/api/v1/statuses", author, "status", "Good night"));
        String hidden =
                id(server.post("/api/v1/statuses", author, "status", "Not for all", "spoiler_text", "violence"));
        for (int i = 0; i < PEOPLE; i++) {
            String act = List.of("reblog", "favourite").get(i % 2);
            server.post("/api/v1/statuses/" + post + "/" + act, people.get(i));
            server.post("/api/v1/statuses/" + hidden + "/favourite", people.get(i));
        }
        server.post("/api/v1/statuses", people.getFirst(), "status", "so true", "in_reply_to_id", post);
        server.post("/api/v1/statuses/" + quiet + "/favourite", people.getFirst());
        await().untilAsserted(() -> assertThat(ids("/api/v1/trends/statuses")).containsExactly(post));
        assertThat(ids("/api/v1/trends/statuses?place=PH")).containsExactly(post);
        assertThat(ids("/api/v1/trends/statuses?place=US")).isEmpty();
        assertThat(ids("/api/v1/trends/statuses?offset=1")).isEmpty();
        JsonNode whole = server.get("/api/v1/trends/statuses").json().get(0);
        assertThat(whole).isEqualTo(server.get("/api/v1/statuses/" + post).json());
        assertThat(server.get("/").body()).contains("Trending posts");

        for (int i = 0; i < PEOPLE; i++) {
            String act = List.of("unreblog", "unfavourite").get(i % 2);
            server.post("/api/v1/statuses/" + post + "/" + act, people.get(i));
        }
        await().untilAsserted(() -> assertThat(ids("/api/v1/trends/statuses")).isEmpty());
    }

    @Test
    void aPageThatManyPointToTrendsHoweverItsAddressIsWritten() {
        for (int i = 0; i < PEOPLE; i++) {
            String address = i % 2 == 0
                    ? "https://news.example/march?id=7"
                    : "HTTPS://News.example/march?utm_source=app&id=7#top";
            server.post("/api/v1/statuses", people.get(i), "status", "read this " + address + " number " + i);
            server.post("/api/v1/statuses", people.get(i), "status", "and me: " + server.url + "/@person" + i);
        }
        String last = people.getLast();
        await().untilAsserted(() ->
                assertThat(server.get("/api/v1/trends/links").json().size()).isEqualTo(1));
        JsonNode link = server.get("/api/v1/trends/links", last).json().get(0);
        assertThat(link.path("url").asString()).isEqualTo("https://news.example/march?id=7");
        assertThat(link.path("title").asString()).isEqualTo("news.example/march?id=7");
        assertThat(link.path("provider_name").asString()).isEqualTo("news.example");
        assertThat(link.path("type").asString()).isEqualTo("link");
        assertThat(link.path("history").size()).isEqualTo(7);
        assertThat(link.path("history").get(0).path("accounts").asString()).isEqualTo("8");
        assertThat(link.propertyNames())
                .contains(("url title description type author_name author_url authors provider_name provider_url"
                                + " html width height image embed_url blurhash history")
                        .split(" "));
        assertThat(server.get("/").body()).contains("Trending links").contains("news.example/march?id=7");
    }

    private List<String> ids(String path) {
        List<String> ids = new ArrayList<>();
        server.get(path).json().forEach(each -> ids.add(each.path("id").asString()));
        return ids;
    }

    private static String id(TestServer.Answer answer) {
        return answer.json().path("id").asString();
    }
}
