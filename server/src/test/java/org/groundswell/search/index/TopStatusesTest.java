package org.groundswell.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.groundswell.events.Position;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.groundswell.search.query.QueryParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Leaving out what can't be among the best changes nothing: pages together are what a search finds that leaves out nothing. */
class TopStatusesTest {
    private static final int STATUSES = 4_000;
    private static final int SEGMENTS = 8;
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final AccountId SEARCHER = new AccountId(3);

    @TempDir
    static Path directory;

    private static StatusIndex index;

    @BeforeAll
    static void fill() throws Exception {
        index = StatusIndex.create(directory.resolve("index"), "test", Progress.none(Position.START, 0));
        Random random = new Random(5);
        List<IndexedStatus> all = new ArrayList<>();
        for (int i = 0; i < STATUSES; i++) {
            long age = (long) (random.nextDouble()
                    * random.nextDouble()
                    * Duration.ofDays(700).toMillis());
            all.add(new IndexedStatus(
                    new StatusId(Ids.first(NOW.toEpochMilli() - age) + random.nextInt(1 << 16)),
                    new AccountId(1 + random.nextInt(5)),
                    text(random),
                    random.nextInt(4) == 0 ? Set.of(TagName.of("tag")) : Set.of(),
                    List.of(),
                    Optional.empty(),
                    LanguageCode.parse("en"),
                    Set.of(),
                    Set.of(),
                    random.nextInt(10) > 0,
                    random.nextInt(3) > 0,
                    random.nextInt(1, 11) / 10f));
        }
        // Segments overlap in time, as those do that were built from the newest backwards beside those of new statuses.
        Collections.shuffle(all, random);
        for (int i = 0; i < SEGMENTS; i++) {
            List<IndexedStatus> part = all.subList(i * STATUSES / SEGMENTS, (i + 1) * STATUSES / SEGMENTS);
            index.replace(part.stream().map(IndexedStatus::id).toList(), part);
            index.refresh();
        }
    }

    @AfterAll
    static void close() {
        index.close();
    }

    /** Some words are in most statuses, and others in a few. */
    private static String text(Random random) {
        return IntStream.range(0, 3 + random.nextInt(20))
                .mapToObj(_ -> "w" + (int) Math.min(500, Math.pow(1 - random.nextDouble(), -0.8)))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "w1",
                "w2",
                "w7",
                "w90",
                "w1 w2",
                "w3 w40",
                "w2 -w1",
                "\"w1 w1 w2\"",
                "w1 #tag",
                "#tag",
                "#tag -w1",
                "w1 in:library",
                "w2 -in:library",
                "in:library",
                "w1 before:2026",
                "w1 during:2026-11",
                "after:2026-06 #tag"
            })
    void pagesTogetherAreTheWholeResult(String typed) {
        List<StatusId> whole = search(typed, STATUSES);
        assertThat(whole).isNotEmpty().doesNotHaveDuplicates();
        assertThat(search(typed, 7)).isEqualTo(whole);
        assertThat(search(typed, 40)).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#tag", "in:library", "-w1"})
    void withoutWordsTheNewestComeFirst(String typed) {
        assertThat(search(typed, 7)).isSortedAccordingTo((one, other) -> Long.compare(other.value(), one.value()));
    }

    /** All results, read in pages. */
    private static List<StatusId> search(String typed, int limit) {
        Criteria criteria = new Criteria(
                QueryParser.parse(typed),
                new Criteria.Searcher(Optional.of(SEARCHER), List.of()),
                Map.of(),
                Optional.empty(),
                Long.MAX_VALUE,
                0,
                NOW.toEpochMilli());
        List<StatusId> found = new ArrayList<>();
        List<StatusIndex.Hit> page = page(criteria, null, limit);
        while (!page.isEmpty()) {
            page.forEach(hit -> found.add(hit.status()));
            page = page(criteria, page.getLast().mark(), limit);
        }
        return found;
    }

    /** Each in a snapshot of its own, since the time for the searches of one is limited. */
    private static List<StatusIndex.Hit> page(Criteria criteria, StatusIndex.@Nullable Mark after, int limit) {
        try (StatusIndex.Snapshot snapshot = index.snapshot()) {
            return snapshot.search(criteria, after, limit);
        }
    }
}
