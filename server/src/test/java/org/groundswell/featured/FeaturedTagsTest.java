package org.groundswell.featured;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.model.AccountId;
import org.groundswell.web.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;

/** Tags that accounts feature on their profiles: by apps and on the page, with exact counts, up to a limit. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeaturedTagsTest {
    private static final String PAGE = "/settings/featured-tags";
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    @Parameter
    TestDatabase kind;

    @TempDir
    static Path directory;

    private TestServer server;
    private SetClock clock;

    @BeforeParameterizedClassInvocation
    void start() {
        clock = new SetClock(START);
        server = TestServer.start(directory.resolve(kind.name()), kind.settings(Map.of()), clock);
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    private String post(String token, String text, String visibility) {
        Answer answer = server.post("/api/v1/statuses", token, "status", text, "visibility", visibility);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("id").asString();
    }

    private Answer feature(String token, String name) {
        return server.post("/api/v1/featured_tags", token, "name", name);
    }

    private AccountId idOf(String name) {
        return server.server.core().people().accounts().find(name).orElseThrow().id();
    }

    /** The featured tags of an account as a viewer sees them, each as its name and its count. */
    private List<String> of(String name, String token) {
        JsonNode found = server.get("/api/v1/accounts/" + idOf(name) + "/featured_tags", token)
                .json();
        return StreamSupport.stream(found.spliterator(), false)
                .map(tag -> tag.path("name").asString() + " "
                        + tag.path("statuses_count").asString())
                .toList();
    }

    private List<String> tagged(String name, String tag, String token) {
        JsonNode found = server.get("/api/v1/accounts/" + idOf(name) + "/statuses?tagged=" + tag, token)
                .json();
        return StreamSupport.stream(found.spliterator(), false)
                .map(status -> status.path("id").asString())
                .toList();
    }

    @Test
    void countsAreThoseOfPostsThatEveryoneMaySee() {
        String ana = server.person("ana");
        String open = post(ana, "one #Lantern #lantern", "public");
        clock.moveOn(Duration.ofDays(1));
        String unlisted = post(ana, "two #lantern", "unlisted");
        clock.moveOn(Duration.ofDays(1));
        String closed = post(ana, "three #LANTERN", "private");
        String direct = post(ana, "four #lantern", "direct");
        post(ana, "five #other", "public");
        JsonNode added = feature(ana, "#Lantern").json();
        assertThat(added.path("name").asString()).isEqualTo("Lantern");
        assertThat(added.path("statuses_count").asString()).isEqualTo("2");
        assertThat(added.path("last_status_at").asString()).isEqualTo("2026-11-21");
        assertThat(added.path("url").asString()).isEqualTo(server.url + "/@ana/tagged/lantern");
        assertThat(of("ana", "")).containsExactly("Lantern 2");
        assertThat(tagged("ana", "lantern", ana))
                .containsExactly(closed, unlisted, open)
                .doesNotContain(direct);
        assertThat(tagged("ana", "lantern", "")).containsExactly(unlisted, open);

        server.form("PUT", "/api/v1/statuses/" + unlisted, ana, "status", "two, without");
        assertThat(of("ana", "")).containsExactly("Lantern 1");
        assertThat(tagged("ana", "lantern", ana)).containsExactly(closed, open);
        server.form("PUT", "/api/v1/statuses/" + closed, ana, "status", "three #other");
        assertThat(tagged("ana", "other", ana)).contains(closed);
        server.delete("/api/v1/statuses/" + open, ana);
        assertThat(of("ana", "")).containsExactly("Lantern 0");
        assertThat(server.get("/api/v1/featured_tags", ana)
                        .json()
                        .path(0)
                        .path("last_status_at")
                        .isNull())
                .isTrue();
    }

    @Test
    void theTagsOfPrivateMentionsStayOutOfTheTables() {
        String bea = server.person("bea");
        post(bea, "only for you #whispered", "direct");
        assertThat(server.server.core().database().<Long>read(tx -> tx.sql("""
                        SELECT count(*) FROM tag WHERE key = 'whispered'
                        """).number()))
                .isZero();
    }

    @Test
    void aBlockedViewerFindsNone() {
        String cay = server.person("cay");
        String dan = server.person("dan");
        feature(cay, "hidden");
        assertThat(of("cay", dan)).containsExactly("hidden 0");
        server.post("/api/v1/accounts/" + idOf("dan") + "/block", cay);
        assertThat(of("cay", dan)).isEmpty();
        assertThat(of("cay", "")).containsExactly("hidden 0");
    }

    @Test
    void aSuspendedAccountAndADisabledTagAreLeftOut() {
        String eve = server.person("eve");
        feature(eve, "allowed");
        feature(eve, "refused");
        server.server
                .core()
                .database()
                .writing(tx -> tx.sql("UPDATE tag SET usable = FALSE, listable = FALSE WHERE key = 'refused'")
                        .run());
        server.server.core().tagging().disabledTags().changed();
        assertThat(of("eve", "")).containsExactly("allowed 0");
        assertThat(server.get("/api/v1/featured_tags", eve).json())
                .as("one's own, to remove it")
                .hasSize(2);
        assertThat(feature(server.person("eva"), "Refused").json().path("error").asString())
                .contains("is disabled by the moderators");
        AccountId account = idOf("eve");
        server.server
                .core()
                .database()
                .writing(tx -> server.server
                        .core()
                        .restricting()
                        .restrictions()
                        .change(tx, account, now -> now.suspended(clock.instant())));
        assertThat(of("eve", "")).isEmpty();
    }

    @Test
    void suggestionsAreTheTagsUsedMostLately() {
        String fay = server.person("fay");
        for (String text : List.of("#often one", "#Often two", "#sometimes", "#often #sometimes", "#once")) {
            post(fay, text, "public");
        }
        post(fay, "#secret #secret2", "private");
        assertThat(suggested(fay)).containsExactly("often", "sometimes", "once");
        feature(fay, "often");
        assertThat(suggested(fay)).containsExactly("sometimes", "once");
        for (int i = 0; i < 12; i++) {
            post(fay, "#more" + i, "public");
        }
        assertThat(suggested(fay)).hasSize(10).startsWith("sometimes", "more11");
    }

    private List<String> suggested(String token) {
        JsonNode found = server.get("/api/v1/featured_tags/suggestions", token).json();
        return StreamSupport.stream(found.spliterator(), false)
                .map(tag -> tag.path("key").asString())
                .toList();
    }

    @Test
    void noMoreThanTheLimitAreFeaturedAlsoAtTheSameMoment() throws Exception {
        String gus = server.person("gus");
        List<Callable<Integer>> requests = IntStream.range(0, 3 * FeaturedTags.MOST)
                .<Callable<Integer>>mapToObj(number -> () -> number % 2 == 0
                        ? feature(gus, "many" + number).status()
                        : server.post("/api/v1/tags/many" + number + "/feature", gus)
                                .status())
                .toList();
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> done : threads.invokeAll(requests)) {
                statuses.add(done.get());
            }
        }
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(FeaturedTags.MOST);
        assertThat(statuses).filteredOn(status -> status == 422).hasSize(2 * FeaturedTags.MOST);
        assertThat(of("gus", "")).hasSize(FeaturedTags.MOST);
        assertThat(server.get("/api/v2/instance")
                        .json()
                        .at("/configuration/accounts/max_featured_tags")
                        .asInt())
                .isEqualTo(FeaturedTags.MOST);
    }

    @Test
    void tagsAndProfilesSayThatATagIsFeatured() {
        String hal = server.person("hal");
        post(hal, "here #Beacon", "public");
        assertThat(featuring(server.get("/api/v1/tags/beacon", hal))).isFalse();
        assertThat(featuring(server.post("/api/v1/tags/Beacon/feature", hal))).isTrue();
        assertThat(featuring(server.post("/api/v1/tags/beacon/feature", hal)))
                .as("again")
                .isTrue();
        assertThat(of("hal", "")).containsExactly("Beacon 1");
        assertThat(server.get("/api/v1/tags/beacon").json().has("featuring")).isFalse();
        assertThat(server.get("/@hal").body()).contains("href=\"/@hal/tagged/beacon\"");
        String page = server.get("/@hal/tagged/Beacon").body();
        assertThat(page).contains("#Beacon").contains("here ");
        assertThat(server.get("/@hal/tagged/nothing").body()).contains("No posts with this tag");
        assertThat(featuring(server.post("/api/v1/tags/BEACON/unfeature", hal))).isFalse();
        assertThat(of("hal", "")).isEmpty();
    }

    private static boolean featuring(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("featuring").asBoolean();
    }

    @Test
    void thePageAddsAndRemovesThem() {
        post(server.person("ida"), "one #Harbour", "public");
        Browser ida = new Browser(server);
        ida.signIn("ida");
        Answer empty = ida.get(PAGE);
        assertThat(empty.body()).contains("value=\"Harbour\"").contains("You don’t feature any tags yet");
        assertThat(ida.submit(empty, PAGE, "name", "#Harbour").status()).isEqualTo(303);
        Answer page = ida.get(PAGE);
        assertThat(page.body()).contains("1 post, last").doesNotContain("value=\"Harbour\"");
        Answer refused = ida.submit(page, PAGE, "name", "two words");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("value=\"two words\"").contains("must be a tag");
        String remove = page.body().replaceAll("(?s).*(/settings/featured-tags/\\d+/remove).*", "$1");
        assertThat(ida.submit(page, remove).status()).isEqualTo(303);
        assertThat(ida.get(PAGE).body()).contains("You don’t feature any tags yet");
    }
}
