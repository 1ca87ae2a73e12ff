package org.groundswell.trends.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts of which nothing is known can enlarge what others began; they neither list a tag nor keep one off a list. */
class StrangersTest {
    private static final long START = Instant.parse("2014-05-20T00:00:00Z").toEpochMilli();
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final AccountTraits STRANGER = new AccountTraits(8, 0, 0, 0);

    private final TrendEngine engine = new TrendEngine(START - 2 * DAY, TrendParameters.DEFAULT);
    private final Random random = new Random(3);

    @Test
    void strangersEnlargeAWaveThatOthersBegan() {
        for (int i = 0; i < 40; i++) {
            engine.use(use("newcomers", i, START + i * SECOND, STRANGER, random.nextLong()));
        }
        engine.advanceTo(START + 3 * MINUTE);
        assertThat(engine.trends(Place.WORLD, 10)).isEmpty();
        for (int i = 0; i < 6; i++) {
            engine.use(use("newcomers", 100 + i, START + 4 * MINUTE, AccountTraits.KNOWN, random.nextLong()));
        }
        engine.advanceTo(START + 5 * MINUTE);
        Trend trend = engine.trends(Place.WORLD, 10).getFirst();
        assertThat(trend.people()).isEqualTo(46);
        assertThat(trend.countedAs()).isCloseTo(12, within(0.1));
    }

