package org.groundswell.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.accounts.Account;
import org.groundswell.web.Browser;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What one sees of those one follows, and what others see of it. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FollowingTest {
    @TempDir
    static Path directory;

    @Parameter
    TestDatabase database;

    private TestServer server;
    private int people;

    private record Person(Account account, String token) {
        String path() {
            return "/api/v1/accounts/" + account.id();
        }
    }

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(database.name()), database.settings(Map.of()));
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    private Person person() {
        Account account = server.account("person" + people++);
        return new Person(account, server.token(account, "read write follow"));
    }

    private JsonNode follow(Person follower, Person followed, String... options) {
        Answer answer = server.post(followed.path() + "/follow", follower.token(), options);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private String post(Person author, String... form) {
        Answer answer = server.post("/api/v1/statuses", author.token(), form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("id").asString();
    }

    private String boost(Person booster, String status) {
        return server.post("/api/v1/statuses/" + status + "/reblog", booster.token())
                .json()
                .path("id")
                .asString();
    }

    private List<String> home(Person viewer, String query) {
        return ids(server.get("/api/v1/timelines/home?" + query, viewer.token()));
    }

    private static List<String> ids(Answer answer) {
        List<String> ids = new ArrayList<>();
        answer.json().forEach(each -> ids.add(each.path("id").asString()));
        return ids;
    }

    @Test
    void onlyPostsInTheLanguagesAskedForAreInTheHomeTimeline() {
        Person viewer = person();
        Person author = person();
        JsonNode followed = follow(viewer, author, "languages[]", "es", "languages[]", "pt-br");
        assertThat(followed.path("languages").toString()).isEqualTo("[\"es\",\"pt-BR\"]");
        String spanish = post(author, "status", "Buenos días", "language", "es");
        String english = post(author, "status", "Good morning", "language", "en");
        String brazilian = post(author, "status", "Bom dia", "language", "pt-BR");
        assertThat(home(viewer, "")).containsExactly(brazilian, spanish);
        assertThat(server.get(
                                "/api/v1/accounts/relationships?id[]="
                                        + author.account().id(),
                                viewer.token())
                        .json()
                        .get(0)
                        .path("languages")
                        .toString())
                .isEqualTo("[\"es\",\"pt-BR\"]");
        // Languages left out stay.
        assertThat(follow(viewer, author, "reblogs", "false").path("languages")).hasSize(2);
        assertThat(server.json("POST", author.path() + "/follow", viewer.token(), "{\"languages\":[]}")
                        .json()
                        .path("languages")
                        .isNull())
                .isTrue();
        assertThat(home(viewer, "")).containsExactly(brazilian, english, spanish);
    }

    @Test
    void theLanguagesOfOneFollowedAreNotThoseOfAnother() {
        Person viewer = person();
        Person choosy = person();
        Person any = person();
        follow(viewer, choosy, "languages[]", "fil");
        follow(viewer, any);
        post(choosy, "status", "Not this", "language", "fr");
        String french = post(any, "status", "Mais si", "language", "fr");
        String own = post(viewer, "status", "Und ich", "language", "de");
        assertThat(home(viewer, "")).containsExactly(own, french);
    }

    @Test
    void optionsLeftOutStayAndAlertsAreNotPromised() {
        Person viewer = person();
        Person author = person();
        JsonNode first = follow(viewer, author, "reblogs", "false", "notify", "true");
        assertThat(first.path("showing_reblogs").asBoolean()).isFalse();
        assertThat(first.path("notifying").asBoolean()).isTrue();
        JsonNode again = follow(viewer, author);
        assertThat(again.path("showing_reblogs").asBoolean()).isFalse();
        assertThat(again.path("notifying").asBoolean()).isTrue();
        assertThat(follow(viewer, author, "reblogs", "true")
                        .path("showing_reblogs")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"followers", "following"})
    void hiddenFollowsAreShownToTheirOwnerOnly(String list) {
        Person shy = person();
        Person friend = person();
        follow(shy, friend);
        follow(friend, shy);
        assertThat(ids(server.get(shy.path() + "/" + list))).hasSize(1);
        JsonNode me = server.form(
                        "PATCH", "/api/v1/accounts/update_credentials", shy.token(), "hide_collections", "true")
                .json();
        assertThat(me.path("hide_collections").asBoolean()).isTrue();
        assertThat(me.path("source").path("hide_collections").asBoolean()).isTrue();
        assertThat(server.get(shy.path() + "/" + list).body()).isEqualTo("[]");
        assertThat(server.get(shy.path() + "/" + list, friend.token()).body()).isEqualTo("[]");
        assertThat(ids(server.get(shy.path() + "/" + list, shy.token()))).hasSize(1);
        String page =
                server.get("/@" + shy.account().acct().username() + "/" + list).body();
        assertThat(Jsoup.parse(page).select("main").text())
                .doesNotContain("@" + friend.account().acct().username());
        assertThat(server.get(shy.path()).json().path("followers_count").asInt())
                .as("the numbers are shown, as with Mastodon")
                .isEqualTo(1);
        // Left out, it stays.
        JsonNode renamed = server.form(
                        "PATCH", "/api/v1/accounts/update_credentials", shy.token(), "display_name", "Shy")
                .json();
        assertThat(renamed.path("hide_collections").asBoolean()).isTrue();
        server.form("PATCH", "/api/v1/accounts/update_credentials", shy.token(), "hide_collections", "false");
        assertThat(ids(server.get(shy.path() + "/" + list))).hasSize(1);
    }

    @Test
    void indexableIsStored() {
        Person author = person();
        JsonNode changed = server.json(
                        "PATCH",
                        "/api/v1/accounts/update_credentials",
                        author.token(),
                        "{\"discoverable\":true,\"indexable\":false}")
                .json();
        assertThat(changed.path("discoverable").asBoolean()).isTrue();
        assertThat(changed.path("indexable").asBoolean()).isFalse();
        assertThat(server.get(author.path()).json().path("indexable").asBoolean())
                .isFalse();
    }

    @Test
    void savingTheSettingsPageKeepsHiddenFollowsAndIndexable() {
        Person shy = person();
        server.json(
                "PATCH",
                "/api/v1/accounts/update_credentials",
                shy.token(),
                "{\"hide_collections\":true,\"indexable\":false}");
        Browser browser = new Browser(server);
        browser.signIn(shy.account().acct().username());
        browser.submit(browser.get("/settings"), "/settings", "display_name", "Shy");
        JsonNode saved = server.get(shy.path()).json();
        assertThat(saved.path("display_name").asString()).isEqualTo("Shy");
        assertThat(saved.path("hide_collections").asBoolean()).isTrue();
        assertThat(saved.path("indexable").asBoolean()).isFalse();
        assertThat(saved.path("discoverable").asBoolean()).isTrue();
    }

    @Test
    void aPostAndItsBoostsStandOnceInTheHomeTimeline() {
        Person viewer = person();
        Person author = person();
        Person first = person();
        Person second = person();
        List.of(author, first, second).forEach(each -> follow(viewer, each));
        String post = post(author, "status", "Read this");
        boost(first, post);
        boost(second, post);
        assertThat(home(viewer, "")).containsExactly(post);
        server.post(author.path() + "/unfollow", viewer.token());
        assertThat(home(viewer, "")).as("the first of two boosts").hasSize(1).doesNotContain(post);
    }

    @ParameterizedTest
    @CsvSource({"39, false", "40, true"})
    void aBoostOfAPostFarBelowIsShown(int between, boolean shown) {
        Person viewer = person();
        Person author = person();
        Person booster = person();
        follow(viewer, author);
        follow(viewer, booster);
        String post = post(author, "status", "Long ago");
        for (int i = 0; i < between; i++) {
            post(author, "status", "Then came " + i);
        }
        String boost = boost(booster, post);
        assertThat(home(viewer, "limit=5").contains(boost)).isEqualTo(shown);
    }

    @Test
    void pagesAreFullAndHoldTheSameFromBothEnds() {
        Person viewer = person();
        Person author = person();
        follow(viewer, author);
        List<Person> boosters = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Person booster = person();
            follow(viewer, booster);
            boosters.add(booster);
        }
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String post = post(author, "status", "Number " + i);
            expected.addFirst(post);
            boosters.forEach(each -> boost(each, post));
        }
        assertThat(home(viewer, "")).isEqualTo(expected);
        assertThat(home(viewer, "limit=2")).isEqualTo(expected.subList(0, 2));
        assertThat(home(viewer, "limit=2&max_id=" + expected.get(1))).isEqualTo(expected.subList(2, 4));
        assertThat(home(viewer, "limit=2&min_id=" + expected.get(3))).isEqualTo(expected.subList(1, 3));
        assertThat(home(viewer, "since_id=" + expected.get(2))).isEqualTo(expected.subList(0, 2));
        Answer page = server.get("/api/v1/timelines/home?limit=3", viewer.token());
        Answer next = server.get(page.link("next").orElseThrow(), viewer.token());
        assertThat(ids(next)).isEqualTo(expected.subList(3, 4));
        assertThat(next.link("next")).isEmpty();
    }
}
