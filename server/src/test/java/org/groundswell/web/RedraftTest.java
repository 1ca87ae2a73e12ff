package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.media.TestMedia;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;

/** A post is deleted and written again, with everything that it had. */
@OnEveryDatabase
class RedraftTest {
    @Parameter
    TestDatabase database;

    private TestServer server;
    private String ana;
    private Browser browser;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data, database.settings(Map.of()));
        ana = server.person("ana");
        browser = new Browser(server);
        browser.signIn("ana");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode post(String... form) {
        Answer answer = server.post("/api/v1/statuses", ana, form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode newest() {
        String me = server.get("/api/v1/accounts/verify_credentials", ana)
                .json()
                .path("id")
                .asString();
        return server.get("/api/v1/accounts/" + me + "/statuses", ana).json().path(0);
    }

    /** Presses the button that deletes a post to write it again. */
    private Answer redraft(String id) {
        Answer page = browser.get("/@ana/" + id);
        return browser.submit(page, "/statuses/" + id + "/redraft");
    }

    @Test
    void everythingOfThePostIsInTheForm() {
        String parent = server.person("ben");
        String question = server.post("/api/v1/statuses", parent, "status", "What do you think?")
                .json()
                .path("id")
                .asString();
        String picture = server.upload("/api/v2/media", ana, "file", TestMedia.png(30, 20), "description", "two halves")
                .json()
                .path("id")
                .asString();
        JsonNode before = post(
                "status", "A tpyo",
                "spoiler_text", "careful",
                "visibility", "unlisted",
                "media_ids[]", picture,
                "in_reply_to_id", question,
                "reply_policy", "nobody",
                "quote_approval_policy", "followers");
        Answer form = redraft(before.path("id").asString());
        assertThat(form.status()).isEqualTo(200);
        Document page = Jsoup.parse(form.body());
        assertThat(page.select(".problem").text()).contains("The post has been deleted.");
        assertThat(page.select("textarea[name=text]").text()).isEqualTo("A tpyo");
        assertThat(server.get("/api/v1/statuses/" + before.path("id").asString(), ana)
                        .status())
                .isEqualTo(404);

        assertThat(browser.submit(form, "/write", "text", "A typo").status()).isEqualTo(303);
        JsonNode after = newest();
        assertThat(after.path("content").asString()).isEqualTo("<p>A typo</p>");
        for (String field : List.of("spoiler_text", "visibility", "in_reply_to_id", "sensitive")) {
            assertThat(after.path(field)).as(field).isEqualTo(before.path(field));
        }
        assertThat(after.path("media_attachments").path(0).path("description").asString())
                .isEqualTo("two halves");
        assertThat(after.path("quote_approval").path("automatic").path(0).asString())
                .isEqualTo("followers");
        assertThat(browser.get("/@ana/" + after.path("id").asString()).body()).contains("value=\"nobody\" selected");
    }

    @Test
    void aPollBeginsAnewAndAQuoteStays() {
        String quoted = post("status", "Quote me").path("id").asString();
        String asking = post(
                        "status", "Which?",
                        "quoted_status_id", quoted,
                        "poll[options][]", "this",
                        "poll[options][]", "that",
                        "poll[expires_in]", "3600")
                .path("id")
                .asString();
        Answer form = redraft(asking);
        assertThat(form.body()).contains("value=\"this\"", "value=\"that\"", "name=\"quote\" value=\"" + quoted + "\"");
        assertThat(browser.submit(form, "/write", "text", "Which one?").status())
                .isEqualTo(303);
        assertThat(newest().path("poll").path("options").path(1).path("title").asString())
                .isEqualTo("that");
        assertThat(newest().path("quote").path("quoted_status").path("id").asString())
                .isEqualTo(quoted);
    }

    @Test
    void othersPostsStay() {
        String id = post("status", "Mine").path("id").asString();
        server.account("ben");
        Browser other = new Browser(server);
        other.signIn("ben");
        String token = Browser.formToken(other.get("/settings"));
        assertThat(other.post("/statuses/" + id + "/redraft", Map.of("csrf", token))
                        .status())
                .isEqualTo(404);
        assertThat(server.get("/api/v1/statuses/" + id).status()).isEqualTo(200);
    }
}
