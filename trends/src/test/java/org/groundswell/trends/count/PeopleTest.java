package org.groundswell.trends.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.groundswell.trends.model.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts equal a full recount, whatever is added, retracted, late or dropped. */
class PeopleTest {
    private static final int FULL = 16;

    private record Used(long person, int minute, int where) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void countsEqualAFullRecount(long seed) {
        Random random = new Random(seed);
        int now = 100_000;
        People people = new People(Integer.MAX_VALUE);
        MinuteCounts counts = new MinuteCounts(now);
        Map<Integer, Integer> byWhere = new HashMap<>();
        People.Moves moves = (fromMinute, fromWhere, fromWeight, toMinute, toWhere, toWeight) -> {
            if (fromMinute != People.NOWHERE) {
                counts.add(fromMinute, -1, -fromWeight);
                byWhere.merge(fromWhere, -1, Integer::sum);
            }
            if (toMinute != People.NOWHERE) {
                counts.add(toMinute, 1, toWeight);
                byWhere.merge(toWhere, 1, Integer::sum);
            }
        };
        List<Used> kept = new ArrayList<>();
        int persons = 5 + random.nextInt(200);
        for (int step = 0; step < 6_000; step++) {
            switch (random.nextInt(10)) {
                case 0 -> {
                    now += random.nextInt(random.nextInt(20) == 0 ? 400 : 4);
                    counts.advanceTo(now);
                }
                case 1, 2, 3 -> {
                    if (!kept.isEmpty()) {
                        Used gone = kept.remove(random.nextInt(kept.size()));
                        boolean known = people.remove(gone.person(), gone.minute(), gone.where(), moves);
                        if (gone.minute() > now - Window.SIX_HOURS.minutes()) {
                            assertThat(known).isTrue();
                        }
                    }
                }
                default -> {
                    int late = random.nextInt(4) == 0 ? random.nextInt(300) : 0;
                    var use = new Used(random.nextInt(persons), now - late, random.nextInt(3));
                    kept.add(use);
                    people.add(use.person(), use.minute(), use.where(), FULL, 0, now, moves);
                }
            }
            for (Window window : Window.values()) {
                int from = now - window.minutes();
                long expected = kept.stream()
                        .filter(use -> use.minute() > from)
                        .mapToLong(Used::person)
                        .distinct()
                        .count();
                assertThat(counts.people(window))
                        .as("seed %d step %d %s", seed, step, window)
                        .isEqualTo((int) expected);
                assertThat(counts.weight(window)).isEqualTo((int) expected * FULL);
            }
            if (step % 50 == 0) {
                usesOfAPeriodEqualAFullRecount(people, kept, now, random);
            }
        }
    }

    private static void usesOfAPeriodEqualAFullRecount(People people, List<Used> kept, int now, Random random) {
        int to = now - random.nextInt(100);
        int from = now - Window.SIX_HOURS.minutes() + 1 + random.nextInt(100);
        List<Used> inPeriod = kept.stream()
                .filter(use -> use.minute() >= from && use.minute() < to)
                .toList();
        long[] found = people.between(from, to, 0);
        assertThat(found)
                .containsExactlyInAnyOrder(
                        inPeriod.stream().mapToLong(Used::person).distinct().toArray());
        assertThat(people.between(from, to, FULL + 1)).isEmpty();
        for (long person : found) {
            assertThat(people.usesBetween(person, from, to))
                    .containsExactly(inPeriod.stream()
                            .filter(use -> use.person() == person)
                            .map(use -> UseKey.of(use.minute(), use.where()))
                            .distinct()
                            .sorted(Comparator.reverseOrder())
                            .mapToLong(Long::longValue)
                            .toArray());
        }
        assertThat(people.usesBetween(-7, from, to)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 40, 117671392446580450L})
    void aHashGivesItsPersonBack(long person) {
        assertThat(PersonTable.personOf(PersonTable.hash(person))).isEqualTo(person);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aLargeCrowdIsSampledAndRemovalsStayExact(long seed) {
        Random random = new Random(seed);
        People people = new People(4_096);
        MinuteCounts counts = new MinuteCounts(1_000);
        People.Moves moves = (fromMinute, _, fromWeight, toMinute, _, toWeight) -> {
            if (fromMinute != People.NOWHERE) {
                counts.add(fromMinute, -1, -fromWeight);
            }
            if (toMinute != People.NOWHERE) {
                counts.add(toMinute, 1, toWeight);
            }
        };
        int persons = 100_000 + random.nextInt(100_000);
        for (int person = 0; person < persons; person++) {
            people.add(person, 1_000, 0, FULL, 0, 1_000, moves);
        }
        assertThat(people.size()).isLessThanOrEqualTo(2 * 4_096);
        double estimate = (double) counts.people(Window.HOUR) * (1 << people.sampling());
        assertThat(estimate).isBetween(persons * 0.9, persons * 1.1);
        for (int person = 0; person < persons; person++) {
            people.remove(person, 1_000, 0, moves);
        }
        assertThat(counts.people(Window.HOUR)).isZero();
        assertThat(people.size()).isZero();
    }

    /** A few people who use a tag every minute for weeks, such as programs: their old uses are dropped. */
    @Test
    void usesOlderThanSixHoursTakeNoMemoryForEver() {
        People people = new People(Integer.MAX_VALUE);
        long afterADay = 0;
        int minute = 0;
        for (; minute < 30 * 24 * 60; minute++) {
            for (int person = 0; person < 3; person++) {
                people.add(person, minute, 0, FULL, 0, minute, (_, _, _, _, _, _) -> {});
            }
            afterADay = minute == 24 * 60 ? people.bytes() : afterADay;
        }
        assertThat(people.bytes()).isEqualTo(afterADay);
        int now = minute - 1;
        int longest = Window.SIX_HOURS.minutes();
        assertThat(people.usesBetween(1, now - longest + 1, minute)).hasSize(longest);
        people.each(now, (_, _, _, first, _, _) -> assertThat(first).isEqualTo(now - longest + 1));
    }
}
