package org.groundswell.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.helidon.http.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.accounts.Account;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What a token must cover, route by route. A token that doesn't cover reading reads nothing. */
class ScopesTest {
    @TempDir
    static Path directory;

    private static TestServer server;
    private static Account ana;
    private static String direct;
    private static String followers;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory, Map.of());
        ana = server.account("ana");
        String all = server.token(ana, "read write");
        direct = post(all, "SECRET to myself #hush", "direct");
        followers = post(all, "SECRET for followers #hush", "private");
        for (String verb : List.of("favourite", "bookmark", "reblog")) {
            server.post("/api/v1/statuses/" + followers + "/" + verb, all);
        }
        server.form("PUT", "/api/v1/statuses/" + direct, all, "status", "SECRET, edited #hush");
    }

    private static String post(String token, String text, String visibility) {
        return server.post("/api/v1/statuses", token, "status", text, "visibility", visibility)
                .json()
                .path("id")
                .asString();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Stream<String> paths() {
        return server.server.api().routes().stream()
                .filter(route -> route.method().equals(Method.GET))
                .flatMap(route -> Stream.of(direct, followers)
                        .map(status -> route.path()
                                .replace("/accounts/{id}", "/accounts/" + ana.id())
                                .replace("{id}", status)
                                .replaceAll("\\{(tag|name|slug|group_key|date|year)}", "hush")))
                .distinct()
                .map(path -> path + "?id[]=" + direct + "&id[]=" + followers + "&acct=ana&q=" + server.url
                        + "/statuses/" + direct + "&url=" + server.url + "/@ana/" + direct);
    }

    @TestFactory
    Stream<DynamicTest> aTokenThatDoesNotCoverReadingReadsNothing() {
        return Stream.of("write:statuses", "push", "write:favourites write:bookmarks", "read:lists")
                .flatMap(scopes -> {
                    String token = server.token(ana, scopes);
                    return paths().map(path -> dynamicTest(scopes + " " + path, () -> {
                        Answer answer = server.get(path.replace("[", "%5B").replace("]", "%5D"), token);
                        assertThat(answer.body()).doesNotContain("SECRET");
                        assertThat(answer.status()).isNotEqualTo(500);
                    }));
                });
    }

    @Test
    void aTokenThatCoversReadingReads() {
        String token = server.token(ana, "read:statuses");
        assertThat(server.get("/api/v1/statuses/" + direct, token).body()).contains("SECRET");
        assertThat(server.get("/api/v1/accounts/" + ana.id() + "/statuses", token)
                        .body())
                .contains("SECRET");
        Answer outside = server.get("/api/v1/accounts/" + ana.id(), token);
        assertThat(outside.status()).isEqualTo(403);
        assertThat(outside.json().path("error").asString()).contains("outside the authorized scopes");
    }

    @Test
    void aProfileIsShownToATokenForTheProfile() {
        assertThat(server.get("/api/v1/accounts/verify_credentials", server.token(ana, "profile"))
                        .status())
                .isEqualTo(200);
        assertThat(server.get("/api/v1/preferences", server.token(ana, "profile"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whoeverActsOnAPostIsShownItAsMastodonDoes() {
        Answer answer = server.post("/api/v1/statuses/" + direct + "/favourite", server.token(ana, "write:favourites"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("favourited").asBoolean()).isTrue();
    }

    @TestFactory
    Stream<DynamicTest> listsOfMissingFeaturesAreEmpty() {
        String token = server.token(ana, "read");
        return Stream.of(
                        "lists",
                        "filters",
                        "mutes",
                        "blocks",
                        "domain_blocks",
                        "follow_requests",
                        "endorsements",
                        "featured_tags",
                        "scheduled_statuses",
                        "notifications",
                        "notifications/requests",
                        "announcements",
                        "suggestions",
                        "accounts/" + ana.id() + "/lists",
                        "accounts/" + ana.id() + "/featured_tags",
                        "accounts/" + ana.id() + "/endorsements",
                        "../v2/filters",
                        "../v2/suggestions")
                .map(path -> dynamicTest(path, () -> {
                    Answer answer = server.get(("/api/v1/" + path).replace("/v1/..", ""), token);
                    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                    assertThat(answer.body()).isEqualTo("[]");
                }));
    }

    @Test
    void emptyListsNeedAnAccount() {
        assertThat(server.get("/api/v1/lists").status()).isEqualTo(401);
        assertThat(server.get("/api/v1/accounts/1/featured_tags").status()).isEqualTo(404);
    }

    @Test
    void strangersReadWhatIsOpen() {
        for (String path : List.of(
                "/api/v1/timelines/public",
                "/api/v1/accounts/" + ana.id(),
                "/api/v1/trends/tags",
                "/api/v1/tags/hush",
                "/api/v2/search?q=ana",
                "/api/v2/instance")) {
            assertThat(server.get(path).status()).as(path).isEqualTo(200);
        }
    }
}
