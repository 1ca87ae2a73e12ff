package org.groundswell.trends.wave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.groundswell.trends.model.DegreeCell;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts equal those of a simple recount, whatever is added and removed in whatever order. */
final class WaveUsesTest {
    private static final List<String> COUNTRIES = List.of("PH", "US", "DE", "", "KE");
    /** No cell, the first, the last and some between. */
    private static final List<Integer> CELLS = List.of(0, 0, 1, 37_000, 37_001, DegreeCell.LARGEST_NUMBER);

    private static final int DAY = 24 * 60;
    private static final Minutes WHOLE = new Minutes(0, DAY);

    private record Post(long at, long person, String country, int cell) {
        int minute() {
            return (int) (at / 60_000);
        }
    }

    private final TreeMap<Long, Post> truth = new TreeMap<>();
    private final WaveUses uses = new WaveUses();

    private void put(long id, long person, String country) {
        put(id, person, country, 0);
    }

    private void put(long id, long person, String country, int cell) {
        Post post = new Post(id * 1_000, person, country, cell);
        truth.put(id, post);
        uses.put(id, post.at(), person, country, "en", cell, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void countsEqualASimpleRecount(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 200; i++) {
                long id = random.nextInt(3) == 0 ? random.nextInt(5 * DAY * 60) : round * 12_000L + i * 60L;
                if (random.nextInt(6) == 0) {
                    truth.remove(id);
                    uses.remove(id);
                } else {
                    put(
                            id,
                            random.nextInt(300),
                            COUNTRIES.get(random.nextInt(COUNTRIES.size())),
                            CELLS.get(random.nextInt(CELLS.size())));
                }
            }
            check(random);
        }
    }

