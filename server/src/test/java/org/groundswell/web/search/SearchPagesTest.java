package org.groundswell.web.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.accounts.Account;
import org.groundswell.events.Follower;
import org.groundswell.web.Browser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The pages of search, and the suggestions of its box. */
class SearchPagesTest {
    /** More than a page has. */
    private static final int MANY = 25;

    private static TestServer server;
    private static String ben;
    private static Browser reader;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = TestServer.start(data, Map.of());
        String ana = server.person("ana");
        String lanternist = server.person("lanternist");
        server.post("/api/v1/statuses", ana, "status", "A lantern in the window #Lanterns");
        server.post("/api/v1/statuses", lanternist, "status", "See https://news.example/lantern");
        for (int i = 0; i < MANY; i++) {
            server.post("/api/v1/statuses", ana, "status", "Candle number " + i);
        }
        ben = server.person("ben");
        reader = new Browser(server);
        reader.signIn("ben");
        Follower.catchUp(
                server.server.core().events(), server.server.core().tagging().counts());
        await().until(() -> server.server
                .search()
                .position()
                .equals(server.server.core().events().end()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Document page(String query) {
        Answer answer = reader.get("/search" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            ?q=lantern                     | 2 | 1 | 1
            ?q=lantern&tab=posts           | 2 | 0 | 0
            ?q=lantern&tab=people          | 0 | 1 | 0
            ?q=lantern&tab=tags            | 0 | 0 | 1
            ?q=lantern&tab=nothing         | 2 | 1 | 1
            ?q=%23lanterns                 | 1 | 0 | 1
            ?q=@lanternist                 | 0 | 1 | 0
            ?q=lantern%20has:link          | 1 | 0 | 0
            ?q=from:ana%20lantern          | 1 | 0 | 0
            ?q=%22unclosed                 | 0 | 0 | 0
            ?q=nothinghere                 | 0 | 0 | 0
            """)
    void aTabShowsItsKind(String query, int posts, int people, int tags) {
        Document page = page(query);
        assertThat(page.select(".post")).hasSize(posts);
        assertThat(page.select(".persons li")).hasSize(people);
        assertThat(page.select("ul.tags li")).hasSize(tags);
        assertThat(page.select(".empty")).hasSize(posts + people + tags == 0 ? 1 : 0);
    }

    @Test
    void withoutASearchThereAreOnlyTheBoxTheFiltersAndTheTips() {
        Document page = page("");
        assertThat(page.select(".places, .empty, .post")).isEmpty();
        assertThat(page.select("dl.tips dt").eachText()).contains("language:en");
    }

    /** The filters write operators, so that the address says what was searched for. */
    @Test
    void filtersWriteOperators() {
        Answer answer =
                reader.get("/search?q=lantern&from=%40ana&after=2026-01-02&before=&has=image&is=reply&in=library");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location"))
                .hasValue("/search?q=lantern+from%3A%40ana+after%3A2026-01-02+has%3Aimage+is%3Areply+in%3Alibrary");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            before:yesterday | The search has before:yesterday, which isn’t a date. Write it as in before:2026-11-28
            before:          | The search has before: without a date. Write it as in before:2026-11-28
            is:nothing       | The search has is:nothing, which isn’t known. After is: you can write one of these: reply,
            is:              | The search has is: without a value. After is: you can write one of these: reply,
            from:a*b         | The search has from:a*b, which isn’t the name of an account. Write it as in from:name
            from:            | The search has from: without an account. Write it as in from:name
            language:xx      | The search has language:xx, which isn’t the code of a language. Write two or three letters
            language:        | The search has language: without a language. Write its code of two or three letters
            """)
    void aSearchThatCannotBeReadIsShownAgainWithTheReason(String typed, String reason) {
        Answer answer = reader.get("/search?" + TestServer.encoded("q", typed));
        assertThat(answer.status()).isEqualTo(422);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select(".problem").text()).contains(reason);
        assertThat(page.getElementById("q").val()).isEqualTo(typed);
    }

    @Test
    void aSearchIsBounded() {
        assertThat(reader.get("/search?q=" + "x".repeat(501)).status()).isEqualTo(422);
        // Longer than any address that the server reads.
        assertThat(reader.get("/search?q=" + "x".repeat(5_000)).status()).isEqualTo(414);
        assertThat(reader.get("/search?q=" + "x%20".repeat(200) + "&page=1000000")
                        .status())
                .isEqualTo(200);
        assertThat(reader.get("/search/suggestions?q=" + "x".repeat(501)).body())
                .isEqualTo("[]");
    }

    @Test
    void pagesOfPostsFollowEachOther() {
        Document first = page("?q=candle&tab=posts");
        assertThat(first.select(".post")).hasSize(20);
        Document second = page(first.select("a[href*=page=2]").attr("href").substring("/search".length()));
        assertThat(second.select(".post")).hasSize(MANY - 20);
        List<String> all = new ArrayList<>(first.select(".post .words").eachText());
        all.addAll(second.select(".post .words").eachText());
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void aProfileHasASearchOfItsPosts() {
        Document profile = Jsoup.parse(reader.get("/@ana").body());
        assertThat(profile.select("form.search input[name=from]").val()).isEqualTo("ana");
        assertThat(reader.get("/search?q=lantern&from=ana").header("Location"))
                .hasValue("/search?q=lantern+from%3Aana");
    }

    @Test
    void suggestionsAreTagsAndPeopleThoseOneFollowsFirst() {
        assertThat(values("lantern")).containsExactly("#Lanterns", "@lanternist");
        assertThat(values("#lantern")).containsExactly("#Lanterns");
        assertThat(values("@an")).containsExactly("@ana");
        assertThat(values("@")).isEmpty();
        Account followed = server.account("anab");
        server.post("/api/v1/accounts/" + followed.id() + "/follow", ben);
        assertThat(values("@an")).startsWith("@anab");
    }

    private static List<String> values(String typed) {
        JsonNode found = reader.get("/search/suggestions?" + TestServer.encoded("q", typed))
                .json();
        return found.valueStream().map(each -> each.path("value").asString()).toList();
    }
}
