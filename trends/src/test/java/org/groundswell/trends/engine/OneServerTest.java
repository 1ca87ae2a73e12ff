package org.groundswell.trends.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Held;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Use;
import org.junit.jupiter.api.Test;

/** A server's accounts can't put a tag on a list where few people are of that server; where they are at home, they can. */
class OneServerTest {
    private static final long START = Instant.parse("2014-05-20T00:00:00Z").toEpochMilli();
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long DAY = 24 * 60 * MINUTE;

    private final TrendEngine engine = new TrendEngine(START - 2 * DAY, TrendParameters.DEFAULT);
    private final Random random = new Random(3);

    @Test
    void aSmallServerAloneDoesNotMakeATrend() {
        AccountTraits local = AccountTraits.KNOWN;
        int step = 0;
        for (long at = START - 20 * DAY; at < START; at += 3 * MINUTE) {
            engine.use(use("t" + random.nextInt(40), random.nextInt(5_000), at, local, 0));
            step++;
            if (step % 9 == 0) {
                engine.use(use("village", random.nextInt(5_000), at, local, 0));
            }
        }
        AccountTraits brigade = new AccountTraits(AccountTraits.FULL, 0, 77, 0);
        for (int i = 0; i < 200; i++) {
            engine.use(use("village", 10_000 + i, START + i * SECOND, brigade, random.nextLong()));
        }
        engine.advanceTo(START + 5 * MINUTE);
        assertThat(engine.held()).extracting(Held::tag).contains("village");
        assertThat(engine.trends(Place.WORLD, 10)).extracting(Trend::tag).doesNotContain("village");
    }

    /** When some of its people have left the longest window, those who are left are no longer most. */
    @Test
    void aRaidIsOneUntilAllOfItsPeopleHaveLeft() {
        assertThat(listedAfterRaid(List.of())).isEmpty();
    }

    /** The last 24 hours have two hundred people more than usual, but these didn't count. */
    @Test
    void aRaidDoesNotListATagByItsDay() {
        List<Use> busyHour = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            long at = START + 14 * 60 * MINUTE + i * 6 * MINUTE;
            busyHour.add(use("fair", 6_000 + i, at, AccountTraits.KNOWN, random.nextLong()));
        }
        assertThat(listedAfterRaid(busyHour)).isEmpty();
    }

    /** At which minutes after a raid of half an hour by one server a tag with four people an hour is listed, within a day. */
    private List<Long> listedAfterRaid(List<Use> more) {
        TrendEngine known = new TrendEngine(START - 21 * DAY, TrendParameters.DEFAULT);
        List<Use> uses = new ArrayList<>(more);
        for (long at = START - 20 * DAY; at < START + DAY; at += 15 * MINUTE) {
            uses.add(use("fair", random.nextInt(5_000), at + random.nextInt(600_000), AccountTraits.KNOWN, 0));
            uses.add(use("t" + random.nextInt(9), random.nextInt(5_000), at, AccountTraits.KNOWN, 0));
        }
        AccountTraits raider = new AccountTraits(AccountTraits.FULL, 0, 77, 0);
        for (int i = 0; i < 200; i++) {
            uses.add(use("fair", 10_000 + i, START + random.nextInt(1_800_000), raider, random.nextLong()));
        }
        uses.sort(Comparator.comparingLong(Use::at));
        List<Long> listed = new ArrayList<>();
        long look = START;
        for (Use each : uses) {
            for (; look <= each.at(); look += MINUTE) {
                known.advanceTo(look);
                if (!known.trends(Place.WORLD, 10).isEmpty()) {
                    listed.add((look - START) / MINUTE);
                }
            }
            known.use(each);
        }
        return listed;
    }

    /** The server has a hundredth of the network's people, and all of Portugal's. */
    @Test
    void anEventOnTheOnlyServerOfACountryIsListedThere() {
        AccountTraits national = new AccountTraits(AccountTraits.FULL, 0, 351, 0);
        long step = 0;
        for (long at = START - 20 * DAY; at < START; at += 3 * MINUTE) {
            engine.use(use("t" + random.nextInt(40), random.nextInt(5_000), at, AccountTraits.KNOWN, 0));
            step++;
            if (step % 100 == 0) {
                engine.use(portuguese("bola" + random.nextInt(9), 20_000 + random.nextInt(200), at, national));
            }
        }
        for (int i = 0; i < 40; i++) {
            engine.use(portuguese("incendio", 20_000 + i, START + i * 20 * SECOND, national));
        }
        for (int i = 0; i < 40; i++) {
            engine.use(portuguese(
                    "raid", 30_000 + i, START + i * 20 * SECOND, new AccountTraits(AccountTraits.FULL, 0, 77, 0)));
        }
        for (long minute = 0; minute < 60; minute++) {
            engine.advanceTo(START + 15 * MINUTE + minute * MINUTE);
            assertThat(engine.trends(Place.country("PT"), 10))
                    .extracting(Trend::tag)
                    .containsExactly("incendio");
            assertThat(engine.trends(Place.WORLD, 10)).extracting(Trend::tag).doesNotContain("incendio", "raid");
        }
    }

    /** A village's own tag is used from its server every evening: a fair there is no raid, and a raid on it is one. */
    @Test
    void aServerIsNoRaiderOfItsOwnTag() {
        TrendEngine known = new TrendEngine(START - 21 * DAY, TrendParameters.DEFAULT);
        AccountTraits villager = new AccountTraits(AccountTraits.FULL, 0, 77, 0);
        for (long day = START - 20 * DAY; day < START; day += DAY) {
            for (long at = day; at < day + DAY; at += 2 * MINUTE) {
                known.use(use("t" + random.nextInt(40), random.nextInt(5_000), at, AccountTraits.KNOWN, 0));
            }
            for (int i = 0; i < 8; i++) {
                known.use(use("village", 20_000 + i, day + DAY + i * SECOND, villager, random.nextLong()));
            }
        }
        for (int i = 0; i < 60; i++) {
            known.use(use("village", 20_000 + i, START + 8 * 60 * MINUTE + i * SECOND, villager, random.nextLong()));
            known.use(use("minister", 20_000 + i, START + 8 * 60 * MINUTE + i * SECOND, villager, random.nextLong()));
        }
        known.advanceTo(START + 8 * 60 * MINUTE + 5 * MINUTE);
        assertThat(known.trends(Place.WORLD, 10)).extracting(Trend::tag).containsExactly("village");
        assertThat(known.held()).extracting(Held::tag).containsExactly("minister");
    }

    private Use portuguese(String tag, long person, long at, AccountTraits account) {
        return new Use(tag, person, at, "PT", "pt", account, random.nextLong());
    }

    private static Use use(String tag, long person, long at, AccountTraits account, long text) {
        return new Use(tag, person, at, "", "", account, text);
    }
}
