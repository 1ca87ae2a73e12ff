package org.groundswell.web.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.discovery.FirstFollows;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.web.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** The explore page for everyone, and the page on which newcomers choose what to follow. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplorePagesTest {
    private static final int PEOPLE = 24;
    private static final String TAG = "lanternnight";

    @Parameter
    TestDatabase kind;

    @TempDir
    static Path directory;

    private TestServer server;

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(kind.name()), kind.settings(Map.of()));
        server.makeOlder(Duration.ofDays(2));
        for (int i = 0; i < PEOPLE; i++) {
            String token = server.person("person" + i);
            String text =
                    "words " + i * 7919 + " of their own " + i * 31 + " #LanternNight https://news.example/lanterns";
            server.post("/api/v1/statuses", token, "status", text, "language", "en");
        }
        await().untilAsserted(() -> {
            assertThat(server.get("/api/v1/trends/tags").json()).hasSize(1);
            assertThat(server.get("/api/v1/trends/links").json()).hasSize(1);
        });
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    private Browser visitor(String name) {
        server.account(name);
        Browser browser = new Browser(server);
        browser.signIn(name);
        return browser;
    }

    private AccountId idOf(String name) {
        return server.server.core().people().accounts().find(name).orElseThrow().id();
    }

    private List<String> followedTags(String name) {
        return server.server.core().tagging().tags().followed(idOf(name), Page.first(100)).stream()
                .map(each -> each.tag().name().key())
                .toList();
    }

    @Test
    void everyoneExploresTrendsPeopleAndLinks() {
        Browser anyone = new Browser(server);
        Answer page = anyone.get("/explore");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("#LanternNight")
                .contains("https://news.example/lanterns")
                .contains("Posts in trending tags")
                .contains("/auth/sign_in?next=/@person")
                .doesNotContain("/follow\"")
                .doesNotContain("/explore/dismiss");
        assertThat(anyone.get("/explore?language=en").body()).contains("#LanternNight");
        assertThat(page.body()).contains("No post is trending here").doesNotContain("No tag is", "No link has");
        assertThat(anyone.get("/explore?place=CL").body())
                .as("nothing trends in Chile, and the page says what would")
                .contains("No tag is trending here")
                .contains("No link has been shared by enough people")
                .contains("and at least 5");
        assertThat(anyone.get("/explore?place=nowhere").status()).isEqualTo(404);
        assertThat(anyone.get("/").body()).contains("href=\"/explore\"");
    }

    @Test
    void whoIsSignedInFollowsOrDismissesPeople() {
        Browser ana = visitor("ana");
        Answer page = ana.get("/explore");
        assertThat(page.body())
                .doesNotContain("@person1<")
                .contains("No one to suggest")
                .contains("“Show my account in search and suggestions”");
        server.server.core().tagging().tags().follow(idOf("ana"), TAG);
        page = ana.get("/explore");
        assertThat(page.body()).contains("Posts in tags you follow").contains("@person23<");
        assertThat(ana.submit(page, "/@person23/follow", "back", "/explore").header("Location"))
                .hasValue("/explore");
        page = ana.get("/explore");
        assertThat(page.body()).doesNotContain("@person23<").contains("@person22<");
        Answer dismissed = ana.submit(
                page, "/explore/dismiss", "account", idOf("person22").toString(), "back", "/explore?language=en");
        assertThat(dismissed.header("Location")).hasValue("/explore?language=en");
        assertThat(ana.get("/explore").body()).doesNotContain("@person22<").contains("@person21<");
        assertThat(ana.submit(page, "/explore/dismiss", "account", "nobody").status())
                .isEqualTo(404);
    }

    @Test
    void aNewcomerFollowsTagsAndPeopleWithOneForm() {
        Browser ben = visitor("ben");
        assertThat(ben.get("/home").body()).contains("href=\"/welcome\"");
        Answer page = ben.get("/welcome");
        assertThat(page.body()).contains("value=\"" + TAG + "\"").contains("@person23<");
        Answer done = choose(ben, page, List.of(TAG), List.of(idOf("person3"), idOf("person4")));
        assertThat(done.header("Location")).hasValue("/home?done=followed");
        assertThat(ben.get("/home?done=followed").body())
                .contains("You follow your choice now")
                .contains("of their own")
                .doesNotContain("href=\"/welcome\"");
        assertThat(followedTags("ben")).containsExactly(TAG);
        assertThat(ben.get("/@ben/following").body()).contains("@person3<").contains("@person4<");
        page = ben.get("/welcome");
        assertThat(page.body()).as("what is followed isn't offered").doesNotContain("value=\"" + TAG + "\"");
        assertThat(page.body()).doesNotContain("@person3<");
        assertThat(choose(ben, page, List.of(TAG), List.of(idOf("person3"))).header("Location"))
                .as("again")
                .hasValue("/home?done=followed");
    }

    @Test
    void nothingIsLostAfterAnError() {
        Browser cay = visitor("cay");
        Answer page = cay.get("/welcome");
        Answer empty = choose(cay, page, List.of(), List.of());
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.body()).contains("The choice is empty");
        server.post("/api/v1/statuses", server.person("writer"), "status", "#faded");
        await().untilAsserted(() -> assertThat(
                        server.get("/api/v1/tags/faded").json().path("posts").asInt())
                .isEqualTo(1));
        List<String> tags = new ArrayList<>(List.of(TAG, "faded"));
        IntStream.range(0, FirstFollows.MOST - 2).forEach(number -> tags.add("other" + number));
        Answer refused = choose(cay, page, tags, List.of(idOf("person7")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("has 51 tags and people: 50 at most")
                .contains("value=\"" + TAG + "\" checked")
                .contains("value=\"faded\" checked")
                .contains("value=\"" + idOf("person7") + "\" checked")
                .doesNotContain("value=\"" + idOf("person8") + "\" checked");
        assertThat(followedTags("cay")).as("nothing is followed in part").isEmpty();
        assertThat(choose(cay, page, tags.subList(0, 49), List.of(idOf("person7")))
                        .status())
                .isEqualTo(303);
        assertThat(followedTags("cay")).hasSize(49);
    }

    @Test
    void whatIsGoneKeepsNothingElseFromBeingFollowed() {
        Browser dan = visitor("dan");
        Answer page = dan.get("/welcome");
        String blocker = server.person("blocker");
        server.post("/api/v1/accounts/" + idOf("dan") + "/block", blocker);
        Answer done = choose(
                dan, page, List.of("two words", TAG), List.of(idOf("blocker"), new AccountId(1), idOf("person5")));
        assertThat(done.header("Location")).hasValue("/home?done=followed_some");
        assertThat(followedTags("dan")).containsExactly(TAG);
        assertThat(dan.get("/@dan/following").body()).contains("@person5<").doesNotContain("@blocker<");
    }

    @Test
    void theTagsOfOnesCountryComeFirst() {
        Browser eve = visitor("eve");
        String page = eve.get("/welcome").body();
        assertThat(page).contains("Trending now: Philippines");
        assertThat(page.split("value=\"" + TAG + "\"", -1)).as("each tag once").hasSize(2);
    }

    @Test
    void chosenPeopleWhoMayNotBeShownAreNotShownAgain() {
        Browser fay = visitor("fay");
        server.post("/api/v1/accounts/" + idOf("fay") + "/block", server.person("enemy"));
        List<AccountId> people = new ArrayList<>(List.of(idOf("enemy")));
        IntStream.range(0, FirstFollows.MOST).forEach(number -> people.add(new AccountId(100 + number)));
        Answer refused = choose(fay, fay.get("/welcome"), List.of(), people);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).doesNotContain("@enemy<");
    }

    private static Answer choose(Browser browser, Answer page, List<String> tags, List<AccountId> accounts) {
        List<String> fields = new ArrayList<>();
        tags.forEach(tag -> fields.addAll(List.of("tag", tag)));
        accounts.forEach(account -> fields.addAll(List.of("account", account.toString())));
        return browser.sendAll(page, "/welcome", fields);
    }
}
