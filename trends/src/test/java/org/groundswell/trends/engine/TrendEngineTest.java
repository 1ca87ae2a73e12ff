package org.groundswell.trends.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Removal;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrendEngineTest {
    private static final long START = Instant.parse("2014-05-20T00:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final Place US = Place.country("US");
    private static final Place PH = Place.country("PH");

    private static final long SECOND = 1_000;

    private long latest = START;
    private final TrendEngine engine = new TrendEngine(START - 2 * DAY, TrendParameters.DEFAULT);

    @Test
    void aSuddenCrowdIsListedWithPeopleExpectedAndSince() {
        long onset = START + 20 * HOUR;
        crowd("yesallwomen", 12, onset, MINUTE);

        Trend trend = onlyTrend(Place.WORLD);

        assertThat(trend.tag()).isEqualTo("yesallwomen");
        assertThat(trend.people()).isEqualTo(12);
        assertThat(trend.expected()).isLessThan(1);
        assertThat(Instant.ofEpochMilli(trend.since()))
                .isBetween(Instant.ofEpochMilli(onset), Instant.ofEpochMilli(onset + 5 * MINUTE));
        assertThat(trend.hours()).hasSize(24).endsWith(12);
    }

    @Test
    void onePersonCountsOnceHoweverOftenTheyPost() {
        for (int i = 0; i < 5000; i++) {
            use(Use.of("me", 7, START + i * 100L, "US"));
        }
        assertThat(listed(Place.WORLD)).isEmpty();
    }

    /** Its usual noise asks for more of an hour to stay than a quarter of an hour and the hour around it need to enter. */
    @ParameterizedTest
    @ValueSource(ints = {24, 28, 32, 40})
    void whatAQuarterOfAnHourListsStays(int people) {
        Random random = new Random(3);
        TrendEngine known = new TrendEngine(START - 31 * DAY, TrendParameters.DEFAULT);
        List<Use> uses = new ArrayList<>();
        for (long day = START - 30 * DAY; day <= START; day += DAY) {
            for (long at = day; at < day + DAY; at += 12 * MINUTE) {
                uses.add(inOwnWords("march", random.nextInt(50_000), at + random.nextInt(600_000), random));
                uses.add(inOwnWords("t" + random.nextInt(9), random.nextInt(5_000), at, random));
            }
            int busy = day < START ? 15 + random.nextInt(20) : 0;
            long hour = day + random.nextInt(23) * HOUR;
            for (int i = 0; i < busy; i++) {
                uses.add(inOwnWords("march", random.nextInt(50_000), hour + random.nextInt(3_600_000), random));
            }
        }
        long burst = START + 9 * HOUR;
        for (int i = 0; i < people; i++) {
            uses.add(inOwnWords("march", 60_000 + i, burst + i * 10 * MINUTE / people, random));
        }
        List<Boolean> listed = new ArrayList<>();
        uses.sort(Comparator.comparingLong(Use::at));
        for (Use each : uses) {
            for (long look = burst + listed.size() * MINUTE; look <= each.at() && listed.size() < 60; look += MINUTE) {
                known.advanceTo(look);
                listed.add(!known.trends(Place.WORLD, 10).isEmpty());
            }
            known.use(each);
        }
        int first = listed.indexOf(true);
        assertThat(first).isBetween(1, 15);
        assertThat(listed.lastIndexOf(false)).as("it never leaves").isEqualTo(first - 1);
    }

    /** That the best hour of each date comes every month makes it no habit of the night. */
    @ParameterizedTest
    @ValueSource(ints = {0, 3, 6})
    void aBurstByNightOfATagThatIsUsedByDayIsListed(int night) {
        Random random = new Random(night);
        long burst = START + night * DAY + 3 * HOUR;
        List<Use> uses = new ArrayList<>();
        for (long hour = START - 80 * DAY; hour <= burst; hour += HOUR) {
            int hourOfDay = (int) (hour % DAY / HOUR);
            int people = hourOfDay >= 8 && hourOfDay < 20 ? 40 + random.nextInt(20) : 3 + random.nextInt(4);
            for (int i = 0; i < people; i++) {
                uses.add(inOwnWords("city", random.nextInt(50_000), hour + random.nextInt(3_600_000), random));
            }
        }
        for (int i = 0; i < 40; i++) {
            uses.add(inOwnWords("city", 60_000 + i, burst + random.nextInt(3_600_000), random));
        }
        uses.sort(Comparator.comparingLong(Use::at));
        TrendEngine known = new TrendEngine(START - 80 * DAY, TrendParameters.DEFAULT);
        uses.stream().filter(use -> use.at() < burst).forEach(known::use);
        known.advanceTo(burst);
        assertThat(known.trends(Place.WORLD, 10)).as("before the burst").isEmpty();
        uses.stream().filter(use -> use.at() >= burst).forEach(known::use);
        known.advanceTo(burst + HOUR - MINUTE);
        assertThat(known.trends(Place.WORLD, 10)).extracting(Trend::tag).containsExactly("city");
    }

    private static Use inOwnWords(String tag, long person, long at, Random random) {
        return new Use(tag, person, at, "", "", AccountTraits.KNOWN, random.nextLong());
    }

    @Test
    void fourPeopleAreNoTrend() {
        crowd("few", 4, START + HOUR, 0);
        assertThat(listed(Place.WORLD)).isEmpty();
        crowd("few", 5, START + HOUR, 0);
        assertThat(listed(Place.WORLD)).hasSize(1);
    }

    @Test
    void aRetractedTrendLeavesAtOnce() {
        List<Use> uses = crowd("campaign", 30, START + HOUR, 1000);
        assertThat(listed(Place.WORLD)).hasSize(1);
        uses.subList(0, 27).forEach(use -> engine.retract(use, Removal.BY_AUTHOR));
        assertThat(listed(Place.WORLD)).isEmpty();
        assertThat(listed(US)).isEmpty();
    }

    @Test
    void retractingAllUsesEqualsNeverHavingHadThem() {
        crowd("real", 40, START + HOUR, 1000);
        // Fewer than half of all: otherwise the tag leaves the list.
        List<Use> spam = crowd("real", 70, START + HOUR + MINUTE, 100).subList(40, 70);
        latest = START + HOUR + 8 * MINUTE;
        engine.advanceTo(latest);
        spam.forEach(use -> engine.retract(use, Removal.BY_AUTHOR));
        assertThat(onlyTrend(Place.WORLD).people()).isEqualTo(40);
        assertThat(onlyTrend(Place.WORLD).countedAs()).isEqualTo(40);
    }

    @Test
    void aNewTagThatGoesOnIsNewsForAWeekThenStillHighThenUsual() {
        Random random = new Random(4);
        long now = START;
        for (int hour = 0; hour < 20 * 24; hour++) {
            for (int i = 0; i < 60; i++) {
                use(Use.of("coffee", random.nextInt(100_000), now + i * MINUTE, "US"));
            }
            now += HOUR;
            int day = hour / 24;
            if (day >= 1 && day < 7) {
                assertThat(listed(Place.WORLD)).as("hour %d", hour).hasSize(1);
            } else if (day == 8 || day >= 12) {
                assertThat(listed(Place.WORLD)).as("hour %d", hour).isEmpty();
                assertThat(engine.stillHigh(10).isEmpty()).as("hour %d", hour).isEqualTo(day >= 12);
            }
        }
        crowd("coffee", 250, now, 4000);
        assertThat(onlyTrend(Place.WORLD).expected()).isGreaterThan(10);
    }

    @Test
    void aLargeWaveIsNotMistakenForTheDailyRhythm() {
        int person = 0;
        for (int minute = 0; minute < 27 * 60; minute++) {
            boolean rising = minute >= 24 * 60;
            for (int i = 0; rising && i < 40; i++) {
                use(Use.of("wave", 100_000 + person++, START + minute * MINUTE, "US"));
            }
            // Seven or eight an hour, then sixty in the last hour.
            if (minute % 8 == 0 || minute >= 26 * 60) {
                use(Use.of("answer", person++, START + minute * MINUTE, "US"));
            }
        }
        assertThat(listed(US)).extracting(Trend::tag).containsExactly("wave", "answer");
    }

    @Test
    void aCountryHasItsOwnListAndTheWorldHasAll() {
        for (int i = 0; i < 10; i++) {
            use(Use.of("march", i, START + i * 1000L, "PH"));
            use(Use.of("other", 100 + i, START + i * 1000L, "US"));
        }
        assertThat(listed(PH)).extracting(Trend::tag).containsExactly("march");
        assertThat(listed(US)).extracting(Trend::tag).containsExactly("other");
        assertThat(listed(Place.WORLD)).extracting(Trend::tag).containsExactlyInAnyOrder("march", "other");
    }

    /** On a server where circles of friends make tags every hour, five people are nothing; elsewhere they are. */
    @Test
    void howManyPeopleMakeANewTagATrendIsLearned() {
        Random random = new Random(12);
        TrendEngine busy = new TrendEngine(START - 2 * DAY, TrendParameters.DEFAULT);
        int circles = 0;
        int listed = 0;
        for (long hour = START; hour < START + 30 * DAY; hour += HOUR) {
            int size = 2;
            while (random.nextBoolean()) {
                size++;
            }
            circles++;
            for (int i = 0; i < size; i++) {
                busy.use(Use.of("friends" + circles, circles * 100L + i, hour + i * MINUTE, "US"));
            }
            busy.advanceTo(hour + 30 * MINUTE);
            listed += hour > START + 20 * DAY ? busy.trends(Place.WORLD, 50).size() : 0;
            engine.use(Use.of("steady", circles % 40, hour, "US"));
        }
        // Of ten days; with five people needed it would be one circle in eight, for hours.
        assertThat(listed).isLessThan(12);
        for (TrendEngine each : List.of(busy, engine)) {
            for (int i = 0; i < 20; i++) {
                each.use(Use.of("news", i, START + 30 * DAY + i * MINUTE, "US"));
            }
            assertThat(each.trends(Place.WORLD, 10)).extracting(Trend::tag).contains("news");
        }
        latest = START + 31 * DAY;
        crowd("few", 5, latest, 0);
        assertThat(listed(Place.WORLD)).extracting(Trend::tag).contains("few");
    }

    @Test
    void aTrendFadesWhenPeopleHaveGone() {
        crowd("wave", 50, START + HOUR, 1000);
        assertThat(listed(Place.WORLD)).hasSize(1);
        latest = START + 12 * HOUR;
        assertThat(listed(Place.WORLD)).isEmpty();
    }

    @Test
    void aUseFromBeforeTheLongestWindowIsNotCounted() {
        engine.advanceTo(START + 10 * HOUR);
        assertThat(engine.use(Use.of("old", 1, START + HOUR, "US"))).isFalse();
        assertThat(engine.use(Use.of("late", 1, START + 9 * HOUR, "US"))).isTrue();
    }

    @Test
    void theSameUsesGiveTheSameListHoweverFastTheClockIsMoved() {
        var other = new TrendEngine(START - 2 * DAY, TrendParameters.DEFAULT);
        Random random = new Random(9);
        for (int i = 0; i < 20_000; i++) {
            long at = START + i * 5000L;
            var use = Use.of(
                    i > 19_800 ? "burst" : "t" + (int) Math.sqrt(random.nextInt(900)), random.nextInt(300), at, "US");
            engine.use(use);
            other.use(use);
            if (random.nextInt(7) == 0) {
                other.advanceTo(at + random.nextInt(5000));
                other.trends(US, 5);
            }
        }
        engine.advanceTo(START + 20_000 * 5000L);
        other.advanceTo(START + 20_000 * 5000L);
        assertThat(other.trends(Place.WORLD, 50))
                .isEqualTo(engine.trends(Place.WORLD, 50))
                .isNotEmpty();
    }

    /** Posts can name 17,000 languages. */
    @Test
    void oneTagInEveryLanguageThereIsTakesLittleMemory() {
        for (int i = 0; i < 17_576; i++) {
            String language = "" + (char) ('a' + i / 676) + (char) ('a' + i / 26 % 26) + (char) ('a' + i % 26);
            engine.use(new Use("babel", i % 5, START + i * 5 * MINUTE, "US", language, AccountTraits.KNOWN, 0));
        }
        assertThat(engine.bytes()).isLessThan(5_000_000);
    }

    @Test
    void weeksOfSilenceCostNothingAndLowerTheBaseline() {
        crowd("yearly", 20, START, 1000);
        long later = START + Duration.ofDays(400).toMillis();
        crowd("yearly", 20, later, 1000);
        assertThat(onlyTrend(Place.WORLD).expected()).isLessThan(0.01);
    }

    /** The list after advancing to the last use. */
    private List<Trend> listed(Place place) {
        latest += SECOND;
        engine.advanceTo(latest);
        return engine.trends(place, 10);
    }

    private void use(Use use) {
        latest = Math.max(latest, use.at());
        engine.use(use);
    }

    private List<Use> crowd(String tag, int people, long from, long apart) {
        List<Use> uses = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            var use = Use.of(tag, 1_000 + i, from + i * apart / 4, "US");
            uses.add(use);
            use(use);
        }
        return uses;
    }

    private Trend onlyTrend(Place place) {
        List<Trend> trends = listed(place);
        assertThat(trends).hasSize(1);
        return trends.getFirst();
    }
}
