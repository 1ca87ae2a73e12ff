package org.groundswell.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;

/** The client API as an app uses it, over HTTP, on both databases. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {
    @TempDir
    static Path directory;

    @Parameter
    TestDatabase database;

    private TestServer server;

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(database.name()), database.settings(Map.of()));
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    @Test
    void whatAPostReturnedIsInTheVeryNextTimelinesAsItWas() {
        String ana = server.person("ana");
        JsonNode posted = post(ana, "It happened to me, too. #ReadYourWrites").json();
        assertThat(server.get("/api/v1/timelines/tag/readyourwrites", ana)
                        .json()
                        .get(0))
                .isEqualTo(posted);
        assertThat(server.get("/api/v1/timelines/home", ana).json().get(0)).isEqualTo(posted);
        assertThat(server.get("/api/v1/timelines/public?limit=40", ana).json()).contains(posted);
        assertThat(posted.path("account").path("statuses_count").asInt()).isEqualTo(1);
        JsonNode me = server.get("/api/v1/accounts/verify_credentials", ana).json();
        assertThat(me.path("statuses_count").asInt()).isEqualTo(1);
        assertThat(me.path("source").path("privacy").asString()).isEqualTo("public");
    }

    @Test
    void aStatusIsTakenAsAFormAsJsonAndAsMultipart() {
        String token = server.person("three_ways");
        assertThat(server.post("/api/v1/statuses", token, "status", "a form").status())
                .isEqualTo(200);
        assertThat(server.json("POST", "/api/v1/statuses", token, "{\"status\":\"JSON\",\"sensitive\":true}")
                        .json()
                        .path("sensitive")
                        .asBoolean())
                .isTrue();
        String multipart = "--b\r\nContent-Disposition: form-data; name=\"status\"\r\n\r\nmultipart é\r\n--b--\r\n";
        Answer answer = server.send(server.request("/api/v1/statuses")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(multipart)));
        assertThat(answer.json().path("content").asString()).isEqualTo("<p>multipart é</p>");
        // One app sends a form and does not say so.
        assertThat(server.send(server.request("/api/v1/statuses")
                                .header("Authorization", "Bearer " + token)
                                .POST(BodyPublishers.ofString("status=untyped")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aTagIsCountedListedFollowedAndUncounted() {
        String ana = server.person("counted1");
        String ben = server.person("counted2");
        post(ana, "#Counted once");
        String second = post(ben, "#counted twice").json().path("id").asString();
        awaitTag("counted", 2, 2);
        JsonNode tag = server.get("/api/v1/tags/COUNTED", ana).json();
        assertThat(tag.path("history").size()).isEqualTo(7);
        assertThat(tag.path("history").get(0).path("accounts").asString()).isEqualTo("2");
        assertThat(tag.path("following").asBoolean()).isFalse();
        assertThat(server.post("/api/v1/tags/counted/follow", ana)
                        .json()
                        .path("following")
                        .asBoolean())
                .isTrue();
        assertThat(server.get("/api/v1/followed_tags", ana)
                        .json()
                        .get(0)
                        .path("key")
                        .asString())
                .isEqualTo("counted");
        String third = post(ben, "again #counted").json().path("id").asString();
        assertThat(ids(server.get("/api/v1/timelines/home", ana))).contains(third);
        server.delete("/api/v1/statuses/" + second, ben);
        server.delete("/api/v1/statuses/" + third, ben);
        awaitTag("counted", 1, 1);
    }

    @Test
    void tagTimelinesJoinAndExcludeTags() {
        String token = server.person("joiner");
        String both = post(token, "#jone #jtwo").json().path("id").asString();
        String one = post(token, "#jone").json().path("id").asString();
        String two = post(token, "#jtwo").json().path("id").asString();
        assertThat(ids(server.get("/api/v1/timelines/tag/jone?any[]=jtwo"))).containsExactly(two, one, both);
        assertThat(ids(server.get("/api/v1/timelines/tag/jone?all[]=jtwo"))).containsExactly(both);
        assertThat(ids(server.get("/api/v1/timelines/tag/jone?none[]=jtwo"))).containsExactly(one);
        Answer page = server.get("/api/v1/timelines/tag/jone?any%5B%5D=jtwo&limit=1");
        assertThat(page.link("next").orElseThrow()).contains("any%5B%5D=jtwo").contains("limit=1");
        assertThat(ids(server.get(page.link("next").orElseThrow()))).containsExactly(one);
    }

    @Test
    void pagesLeadThroughAListInBothDirections() {
        String token = server.person("pager");
        List<String> posted = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            posted.addFirst(
                    post(token, "page " + i + " #paged").json().path("id").asString());
        }
        Answer first = server.get("/api/v1/timelines/tag/paged?limit=3");
        assertThat(ids(first)).isEqualTo(posted.subList(0, 3));
        Answer second = server.get(first.link("next").orElseThrow());
        assertThat(ids(second)).isEqualTo(posted.subList(3, 6));
        Answer third = server.get(second.link("next").orElseThrow());
        assertThat(ids(third)).isEqualTo(posted.subList(6, 7));
        assertThat(third.link("next")).isEmpty();
        assertThat(ids(server.get(second.link("prev").orElseThrow()))).isEqualTo(posted.subList(0, 3));
        String path = "/api/v1/timelines/tag/paged?limit=2&";
        assertThat(ids(server.get(path + "since_id=" + posted.get(5)))).isEqualTo(posted.subList(0, 2));
        assertThat(ids(server.get(path + "min_id=" + posted.get(5)))).isEqualTo(posted.subList(3, 5));
        assertThat(ids(server.get(path + "min_id=" + posted.get(6) + "&max_id=" + posted.get(4))))
                .containsExactly(posted.get(5));
    }

    @Test
    void peopleFollowAndAreCounted() {
        String ana = server.person("follower");
        String ben = server.person("followed");
        String benId = id(ben);
        JsonNode relationship =
                server.post("/api/v1/accounts/" + benId + "/follow", ana).json();
        assertThat(relationship.path("following").asBoolean()).isTrue();
        assertThat(server.get("/api/v1/accounts/relationships?id[]=" + id(ana), ben)
                        .json()
                        .get(0)
                        .path("followed_by")
                        .asBoolean())
                .isTrue();
        assertThat(server.get("/api/v1/accounts/lookup?acct=Followed")
                        .json()
                        .path("followers_count")
                        .asInt())
                .isEqualTo(1);
        assertThat(ids(server.get("/api/v1/accounts/" + benId + "/followers"))).containsExactly(id(ana));
        assertThat(ids(server.get("/api/v1/accounts/" + id(ana) + "/following")))
                .containsExactly(benId);
        String seen = post(ben, "for my followers", "visibility", "private")
                .json()
                .path("id")
                .asString();
        assertThat(ids(server.get("/api/v1/timelines/home", ana))).containsExactly(seen);
        assertThat(server.get("/api/v1/statuses/" + seen).status()).isEqualTo(404);
        server.post("/api/v1/accounts/" + benId + "/unfollow", ana);
        assertThat(server.get("/api/v1/statuses/" + seen, ana).status()).isEqualTo(404);
        assertThat(server.get("/api/v1/accounts/" + benId)
                        .json()
                        .path("followers_count")
                        .asInt())
                .isZero();
    }

    @Test
    void aThreadIsBoostedFavouritedBookmarkedEditedAndDeleted() {
        String ana = server.person("asker");
        String ben = server.person("answerer");
        String root = post(ana, "a question").json().path("id").asString();
        JsonNode reply = post(ben, "@asker an answer", "in_reply_to_id", root).json();
        assertThat(reply.path("in_reply_to_account_id").asString()).isEqualTo(id(ana));
        assertThat(reply.path("mentions").get(0).path("acct").asString()).isEqualTo("asker");
        String replyId = reply.path("id").asString();
        assertThat(ids(server.get("/api/v1/statuses/" + root + "/context")
                        .json()
                        .path("descendants")))
                .containsExactly(replyId);
        assertThat(ids(server.get("/api/v1/statuses/" + replyId + "/context")
                        .json()
                        .path("ancestors")))
                .containsExactly(root);

        JsonNode boost =
                server.post("/api/v1/statuses/" + root + "/reblog", ben).json();
        assertThat(boost.path("reblog").path("id").asString()).isEqualTo(root);
        assertThat(boost.path("reblog").path("reblogs_count").asInt()).isEqualTo(1);
        assertThat(boost.path("content")).isEqualTo(boost.path("reblog").path("content"));
        server.post("/api/v1/statuses/" + root + "/favourite", ben);
        server.post("/api/v1/statuses/" + root + "/bookmark", ben);
        JsonNode seen = server.get("/api/v1/statuses/" + root, ben).json();
        assertThat(seen.path("replies_count").asInt()).isEqualTo(1);
        assertThat(seen.path("favourites_count").asInt()).isEqualTo(1);
        assertThat(seen.path("favourited").asBoolean()).isTrue();
        assertThat(seen.path("reblogged").asBoolean()).isTrue();
        assertThat(seen.path("bookmarked").asBoolean()).isTrue();
        assertThat(ids(server.get("/api/v1/bookmarks", ben))).containsExactly(root);
        assertThat(ids(server.get("/api/v1/favourites", ben))).containsExactly(root);
        assertThat(ids(server.get("/api/v1/statuses/" + root + "/reblogged_by")))
                .containsExactly(id(ben));
        assertThat(ids(server.get("/api/v1/statuses/" + root + "/favourited_by")))
                .containsExactly(id(ben));

        server.form("PUT", "/api/v1/statuses/" + root, ana, "status", "a better question");
        assertThat(server.get("/api/v1/statuses/" + root)
                        .json()
                        .path("edited_at")
                        .isNull())
                .isFalse();
        assertThat(server.get("/api/v1/statuses/" + root + "/history").json().size())
                .isEqualTo(2);
        assertThat(server.get("/api/v1/statuses/" + root + "/source", ana)
                        .json()
                        .path("text")
                        .asString())
                .isEqualTo("a better question");

        JsonNode deleted = server.delete("/api/v1/statuses/" + root, ana).json();
        assertThat(deleted.path("text").asString()).isEqualTo("a better question");
        assertThat(server.get("/api/v1/statuses/" + root).status()).isEqualTo(404);
        assertThat(server.get("/api/v1/accounts/" + id(ben))
                        .json()
                        .path("statuses_count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void theSameKeyIsTheSamePost() {
        String token = server.person("once");
        List<String> posted = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            posted.add(server.send(server.request("/api/v1/statuses")
                            .header("Authorization", "Bearer " + token)
                            .header("Idempotency-Key", "k1")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("status=only+once")))
                    .body());
        }
        assertThat(posted.get(0)).isEqualTo(posted.get(1));
    }

    @Test
    void aCrowdIsListedWithItsReasonAndGoneWhenItDeletes() {
        server.makeOlder(Duration.ofDays(2));
        List<String> tokens = new ArrayList<>();
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            tokens.add(server.person("crowd" + i));
            posts.add(post(tokens.get(i), "#TogetherNow number " + i)
                    .json()
                    .path("id")
                    .asString());
        }
        await().untilAsserted(() -> {
            JsonNode trend = trend("/api/v1/trends/tags?place=PH", "TogetherNow");
            assertThat(trend.path("trend").path("people").asInt()).isEqualTo(7);
            assertThat(trend.path("trend").path("sentence").asString()).startsWith("7 people in the last");
        });
        assertThat(server.get("/api/v1/trends/tags?place=nowhere").status()).isEqualTo(422);
        for (int i = 0; i < 7; i++) {
            server.delete("/api/v1/statuses/" + posts.get(i), tokens.get(i));
        }
        await().untilAsserted(() -> assertThat(
                        trend("/api/v1/trends/tags", "TogetherNow").isMissingNode())
                .isTrue());
    }

    @Test
    void aProfileIsChangedAndFound() {
        String token = server.person("changing");
        JsonNode changed = server.json("PATCH", "/api/v1/accounts/update_credentials", token, """
                {"display_name":"<b>Changing</b>","note":"I say #hello","country":"de",
                 "fields_attributes":[{"name":"Web","value":"https://example.org"}],
                 "source":{"privacy":"unlisted","sensitive":true,"language":"de"}}
                """)
                .json();
        assertThat(changed.path("display_name").asString()).isEqualTo("<b>Changing</b>");
        assertThat(changed.path("note").asString()).contains("rel=\"tag\"");
        assertThat(changed.path("country").asString()).isEqualTo("DE");
        assertThat(changed.path("fields").get(0).path("value").asString()).contains("<a href=\"https://example.org\"");
        assertThat(changed.path("source").path("fields").get(0).path("value").asString())
                .isEqualTo("https://example.org");
        JsonNode posted = post(token, "quietly").json();
        assertThat(posted.path("visibility").asString()).isEqualTo("unlisted");
        assertThat(posted.path("sensitive").asBoolean()).isTrue();
        assertThat(posted.path("language").asString()).isEqualTo("de");
        JsonNode preferences = server.get("/api/v1/preferences", token).json();
        assertThat(preferences.path("posting:default:visibility").asString()).isEqualTo("unlisted");
        assertThat(server.get("/api/v2/search?q=changing", token)
                        .json()
                        .path("accounts")
                        .size())
                .isEqualTo(1);
    }

    private Answer post(String token, String text, String... more) {
        String[] form = new String[more.length + 2];
        form[0] = "status";
        form[1] = text;
        System.arraycopy(more, 0, form, 2, more.length);
        Answer answer = server.post("/api/v1/statuses", token, form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private String id(String token) {
        return server.get("/api/v1/accounts/verify_credentials", token)
                .json()
                .path("id")
                .asString();
    }

    private JsonNode trend(String path, String name) {
        for (JsonNode tag : server.get(path).json()) {
            if (tag.path("name").asString().equals(name)) {
                return tag;
            }
        }
        return server.get(path).json().path("none");
    }

    private void awaitTag(String name, int posts, int people) {
        await().untilAsserted(() -> {
            JsonNode tag = server.get("/api/v1/tags/" + name).json();
            assertThat(tag.path("posts").asInt()).isEqualTo(posts);
            assertThat(tag.path("people").asInt()).isEqualTo(people);
        });
    }

    private static List<String> ids(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return ids(answer.json());
    }

    private static List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.forEach(each -> ids.add(each.path("id").asString()));
        return ids;
    }
}
