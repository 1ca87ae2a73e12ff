package org.groundswell.trends.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Removal;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When tags are listed, stay and leave, in engines with a history of weeks. */
class LatestRulesTest {
    private static final long START = Instant.parse("2014-05-20T00:00:00Z").toEpochMilli();
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final AccountTraits STRANGER = new AccountTraits(8, 0, 0, 0);

    private final Random random = new Random(3);

    /** Its usual noise asks for more of an hour to stay than a quarter of an hour and the hour around it need to enter. */
    @ParameterizedTest
    @ValueSource(ints = {24, 28, 32, 40})
    void whatAQuarterOfAnHourListsStays(int people) {
        TrendEngine engine = new TrendEngine(START - 31 * DAY, TrendParameters.DEFAULT);
        List<Use> uses = new ArrayList<>();
        for (long day = START - 30 * DAY; day <= START; day += DAY) {
            for (long at = day; at < day + DAY; at += 12 * MINUTE) {
                uses.add(known("march", random.nextInt(50_000), at + random.nextInt(600_000)));
                uses.add(known("t" + random.nextInt(9), random.nextInt(5_000), at));
            }
            int busy = day < START ? 15 + random.nextInt(20) : 0;
            long hour = day + random.nextInt(23) * HOUR;
            for (int i = 0; i < busy; i++) {
                uses.add(known("march", random.nextInt(50_000), hour + random.nextInt(3_600_000)));
            }
        }
        long burst = START + 9 * HOUR;
        for (int i = 0; i < people; i++) {
            uses.add(known("march", 60_000 + i, burst + i * 10 * MINUTE / people));
        }
        List<Boolean> listed = new ArrayList<>();
        for (Use each : sorted(uses)) {
            for (long look = burst + listed.size() * MINUTE; look <= each.at() && listed.size() < 60; look += MINUTE) {
                engine.advanceTo(look);
                listed.add(!engine.trends(Place.WORLD, 10).isEmpty());
            }
            engine.use(each);
        }
        int first = listed.indexOf(true);
        assertThat(first).isBetween(1, 15);
        assertThat(listed.lastIndexOf(false)).as("it never leaves").isEqualTo(first - 1);
    }

    /** A few new accounts beside known people don't shorten the time for which these are shown. */
    @ParameterizedTest
    @CsvSource({"1, 2, true", "3, 2, true", "5, 2, false", "3, 8, true", "5, 8, false"})
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

    /** The thresholds of a day, too, which depend on the first quarter of an hour in which they are needed. */
    @Test
    void anEngineRestoredAtNoonContinuesToTheBit() throws Exception {
        TrendEngine live = new TrendEngine(START - 17 * DAY, TrendParameters.DEFAULT);
        List<Use> uses = new ArrayList<>();
        for (long at = START - 16 * DAY; at < START + 15 * HOUR; at += 3 * MINUTE) {
            int tag = (int) Math.min(19, -4 * Math.log(1 - random.nextDouble()));
            uses.add(known("t" + tag, random.nextInt(5_000), at));
        }
        long noon = START + 12 * HOUR + 7 * MINUTE;
        uses.stream().filter(use -> use.at() < noon).forEach(live::use);
        TrendEngine restored = TrendEngine.restore(ByteBuffer.wrap(saved(live)), TrendParameters.DEFAULT);
        uses.stream().filter(use -> use.at() >= noon).forEach(use -> {
            live.use(use);
            restored.use(use);
        });
        assertThat(Arrays.equals(saved(restored), saved(live))).isTrue();
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

    private static byte[] saved(TrendEngine engine) throws IOException {
        var bytes = new ByteArrayOutputStream();
        engine.save(bytes);
        return bytes.toByteArray();
    }

    private static Use use(String tag, long person, long at, AccountTraits account, long text) {
        return new Use(tag, person, at, "", "", account, text);
    }
}