    private void check(Random random) {
        assertThat(uses.size()).isEqualTo(truth.size());
        assertThat(IntStream.range(0, uses.size()).mapToLong(uses::post)).containsExactlyElementsOf(truth.keySet());
        int from = random.nextInt(DAY);
        int to = from + 1 + random.nextInt(DAY);
        int step = List.of(1, 5, 60).get(random.nextInt(3));
        View view = new WaveAnalysis(uses, 10 * DAY).view(new Minutes(from, to), new Minutes(from, to), step);
        for (int s = 0; s < view.series().people().size(); s++) {
            int begin = view.series().start() + s * step;
            int end = begin + step;
            assertThat(view.series().people().get(s))
                    .isEqualTo(people(begin, end, null).size());
        }
        int start = view.series().start();
        assertThat(view.series().posts().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(posts(start, start + view.series().posts().size() * step));
        assertThat(view.posts()).isEqualTo(posts(from, to));
        assertThat(view.people()).isEqualTo(people(from, to, null).size());
        for (Spread.There there : view.countries().there()) {
            Set<Long> people = people(from, to, there.code());
            assertThat(there.people()).isEqualTo(people.size()).isGreaterThanOrEqualTo(5);
            assertThat(there.growth().getLast()).isEqualTo(there.people());
        }
        assertThat(view.countries().unknown()).isEqualTo(people(from, to, "").size());
        checkCells(view.cells(), from, to);
    }

    private void checkCells(Spread cells, int from, int to) {
        int[] people = new HashSet<>(CELLS)
                .stream()
                        .filter(cell -> cell != 0)
                        .sorted()
                        .mapToInt(cell -> peopleIn(from, to, cell).size())
                        .toArray();
        Set<Long> located = new HashSet<>();
        CELLS.stream().filter(cell -> cell != 0).forEach(cell -> located.addAll(peopleIn(from, to, cell)));
        assertThat(cells.concentration()).isEqualTo(Concentration.of(located.size(), people));
        assertThat(cells.unknown()).isEqualTo(peopleIn(from, to, 0).size());
        for (Spread.There there : cells.there()) {
            int number = CELLS.stream()
                    .filter(cell -> DegreeCell.ofNumber(cell)
                            .filter(each -> each.code().equals(there.code()))
                            .isPresent())
                    .findFirst()
                    .orElseThrow();
            assertThat(there.people()).isEqualTo(peopleIn(from, to, number).size());
        }
    }

    private Set<Long> peopleIn(int from, int to, int cell) {
        Set<Long> people = new HashSet<>();
        for (Post post : truth.values()) {
            if (post.minute() >= from && post.minute() < to && post.cell() == cell) {
                people.add(post.person());
            }
        }
        return people;
    }

    private int posts(int from, int to) {
        return (int) truth.values().stream()
                .filter(post -> post.minute() >= from && post.minute() < to)
                .count();
    }

    private Set<Long> people(int from, int to, @Nullable String country) {
        Set<Long> people = new HashSet<>();
        for (Map.Entry<Long, Post> each : truth.entrySet()) {
            Post post = each.getValue();
            boolean there = country == null || post.country().equals(country);
            if (post.minute() >= from && post.minute() < to && there) {
                people.add(post.person());
            }
        }
        return people;
    }

    @Test
    void aPostPutTwiceIsCountedOnceWithItsLastValues() {
        put(1_000, 1, "PH");
        put(2_000, 2, "PH");
        put(1_000, 1, "DE");
        put(2_000, 2, "PH");
        check(new Random(1));
    }

    @Test
    void aPostAddedAfterItsRemovalIsCounted() {
        uses.remove(5_000);
        put(5_000, 1, "PH");
        put(6_000, 2, "PH");
        assertThat(uses.size()).isEqualTo(2);
    }

    @Test
    void thePostsBeforeOneAreCountedAlone() {
        for (int i = 1; i <= 9; i++) {
            put(i * 100_000L, i, "PH");
        }
        uses.remove(300_000);
        assertThat(uses.before(500_000).size()).isEqualTo(3);
        assertThat(uses.before(500_001).size()).isEqualTo(4);
        assertThat(uses.before(1).size()).isZero();
        assertThat(new WaveAnalysis(uses.before(700_000), DAY).life().people()).isEqualTo(5);
        assertThat(uses.size()).isEqualTo(8);
    }

    @Test
    void fewerThanFiveInACountryAreNotShown() {
        for (int person = 0; person < 4; person++) {
            put(1_000 + person, person, "PH");
        }
        Spread four = new WaveAnalysis(uses, DAY).view(WHOLE, WHOLE, 60).countries();
        assertThat(four.there()).isEmpty();
        assertThat(four.fewer()).isEqualTo(1);
        put(2_000, 9, "PH");
        Spread five = new WaveAnalysis(uses, DAY).view(WHOLE, WHOLE, 60).countries();
        assertThat(five.there()).extracting(Spread.There::people).containsExactly(5);
        assertThat(five.there().getFirst().growth()).doesNotContain(1, 2, 3, 4);
    }

    @Test
    void aPersonInTwoCountriesIsLocatedOnceAndCountsInBoth() {
        for (int person = 0; person < 6; person++) {
            put(1_000 + person, person, "PH");
        }
        put(2_000, 0, "US");
        put(2_001, 0, "");
        put(2_002, 9, "");
        Spread spread = new WaveAnalysis(uses, DAY).view(WHOLE, WHOLE, 60).countries();
        assertThat(spread.concentration()).isEqualTo(Concentration.of(6, new int[] {6, 1}));
        assertThat(spread.unknown()).isEqualTo(2);
    }

    @Test
    void withoutCoordinatesNobodyIsInACell() {
        put(1_000, 1, "PH");
        put(1_001, 2, "PH");
        Spread cells = new WaveAnalysis(uses, DAY).view(WHOLE, WHOLE, 60).cells();
        assertThat(cells.concentration()).isEqualTo(Concentration.NONE);
        assertThat(cells.unknown()).isEqualTo(2);
        assertThat(cells.there()).isEmpty();
    }
}
