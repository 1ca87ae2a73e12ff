package org.groundswell.statuses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.streaming.SocketClient;
import org.groundswell.web.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Quotes over time: what authors decide about them, and what becomes of them when posts change or go. */
@OnEveryDatabase
class QuotesTest {
    @Parameter
    TestDatabase database;

    private TestServer server;
    private String ana;
    private String ben;
    private String cleo;
    private String post;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data, database.settings(Map.of()));
        ana = server.person("ana");
        ben = server.person("ben");
        cleo = server.person("cleo");
        post = id(server.post("/api/v1/statuses", ana, "status", "It happened to me #YesAllWomen"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String id(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().path("id").asString();
    }

    private String quote(String who, String quoted, String... more) {
        String[] form = Stream.concat(
                        List.of("status", "Read this", "quoted_status_id", quoted).stream(), List.of(more).stream())
                .toArray(String[]::new);
        return id(server.post("/api/v1/statuses", who, form));
    }

    private JsonNode read(String who, String status) {
        return server.get("/api/v1/statuses/" + status, who).json();
    }

    private String state(String who, String quoting) {
        return read(who, quoting).path("quote").path("state").asString();
    }

    private long count() {
        return read(cleo, post).path("quotes_count").asLong();
    }

    private List<String> notifications(String who) {
        return server.get("/api/v1/notifications", who)
                .json()
                .valueStream()
                .map(each -> each.path("type").asString())
                .toList();
    }

    @Test
    void anAuthorIsToldOfAQuoteAndCanRemoveThePostFromIt() {
        String quoting = quote(ben, post);
        assertThat(count()).isEqualTo(1);
        await().untilAsserted(() -> assertThat(notifications(ana)).containsExactly("quote"));
        JsonNode posted = server.post("/api/v1/statuses/" + post + "/quotes/" + quoting + "/revoke", ana)
                .json();
        assertThat(posted.path("quote").path("state").asString()).isEqualTo("revoked");
        for (String viewer : List.of(ana, ben, cleo)) {
            assertThat(state(viewer, quoting)).isEqualTo("revoked");
            assertThat(read(viewer, quoting).toString()).doesNotContain("It happened to me");
            assertThat(server.get("/api/v1/statuses/" + post + "/quotes", viewer)
                            .json()
                            .isEmpty())
                    .isTrue();
        }
        assertThat(count()).isZero();
        await().untilAsserted(() -> assertThat(notifications(ana)).isEmpty());
        // Once more changes nothing, and nothing brings it back.
        assertThat(server.post("/api/v1/statuses/" + post + "/quotes/" + quoting + "/revoke", ana)
                        .status())
                .isEqualTo(200);
        assertThat(count()).isZero();
        server.form("PUT", "/api/v1/statuses/" + quoting, ben, "status", "Read this again");
        assertThat(state(cleo, quoting)).isEqualTo("revoked");
        server.delete("/api/v1/statuses/" + quoting, ben);
        assertThat(count()).isZero();
    }

    @Test
    void openQuotesAreCountedAsLongAsTheyAreThere() {
        String first = quote(ben, post);
        quote(cleo, post, "visibility", "unlisted");
        quote(cleo, post, "visibility", "private");
        assertThat(count()).isEqualTo(2);
        server.delete("/api/v1/statuses/" + first, ben);
        assertThat(count()).isEqualTo(1);
        server.form("PUT", "/api/v1/statuses/" + post, ana, "status", "It happened to me, too");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aQuoteOutlivesWhatItQuotes() {
        String quoting = quote(ben, post);
        assertThat(id(server.delete("/api/v1/statuses/" + post, ana))).isEqualTo(post);
        assertThat(state(cleo, quoting)).isEqualTo("deleted");
        assertThat(read(cleo, quoting).path("content").asString()).isEqualTo("<p>Read this</p>");
        Browser browser = new Browser(server);
        assertThat(browser.get("/@ben/" + quoting).body()).contains("The quoted post has been deleted.");
    }

    @Test
    void whoQuotedAPostIsToldOfItsEdit() {
        String quoting = quote(ben, post);
        String revoked = quote(cleo, post);
        server.post("/api/v1/statuses/" + post + "/quotes/" + revoked + "/revoke", ana);
        server.form("PUT", "/api/v1/statuses/" + post, ana, "status", "It happened to all of us");
        await().untilAsserted(() -> assertThat(notifications(ben)).containsExactly("quoted_update"));
        assertThat(notifications(cleo)).isEmpty();
        assertThat(read(cleo, quoting)
                        .path("quote")
                        .path("quoted_status")
                        .path("content")
                        .asString())
                .isEqualTo("<p>It happened to all of us</p>");
    }

    @Test
    void aShieldKeepsStrangersFromQuoting() {
        String benId =
                server.get("/api/v1/accounts/lookup?acct=ben").json().path("id").asString();
        server.post("/api/v1/accounts/" + benId + "/follow", ana);
        server.post("/api/v1/shield/raise", ana);
        Answer refused = server.post("/api/v1/statuses", cleo, "status", "Look at her", "quoted_status_id", post);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("error").asString()).contains("shielded");
        String byBen = quote(ben, post);
        quote(ana, post);
        // Apps are not promised what may fail.
        assertThat(approval(cleo)).isEqualTo("unknown");
        assertThat(approval(ana)).isEqualTo("automatic");
        // A list would tell the number that the shield hides.
        assertThat(count()).isZero();
        assertThat(quotes(cleo)).isEmpty();
        assertThat(server.get("/statuses/" + post + "/quotes").body()).doesNotContain("Read this");
        assertThat(quotes(ana)).contains(byBen);
        server.post("/api/v1/shield/lower", ana);
        assertThat(approval(cleo)).isEqualTo("automatic");
        assertThat(quotes(cleo)).contains(byBen);
        quote(cleo, post);
    }

    private String approval(String who) {
        return read(who, post).path("quote_approval").path("current_user").asString();
    }

    private List<String> quotes(String who) {
        return server.get("/api/v1/statuses/" + post + "/quotes", who)
                .json()
                .valueStream()
                .map(each -> each.path("id").asString())
                .toList();
    }

    @Test
    void anEditDoesNotTakeTheQuotedAuthorOutOfAPrivateMention() {
        String quoting = id(server.post(
                "/api/v1/statuses",
                ben,
                "status",
                "@ana @cleo look",
                "visibility",
                "direct",
                "quoted_status_id",
                post));
        String path = "/api/v1/statuses/" + quoting;
        Answer refused = server.form("PUT", path, ben, "status", "@cleo behind her back");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("details").has("quoted_status_id")).isTrue();
        assertThat(server.form("PUT", path, ben, "status", "@ana only you").status())
                .isEqualTo(200);
        server.post("/api/v1/statuses/" + post + "/quotes/" + quoting + "/revoke", ana);
        // Nothing of hers is left in it.
        assertThat(server.form("PUT", path, ben, "status", "@cleo something else")
                        .status())
                .isEqualTo(200);
    }

    /** A blocked author can't see the quote, so could not revoke it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBlockTakesPostsOutOfQuotes(boolean byQuoter) {
        String other = id(server.post("/api/v1/statuses", ben, "status", "Something of ben's"));
        String quoting = quote(ben, post);
        String back = quote(ana, other);
        String unrelated = quote(cleo, post);
        String blocker = byQuoter ? ben : ana;
        act(blocker, byQuoter ? "ana" : "ben", "block");
        await().untilAsserted(() -> {
            assertThat(state(cleo, quoting)).isEqualTo("revoked");
            assertThat(state(cleo, back)).isEqualTo("revoked");
        });
        assertThat(count()).isEqualTo(1);
        assertThat(state(cleo, unrelated)).isEqualTo("accepted");
        Answer refused = server.post(
                "/api/v1/statuses", blocker, "status", "Again", "quoted_status_id", byQuoter ? post : other);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("error").asString()).contains("You block");
        act(blocker, byQuoter ? "ana" : "ben", "unblock");
        assertThat(state(cleo, quoting)).isEqualTo("revoked");
        quote(ben, post);
    }

    private void act(String who, String target, String action) {
        String id = server.get("/api/v1/accounts/lookup?acct=" + target)
                .json()
                .path("id")
                .asString();
        assertThat(server.post("/api/v1/accounts/" + id + "/" + action, who).status())
                .isEqualTo(200);
    }

    @Test
    void theAuthorFindsQuotesOfAccountsThatAreMuted() {
        String quoting = quote(ben, post);
        act(ana, "ben", "mute");
        act(cleo, "ben", "mute");
        assertThat(server.get("/api/v1/statuses/" + post + "/quotes", ana)
                        .json()
                        .path(0)
                        .path("id")
                        .asString())
                .isEqualTo(quoting);
        assertThat(server.get("/api/v1/statuses/" + post + "/quotes", cleo)
                        .json()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void quotesInQuotesAndCirclesEnd() {
        String first = quote(ben, post);
        String second = quote(cleo, first);
        String third = quote(ana, second);
        JsonNode shown = read(ben, third).path("quote").path("quoted_status");
        assertThat(shown.path("id").asString()).isEqualTo(second);
        assertThat(shown.path("quote").path("state").asString()).isEqualTo("accepted");
        assertThat(shown.path("quote").path("quoted_status_id").asString()).isEqualTo(first);
        assertThat(shown.path("quote").has("quoted_status")).isFalse();
        String boost = server.post("/api/v1/statuses/" + second + "/reblog", ben)
                .json()
                .path("id")
                .asString();
        JsonNode boosted = read(ana, boost).path("reblog").path("quote");
        assertThat(boosted.path("quoted_status").path("id").asString()).isEqualTo(first);
        assertThat(boosted.path("quoted_status")
                        .path("quote")
                        .path("quoted_status_id")
                        .asString())
                .isEqualTo(post);
        // What is shown doesn't depend on where it was shown before.
        assertThat(read(ben, second)
                        .path("quote")
                        .path("quoted_status")
                        .path("id")
                        .asString())
                .isEqualTo(first);
    }

    @Test
    void streamsSendTheQuoteAndItsEnd() {
        String anasId =
                server.get("/api/v1/accounts/lookup?acct=ana").json().path("id").asString();
        String bensId =
                server.get("/api/v1/accounts/lookup?acct=ben").json().path("id").asString();
        server.post("/api/v1/accounts/" + bensId + "/follow", cleo);
        server.post("/api/v1/accounts/" + anasId + "/mute", cleo);
        try (SocketClient socket = SocketClient.open(server.url, "", cleo).subscribe("user")) {
            String quoting = quote(ben, post);
            JsonNode sent = socket.next();
            assertThat(sent.path("event").asString()).isEqualTo("update");
            assertThat(sent.path("payload").asString())
                    .contains("\"state\":\"muted_account\"", "\"id\":\"" + post + "\"");
            server.post("/api/v1/statuses/" + post + "/quotes/" + quoting + "/revoke", ana);
            JsonNode changed = socket.next();
            assertThat(changed.path("event").asString()).isEqualTo("status.update");
            assertThat(changed.path("payload").asString())
                    .contains("\"id\":\"" + quoting + "\"", "\"state\":\"revoked\",\"quoted_status\":null");
        }
    }

    @Test
    void postsAreQuotedInTheBrowser() {
        Browser browser = new Browser(server);
        browser.signIn("ben");
        assertThat(browser.get("/@ana/" + post).body()).contains("href=\"/write?quote=" + post + "\"");
        Answer form = browser.get("/write?quote=" + post);
        assertThat(form.body()).contains("It happened to me", "What do you want to add?");
        Answer empty = browser.submit(form, "/write", "text", " ", "quotes", "nobody");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.body())
                .contains("name=\"quote\" value=\"" + post + "\"", "value=\"nobody\" selected", "It happened to me");
        Answer done = browser.submit(empty, "/write", "text", "So it is", "quotes", "followers");
        assertThat(done.status()).isEqualTo(303);
        String quoting = server.get("/api/v1/statuses/" + post + "/quotes", ana)
                .json()
                .path(0)
                .path("id")
                .asString();
        assertThat(browser.get("/@ben/" + quoting).body())
                .contains("class=\"quoted\"", "It happened to me")
                .doesNotContain("quote-inline");
        assertThat(read(cleo, quoting)
                        .path("quote_approval")
                        .path("automatic")
                        .path(0)
                        .asString())
                .isEqualTo("followers");

        Browser author = new Browser(server);
        author.signIn("ana");
        Answer page = author.get("/@ana/" + post);
        assertThat(page.body()).contains("1 quote");
        Answer quotes = author.get("/statuses/" + post + "/quotes");
        assertThat(quotes.body()).contains("So it is");
        Answer revoked = author.submit(quotes, "/statuses/" + post + "/quotes/" + quoting + "/revoke");
        assertThat(revoked.status()).isEqualTo(303);
        assertThat(author.get("/@ben/" + quoting).body())
                .contains("The author of the quoted post has removed it from here.")
                .doesNotContain("It happened to me");
        assertThat(author.get("/statuses/" + post + "/quotes?done=revoked").body())
                .contains("Nobody you can see has quoted this post.", "has been removed from the quote");
    }

    @Test
    void aRefusedQuoteKeepsWhatWasTyped() {
        Browser browser = new Browser(server);
        browser.signIn("ben");
        Answer form = browser.get("/write?quote=" + post);
        Browser author = new Browser(server);
        author.signIn("ana");
        Answer page = author.get("/@ana/" + post);
        assertThat(author.submit(page, "/statuses/" + post + "/quote-policy", "policy", "nobody")
                        .status())
                .isEqualTo(303);
        Answer refused = browser.submit(form, "/write", "text", "Words that took long");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body())
                .contains("Words that took long", "let others quote it", "name=\"quote\" value=\"" + post + "\"");
        assertThat(browser.get("/@ana/" + post).body()).doesNotContain("/write?quote=" + post);
        assertThat(author.get("/@ana/" + post).body()).contains("value=\"nobody\" selected");
        // Gone, it can't be quoted; the words are still there.
        server.delete("/api/v1/statuses/" + post, ana);
        Answer without = browser.submit(refused, "/write", "text", "Words that took long");
        assertThat(without.status()).isEqualTo(404);
        assertThat(without.body())
                .contains("Words that took long", "The post that you wanted to quote is gone")
                .doesNotContain("name=\"quote\"");
    }
}
