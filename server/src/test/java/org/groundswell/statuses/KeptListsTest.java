package org.groundswell.statuses;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.web.Browser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;

/** Bookmarks and favourites of statuses that may no longer be seen are left out, and end no list. */
@OnEveryDatabase
class KeptListsTest {
    @Parameter
    TestDatabase database;

    private TestServer server;
    private String ana;
    private final List<String> open = new ArrayList<>();

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data, database.settings(Map.of()));
        ana = server.person("ana");
        String ben = server.person("ben");
        String id =
                server.get("/api/v1/accounts/lookup?acct=ben").json().path("id").asString();
        server.post("/api/v1/accounts/" + id + "/follow", ana);
        for (int i = 0; i < 44; i++) {
            boolean isOpen = i % 22 == 0;
            String post = server.post(
                            "/api/v1/statuses", ben, "status", "post " + i, "visibility", isOpen ? "public" : "private")
                    .json()
                    .path("id")
                    .asString();
            if (isOpen) {
                open.addFirst(post);
            }
            server.post("/api/v1/statuses/" + post + "/bookmark", ana);
            server.post("/api/v1/statuses/" + post + "/favourite", ana);
        }
        server.post("/api/v1/accounts/" + id + "/unfollow", ana);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theApisPagesLeadToTheLast() {
        for (String list : List.of("bookmarks", "favourites")) {
            List<String> found = new ArrayList<>();
            Optional<String> next = Optional.of("/api/v1/" + list + "?limit=1");
            while (next.isPresent()) {
                Answer page = server.get(next.get(), ana);
                for (JsonNode status : page.json()) {
                    found.add(status.path("id").asString());
                }
                next = page.link("next")
                        .map(url -> url.substring(server.url.toString().length()));
            }
            assertThat(found).as(list).isEqualTo(open);
        }
    }

    @Test
    void thePagesShowThemWithoutTheRest() {
        Browser browser = new Browser(server);
        browser.signIn("ana");
        List<String> ids = open.stream().map(id -> "p" + id).toList();
        for (String path : List.of("/bookmarks", "/favourites")) {
            assertThat(Jsoup.parse(browser.get(path).body()).select("article[id^=p]").stream()
                            .map(Element::id)
                            .toList())
                    .as(path)
                    .isEqualTo(ids);
        }
    }
}
