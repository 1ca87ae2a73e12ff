package org.groundswell.polls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.streaming.SocketClient;
import org.groundswell.web.Browser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;

/** Polls on pages without JavaScript, in feeds and embeds, in streams and notifications. */
@OnEveryDatabase
class PollPagesTest {
    @Parameter
    TestDatabase kind;

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock();
    private TestServer server;
    private Browser ana;
    private Browser ben;
    private String bens;

    @BeforeEach
    void start() {
        server = TestServer.start(directory, kind.settings(Map.of()), clock);
        server.account("ana");
        bens = server.person("ben");
        ana = signedIn("ana");
        ben = signedIn("ben");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Browser signedIn(String name) {
        Browser browser = new Browser(server);
        browser.signIn(name);
        return browser;
    }

    private Answer write(String... fields) {
        return ana.submit(ana.get("/write"), "/write", fields);
    }

    /** Posts a poll on the page; its id. */
    private String ask(String... more) {
        String[] fields = new String[6 + more.length];
        System.arraycopy(
                new String[] {"text", "which?", "poll-option[0]", "red <b>", "poll-option[2]", "blue"},
                0,
                fields,
                0,
                6);
        System.arraycopy(more, 0, fields, 6, more.length);
        Answer posted = write(fields);
        assertThat(posted.status()).as(posted.body()).isEqualTo(303);
        return latest().path("id").asString();
    }

    private JsonNode latest() {
        return server.get("/api/v1/timelines/public").json().path(0);
    }

    private Document page(Browser browser, String id) {
        Answer answer = browser.get("/@ana/" + id);
        assertThat(answer.status()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    @Test
    void oneAsksAndAnotherVotes() {
        String id = ask();
        assertThat(latest().path("poll").path("options").toString())
                .isEqualTo("[{\"title\":\"red <b>\",\"votes_count\":0},{\"title\":\"blue\",\"votes_count\":0}]");
        assertThat(page(ana, id).select(".poll form, form.poll")).isEmpty();
        Document open = page(ben, id);
        assertThat(open.select("form.poll input[type=radio]")).hasSize(2);
        assertThat(open.select("form.poll .poll-foot").text())
                .contains("No votes yet")
                .contains("1 day left");
        Answer voted = ben.submit(ben.get("/@ana/" + id), "/statuses/" + id + "/vote", "choices", "1");
        assertThat(voted.status()).isEqualTo(303);
        assertThat(voted.header("Location").orElseThrow()).isEqualTo("/@ana/" + id + "#p" + id);
        Document after = page(ben, id);
        assertThat(after.select("form.poll")).isEmpty();
        assertThat(after.select(".poll-results li").eachText()).containsExactly("red <b> 0%", "blue Your vote 100%");
        assertThat(after.select(".poll-results .poll-chosen rect").attr("width"))
                .isEqualTo("100%");
        assertThat(after.select(".poll-foot").text()).startsWith("1 person");
    }

    @Test
    void aRefusedVoteComesBackOnThePageOfThePost() {
        String id = ask();
        Answer page = ben.get("/@ana/" + id);
        Answer refused = ben.submit(page, "/statuses/" + id + "/vote", "choices", "");
        assertThat(refused.status()).isEqualTo(422);
        Document shown = Jsoup.parse(refused.body());
        assertThat(shown.select(".problem[role=alert]").text()).isEqualTo("The vote needs a choice.");
        assertThat(shown.select(".post.main .words").text()).isEqualTo("which?");
        clock.moveOn(Duration.ofDays(1));
        Answer late = ben.submit(page, "/statuses/" + id + "/vote", "choices", "0");
        assertThat(late.status()).isEqualTo(422);
        assertThat(Jsoup.parse(late.body()).select(".problem[role=alert]").text())
                .isEqualTo("The vote comes too late: the poll has ended.");
    }

    @Test
    void visitorsSeeResultsAndAreAskedToSignIn() {
        String id = ask();
        Document page = page(new Browser(server), id);
        assertThat(page.select("form.poll")).isEmpty();
        assertThat(page.select(".poll-results li").eachText()).containsExactly("red <b> 0%", "blue 0%");
        assertThat(page.select(".poll a").attr("href")).isEqualTo("/auth/sign_in?next=/@ana/" + id);
    }

    @Test
    void hiddenTotalsAreShownAtTheEnd() {
        String id = ask("poll-hidden", "true", "poll-multiple", "true", "poll-time", "300");
        Document open = page(ben, id);
        assertThat(open.select("form.poll input[type=checkbox]")).hasSize(2);
        assertThat(open.select("form.poll details")).isEmpty();
        assertThat(open.select(".poll-foot").text()).contains("Results are shown when the poll ends");
        assertThat(page(new Browser(server), id).select(".share")).isEmpty();
        clock.moveOn(Duration.ofMinutes(5));
        Document over = page(ben, id);
        assertThat(over.select(".share").eachText()).containsExactly("0%", "0%");
        assertThat(over.select(".poll-foot").text()).contains("Ended");
    }

    @Test
    void aRefusedFormKeepsEverything() {
        Answer refused = write(
                "text",
                "which?",
                "poll-option[0]",
                "same",
                "poll-option[1]",
                "same",
                "poll-time",
                "1800",
                "poll-multiple",
                "true",
                "poll-hidden",
                "true");
        assertThat(refused.status()).isEqualTo(422);
        Document page = Jsoup.parse(refused.body());
        assertThat(page.select(".problem").text()).isEqualTo("The poll has the same option twice.");
        assertThat(page.select("textarea[name=text]").text()).isEqualTo("which?");
        assertThat(page.select(".composer-poll").hasAttr("open")).isTrue();
        assertThat(page.select(".composer-poll li input").eachAttr("value")).containsExactly("same", "same", "", "");
        assertThat(page.select(".composer-poll option[selected]").text()).isEqualTo("30 minutes");
        assertThat(page.select("[name=poll-multiple][checked], [name=poll-hidden][checked]"))
                .hasSize(2);
    }

    @Test
    void anEditOnThePageKeepsThePollUnlessItsOptionsAreRemoved() {
        String id = ask();
        ben.submit(ben.get("/@ana/" + id), "/statuses/" + id + "/vote", "choices", "1");
        clock.moveOn(Duration.ofMinutes(1));
        String path = "/statuses/" + id + "/edit";
        String ends = latest().path("poll").path("expires_at").asString();
        assertThat(ana.submit(ana.get(path), path, "text", "so, which?").status())
                .isEqualTo(303);
        JsonNode kept = latest().path("poll");
        assertThat(kept.path("votes_count").asInt()).isEqualTo(1);
        assertThat(kept.path("expires_at").asString()).isEqualTo(ends);
        clock.moveOn(Duration.ofMinutes(1));
        assertThat(ana.submit(ana.get(path), path, "poll-option[0]", "", "poll-option[1]", "")
                        .status())
                .isEqualTo(303);
        assertThat(latest().path("poll").isNull()).isTrue();
        Document history = Jsoup.parse(ana.get("/statuses/" + id + "/history").body());
        assertThat(history.select(".poll-results li").eachText()).containsExactly("red <b>", "blue", "red <b>", "blue");
    }

    @Test
    void feedsAndEmbedsShowTheOptions() {
        String id = ask();
        assertThat(server.get("/@ana/feed.atom").body()).contains("&lt;li&gt;red &amp;lt;b&amp;gt;&lt;/li&gt;");
        assertThat(Jsoup.parse(server.get("/@ana/" + id + "/embed").body())
                        .select(".poll-results li")
                        .eachText())
                .containsExactly("red <b> 0%", "blue 0%");
    }

    @Test
    void filtersReadTheOptions() {
        ask();
        server.post("/api/v1/accounts/" + latest().path("account").path("id").asString() + "/follow", bens);
        server.post(
                "/api/v2/filters",
                bens,
                "title",
                "colours",
                "context[]",
                "home",
                "filter_action",
                "warn",
                "keywords_attributes[0][keyword]",
                "blue");
        assertThat(server.get("/api/v1/timelines/home", bens)
                        .json()
                        .path(0)
                        .path("filtered")
                        .toString())
                .contains("colours");
    }

    @Test
    void theEndIsInStreamsAndNotifications() {
        String id = ask();
        ben.submit(ben.get("/@ana/" + id), "/statuses/" + id + "/vote", "choices", "1");
        try (SocketClient app = SocketClient.open(server.url, "?stream=public", bens)) {
            clock.moveOn(Duration.ofDays(1));
            JsonNode message = app.next();
            // The post itself may come first.
            while (message.path("event").asString().equals("update")) {
                message = app.next();
            }
            assertThat(message.path("event").asString()).isEqualTo("status.update");
            assertThat(message.path("payload").asString())
                    .contains("\"expired\":true")
                    .contains("\"own_votes\":[1]");
        }
        await().untilAsserted(() -> assertThat(server.get("/api/v1/notifications", bens)
                        .json()
                        .path(0)
                        .path("type")
                        .asString())
                .isEqualTo("poll"));
        assertThat(Jsoup.parse(ana.get("/notifications").body()).text()).contains("A poll by ana has ended");
    }
}
