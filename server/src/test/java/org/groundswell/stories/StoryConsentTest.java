package org.groundswell.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestServer.Answer;
import org.groundswell.app.Core;
import org.groundswell.model.AccountId;
import org.groundswell.web.Browser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whose posts a story quotes, and how much of them, follows what their authors decide, edit and delete. */
@OnEveryDatabase
class StoryConsentTest extends StorySteps {
    @Test
    void aPictureGoesWithItsPostAndAQuoteWithItsConsent() {
        movement();
        String path = publish(edit());
        assertThat(read(path).select(".quote .media img")).hasSize(1);
        Browser person = new Browser(server);
        person.signIn("person1");
        answer(person, "unnamed");
        assertThat(read(path).select(".quote").text()).contains("My way home");
        assertThat(server.get(path).body()).doesNotContain(picture);
        answer(person, "yes");
        assertThat(read(path).select(".quote .media img")).hasSize(1);
        assertThat(read(path).select(".quote .media img").attr("alt")).isEqualTo(ALT);
        server.delete("/api/v1/statuses/" + posts.get("picture"), people.get(1));
        assertThat(server.get(path).body()).doesNotContain(picture).doesNotContain("dark street");
    }

    /** Whoever decides whether a post may be quoted sees all of it, as in other lists of posts. */
    @Test
    void aQuoteRequestShowsAllOfThePost() {
        movement();
        publish(edit());
        for (String kind : List.of("picture", "link", "quote")) {
            Browser person = new Browser(server);
            person.signIn("person" + List.of("link", "picture", "quote").indexOf(kind));
            Element post = Jsoup.parse(person.get("/quote-requests").body()).selectFirst(".question .quoted");
            assertThat(post).as(kind).isNotNull();
            switch (kind) {
                case "picture" ->
                    assertThat(post.select(".media img").attr("alt")).isEqualTo(ALT);
                case "link" -> assertThat(post.select(".card .title").text()).isEqualTo(TITLE);
                default -> assertThat(post.select(".quoted .words").text()).contains(QUOTED);
            }
        }
    }

    @Test
    void aQuoteRequestShowsAPollAndCoversASensitivePost() {
        posts.put(
                "poll",
                say(
                        people.getFirst(),
                        "status",
                        "Which lamp? #LightsOn",
                        "poll[options][]",
                        "The old one",
                        "poll[options][]",
                        "The new one",
                        "poll[expires_in]",
                        "86400"));
        posts.put(
                "picture", say(people.get(1), "status", "My way home #LightsOn", "media_ids[]", upload(people.get(1))));
        for (int i = 2; i < 6; i++) {
            say(people.get(i), "status", "Dark number " + i + " #LightsOn");
        }
        awaitPosts(6);
        publish(edit());
        Browser pollster = new Browser(server);
        pollster.signIn("person0");
        assertThat(Jsoup.parse(pollster.get("/quote-requests").body())
                        .select(".question .quoted .poll")
                        .text())
                .contains("The old one", "The new one");
        Answer edited = server.form(
                "PUT",
                "/api/v1/statuses/" + posts.get("picture"),
                people.get(1),
                "status",
                "My way home #LightsOn",
                "sensitive",
                "true",
                "spoiler_text",
                "Darkness",
                "media_ids[]",
                server.get("/api/v1/statuses/" + posts.get("picture"))
                        .json()
                        .path("media_attachments")
                        .get(0)
                        .path("id")
                        .asString());
        assertThat(edited.status()).as(edited.body()).isEqualTo(200);
        Browser person = new Browser(server);
        person.signIn("person1");
        Document page = Jsoup.parse(person.get("/quote-requests").body());
        assertThat(page.select(".question .quoted > details.warned:not([open]) .media img"))
                .hasSize(1);
        assertThat(page.select(".question .quoted > .media")).isEmpty();
    }

    @Test
    void theEditorSaysWhyAQuoteIsNotShown() {
        movement();
        String edit = edit();
        String path = publish(edit);
        Document desk = Jsoup.parse(editor.get(edit).body());
        assertThat(desk.select(".block-quote .missing, .block-map .missing, .block-link .missing"))
                .isEmpty();
        String quote =
                desk.selectFirst(".block-quote:has(img) input[name$=[post]]").val();
        assertThat(quote).isEqualTo(posts.get("picture"));
        Browser person = new Browser(server);
        person.signIn("person1");
        answer(person, "no");
        assertThat(Jsoup.parse(editor.get(edit).body())
                        .select(".block-quote:has(input[value=" + quote + "]) .missing")
                        .text())
                .contains("doesn’t want to be named or quoted");
        Answer strict = editor.submit(editor.get(edit), edit, "consent_needed", "on", "act", "save");
        assertThat(strict.status()).isEqualTo(303);
        Document nobodyAgreed = Jsoup.parse(editor.get(edit).body());
        assertThat(nobodyAgreed.select(".block-quote .missing").eachText())
                .anyMatch(text -> text.contains("has not agreed yet"));
        assertThat(nobodyAgreed.select(".block-heading .missing").text()).contains("nothing follows it");
        assertThat(read(path).select(".missing")).isEmpty();
    }

