package org.groundswell.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

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

    /** Method, path, whether a token is needed and whose, scopes of which one must be covered by a token that is sent. */
    private static final String ROUTES = """
            DELETE /api/v1/statuses/{id} PERSON write:statuses
            GET /.well-known/nodeinfo NOTHING
            GET /.well-known/oauth-authorization-server NOTHING
            GET /api/oembed NOTHING
            GET /api/v1/accounts NOTHING read:accounts
            GET /api/v1/accounts/lookup NOTHING read:accounts
            GET /api/v1/accounts/relationships PERSON read:follows
            GET /api/v1/accounts/search PERSON read:accounts
            GET /api/v1/accounts/verify_credentials PERSON profile or read:accounts
            GET /api/v1/accounts/{id} NOTHING read:accounts
            GET /api/v1/accounts/{id}/endorsements NOTHING read:accounts
            GET /api/v1/accounts/{id}/featured_tags NOTHING read:accounts
            GET /api/v1/accounts/{id}/followers NOTHING read:accounts
            GET /api/v1/accounts/{id}/following NOTHING read:accounts
            GET /api/v1/accounts/{id}/lists PERSON read:lists
            GET /api/v1/accounts/{id}/statuses NOTHING read:statuses
            GET /api/v1/announcements PERSON
            GET /api/v1/apps/verify_credentials ANY_TOKEN
            GET /api/v1/blocks PERSON read:blocks
            GET /api/v1/bookmarks PERSON read:bookmarks
            GET /api/v1/conversations PERSON read:statuses
            GET /api/v1/custom_emojis NOTHING
            GET /api/v1/domain_blocks PERSON read:blocks
            GET /api/v1/endorsements PERSON read:accounts
            GET /api/v1/favourites PERSON read:favourites
            GET /api/v1/featured_tags PERSON read:accounts
            GET /api/v1/filters PERSON read:filters
            GET /api/v1/follow_requests PERSON read:follows
            GET /api/v1/followed_tags PERSON read:follows
            GET /api/v1/instance NOTHING
            GET /api/v1/instance/domain_blocks NOTHING
            GET /api/v1/instance/rules NOTHING
            GET /api/v1/lists PERSON read:lists
            GET /api/v1/mutes PERSON read:mutes
            GET /api/v1/notifications PERSON read:notifications
            GET /api/v1/notifications/requests PERSON read:notifications
            GET /api/v1/preferences PERSON read:accounts
            GET /api/v1/scheduled_statuses PERSON read:statuses
            GET /api/v1/statuses NOTHING read:statuses
            GET /api/v1/statuses/{id} NOTHING read:statuses
            GET /api/v1/statuses/{id}/context NOTHING read:statuses
            GET /api/v1/statuses/{id}/favourited_by NOTHING read:statuses or read:accounts
            GET /api/v1/statuses/{id}/history NOTHING read:statuses
            GET /api/v1/statuses/{id}/reblogged_by NOTHING read:statuses or read:accounts
            GET /api/v1/statuses/{id}/source ANY_TOKEN read:statuses
            GET /api/v1/stories/{slug} NOTHING read:statuses
            GET /api/v1/suggestions PERSON read:accounts
            GET /api/v1/tags/{name} NOTHING read:statuses or read:follows
            GET /api/v1/tags/{name}/story NOTHING read:statuses
            GET /api/v1/tags/{name}/wave NOTHING read:statuses
            GET /api/v1/timelines/home PERSON read:statuses
            GET /api/v1/timelines/public NOTHING read:statuses
            GET /api/v1/timelines/tag/{tag} NOTHING read:statuses
            GET /api/v1/trends NOTHING read:statuses
            GET /api/v1/trends/links NOTHING read:statuses
            GET /api/v1/trends/statuses NOTHING read:statuses
            GET /api/v1/trends/tags NOTHING read:statuses
            GET /api/v2/filters PERSON read:filters
            GET /api/v2/instance NOTHING
            GET /api/v2/search NOTHING read:search
            GET /api/v2/suggestions PERSON read:accounts
            GET /nodeinfo/2.0 NOTHING
            GET /oauth/userinfo PERSON profile
            PATCH /api/v1/accounts/update_credentials PERSON write:accounts
            POST /api/v1/accounts ANY_TOKEN write:accounts
            POST /api/v1/accounts/{id}/follow PERSON write:follows
            POST /api/v1/accounts/{id}/unfollow PERSON write:follows
            POST /api/v1/apps NOTHING
            POST /api/v1/statuses PERSON write:statuses
            POST /api/v1/statuses/{id}/bookmark PERSON write:bookmarks
            POST /api/v1/statuses/{id}/favourite PERSON write:favourites
            POST /api/v1/statuses/{id}/reblog PERSON write:statuses
            POST /api/v1/statuses/{id}/unbookmark PERSON write:bookmarks
            POST /api/v1/statuses/{id}/unfavourite PERSON write:favourites
            POST /api/v1/statuses/{id}/unreblog PERSON write:statuses
            POST /api/v1/tags/{name}/follow PERSON write:follows
            POST /api/v1/tags/{name}/unfollow PERSON write:follows
            POST /oauth/revoke NOTHING
            POST /oauth/token NOTHING
            PUT /api/v1/statuses/{id} PERSON write:statuses
            """;

    @Test
    void everyRouteNeedsWhatMastodonDocuments() {
        assertThat(String.join("\n", server.server.api().routes())).isEqualTo(ROUTES.strip());
    }

    private static Stream<String> paths() {
        return server.server.api().routes().stream()
                .map(line -> line.split(" ", 3))
                .filter(line -> line[0].equals("GET"))
                .flatMap(line -> Stream.of(direct, followers)
                        .map(status -> line[1].replace("/accounts/{id}", "/accounts/" + ana.id())
                                .replace("{id}", status)
                                .replaceAll("\\{(tag|name|slug)}", "hush")))
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
                        "conversations",
                        "notifications",
                        "notifications/requests",
                        "announcements",
                        "suggestions",
                        "instance/domain_blocks",
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