    /** Eight known people alone are shown for their hour; with strangers who came and went with them, for half of it. */
    @Test
    void aHandfulOfKnownPeopleAmongStrangersDoesNotStay() {
        List<Use> strangers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            long at = START + i * 20 * SECOND;
            engine.use(use("friends", i, at, AccountTraits.KNOWN, random.nextLong()));
            engine.use(use("crowd", 100 + i, at, AccountTraits.KNOWN, random.nextLong()));
            engine.use(use("deleted", 200 + i, at, AccountTraits.KNOWN, random.nextLong()));
            for (int j = 0; j < 2; j++) {
                engine.use(use("crowd", 1_000 + 10 * i + j, at, STRANGER, random.nextLong()));
                strangers.add(use("deleted", 2_000 + 10 * i + j, at, STRANGER, random.nextLong()));
                engine.use(strangers.getLast());
            }
        }
        engine.advanceTo(START + 4 * MINUTE);
        strangers.forEach(use -> engine.retract(use, Removal.BY_AUTHOR));
        assertThat(listed(START + 20 * MINUTE)).containsExactlyInAnyOrder("friends", "crowd", "deleted");
        assertThat(listed(START + 30 * MINUTE)).containsExactly("friends");
    }

    /** Of a dozen crowds of a hundred strangers, some come when a few known people more than usual are there by chance. */
    @ParameterizedTest
    @ValueSource(ints = {4, 12, 30})
    void strangersDontEnlargeWhatIsChance(int anHour) {
        for (int raid = 0; raid < 12; raid++) {
            TrendEngine known = new TrendEngine(START - 22 * DAY, TrendParameters.DEFAULT);
            List<Use> uses = new ArrayList<>();
            for (int i = 0; i < 21 * 24 * anHour; i++) {
                long at = START - 21 * DAY + (long) (random.nextDouble() * (21 * DAY + 2 * 60 * MINUTE));
                uses.add(use("march", random.nextInt(50_000), at, AccountTraits.KNOWN, random.nextLong()));
                uses.add(use("t" + random.nextInt(9), random.nextInt(5_000), at, AccountTraits.KNOWN, 0));
            }
            for (int i = 0; i < 100; i++) {
                long at = START + random.nextInt(1_800_000);
                uses.add(use("march", 90_000 + i, at, STRANGER, random.nextLong()));
            }
            uses.sort(Comparator.comparingLong(Use::at));
            long look = START;
            for (Use each : uses) {
                for (; look <= each.at(); look += MINUTE) {
                    known.advanceTo(look);
                    assertThat(known.trends(Place.WORLD, 10))
                            .as("raid " + raid + " after " + (look - START) / MINUTE + " minutes")
                            .isEmpty();
                }
                known.use(each);
            }
        }
    }

    /** Strangers who come every day in small numbers can't make a tag's threshold unattainable. */
    @Test
    void strangersDontRaiseTheThresholdOfATag() {
        TrendEngine raided = new TrendEngine(START - 30 * DAY, TrendParameters.DEFAULT);
        TrendEngine calm = new TrendEngine(START - 30 * DAY, TrendParameters.DEFAULT);
        for (long day = START - 30 * DAY; day < START; day += DAY) {
            List<Use> uses = new ArrayList<>();
            for (long at = day; at < day + DAY; at += 40 * MINUTE) {
                uses.add(use("march", random.nextInt(5_000), at + random.nextInt(1_000), AccountTraits.KNOWN, 0));
                uses.add(use("t" + random.nextInt(9), random.nextInt(5_000), at, AccountTraits.KNOWN, 0));
            }
            uses.sort(Comparator.comparingLong(Use::at));
            uses.forEach(calm::use);
            int strangers = 6 + (int) ((day / DAY) % 5) * 3;
            long hour = day + random.nextInt(24) * 60 * MINUTE;
            for (int i = 0; i < strangers; i++) {
                uses.add(use("march", 90_000 + random.nextInt(500), hour + i * SECOND, STRANGER, random.nextLong()));
            }
            uses.sort(Comparator.comparingLong(Use::at));
            uses.forEach(raided::use);
        }
        for (int i = 0; i < 24; i++) {
            Use use = use("march", 10_000 + i, START + i * 30 * SECOND, AccountTraits.KNOWN, random.nextLong());
            calm.use(use);
            raided.use(use);
        }
        calm.advanceTo(START + 15 * MINUTE);
        raided.advanceTo(START + 15 * MINUTE);
        assertThat(calm.trends(Place.WORLD, 10)).extracting(Trend::tag).containsExactly("march");
        assertThat(raided.trends(Place.WORLD, 10)).extracting(Trend::tag).containsExactly("march");
    }

    /** What the audit left out in its hour is no habit by which a wave at that hour would be usual. */
    @Test
    void crowdsOfStrangersMakeNoHabit() {
        TrendEngine known = new TrendEngine(START - 21 * DAY, TrendParameters.DEFAULT);
        long evening = START + 20 * 60 * MINUTE;
        for (long day = START - 20 * DAY; day <= START; day += DAY) {
            for (long at = day; at < day + 20 * 60 * MINUTE; at += 10 * MINUTE) {
                known.use(use("t" + random.nextInt(9), random.nextInt(5_000), at, AccountTraits.KNOWN, 0));
            }
            if (day >= START - 7 * DAY && day < START) {
                for (int i = 0; i < 200; i++) {
                    long at = day + 20 * 60 * MINUTE + i * 5 * SECOND;
                    known.use(use("march", 90_000 + i, at, STRANGER, random.nextLong()));
                }
                known.advanceTo(day + 21 * 60 * MINUTE);
                assertThat(known.trends(Place.WORLD, 10)).isEmpty();
            }
        }
        for (int i = 0; i < 30; i++) {
            long at = evening + i * 20 * SECOND;
            known.use(use("march", 10_000 + i, at, AccountTraits.KNOWN, random.nextLong()));
        }
        known.advanceTo(evening + 11 * MINUTE);
        assertThat(known.trends(Place.WORLD, 10)).extracting(Trend::tag).containsExactly("march");
    }

    /** Neither do their tags count among the small new tags by which it is decided how many people are news. */
    @Test
    void smallTagsOfStrangersDoNotRaiseWhatANewTagNeeds() {
        TrendEngine quiet = new TrendEngine(START - 2 * DAY, TrendParameters.DEFAULT);
        for (int day = 0; day < 12; day++) {
            for (int i = 0; i < 60; i++) {
                long at = START + day * DAY + i * 20 * MINUTE;
                for (int person = 0; person < 3 + i % 10; person++) {
                    Use use = use("small" + day + "_" + i, i * 20 + person, at + person * SECOND, STRANGER, 0);
                    engine.use(use);
                    Use other = use(use.tag(), use.person(), use.at(), AccountTraits.KNOWN, 0);
                    quiet.use(other);
                }
            }
        }
        long at = START + 12 * DAY;
        for (int person = 0; person < 8; person++) {
            Use use = use("news", 5_000 + person, at + person * MINUTE, AccountTraits.KNOWN, 0);
            engine.use(use);
            quiet.use(use);
        }
        engine.advanceTo(at + 10 * MINUTE);
        quiet.advanceTo(at + 10 * MINUTE);
        assertThat(engine.trends(Place.WORLD, 10)).extracting(Trend::tag).contains("news");
        // Where as many tags are small ones of known people, eight are no news.
        assertThat(quiet.trends(Place.WORLD, 10)).extracting(Trend::tag).doesNotContain("news");
    }

    /** A few new accounts beside known people don't shorten the time for which these are shown. */
    @ParameterizedTest
    @CsvSource({"1, 2, true", "2, 2, true", "3, 2, false", "2, 8, true", "3, 8, false"})
    void eightKnownPeopleStayBesideAFewStrangers(int strangers, int trust, boolean stay) {
        TrendEngine engine = new TrendEngine(START - 11 * DAY, TrendParameters.DEFAULT);
        List<Use> uses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            uses.add(known("march", i, START + i * 30 * SECOND));
        }
        for (int i = 0; i < strangers; i++) {
            AccountTraits stranger = new AccountTraits(trust, 0, 0, 0);
            uses.add(use("march", 100 + i, START + i * SECOND, stranger, random.nextLong()));
        }
        sorted(uses).forEach(engine::use);
        engine.advanceTo(START + 10 * MINUTE);
        assertThat(engine.trends(Place.WORLD, 10)).isNotEmpty();
        engine.advanceTo(START + 50 * MINUTE);
        assertThat(engine.trends(Place.WORLD, 10).isEmpty()).isNotEqualTo(stay);
    }

    /** Strangers who delete their posts elsewhere say little about the people of a country. */
    @ParameterizedTest
    @CsvSource({"100, true", "0, false"})
    void eightPeopleOfACountryStayThoughStrangersDelete(int elsewhere, boolean stay) {
        TrendEngine engine = new TrendEngine(START - 11 * DAY, TrendParameters.DEFAULT);
        for (long at = START - 10 * DAY; at < START; at += 5 * MINUTE) {
            engine.use(irish("t" + random.nextInt(9), random.nextInt(5_000), at));
        }
        List<Use> uses = new ArrayList<>();
        List<Use> deleted = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            uses.add(irish("march", 10_000 + i, START + i * 30 * SECOND));
            deleted.add(use("march", 30_000 + i, START + i * SECOND, STRANGER, random.nextLong()));
        }
        for (int i = 0; i < elsewhere; i++) {
            uses.add(known("march", 20_000 + i, START + i * 30 * SECOND));
        }
        uses.addAll(deleted);
        for (Use each : sorted(uses)) {
            engine.use(each);
        }
        engine.advanceTo(START + 55 * MINUTE);
        deleted.forEach(use -> engine.retract(use, Removal.BY_AUTHOR));
        engine.advanceTo(START + 56 * MINUTE);
        assertThat(engine.trends(Place.country("IE"), 10).isEmpty()).isNotEqualTo(stay);
    }

    /** The people of a large tag are looked at less often, and a place that has just been seen in it not before that. */
    @Test
    void strangersDontListALargeTagInAPlaceOfTheirOwn() {
        TrendEngine engine = new TrendEngine(START - 11 * DAY, TrendParameters.DEFAULT);
        for (long at = START - 10 * DAY; at < START; at += 5 * MINUTE) {
            engine.use(irish("t" + random.nextInt(9), random.nextInt(5_000), at));
        }
        for (int i = 0; i < 2_500; i++) {
            engine.use(known("march", 10_000 + i, START + i * 200L));
        }
        long later = START + 20 * MINUTE;
        for (int i = 0; i < 30; i++) {
            engine.use(new Use("march", 90_000 + i, later + i * SECOND, "IE", "", STRANGER, random.nextLong()));
        }
        for (int minute = 1; minute < 40; minute++) {
            engine.advanceTo(later + minute * MINUTE);
            assertThat(engine.trends(Place.country("IE"), 10))
                    .as("after " + minute + " minutes")
                    .isEmpty();
            assertThat(engine.trends(Place.WORLD, 10)).hasSize(1);
        }
    }

    private List<String> listed(long at) {
        engine.advanceTo(at);
        return engine.trends(Place.WORLD, 10).stream().map(Trend::tag).toList();
    }

    private static List<Use> sorted(List<Use> uses) {
        uses.sort(Comparator.comparingLong(Use::at));
        return uses;
    }

    private Use irish(String tag, long person, long at) {
        return new Use(tag, person, at, "IE", "", AccountTraits.KNOWN, random.nextLong());
    }

    private Use known(String tag, long person, long at) {
        return use(tag, person, at, AccountTraits.KNOWN, random.nextLong());
    }

    private static Use use(String tag, long person, long at, AccountTraits account, long text) {
        return new Use(tag, person, at, "", "", account, text);
    }
}