    @Test
    void aRevokedQuoteIsNotShown() {
        movement();
        assertThat(server.get("/tags/lightson/story").body()).contains(QUOTED);
        String quinn = server.token(
                server.server.core().people().accounts().find("quinn").orElseThrow(), "read write");
        JsonNode quote =
                server.get("/api/v1/statuses/" + posts.get("quote")).json().path("quote");
        String quoted = quote.path("quoted_status").path("id").asString();
        assertThat(server.post("/api/v1/statuses/" + quoted + "/quotes/" + posts.get("quote") + "/revoke", quinn)
                        .status())
                .isEqualTo(200);
        assertThat(server.get("/tags/lightson/story").body())
                .contains("Not for ours")
                .doesNotContain(QUOTED);
    }

    /** What a published story quotes may change afterwards, and so do the posts that those quote. */
    @Test
    void aPublishedStoryFollowsEditsDeletionsAndMarks() {
        movement();
        String path = publish(edit());
        String pictured = "/api/v1/statuses/" + posts.get("picture");
        List<String> addresses = List.of(
                path,
                path + "/story.html",
                path + "/story.md",
                path + "/story.json",
                path + "/embed",
                "/api/v1" + path);
        assertThat(server.get(path).body()).contains(picture, QUOTED, "My way home");
        assertThat(server.get(path + "/story.html").body()).contains("data:image/jpeg");

        String first = picture;
        String again = upload(people.get(1), 905);
        server.form("PUT", pictured, people.get(1), "status", "Once more #LightsOn", "media_ids[]", again);
        addresses.forEach(each -> assertThat(server.get(each).body()).as(each).doesNotContain(first, "My way home"));
        assertThat(server.get(path).body()).contains(picture, "Once more");
        server.form(
                "PUT",
                pictured,
                people.get(1),
                "status",
                "Once more #LightsOn",
                "media_ids[]",
                again,
                "sensitive",
                "true");
        addresses.forEach(each ->
                assertThat(server.get(each).body()).as(each).doesNotContain(picture, "dark street", "Once more"));

        server.delete("/api/v1/statuses/" + said, quinn);
        addresses.forEach(each -> assertThat(server.get(each).body()).as(each).doesNotContain(QUOTED));
        assertThat(server.get(path).body()).contains("Not for ours");
        server.delete("/api/v1/statuses/" + posts.get("quote"), people.get(2));
        addresses.forEach(each -> assertThat(server.get(each).body()).as(each).doesNotContain("Not for ours"));
        assertThat(server.get(path).status()).isEqualTo(200);
    }

    @Test
    void suspendedAuthorsAndThoseWhoOptOutAreNotQuoted() {
        movement();
        String path = publish(edit(), "private_named", "on");
        List<String> addresses =
                List.of(path, path + "/story.html", path + "/story.md", path + "/story.json", path + "/embed");
        assertThat(server.get(path).body()).contains("person1", picture, "My way home");
        Core core = server.server.core();
        AccountId author = account("person1");
        core.consenting().consents().setQuotable(author, false);
        addresses.forEach(
                each -> assertThat(server.get(each).body()).as(each).doesNotContain("person1", picture, "My way home"));
        core.consenting().consents().setQuotable(author, true);
        assertThat(server.get(path).body()).contains("My way home");
        core.database()
                .writing(tx ->
                        core.restricting().restrictions().change(tx, author, now -> now.suspended(Instant.now())));
        core.restricting().statuses().align(author);
        addresses.forEach(
                each -> assertThat(server.get(each).body()).as(each).doesNotContain("person1", picture, "My way home"));
    }

    private void answer(Browser person, String answer) {
        Answer page = person.get("/quote-requests");
        Element form = Jsoup.parse(page.body()).selectFirst("form:has(input[name=story])");
        assertThat(person.post(
                                "/quote-requests",
                                Map.of(
                                        "csrf", Browser.formToken(page),
                                        "story",
                                                form.selectFirst("input[name=story]")
                                                        .val(),
                                        "post",
                                                form.selectFirst("input[name=post]")
                                                        .val(),
                                        "answer", answer))
                        .status())
                .isEqualTo(303);
    }

    private AccountId account(String name) {
        return AccountId.parse(server.get("/api/v1/accounts/lookup?acct=" + name)
                        .json()
                        .path("id")
                        .asString())
                .orElseThrow();
    }
}
