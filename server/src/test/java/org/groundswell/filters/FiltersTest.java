package org.groundswell.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.accounts.Account;
import org.groundswell.model.Refusal;
import org.groundswell.web.Browser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;

/** Filters on a running server: their limits, their effect on pages, muted tags, and their expiry. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiltersTest {
    @TempDir
    static Path directory;

    @Parameter
    TestDatabase database;

    private final SetClock clock = new SetClock();
    private TestServer server;
    private int people;
    private Account account;
    private String me;
    private String ana;
    private String author;
    private String ben;
    private Browser browser;

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(database.name()), database.settings(Map.of()), clock);
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    /** Each test has an ana with filters, and a ben with posts. */
    @BeforeEach
    void signIn() {
        people++;
        me = "ana" + people;
        author = "ben" + people;
        account = server.account(me);
        ana = server.token(account, "read write follow");
        ben = server.person(author);
        browser = new Browser(server);
        browser.signIn(me);
    }

    @Test
    void aFilterOfTooManyKeywordsIsRefused() {
        Answer thousand = create("{\"keyword\":\"word\"},".repeat(999) + "{\"keyword\":\"word\"}");
        assertThat(thousand.status()).isEqualTo(400);
        assertThat(thousand.body()).contains("There are more than 1,000 parameters");
        Answer tooMany = create("{\"keyword\":\"word\"},".repeat(100) + "{\"keyword\":\"word\"}");
        assertThat(tooMany.status()).isEqualTo(422);
        assertThat(tooMany.body()).contains("Keywords can't be more than 100 in one filter");
        assertThat(create("{\"keyword\":\"word\"},".repeat(99) + "{\"keyword\":\"word\"}")
                        .status())
                .isEqualTo(200);
        assertThat(create("{\"keyword\":\"" + "x".repeat(101) + "\"}").body()).contains("is too long");
        assertThat(create("{\"keyword\":\"" + "\uFDFA".repeat(100) + "\"}").body())
                .contains("is too long");
        assertThat(filters().all(account.id())).hasSize(1);
    }

    @Test
    void manyRequestsAtOnceMakeNoMoreThanTheLimit() throws Exception {
        IntStream.range(0, FilterRules.MOST_FILTERS - 3).forEach(number -> mute("Tag" + number));
        List<Future<Integer>> running = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 12)
                    .forEach(_ -> running.add(people.submit(() -> create("").status())));
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> each : running) {
            statuses.add(each.get());
        }
        assertThat(statuses)
                .containsOnly(200, 422)
                .filteredOn(status -> status == 200)
                .hasSize(3);
        assertThat(filters().all(account.id())).hasSize(FilterRules.MOST_FILTERS);
    }

    @Test
    void aHiddenPostIsLeftOutAndEndsNoPage() {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            boolean hidden = i > 2 && i < 43;
            String id = post(ben, (hidden ? "rain " : "sun ") + i);
            if (!hidden) {
                shown.addFirst("p" + id);
            }
        }
        filter("hide", "rain", "account");
        List<String> found = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            Document page = page("/@" + author + next.get());
            page.select("article").forEach(article -> found.add(article.id()));
            next = page.select(".older a").stream().findFirst().map(link -> link.attr("href"));
        }
        assertThat(found).isEqualTo(shown);
    }

    @Test
    void aPageAppliesTheFiltersOfItsContextOnly() {
        String id = post(ben, "rain");
        filter("hide", "rain", "thread");
        assertThat(page("/@" + author).select("#p" + id)).isNotEmpty();
        // The visitor has opened this one: it is covered, not gone.
        assertThat(page("/@" + author + "/" + id)
                        .select("#p" + id + " details.filtered summary")
                        .text())
                .isEqualTo("Filtered: rain");
        String answer = server.post("/api/v1/statuses", ben, "status", "more rain", "in_reply_to_id", id)
                .json()
                .path("id")
                .asString();
        assertThat(page("/@" + author + "/" + id).select("#p" + answer)).isEmpty();
    }

    @Test
    void blurringCoversNoText() {
        String id = post(ben, "rain");
        filter("blur", "rain", "account");
        assertThat(page("/@" + author).select("#p" + id + " .words").text()).isEqualTo("rain");
        assertThat(page("/@" + author).select("details.filtered")).isEmpty();
    }

    @Test
    void onesOwnPostsAreNeverFiltered() {
        String id = post(ana, "rain");
        filter("hide", "rain", "account");
        assertThat(page("/@" + me).select("#p" + id)).isNotEmpty();
        assertThat(server.get("/api/v1/statuses/" + id, ana).body()).contains("\"filtered\":[]");
        assertThat(server.get("/api/v1/statuses/" + post(ben, "rain"), ana).body())
                .contains("\"keyword_matches\":[\"rain\"]");
    }

    @Test
    void aChangeHasItsEffectAtOnce() {
        String status = "/api/v1/statuses/" + post(ben, "rain and snow");
        String id = filter("warn", "rain", "home");
        assertThat(server.get(status, ana).body()).contains("\"keyword_matches\":[\"rain\"]");
        server.form("PUT", "/api/v2/filters/" + id, ana, "title", "weather", "keywords_attributes[0][keyword]", "snow");
        assertThat(server.get(status, ana).body())
                .contains("\"title\":\"weather\"", "\"keyword_matches\":[\"rain\",\"snow\"]");
        server.delete("/api/v2/filters/" + id, ana);
        assertThat(server.get(status, ana).body()).contains("\"filtered\":[]");
        assertThat(server.get(status, ben).body()).contains("\"filtered\":[]");
    }

    @Test
    void keywordsOfAFormNeedNoNumbersUnlessSomeLackAValue() {
        String[] two = {
            "title", "weather", "context[]", "home",
            "keywords_attributes[][keyword]", "rain", "keywords_attributes[][keyword]", "snow",
            "keywords_attributes[][whole_word]", "true", "keywords_attributes[][whole_word]", "false"
        };
        JsonNode made = server.post("/api/v2/filters", ana, two).json();
        assertThat(made.path("keywords")
                        .valueStream()
                        .map(each -> each.path("keyword").asString() + " "
                                + each.path("whole_word").asBoolean()))
                .containsExactly("rain true", "snow false");
        Answer unclear = server.post("/api/v2/filters", ana, Arrays.copyOf(two, two.length - 2));
        assertThat(unclear.status()).isEqualTo(400);
        assertThat(unclear.body()).contains("number them, as in keywords_attributes[0][...]");
    }

    @Test
    void aTagIsMutedByOneClickButNotOnItsOwnPage() {
        String id = post(ben, "a game #SportsDay");
        String other = post(ben, "no game #SportsDays");
        assertThat(submit("/tags/sportsday", "/tags/sportsday/mute", "time", "week")
                        .status())
                .isEqualTo(303);
        Document profile = page("/@" + author);
        assertThat(profile.select("#p" + id)).isEmpty();
        assertThat(profile.select("#p" + other)).isNotEmpty();
        Document tag = page("/tags/SportsDay");
        assertThat(tag.select("#p" + id)).isNotEmpty();
        assertThat(tag.text()).contains("You muted this tag until");
        submit("/tags/sportsday", "/tags/sportsday/unmute");
        assertThat(page("/@" + author).select("#p" + id)).isNotEmpty();
        assertThat(filters().all(account.id())).isEmpty();
    }

    @Test
    void aMutedTagThatIsMutedAgainHasOneFilterWithTheNewTime() {
        mute("Rain");
        filters().muteTag(account.id(), "RAIN", Optional.of(Duration.ofDays(1)));
        assertThat(filters().all(account.id()))
                .singleElement()
                .satisfies(filter ->
                        assertThat(filter.expiresAt()).contains(clock.instant().plus(Duration.ofDays(1))));
    }

    @Test
    void anExpiredFilterHasNoEffectAndStaysListed() {
        String status = "/api/v1/statuses/" + post(ben, "rain");
        Answer created = server.json(
                "POST",
                "/api/v2/filters",
                ana,
                "{\"title\":\"t\",\"context\":[\"home\"],\"expires_in\":60,\"keywords_attributes\":[{\"keyword\":\"rain\"}]}");
        Instant end = Instant.parse(created.json().path("expires_at").asString());
        clock.moveOn(Duration.between(clock.instant(), end).minusMillis(1));
        assertThat(server.get(status, ana).body()).contains("\"keyword_matches\":[\"rain\"]");
        clock.moveOn(Duration.ofMillis(1));
        assertThat(server.get(status, ana).body()).contains("\"filtered\":[]");
        assertThat(page("/settings/filters").text()).contains("Expired on");
        assertThat(server.get("/api/v2/filters", ana).json()).hasSize(1);
    }

    @Test
    void theFormCreatesChangesAndDeletesAFilter() {
        submit(
                "/settings/filters/new",
                "/settings/filters/new",
                "title",
                "Weather",
                "action",
                "hide",
                "context[]",
                "home",
                "keywords[0][text]",
                "rain",
                "keywords[1][text]",
                " ",
                "time",
                "1d");
        Filter filter = filters().all(account.id()).getFirst();
        assertThat(filter.keywords()).extracting(Filter.Keyword::text).containsExactly("rain");
        String path = "/settings/filters/" + filter.id();
        assertThat(page("/settings/filters").text()).contains("Weather", "rain", "Hides posts: Home and lists");
        String keyword = Long.toString(filter.keywords().getFirst().id());
        submit(
                path,
                path,
                "title",
                "Weather",
                "action",
                "warn",
                "context[]",
                "public",
                "keywords[0][id]",
                keyword,
                "keywords[0][text]",
                "",
                "keywords[1][text]",
                "snow",
                "time",
                "");
        Filter changed = filters().get(account.id(), filter.id());
        assertThat(changed.keywords()).extracting(Filter.Keyword::text).containsExactly("snow");
        assertThat(changed.expiresAt()).isEqualTo(filter.expiresAt());
        Answer refused = submit(path, path, "title", " ");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("t be blank");
        submit(path, path + "/delete");
        assertThat(filters().all(account.id())).isEmpty();
    }

    @Test
    void nobodyElseCanReadOrChangeIt() {
        mute("Rain");
        long id = filters().all(account.id()).getFirst().id();
        assertThat(server.get("/api/v2/filters/" + id, ben).status()).isEqualTo(404);
        Account other = server.account("eve" + people);
        assertThatThrownBy(() -> filters().delete(other.id(), id)).isInstanceOf(Refusal.NotFound.class);
    }

    private Filters filters() {
        return server.server.core().filtering().filters();
    }

    private void mute(String tag) {
        filters().muteTag(account.id(), tag, Optional.empty());
    }

    private Answer create(String keywords) {
        return server.json(
                "POST",
                "/api/v2/filters",
                ana,
                "{\"title\":\"t\",\"context\":[\"home\"],\"keywords_attributes\":[" + keywords + "]}");
    }

    /** A filter with one keyword, which is its title. */
    private String filter(String action, String word, String context) {
        return server.post(
                        "/api/v2/filters",
                        ana,
                        "title",
                        word,
                        "filter_action",
                        action,
                        "context[]",
                        context,
                        "keywords_attributes[0][keyword]",
                        word)
                .json()
                .path("id")
                .asString();
    }

    private String post(String token, String text) {
        return server.post("/api/v1/statuses", token, "status", text)
                .json()
                .path("id")
                .asString();
    }

    private Answer submit(String path, String action, String... filled) {
        return browser.submit(browser.get(path), action, filled);
    }

    private Document page(String path) {
        return Jsoup.parse(browser.get(path).body());
    }
}
