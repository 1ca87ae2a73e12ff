package org.groundswell.statuses;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.web.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;

/** Threads of thousands of posts, wide and deep, for apps and on pages. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongThreadsTest {
    private static final int POSTS = 4_200;
    private static final int MOST = 4_096;
    private static final int CYCLE = 150;
    private static final Pattern ARTICLE = Pattern.compile("<article [^>]*id=\"p([0-9]+)\"");
    private static final Pattern LATER = Pattern.compile("href=\"(/@[a-z@.]+/[0-9]+\\?after=[0-9]+)\"[^>]*>([^<]*)<");

    @Parameter
    TestDatabase kind;

    @TempDir
    static Path directory;

    private TestServer server;
    private String ana;

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(kind.name()), kind.settings(Map.of()));
        ana = server.person("ana");
        imported("line", POSTS, number -> number - 1);
        imported("wide", POSTS, number -> number == 0 ? -1 : 0);
        // Longer than the importer looks up a thread, so that it makes a cycle of it.
        imported("round", CYCLE, number -> (number + CYCLE - 1) % CYCLE);
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    /** @param parent number of the post that one answers; negative for none */
    private void imported(String name, int posts, IntUnaryOperator parent) {
        StringBuilder lines = new StringBuilder();
        for (int number = 0; number < posts; number++) {
            int above = parent.applyAsInt(number);
            lines.append(
                    "{\"id\":\"%s%d\",\"account\":\"%s@elsewhere.example\",\"created_at\":\"2026-05-24T12:00:00Z\","
                            .replace("%s", name)
                            .replace("%d", Integer.toString(number)));
            if (above >= 0) {
                lines.append("\"in_reply_to\":\"").append(name).append(above).append("\",");
            }
            lines.append("\"text\":\"").append(name).append(number).append("word\"}\n");
        }
        server.importPost(lines.toString());
    }

    private List<String> thread(String id, String direction, String token) {
        JsonNode context =
                server.get("/api/v1/statuses/" + id + "/context", token).json();
        return StreamSupport.stream(context.path(direction).spliterator(), false)
                .map(status -> status.path("id").asString())
                .toList();
    }

    /** The ids of the posts of an import, in their order. */
    private List<String> ids(String name) {
        String account = server.get("/api/v1/accounts/lookup?acct=" + name + "@elsewhere.example")
                .json()
                .path("id")
                .asString();
        Map<Integer, String> ids = new TreeMap<>();
        String oldest = "";
        while (true) {
            JsonNode page = server.get("/api/v1/accounts/" + account + "/statuses?limit=40" + oldest, ana)
                    .json();
            if (page.isEmpty()) {
                return List.copyOf(ids.values());
            }
            for (JsonNode status : page) {
                String text = status.path("content").asString().replaceAll("\\D", "");
                ids.put(Integer.valueOf(text), status.path("id").asString());
                oldest = "&max_id=" + status.path("id").asString();
            }
        }
    }

    @Test
    void aDeepThreadIsReadFromBothEnds() {
        List<String> line = ids("line");
        assertThat(thread(line.getFirst(), "descendants", ana)).isEqualTo(line.subList(1, MOST + 1));
        assertThat(thread(line.getLast(), "ancestors", ana)).isEqualTo(line.subList(POSTS - 1 - MOST, POSTS - 1));
        assertThat(thread(line.getFirst(), "descendants", "")).isEqualTo(line.subList(1, 61));
        assertThat(thread(line.getLast(), "ancestors", "")).isEqualTo(line.subList(POSTS - 41, POSTS - 1));
    }

    @Test
    void aCycleEnds() {
        List<String> round = ids("round");
        assertThat(thread(round.getFirst(), "descendants", ana)).isEqualTo(round.subList(1, CYCLE));
        assertThat(thread(round.getFirst(), "ancestors", ana)).isEqualTo(round.subList(1, CYCLE));
    }

    @Test
    void aWideThreadIsReadUpToTheLimit() {
        List<String> wide = ids("wide");
        assertThat(thread(wide.getFirst(), "descendants", ana)).hasSize(MOST).isSubsetOf(wide);
    }

    private static List<String> articles(String page) {
        return ARTICLE.matcher(page).results().map(found -> found.group(1)).toList();
    }

    @Test
    void pagesShowPartsThatLeadToAllReplies() {
        List<String> wide = ids("wide");
        Browser browser = new Browser(server);
        browser.signIn("ana");
        List<String> seen = new ArrayList<>();
        String next = "/@wide@elsewhere.example/" + wide.getFirst();
        for (int left = MOST; left > 0; left -= 100) {
            String page = browser.get(next).body();
            List<String> shown = articles(page);
            assertThat(shown).as(page).first().isEqualTo(wide.getFirst());
            seen.addAll(shown.subList(1, shown.size()));
            List<MatchResult> later = LATER.matcher(page).results().toList();
            if (left > 100) {
                assertThat(later).hasSize(1);
                assertThat(later.getFirst().group(2)).contains(String.format("%,d", left - 100));
                next = later.getFirst().group(1);
            } else {
                assertThat(later).isEmpty();
            }
        }
        assertThat(seen).isEqualTo(thread(wide.getFirst(), "descendants", ana));
    }

    @Test
    void aPostDeepInAThreadLeadsUpwards() {
        List<String> line = ids("line");
        Browser browser = new Browser(server);
        browser.signIn("ana");
        String page = browser.get("/@line@elsewhere.example/" + line.get(1_000)).body();
        List<String> shown = articles(page);
        assertThat(shown).isEqualTo(line.subList(960, 1_101));
        assertThat(page).contains("href=\"/statuses/" + line.get(960) + "\">Show 960 earlier posts<");
        String second = browser.get("/@line@elsewhere.example/" + line.get(39)).body();
        assertThat(second).doesNotContain("earlier post");
        assertThat(articles(second))
                .startsWith(IntStream.range(0, 40).mapToObj(line::get).toArray(String[]::new));
    }

    @Test
    void aPartAfterAPostThatIsNotThereIsTheFirst() {
        List<String> wide = ids("wide");
        Browser browser = new Browser(server);
        assertThat(articles(browser.get("/@wide@elsewhere.example/" + wide.getFirst())
                        .body()))
                .hasSize(61);
        String first =
                browser.get("/@wide@elsewhere.example/" + wide.getFirst()).body();
        for (String after : List.of("1", "x", "", "99999999999999999999")) {
            assertThat(articles(browser.get("/@wide@elsewhere.example/" + wide.getFirst() + "?after=" + after)
                            .body()))
                    .isEqualTo(articles(first));
        }
    }
}
