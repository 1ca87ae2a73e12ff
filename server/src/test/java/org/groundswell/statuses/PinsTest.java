package org.groundswell.statuses;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.web.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;

/** Posts that are pinned to profiles: by apps and on the page, up to a limit, for viewers who may see them. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PinsTest {
    @Parameter
    TestDatabase kind;

    @TempDir
    static Path directory;

    private TestServer server;

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(kind.name()), kind.settings(Map.of()));
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    private String posted(String token, String text, String visibility) {
        Answer answer = server.post("/api/v1/statuses", token, "status", text, "visibility", visibility);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("id").asString();
    }

    private Answer act(String verb, String id, String token) {
        return server.post("/api/v1/statuses/" + id + "/" + verb, token);
    }

    private String idOf(String name) {
        return server.server
                .core()
                .people()
                .accounts()
                .find(name)
                .orElseThrow()
                .id()
                .toString();
    }

    private List<String> pinned(String name, String token) {
        JsonNode found = server.get("/api/v1/accounts/" + idOf(name) + "/statuses?pinned=true", token)
                .json();
        return StreamSupport.stream(found.spliterator(), false)
                .map(status -> status.path("id").asString())
                .toList();
    }

    @Test
    void viewersFindThePinnedPostsThatTheyMaySee() {
        String ana = server.person("ana");
        String ben = server.person("ben");
        String open = posted(ana, "open", "public");
        String quiet = posted(ana, "quiet", "unlisted");
        String closed = posted(ana, "closed", "private");
        posted(ana, "not pinned", "public");
        for (String id : List.of(open, quiet, closed, open)) {
            Answer answer = act("pin", id, ana);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.json().path("pinned").asBoolean()).isTrue();
        }
        assertThat(pinned("ana", ana)).containsExactly(closed, quiet, open);
        assertThat(pinned("ana", ben)).containsExactly(quiet, open);
        assertThat(pinned("ana", "")).containsExactly(quiet, open);
        server.post("/api/v1/accounts/" + idOf("ana") + "/follow", ben);
        assertThat(pinned("ana", ben)).containsExactly(closed, quiet, open);
        assertThat(server.get("/api/v1/statuses/" + open, ben)
                        .json()
                        .path("pinned")
                        .asBoolean())
                .as("for others")
                .isFalse();
        server.post("/api/v1/accounts/" + idOf("ben") + "/block", ana);
        assertThat(pinned("ana", ben)).isEmpty();

        act("unpin", quiet, ana);
        server.delete("/api/v1/statuses/" + closed, ana);
        assertThat(pinned("ana", ana)).containsExactly(open);
    }

    @Test
    void boostsAndPrivateMentionsAreRefused() {
        String cay = server.person("cay");
        String direct = posted(cay, "only me", "direct");
        assertThat(act("pin", direct, cay).json().path("error").asString()).contains("is a private mention");
        String boost = act("reblog", posted(cay, "mine", "public"), cay)
                .json()
                .path("id")
                .asString();
        assertThat(act("pin", boost, cay).json().path("error").asString()).contains("is a boost");
        assertThat(pinned("cay", cay)).isEmpty();
    }

    @Test
    void noMoreThanTheLimitArePinnedAlsoAtTheSameMoment() throws Exception {
        String dan = server.person("dan");
        List<Callable<Integer>> pins = IntStream.range(0, 3 * Pins.MOST)
                .mapToObj(number -> posted(dan, "number " + number, "public"))
                .<Callable<Integer>>map(id -> () -> act("pin", id, dan).status())
                .toList();
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> done : threads.invokeAll(pins)) {
                statuses.add(done.get());
            }
        }
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(Pins.MOST);
        assertThat(statuses).filteredOn(status -> status == 422).hasSize(2 * Pins.MOST);
        List<String> all = pinned("dan", dan);
        assertThat(all).hasSize(Pins.MOST);
        server.delete("/api/v1/statuses/" + all.getFirst(), dan);
        assertThat(act("pin", posted(dan, "another", "public"), dan).status())
                .as("in place of a deleted one")
                .isEqualTo(200);
    }

    @Test
    void theProfileShowsPinnedPostsFirstAndOnce() {
        String eve = server.person("eve");
        String old = posted(eve, "an old word", "public");
        String recent = posted(eve, "a recent word", "public");
        Browser browser = new Browser(server);
        browser.signIn("eve");
        Answer page = browser.get("/@eve");
        assertThat(page.body()).doesNotContain("class=\"pinned\"");
        browser.submit(page, "/statuses/" + old + "/pin");
        String shown = browser.get("/@eve").body();
        assertThat(shown).contains("class=\"pinned\"").containsOnlyOnce("id=\"p" + old + "\"");
        assertThat(shown.indexOf("id=\"p" + old)).isLessThan(shown.indexOf("id=\"p" + recent));
        assertThat(server.get("/@eve").body()).contains("class=\"pinned\"");
        assertThat(browser.get("/@eve?before=" + Long.MAX_VALUE).body()).doesNotContain("class=\"pinned\"");
        browser.submit(browser.get("/@eve"), "/statuses/" + old + "/unpin");
        assertThat(browser.get("/@eve").body()).doesNotContain("class=\"pinned\"");
    }
}
