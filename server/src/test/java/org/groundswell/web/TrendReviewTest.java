package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.TestServer;
import org.groundswell.auth.Role;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Moderators decide what may trend, and see who decided what. */
class TrendReviewTest {
    @TempDir
    Path directory;

    private TestServer server;
    private Browser admin;

    @BeforeEach
    void open() throws IOException {
        server = TestServer.start(directory, Map.of());
        server.makeOlder(Duration.ofDays(2));
        server.account("root", Role.ADMIN);
        admin = new Browser(server);
        admin.signIn("root");
        // Ten people here, and six of a server called loud.example.
        for (int i = 0; i < 10; i++) {
            server.post("/api/v1/statuses", server.person("person" + i), "status", "My reason, number " + i + " #Wave");
        }
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            lines.append("""
                    {"id":"w%d","account":"loud%d@loud.example","created_at":"%s","text":"%d of them say #Wave"}
                    """.formatted(i, i, Instant.now().minusSeconds(1), i * 7919));
        }
        server.server
                .core()
                .importing()
                .importer()
                .run(new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
        awaitPeople(16);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aWithheldTagIsInNoListNorSuggestionUntilThatIsUndone() {
        assertThat(found()).containsExactly("Wave");
        decide("withhold", "tag", "#WAVE", "a campaign");
        await().untilAsserted(() -> assertThat(listed("")).isEmpty());
        assertThat(listed("?place=PH")).isEmpty();
        assertThat(listed("?at=" + Instant.now())).isEmpty();
        assertThat(found()).isEmpty();
        assertThat(new Browser(server).get("/").body()).doesNotContain("#Wave");
        assertThat(server.get("/api/v1/timelines/tag/wave").json().size()).isEqualTo(16);

        assertThat(admin.get("/admin/trends").body()).contains("#wave</b> is hidden from trends", "a campaign");
        assertThat(admin.get("/admin/log").body())
                .contains("@root hid <b dir=\"auto\">#wave</b> from trends")
                .contains("a campaign");

        decide("undo", "tag", "wave", "");
        await().untilAsserted(() -> assertThat(listed("")).containsExactly("Wave"));
        assertThat(found()).containsExactly("Wave");
        assertThat(admin.get("/admin/log").body()).contains("@root undid the decision about");
    }

    @Test
    void aTagThatIsNotListedIsInNoListNorSuggestion() {
        setTag("listable", "false");
        await().untilAsserted(() -> assertThat(listed("")).isEmpty());
        assertThat(found()).isEmpty();
        assertThat(text(admin.get("/admin/log"))).contains("@root hid #wave from lists and searches");
        // The form of the page has the box unchecked; it is checked here.
        assertThat(submitTag(tagPage(), "listable", "on").status()).isEqualTo(303);
        await().untilAsserted(() -> assertThat(listed("")).containsExactly("Wave"));
        assertThat(found()).containsExactly("Wave");
    }

    @Test
    void newPostsCannotHaveADisabledTag() {
        String author = server.person("writer");
        String post = server.post("/api/v1/statuses", author, "status", "Nothing yet")
                .json()
                .path("id")
                .asString();
        setTag("usable", "false");
        TestServer.Answer refused = server.post("/api/v1/statuses", author, "status", "One more #WAVE");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("the moderators of this server have disabled: #wave. Remove it to post");
        assertThat(server.form("PUT", "/api/v1/statuses/" + post, author, "status", "Now with #wave")
                        .status())
                .isEqualTo(422);
        assertThat(server.post("/api/v1/statuses", author, "status", "One more #Waves")
                        .status())
                .isEqualTo(200);
        await().untilAsserted(() -> assertThat(listed("")).isEmpty());
        assertThat(server.get("/api/v1/timelines/tag/wave").json().size()).isEqualTo(16);

        assertThat(submitTag(tagPage(), "usable", "on").status()).isEqualTo(303);
        assertThat(server.post("/api/v1/statuses", author, "status", "One more #WAVE")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theDisplayNameIsShownInsteadOfTheMostFrequentSpelling() {
        TestServer.Answer open = tagPage();
        TestServer.Answer refused = submitTag(open, "display_name", "waves");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(text(refused)).contains("must be another spelling of the same tag, #wave");
        // Another moderator's decision of the meantime stays.
        setTag("trendable", "false");
        assertThat(submitTag(open, "display_name", "WaVe").status()).isEqualTo(303);
        await().untilAsserted(() -> assertThat(listed("")).isEmpty());
        assertThat(text(tagPage())).contains("#WaVe 16 people · 16 posts · Hidden from trends");
        assertThat(new Browser(server).get("/tags/wave").body()).contains("#WaVe");
        setTag("trendable", "true");
        await().untilAsserted(() -> assertThat(listed("")).containsExactly("WaVe"));
        assertThat(found()).containsExactly("WaVe");
        submitTag(tagPage(), "display_name", "");
        assertThat(found()).containsExactly("Wave");
    }

    private TestServer.Answer tagPage() {
        return admin.get("/admin/tags?q=%23Wave");
    }

    private TestServer.Answer submitTag(TestServer.Answer page, String field, String value) {
        String action =
                Jsoup.parse(page.body()).select("form[action^=/admin/tags/]").attr("action");
        return admin.submit(page, action, field, value);
    }

    private void setTag(String setting, String value) {
        String id = Jsoup.parse(tagPage().body())
                .select("form[action^=/admin/tags/]")
                .attr("action")
                .replace("/admin/tags/", "");
        String token = server.token(
                server.server.core().people().accounts().find("root").orElseThrow(), "admin:write");
        assertThat(server.form("PUT", "/api/v1/admin/tags/" + id, token, setting, value)
                        .status())
                .isEqualTo(200);
    }

    private static String text(TestServer.Answer page) {
        return Jsoup.parse(page.body()).text();
    }

    @Test
    void postsPagesAndWebsitesAreHiddenByTheirAddresses() {
        decide("withhold", "post", server.url + "/@person1/4711", "");
        decide("withhold", "link", "HTTPS://news.example/a#part", "");
        decide("withhold", "publisher", "www.News.example", "");
        assertThat(text(admin.get("/admin/trends")))
                .contains("post 4711 is hidden from trends")
                .contains("news.example/a is hidden from trends")
                .contains("the website news.example is hidden from trends");
        TestServer.Answer refused = admin.submit(
                admin.get("/admin/trends"), "/admin/trends/withhold", "kind", "link", "subject", "no page", "note", "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(text(refused)).contains("must be the address of a page");
    }

    @Test
    void aWithheldAccountOrServerCountsForNothing() {
        decide("withhold", "account", "@person3", "");
        awaitPeople(15);
        decide("withhold", "domain", "Loud.Example", "");
        awaitPeople(9);
        // What it says from now on does not count either.
        server.post(
                "/api/v1/statuses",
                server.token(
                        server.server.core().people().accounts().find("person3").orElseThrow(), "write"),
                "status",
                "once more #Wave");
        await().untilAsserted(() -> assertThat(listed("?at=" + Instant.now())).containsExactly("Wave"));
        decide("undo", "domain", "loud.example", "");
        awaitPeople(15);
        assertThat(admin.get("/admin/trends").body()).contains("@person3</b> is excluded from the count");
    }

    @Test
    void boostsAndPostsThatShowWhatItIsAboutAreBeside() {
        String post = server.get("/api/v1/timelines/tag/wave?limit=1")
                .json()
                .get(0)
                .path("id")
                .asString();
        for (int i = 0; i < 12; i++) {
            server.post("/api/v1/statuses/" + post + "/reblog", server.person("booster" + i));
        }
        await().untilAsserted(() -> {
            JsonNode trend = server.get("/api/v1/trends/tags").json().get(0).path("trend");
            assertThat(trend.path("boosts").asInt()).isEqualTo(12);
            assertThat(trend.path("people").asInt()).isEqualTo(16);
        });
        assertThat(new Browser(server).get("/").body()).contains("boosted 12 times");
        assertThat(server.get("/api/v1/trends/tags")
                        .json()
                        .get(0)
                        .path("trend")
                        .path("statuses")
                        .size())
                .isEqualTo(3);
        assertThat(new Browser(server).get("/tags/wave").body()).contains("What people say");
    }

    @Test
    void whatIsDatedAheadStartsNothing() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            lines.append("""
                    {"id":"f%d","account":"early%d@ahead.example","created_at":"%s","text":"%d minutes to go #Tomorrow"}
                    """.formatted(i, i, Instant.now().plus(Duration.ofHours(2)), i * 7));
        }
        server.server
                .core()
                .importing()
                .importer()
                .run(new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
        server.post("/api/v1/statuses", server.person("one_more"), "status", "And me. #Wave");
        awaitPeople(17);
        assertThat(listed("")).containsExactly("Wave");
    }

    @Test
    void whereApprovalIsNeededNothingIsListedWithoutIt() {
        assertThat(send(admin, "approval", "needed", "yes").status()).isEqualTo(303);
        await().untilAsserted(() -> assertThat(listed("")).isEmpty());
        assertThat(admin.get("/admin/trends").body())
                .contains("Waiting for approval")
                .contains("#Wave</a>");
        decide("approve", "tag", "wave", "");
        await().untilAsserted(() -> assertThat(listed("")).containsExactly("Wave"));
        send(admin, "approval", "needed", "no");
        assertThat(admin.get("/admin/log").body()).contains("made tags no longer require approval");
    }

    @Test
    void nobodyElseSeesOrDecidesAnythingAndNonsenseIsRefused() {
        server.account("other");
        Browser other = new Browser(server);
        other.signIn("other");
        assertThat(other.get("/admin/trends").status()).isEqualTo(404);
        assertThat(send(other, "withhold", "kind", "tag", "subject", "wave").status())
                .isEqualTo(404);
        assertThat(listed("")).containsExactly("Wave");
        assertThat(decide("withhold", "tag", "no tag", "").status()).isEqualTo(422);
        assertThat(decide("withhold", "account", "@nobody", "").status()).isEqualTo(422);
        assertThat(decide("withhold", "domain", "a/b", "").status()).isEqualTo(422);
        assertThat(decide("withhold", "planet", "mars", "").status()).isEqualTo(422);
        assertThat(decide("withhold", "tag", "wave", "x".repeat(501)).status()).isEqualTo(422);
        assertThat(decide("approve", "domain", "loud.example", "").status()).isEqualTo(422);
        assertThat(admin.get("/admin/trends").body()).contains("No decisions yet.");
    }

    private TestServer.Answer decide(String action, String kind, String subject, String note) {
        return send(admin, action, "kind", kind, "subject", subject, "note", note);
    }

    private static TestServer.Answer send(Browser browser, String action, String... fields) {
        Map<String, String> form = new HashMap<>();
        form.put("csrf", Browser.formToken(browser.get("/settings")));
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return browser.post("/admin/trends/" + action, form);
    }

    private void awaitPeople(int people) {
        await().untilAsserted(() -> assertThat(server.get("/api/v1/trends/tags")
                        .json()
                        .path(0)
                        .path("trend")
                        .path("people")
                        .asInt())
                .isEqualTo(people));
    }

    private List<String> listed(String query) {
        return names(server.get("/api/v1/trends/tags" + query).json());
    }

    private List<String> found() {
        return names(server.get("/api/v2/search?type=hashtags&q=wav").json().path("hashtags"));
    }

    private static List<String> names(JsonNode tags) {
        List<String> names = new ArrayList<>();
        tags.forEach(tag -> names.add(tag.path("name").asString()));
        return names;
    }
}
