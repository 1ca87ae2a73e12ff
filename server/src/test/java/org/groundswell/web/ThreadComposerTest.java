package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;

/** Several posts are written in one form: each is a reply to the one before. */
@OnEveryDatabase
class ThreadComposerTest {
    @Parameter
    TestDatabase database;

    private TestServer server;
    private String ana;
    private String token;
    private Browser browser;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data, database.settings(Map.of()));
        ana = server.person("ana");
        browser = new Browser(server);
        browser.signIn("ana");
        token = Browser.formToken(browser.get("/settings"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer send(String... pairs) {
        String[] form = new String[pairs.length + 2];
        form[0] = "csrf";
        form[1] = token;
        System.arraycopy(pairs, 0, form, 2, pairs.length);
        return browser.post("/write", form);
    }

    /** From the oldest to the newest. */
    private List<JsonNode> posts() {
        String me = server.get("/api/v1/accounts/verify_credentials", ana)
                .json()
                .path("id")
                .asString();
        return server.get("/api/v1/accounts/" + me + "/statuses", ana)
                .json()
                .valueStream()
                .toList()
                .reversed();
    }

    private static List<String> texts(Answer form) {
        return Jsoup.parse(form.body()).select("textarea[name=text], textarea[name=more]").stream()
                .map(area -> area.wholeText().strip())
                .toList();
    }

    @Test
    void eachPostContinuesTheOneBefore() {
        Answer longer = send("text", "One", "visibility", "unlisted", "add_post", "true");
        assertThat(longer.status()).isEqualTo(200);
        assertThat(texts(longer)).containsExactly("One", "");
        Answer longest = send("text", "One", "more", "Two", "visibility", "unlisted", "add_post", "true");
        assertThat(texts(longest)).containsExactly("One", "Two", "");
        assertThat(posts()).isEmpty();

        Answer done = send(
                "text", "One",
                "more", "Two",
                "more", " ",
                "more", "Three",
                "visibility", "unlisted",
                "spoiler", "careful",
                "quotes", "nobody",
                "key", "once");
        assertThat(done.status()).isEqualTo(303);
        List<JsonNode> posts = posts();
        assertThat(posts)
                .extracting(post -> post.path("content").asString())
                .containsExactly("<p>One</p>", "<p>Two</p>", "<p>Three</p>");
        assertThat(posts.get(1).path("in_reply_to_id")).isEqualTo(posts.get(0).path("id"));
        assertThat(posts.get(2).path("in_reply_to_id")).isEqualTo(posts.get(1).path("id"));
        for (JsonNode post : posts) {
            assertThat(post.path("visibility").asString()).isEqualTo("unlisted");
            assertThat(post.path("spoiler_text").asString()).isEqualTo("careful");
            assertThat(post.path("quote_approval").path("automatic").isEmpty()).isTrue();
        }
        assertThat(done.header("Location"))
                .hasValue("/@ana/" + posts.getFirst().path("id").asString());
    }

    @Test
    void nothingIsPostedIfOneOfThemCannotBe() {
        String tooLong = "x".repeat(501);
        Answer refused = send("text", "One", "more", "Two", "more", tooLong, "visibility", "public");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.body()).select(".problem").text()).startsWith("Post 3:");
        assertThat(texts(refused)).containsExactly("One", "Two", tooLong);
        assertThat(posts()).isEmpty();

        Answer later = send("text", "One", "more", "Two", "visibility", "public", "later", "2040-01-01T00:00");
        assertThat(later.status()).isEqualTo(422);
        assertThat(texts(later)).containsExactly("One", "Two");
        assertThat(posts()).isEmpty();
    }

    @Test
    void aFormThatIsSentTwiceMakesOneThread() {
        for (int i = 0; i < 2; i++) {
            assertThat(send("text", "One", "more", "Two", "visibility", "public", "key", "twice")
                            .status())
                    .isEqualTo(303);
        }
        assertThat(posts()).hasSize(2);
    }

    @Test
    void aThreadHasAnEnd() {
        String[] form = new String[2 * 32 + 4];
        form[0] = "text";
        form[1] = "One";
        for (int i = 0; i < 32; i++) {
            form[2 + 2 * i] = "more";
            form[3 + 2 * i] = "Next " + i;
        }
        form[form.length - 2] = "add_post";
        form[form.length - 1] = "true";
        Answer shown = send(form);
        assertThat(texts(shown)).hasSize(25);
        assertThat(shown.body()).doesNotContain("name=\"add_post\"");
    }
}
