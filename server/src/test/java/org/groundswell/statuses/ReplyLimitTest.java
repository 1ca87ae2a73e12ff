package org.groundswell.statuses;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.web.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Authors choose who can reply to a post. */
@OnEveryDatabase
class ReplyLimitTest {
    @Parameter
    TestDatabase database;

    private TestServer server;
    private String ana;
    private String ben;
    private String cleo;
    private String post;
    private Browser browser;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data, database.settings(Map.of()));
        ana = server.person("ana");
        ben = server.person("ben");
        cleo = server.person("cleo");
        post = server.post("/api/v1/statuses", ana, "status", "It happened to me, @cleo")
                .json()
                .path("id")
                .asString();
        browser = new Browser(server);
        browser.signIn("ana");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer answer(String who, String to) {
        return server.post("/api/v1/statuses", who, "status", "I answer", "in_reply_to_id", to);
    }

    private void limit(String word) {
        Answer page = browser.get("/@ana/" + post);
        Answer done = browser.submit(page, "/statuses/" + post + "/reply-policy", "policy", word);
        assertThat(done.status()).isEqualTo(303);
    }

    @Test
    void authorsSayWhoMayAnswerThemAndWhatIsBelow() {
        String below = answer(ben, post).json().path("id").asString();
        limit("nobody");
        Answer refused = answer(ben, post);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("error").asString()).contains("has limited who can reply");
        assertThat(answer(cleo, post).status()).isEqualTo(403);
        assertThat(answer(cleo, below).status()).isEqualTo(403);
        assertThat(answer(ana, below).status()).isEqualTo(200);
        Browser visitor = new Browser(server);
        visitor.signIn("ben");
        assertThat(visitor.get("/@ana/" + post).body())
                .contains("The author has turned off replies to this post.")
                .doesNotContain("class=\"composer\"");

        limit("followed");
        assertThat(answer(ben, post).status()).isEqualTo(403);
        // Who is mentioned may answer, and who is followed.
        assertThat(answer(cleo, post).status()).isEqualTo(200);
        String id = id("ben");
        server.post("/api/v1/accounts/" + id + "/follow", ana);
        assertThat(answer(ben, post).status()).isEqualTo(200);

        server.post("/api/v1/accounts/" + id + "/unfollow", ana);
        limit("everybody");
        assertThat(answer(ben, post).status()).isEqualTo(200);
    }

    @Test
    void theComposerLimitsRepliesFromTheFirstMoment() {
        String limited = compose("public", "followed");
        assertThat(browser.get("/@ana/" + limited).body()).contains("value=\"followed\" selected");
        assertThat(answer(ben, limited).status()).isEqualTo(403);
        assertThat(answer(cleo, limited).status()).isEqualTo(200);

        assertThat(answer(ben, compose("unlisted", "everybody")).status()).isEqualTo(200);
        // The page hides the choice when the visibility becomes a private mention.
        assertThat(answer(cleo, compose("direct", "nobody")).status()).isEqualTo(200);
    }

    private String compose(String visibility, String replies) {
        Answer write = browser.get("/write");
        assertThat(write.body()).contains("value=\"everybody\" selected");
        browser.submit(
                write, "/write", "text", "Only for @cleo " + replies, "visibility", visibility, "replies", replies);
        return server.get("/api/v1/accounts/" + id("ana") + "/statuses", ana)
                .json()
                .path(0)
                .path("id")
                .asString();
    }

    @Test
    void aReplyHasItsOwnLimit() {
        Answer thread = browser.get("/@ana/" + post);
        Answer done = browser.submit(thread, "/write", "text", "More, @cleo", "replies", "nobody");
        assertThat(done.status()).isEqualTo(303);
        String reply = server.get("/api/v1/statuses/" + post + "/context", ana)
                .json()
                .path("descendants")
                .path(0)
                .path("id")
                .asString();
        assertThat(answer(cleo, reply).status()).isEqualTo(403);
        assertThat(answer(cleo, post).status()).isEqualTo(200);
    }

    @Test
    void aRefusedPostKeepsTheChoiceAndAnEditOffersNone() {
        Answer refused = browser.submit(browser.get("/write"), "/write", "text", " ", "replies", "nobody");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("value=\"nobody\" selected");
        assertThat(browser.get("/statuses/" + post + "/edit").body()).doesNotContain("name=\"replies\"");
        Answer unknown = browser.submit(browser.get("/write"), "/write", "text", "Hello", "replies", "martians");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.body()).contains("must be everybody, followed or nobody");
    }

    @Test
    void aRepeatedRequestChangesNoLimit() {
        String first = keyed("nobody");
        assertThat(keyed("everybody")).isEqualTo(first);
        assertThat(answer(cleo, first).status()).isEqualTo(403);
    }

    private String keyed(String policy) {
        Answer posted = server.send(server.request("/api/v1/statuses")
                .header("Authorization", "Bearer " + ana)
                .header("Idempotency-Key", "once")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(TestServer.encoded("status", "Once, @cleo", "reply_policy", policy))));
        assertThat(posted.status()).isEqualTo(200);
        return posted.json().path("id").asString();
    }

    private String id(String name) {
        return server.get("/api/v1/accounts/lookup?acct=" + name)
                .json()
                .path("id")
                .asString();
    }

    @Test
    void nobodySaysItForSomebodyElse() {
        Browser visitor = new Browser(server);
        visitor.signIn("ben");
        String token = Browser.formToken(visitor.get("/settings"));
        String path = "/statuses/" + post + "/reply-policy";
        assertThat(visitor.post(path, Map.of("csrf", token, "policy", "nobody")).status())
                .isEqualTo(404);
        String own = Browser.formToken(browser.get("/settings"));
        assertThat(browser.post(path, Map.of("csrf", own, "policy", "martians")).status())
                .isEqualTo(422);
        assertThat(answer(ben, post).status()).isEqualTo(200);
        limit("nobody");
        assertThat(server.delete("/api/v1/statuses/" + post, ana).status()).isEqualTo(200);
    }
}
