package org.groundswell.waves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.groundswell.TestServer;
import org.groundswell.events.Follower;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Relations between generated tags whose true relation is known. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelationsTest {
    private static final int SEEDS = 20;

    private TestServer server;
    private final List<Movements> counters = new ArrayList<>();
    private final List<Movements> quoting = new ArrayList<>();
    private final List<Movements> continued = new ArrayList<>();
    private final List<Movements> together = new ArrayList<>();
    private final List<Movements> apart = new ArrayList<>();

    @BeforeAll
    void start(@TempDir Path data) throws IOException {
        server = TestServer.start(data, Map.of());
        StringBuilder lines = new StringBuilder();
        for (int seed = 0; seed < SEEDS; seed++) {
            counters.add(new Movements("counter", seed, seed % 2 == 0));
            lines.append(counters.getLast().counter());
            together.add(new Movements("together", seed, false));
            lines.append(together.getLast().together());
        }
        for (int seed = 0; seed < 4; seed++) {
            apart.add(new Movements("apart", seed, false));
            lines.append(apart.getLast().apart());
            quoting.add(new Movements("quoting", seed, seed % 2 == 0));
            lines.append(quoting.getLast().quotingCounter());
            continued.add(new Movements("continued", seed, false));
            lines.append(continued.getLast().continued());
        }
        var report = server.server
                .core()
                .importing()
                .importer()
                .run(new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
        assertThat(report.rejected()).isZero();
        Follower.catchUp(
                server.server.core().events(), server.server.core().tagging().counts());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aCounterTagIsRecognised() {
        List<String> missed = new ArrayList<>();
        for (Movements pair : counters) {
            List<String> second = relations(pair.second, pair.first);
            List<String> first = relations(pair.first, pair.second);
            if (!second.equals(List.of("counters")) || !first.equals(List.of("countered_by"))) {
                missed.add(pair.second + " " + second + " " + pair.first + " " + first + evidence(pair.second));
            }
        }
        assertThat(missed).hasSizeLessThanOrEqualTo(SEEDS / 20);
    }

    @Test
    void aCounterTagThatQuotesIsRecognised() {
        for (Movements pair : quoting.subList(0, 3)) {
            assertThat(relations(pair.second, pair.first))
                    .as(evidence(pair.second))
                    .containsExactly("counters");
        }
    }

    /** Nobody has asked for this pair before, since relations are kept for half a minute. */
    @Test
    void revokedQuotesAnswerNobody() {
        Movements pair = quoting.get(3);
        server.server
                .core()
                .database()
                .writing(tx -> tx.sql(
                                "UPDATE status SET quote_revoked = TRUE WHERE quote_of_id IN"
                                        + " (SELECT u.status_id FROM tag_use u JOIN tag t ON t.id = u.tag_id WHERE t.key IN (:tags))")
                        .setAll(
                                "tags",
                                List.of(pair.first.toLowerCase(Locale.ROOT), pair.second.toLowerCase(Locale.ROOT)))
                        .run());
        assertThat(relations(pair.second, pair.first)).doesNotContain("counters", "answers");
        assertThat(relations(pair.first, pair.second)).doesNotContain("countered_by", "answered_by");
    }

    @Test
    void continuingOnesOwnPostsAnswersNobody() {
        for (Movements pair : continued) {
            // On a slow machine the wave may have been computed before all posts were there; it is computed again soon.
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> related(pair.second).path("name").asString().equals(pair.first));
            JsonNode related = related(pair.second);
            assertThat(related.path("relation").asString()).isIn("ally", "travels_with");
            assertThat(related.path("evidence").path("answering").asInt(-1)).isZero();
            assertThat(related.path("evidence").path("answers_across").asInt(-1))
                    .isZero();
        }
    }

    @Test
    void tagsThatMerelyOccurTogetherDoNotAnswerEachOther() {
        List<String> claimed = new ArrayList<>();
        int friends = 0;
        for (Movements pair : together) {
            List<String> found = relations(pair.second, pair.first);
            boolean friendly = found.equals(List.of("ally")) || found.equals(List.of("travels_with"));
            friends += friendly ? 1 : 0;
            if (!friendly && !found.isEmpty()) {
                claimed.add(pair.second + found + evidence(pair.second));
            }
            assertThat(relations(pair.first, pair.second)).isEqualTo(found);
        }
        assertThat(claimed).isEmpty();
        assertThat(friends).isGreaterThanOrEqualTo(SEEDS * 9 / 10);
    }

    @Test
    void tagsOfSeparateCrowdsAreUnrelated() {
        for (Movements pair : apart) {
            assertThat(relations(pair.second, pair.first)).isEmpty();
            assertThat(relations(pair.first, pair.second)).isEmpty();
        }
    }

    /** The tag that is most related to one. */
    private JsonNode related(String tag) {
        return server.get("/api/v1/tags/" + tag + "/wave")
                .json()
                .path("related")
                .path(0);
    }

    private List<String> relations(String tag, String other) {
        List<String> found = new ArrayList<>();
        for (JsonNode related :
                server.get("/api/v1/tags/" + tag + "/wave").json().path("related")) {
            if (related.path("name").asString().equals(other)) {
                found.add(related.path("relation").asString());
            }
        }
        return found;
    }

    private String evidence(String tag) {
        return server.get("/api/v1/tags/" + tag + "/wave")
                .json()
                .path("related")
                .toString();
    }
}
