package org.groundswell.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.auth.Role;
import org.groundswell.model.AccountId;
import org.groundswell.model.TagName;
import org.groundswell.moderation.Subject;
import org.groundswell.moderation.TrendReview;
import org.groundswell.web.Browser;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** Finding people by their names. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {
    @TempDir
    static Path directory;

    @Parameter
    TestDatabase database;

    private TestServer server;
    private String token;

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(database.name()), database.settings(Map.of()));
        token = server.person("viewer");
        named("jose_luis", "José Ángel Núñez");
        named("maria", "María del Mar");
        named("nguyen", "Nguyễn Văn An");
        named("strasse", "Große Straße");
        named("odysseus", "ΟΔΥΣΣΕΥΣ");
        named("sakura", "さくら 山田");
        named("hana", "한나 🌊 김");
        named("wide", "ＷＩＤＥ Ｎａｍｅ");
        named("gothic", "𐌰𐌱𐌲");
        named("percent", "100% _real_");
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    private void named(String username, String name) {
        Answer changed = server.form(
                "PATCH", "/api/v1/accounts/update_credentials", server.person(username), "display_name", name);
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    }

    private List<String> found(String typed) {
        return accts(server.get("/api/v2/search?type=accounts&q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8)));
    }

    private static List<String> accts(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<String> accts = new ArrayList<>();
        answer.json()
                .path("accounts")
                .forEach(each -> accts.add(each.path("acct").asString()));
        return accts;
    }

    private List<String> reviewedTags(String typed) {
        return server.get("/api/v2/search?type=hashtags&exclude_unreviewed=true&q=" + typed, token)
                .json()
                .path("hashtags")
                .valueStream()
                .map(tag -> tag.path("name").asString())
                .toList();
    }

    @Test
    void whereTagsNeedApprovalThoseThatHaveItCanBeAskedForAlone() {
        server.post("/api/v1/statuses", token, "status", "#reviewed and #reviewing");
        TrendReview review = server.server.core().moderation().review();
        AccountId moderator = server.account("moderator", Role.MODERATOR).id();
        assertThat(reviewedTags("review")).containsExactlyInAnyOrder("reviewed", "reviewing");
        review.requireApproval(moderator, true);
        assertThat(reviewedTags("review")).isEmpty();
        assertThat(reviewedTags("reviewing")).containsExactly("reviewing");
        review.approve(moderator, new Subject.OfTag(TagName.of("reviewed")), "");
        assertThat(reviewedTags("review")).containsExactly("reviewed");
        review.requireApproval(moderator, false);
    }

    @TestFactory
    Stream<DynamicTest> anAccountIsFoundByTheBeginningOfAnyWordOfItsNames() {
        return Map.<String, List<String>>ofEntries(
                        Map.entry("jose", List.of("jose_luis")),
                        Map.entry("JOSÉ", List.of("jose_luis")),
                        Map.entry("jose_l", List.of("jose_luis")),
                        Map.entry("luis", List.of("jose_luis")),
                        Map.entry("@luis", List.of("jose_luis")),
                        Map.entry("nun", List.of("jose_luis")),
                        Map.entry("angel nunez", List.of("jose_luis")),
                        Map.entry("nunez jose an", List.of("jose_luis")),
                        Map.entry("angel maria", List.of()),
                        Map.entry("mar", List.of("maria")),
                        Map.entry("van", List.of("nguyen")),
                        Map.entry("strass", List.of("strasse")),
                        Map.entry("STRASSE", List.of("strasse")),
                        Map.entry("οδυσσευς", List.of("odysseus")),
                        Map.entry("山", List.of("sakura")),
                        Map.entry("さく", List.of("sakura")),
                        Map.entry("한", List.of("hana")),
                        Map.entry("wide name", List.of("wide")),
                        Map.entry("𐌰𐌱", List.of("gothic")),
                        Map.entry("100%", List.of("percent")),
                        Map.entry("_real", List.of("percent")),
                        // Signs that mean something to a database mean nothing here.
                        Map.entry("%", List.of()),
                        Map.entry("_", List.of("percent")),
                        Map.entry("ose", List.of()),
                        Map.entry("'; --", List.of()),
                        Map.entry("maria@nowhere.example", List.of()),
                        Map.entry("MARIA@" + server.url.getAuthority(), List.of("maria")))
                .entrySet()
                .stream()
                .map(each -> dynamicTest(
                        each.getKey(),
                        () -> assertThat(found(each.getKey())).containsExactlyInAnyOrderElementsOf(each.getValue())));
    }

    @Test
    void aNewNameIsFoundAndTheOldOneIsNot() {
        named("renamed", "Before Then");
        assertThat(found("before")).containsExactly("renamed");
        named("renamed2", "x");
        server.form(
                "PATCH",
                "/api/v1/accounts/update_credentials",
                server.token(
                        server.server.core().people().accounts().find("renamed").orElseThrow(), "write"),
                "display_name",
                "After Now");
        assertThat(found("before")).isEmpty();
        assertThat(found("after")).containsExactly("renamed");
        var id = server.server
                .core()
                .people()
                .accounts()
                .find("renamed")
                .orElseThrow()
                .id();
        server.server.core().deleting().accounts().begin(id);
        server.server.core().deleting().accounts().finishAll();
        assertThat(found("after")).isEmpty();
    }

    @Test
    void pagesAreForThoseWhoAreSignedIn() {
        Answer refused = server.get("/api/v2/search?q=ma&offset=20");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().path("error").asString())
                .isEqualTo("Search queries pagination is not supported without authentication");
        for (int i = 0; i < 3; i++) {
            server.account("page" + i);
        }
        assertThat(accts(server.get("/api/v2/search?q=page&type=accounts&limit=2", token)))
                .containsExactly("page0", "page1");
        assertThat(accts(server.get("/api/v2/search?q=page&type=accounts&limit=2&offset=2", token)))
                .containsExactly("page2");
        assertThat(accts(server.get("/api/v2/search?q=page&type=accounts&limit=2&offset=999999999", token)))
                .isEmpty();
    }

    @Test
    void aSearchThatIsTooLongIsRefusedAndBreaksNothing() {
        Answer refused = server.get("/api/v2/search?q=" + "a".repeat(501));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("500 characters at most");
        assertThat(server.get("/api/v2/search?q=" + "a".repeat(60_000)).status())
                .isEqualTo(414);
        Answer inABody = server.send(server.request("/api/v2/search")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method("GET", BodyPublishers.ofString("q=" + "a".repeat(60_000))));
        assertThat(inABody.status()).as("a body of GET says nothing").isEqualTo(400);
        assertThat(new Browser(server).get("/search?q=" + "a".repeat(501)).status())
                .isEqualTo(422);
        assertThat(server.get("/api/v2/search?q=" + "a".repeat(500)).status()).isEqualTo(200);
        for (int i = 0; i < 8; i++) {
            assertThat(found("maria")).containsExactly("maria");
        }
    }

    @Test
    void accountsFromBeforeNamesWereIndexedAreIndexedOnce() {
        // As the migration leaves a database that had accounts.
        server.server.core().database().writing(tx -> {
            tx.sql("DELETE FROM account_name").run();
            tx.sql("INSERT INTO account_name_missing (account_id) SELECT id FROM account")
                    .run();
        });
        assertThat(found("jose")).isEmpty();
        assertThat(server.server.core().people().accounts().indexNames()).isPositive();
        assertThat(found("jose")).containsExactly("jose_luis");
        assertThat(server.server.core().people().accounts().indexNames()).isZero();
    }

    @TestFactory
    Stream<DynamicTest> anAccountIsFoundByTheAddressOfItsPage() {
        String host = server.url.getAuthority();
        String elsewhere = "far@away.example";
        importPost(elsewhere);
        return Map.<String, List<String>>ofEntries(
                        Map.entry("http://" + host + "/@maria", List.of("maria")),
                        Map.entry("https://" + host + "/@maria", List.of("maria")),
                        Map.entry("http://" + host + "/users/maria", List.of("maria")),
                        Map.entry("https://" + host + "/users/Maria/", List.of("maria")),
                        Map.entry("HTTP://" + host.toUpperCase(Locale.ROOT) + "/@MARIA", List.of("maria")),
                        Map.entry(" http://" + host + "/@maria?utm=x#top ", List.of("maria")),
                        Map.entry("http://" + host + "/@maria@" + host, List.of("maria")),
                        Map.entry("http://" + host + "/@far@away.example", List.of(elsewhere)),
                        Map.entry("https://away.example/@far", List.of(elsewhere)),
                        Map.entry("https://away.example/users/far", List.of(elsewhere)),
                        Map.entry("https://away.example/@maria", List.of()),
                        Map.entry("http://" + host + "/@maria/followers", List.of()),
                        Map.entry("http://" + host + "/maria", List.of()),
                        Map.entry("http://" + host + "/@", List.of()),
                        Map.entry("http://" + host, List.of()),
                        Map.entry("http://", List.of()),
                        Map.entry("ftp://" + host + "/@maria", List.of()))
                .entrySet()
                .stream()
                .map(each -> dynamicTest(each.getKey(), () -> {
                    String query = "q=" + URLEncoder.encode(each.getKey(), StandardCharsets.UTF_8);
                    assertThat(accts(server.get("/api/v2/search?resolve=true&" + query, token)))
                            .isEqualTo(each.getValue());
                    assertThat(accts(server.get("/api/v2/search?" + query))).isEqualTo(each.getValue());
                    assertThat(accts(server.get("/api/v2/search?type=hashtags&" + query)))
                            .isEmpty();
                }));
    }

    private void importPost(String acct) {
        String line = """
                {"id":"9","account":"%s","created_at":"2014-05-24T22:00:00Z","text":"from far away"}
                """.formatted(acct);
        try {
            server.server
                    .core()
                    .importing()
                    .importer()
                    .run(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aStatusIsFoundByAnyAddressOfItsPage() {
        String id = server.post("/api/v1/statuses", token, "status", "Here it is")
                .json()
                .path("id")
                .asString();
        String viewer = server.server
                .core()
                .people()
                .accounts()
                .find("viewer")
                .orElseThrow()
                .id()
                .toString();
        for (String path : List.of("/@viewer/", "/statuses/", "/users/viewer/statuses/")) {
            String query = "q=https://" + server.url.getAuthority() + path + id;
            assertThat(statuses(query)).containsExactly(id);
            assertThat(statuses(query + "&account_id=" + viewer)).containsExactly(id);
            assertThat(statuses(query + "&account_id=1")).isEmpty();
        }
    }

    private List<String> statuses(String query) {
        List<String> ids = new ArrayList<>();
        server.get("/api/v2/search?" + query, token)
                .json()
                .path("statuses")
                .forEach(each -> ids.add(each.path("id").asString()));
        return ids;
    }

    @Test
    void followingLimitsASearchToFollowedAccounts() {
        String me = server.person("follower");
        server.account("fern_one");
        String followed = server.account("fern_two").id().toString();
        server.post("/api/v1/accounts/" + followed + "/follow", me);
        for (String typed :
                List.of("fern", "@fern_two", "fern_two@" + server.url.getAuthority(), server.url + "/@fern_two")) {
            String query = "following=true&q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);
            assertThat(server.get("/api/v1/accounts/search?" + query, me).json())
                    .as(typed)
                    .hasSize(1)
                    .allMatch(each -> each.path("acct").asString().equals("fern_two"));
            assertThat(accts(server.get("/api/v2/search?" + query, me))).containsExactly("fern_two");
        }
        assertThat(server.get("/api/v1/accounts/search?following=true&q=" + server.url + "/@fern_one", me)
                        .body())
                .isEqualTo("[]");
        assertThat(server.get("/api/v1/accounts/search?following=false&q=fern", me)
                        .json())
                .hasSize(2);
        assertThat(server.get("/api/v1/accounts/search?q=fern&limit=1&offset=1", me)
                        .json())
                .hasSize(1);
    }

    @Test
    void strangersCannotResolveOrPage() {
        assertThat(server.get("/api/v2/search?q=maria&resolve=false&offset=0").status())
                .isEqualTo(200);
        Answer refused = server.get("/api/v2/search?q=maria&resolve=true");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().path("error").asString())
                .isEqualTo("Search queries that resolve remote resources are not supported without authentication");
        assertThat(accts(server.get("/api/v2/search?q=maria&offset=1", token)))
                .as("an offset is for one kind")
                .containsExactly("maria");
    }

    @Test
    void aTagIsFoundAsSoonAsItIsPosted() {
        for (int i = 0; i < 20; i++) {
            server.post("/api/v1/statuses", token, "status", "It begins #BrandNew" + (char) ('A' + i));
            var found = server.get("/api/v2/search?type=hashtags&q=brandnew" + (char) ('a' + i))
                    .json()
                    .path("hashtags");
            assertThat(found).hasSize(1);
            assertThat(found.get(0).path("name").asString()).isEqualTo("BrandNew" + (char) ('A' + i));
        }
        server.post("/api/v1/statuses", token, "status", "Not for all #Hushed", "visibility", "unlisted");
        assertThat(server.get("/api/v2/search?type=hashtags&q=hushed").json().path("hashtags"))
                .isEmpty();
    }
}
