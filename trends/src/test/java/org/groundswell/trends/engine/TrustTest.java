package org.groundswell.trends.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Discount;
import org.groundswell.trends.model.Held;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Removal;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Use;
import org.groundswell.trends.trust.TextSketch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bought accounts can't put a tag on a list, and can't keep another off it. */
class TrustTest {
    private static final long START = Instant.parse("2014-05-20T00:00:00Z").toEpochMilli();
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final AccountTraits STRANGER = new AccountTraits(8, 0, 0, 0);

    private final TrendEngine engine = new TrendEngine(START - 2 * DAY, TrendParameters.DEFAULT);
    private final Random random = new Random(3);

    @Test
    void accountsOfYesterdayThatPasteOneSentenceGetNoPlace() {
        long text = TextSketch.of("We all agree that the minister has done nothing wrong whatsoever in this affair");
        int born = Math.toIntExact((START - DAY) / MINUTE);
        for (int i = 0; i < 300; i++) {
            engine.use(use("bought", i, START + i * SECOND, new AccountTraits(4, born, 0, 0), text));
        }
        engine.advanceTo(START + 10 * MINUTE);

        assertThat(engine.trends(Place.WORLD, 10)).isEmpty();
        Held held = engine.held().getFirst();
        assertThat(held.tag()).isEqualTo("bought");
        assertThat(held.people()).isEqualTo(300);
        assertThat(held.discounts()).extracting(Discount::reason).contains(Discount.Reason.SAME_TEXT);
    }

    @Test
    void peopleBesideACampaignAreListedAndTheDiscountIsShown() {
        long text = TextSketch.of("We all agree that the minister has done nothing wrong whatsoever in this affair");
        for (int i = 0; i < 200; i++) {
            engine.use(use("minister", i, START + i * SECOND, STRANGER, text));
        }
        for (int i = 0; i < 60; i++) {
            engine.use(use(
                    "minister", 1_000 + i, START + 4 * MINUTE + i * SECOND, AccountTraits.KNOWN, random.nextLong()));
        }
        engine.advanceTo(START + 8 * MINUTE);

        Trend trend = engine.trends(Place.WORLD, 10).getFirst();
        assertThat(trend.people()).isEqualTo(260);
        // 60 people, and half of the 3·(1 + ln(200/3)) that people with one text count as.
        assertThat(trend.countedAs()).isCloseTo(60 + 15.6 / 2, within(1.5));
        Discount strongest = trend.discounts().getFirst();
        assertThat(strongest.reason()).isEqualTo(Discount.Reason.SAME_TEXT);
        // Of the very first post no text is kept.
        assertThat(strongest.people()).isEqualTo(199);
    }

    /** Each of twenty people is copied by 45 strangers, who would make a known person count as a quarter. */
    @Test
    void strangersWhoCopyTextsDoNotMakeTheirAuthorsCountForLess() {
        int strangers = 0;
        for (int i = 0; i < 20; i++) {
            long text = random.nextLong() | 1;
            long at = START + i * MINUTE;
            engine.use(use("copied", i, at, AccountTraits.KNOWN, text));
            for (int copy = 0; copy < 45; copy++) {
                engine.use(use("copied", 1_000 + strangers++, at + copy * SECOND, STRANGER, text));
            }
        }
        engine.advanceTo(START + 25 * MINUTE);

        assertThat(engine.trends(Place.WORLD, 10).getFirst().countedAs()).isGreaterThanOrEqualTo(20);
    }

    @Test
    void postsOfStrangersThatAreDeletedAtOnceNeverCountAndTheirAuthorsAreRemembered() {
        burst("first", START, true);
        assertThat(engine.trends(Place.WORLD, 10)).isEmpty();

        burst("second", START + DAY, false);
        engine.advanceTo(START + DAY + 30 * MINUTE);
        assertThat(engine.trends(Place.WORLD, 10)).isEmpty();
        assertThat(engine.held().getFirst().discounts())
                .extracting(Discount::reason)
                .contains(Discount.Reason.ACTED_TOGETHER);
    }

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

    @Test
    void postingAndDeletingDoesNotSuppressATag() {
        for (int i = 0; i < 60; i++) {
            engine.use(use(
                    "real", 2_000 + i, START - 10 * MINUTE + i * 5 * SECOND, AccountTraits.KNOWN, random.nextLong()));
        }
        burst("real", START, true);
        assertThat(engine.trends(Place.WORLD, 10)).extracting(Trend::tag).containsExactly("real");
        Trend trend = engine.trends(Place.WORLD, 10).getFirst();
        assertThat(trend.countedAs()).isCloseTo(trend.people(), within(0.1));
    }

    @Test
    void aHandfulOfKnownPeopleDoesNotPlaceACrowdThatDeletes() {
        for (int i = 0; i < 8; i++) {
            engine.use(use("mixed", 2_000 + i, START - MINUTE + i * SECOND, AccountTraits.KNOWN, random.nextLong()));
        }
        engine.advanceTo(START - 30 * SECOND);
        assertThat(engine.trends(Place.WORLD, 10)).extracting(Trend::tag).containsExactly("mixed");
        burst("mixed", START, true);

        assertThat(engine.trends(Place.WORLD, 10)).isEmpty();
        assertThat(engine.held().getFirst().discounts())
                .extracting(Discount::reason)
                .contains(Discount.Reason.DELETED_AT_ONCE);
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

    private List<String> listed(long at) {
        engine.advanceTo(at);
        return engine.trends(Place.WORLD, 10).stream().map(Trend::tag).toList();
    }

    /** Also after the tag has been recomputed, which does not know of the deleted posts, and after a restart. */
    @Test
    void aTrustedCrowdOfWhichMostDeletesAtOnceLeaves() throws Exception {
        List<Use> crowd = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            crowd.add(use("trusted", i, START + i * SECOND, AccountTraits.KNOWN, random.nextLong()));
        }
        crowd.forEach(engine::use);
        assertThat(engine.trends(Place.WORLD, 10)).extracting(Trend::tag).containsExactly("trusted");
        engine.advanceTo(START + 2 * MINUTE);
        List<Use> left = new ArrayList<>();
        for (int i = 0; i < crowd.size(); i++) {
            if (i % 5 == 0) {
                left.add(crowd.get(i));
            } else {
                engine.retract(crowd.get(i), Removal.BY_AUTHOR);
            }
        }
        engine.advanceTo(START + 3 * MINUTE);
        assertThat(engine.trends(Place.WORLD, 10)).isEmpty();

        engine.markStale("trusted");
        engine.repair((_, from, to, visitor) ->
                left.stream().filter(use -> use.at() >= from && use.at() < to).forEach(visitor));
        engine.advanceTo(START + 4 * MINUTE);
        assertThat(engine.trends(Place.WORLD, 10)).isEmpty();

        var saved = new ByteArrayOutputStream();
        engine.save(saved);
        TrendEngine restored = TrendEngine.restore(ByteBuffer.wrap(saved.toByteArray()), TrendParameters.DEFAULT);
        restored.advanceTo(START + 5 * MINUTE);
        assertThat(restored.trends(Place.WORLD, 10)).isEmpty();
        restored.advanceTo(START + 7 * 60 * MINUTE);
        for (int i = 0; i < 20; i++) {
            long at = START + 7 * 60 * MINUTE + i * SECOND;
            restored.use(use("trusted", 500 + i, at, AccountTraits.KNOWN, random.nextLong()));
        }
        assertThat(restored.trends(Place.WORLD, 10)).extracting(Trend::tag).containsExactly("trusted");
    }

    @Test
    void aFewWhoDeleteTheirPostsDoNotTakeOthersWithThem() {
        List<Use> crowd = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            crowd.add(use("real", i, START + i * SECOND, AccountTraits.KNOWN, random.nextLong()));
        }
        crowd.forEach(engine::use);
        engine.advanceTo(START + 2 * MINUTE);
        crowd.subList(0, 20).forEach(use -> engine.retract(use, Removal.BY_AUTHOR));
        engine.advanceTo(START + 3 * MINUTE);

        Trend trend = engine.trends(Place.WORLD, 10).getFirst();
        assertThat(trend.people()).isEqualTo(40);
        assertThat(trend.countedAs()).isCloseTo(40, within(0.1));
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

    @Test
    void knownAccountsOfOneMinuteGetNoPlaceAndThoseOfManyDo() {
        int born = Math.toIntExact((START - 40 * DAY) / MINUTE);
        for (int i = 0; i < 300; i++) {
            long at = START + i * SECOND;
            engine.use(use("bought", i, at, new AccountTraits(AccountTraits.FULL, born, 0, 0), random.nextLong()));
            AccountTraits other = new AccountTraits(AccountTraits.FULL, born - i, 0, 0);
            engine.use(use("people", 1_000 + i, at, other, random.nextLong()));
        }
        engine.advanceTo(START + 6 * MINUTE);

        Trend trend = engine.trends(Place.WORLD, 10).getFirst();
        assertThat(trend.tag()).isEqualTo("people");
        assertThat(trend.countedAs()).isCloseTo(300, within(0.1));
        assertThat(engine.trends(Place.WORLD, 10)).hasSize(1);
        assertThat(engine.held()).extracting(Held::tag).containsExactly("bought");
    }

    /** Records of other servers often have only the date on which an account was created. */
    @Test
    void accountsElsewhereOfWhichOnlyTheDateIsKnownWereNotMadeInOneMinute() {
        int midnight = Math.toIntExact((START - 400 * DAY) / DAY) * 24 * 60;
        for (int i = 0; i < 40; i++) {
            long at = START + i * SECOND;
            AccountTraits elsewhere = new AccountTraits(AccountTraits.FULL, midnight, 100 + i % 9, 0);
            engine.use(use("people", i, at, elsewhere, random.nextLong()));
            AccountTraits here = new AccountTraits(AccountTraits.FULL, midnight, 0, 0);
            engine.use(use("bought", 1_000 + i, at, here, random.nextLong()));
        }
        engine.advanceTo(START + 2 * MINUTE);
        assertThat(engine.trends(Place.WORLD, 10)).extracting(Trend::tag).containsExactly("people");
    }

    /** Not even for a moment, while there are few of them. */
    @Test
    void aRingOfKnownAccountsIsNeverListed() {
        for (int ring = 0; ring < 20; ring++) {
            for (int i = 0; i < 40; i++) {
                AccountTraits member = new AccountTraits(AccountTraits.FULL, 0, 0, 9 + ring);
                long at = START + ring * 10 * MINUTE + i * (1 + ring) * SECOND;
                engine.use(use("ring" + ring, 100 * ring + i, at, member, random.nextLong()));
                engine.advanceTo(at + SECOND / 2);
                assertThat(engine.trends(Place.WORLD, 10)).isEmpty();
            }
        }
    }

    @Test
    void copiesWithTwoWordsChangedAreFoundAndOwnWordsAreNot() {
        String[] copy = "everybody that i know agrees that the old minister has done nothing wrong in this whole affair"
                .split(" ");
        String[] words = new String[400];
        for (int i = 0; i < words.length; i++) {
            words[i] = random.ints(3 + random.nextInt(6), 'a', 'z' + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
        for (int i = 0; i < 300; i++) {
            String[] changed = copy.clone();
            changed[random.nextInt(copy.length)] = words[random.nextInt(words.length)];
            changed[random.nextInt(copy.length)] = words[random.nextInt(words.length)];
            long at = START + i * SECOND;
            engine.use(use("copied", i, at, AccountTraits.KNOWN, TextSketch.of(String.join(" ", changed))));
            StringBuilder own = new StringBuilder();
            for (int word = 0; word < copy.length; word++) {
                own.append(words[random.nextInt(words.length)]).append(' ');
            }
            engine.use(use("own", 1_000 + i, at, AccountTraits.KNOWN, TextSketch.of(own.toString())));
        }
        engine.advanceTo(START + 6 * MINUTE);

        Map<String, Double> counted = new HashMap<>();
        engine.trends(Place.WORLD, 10).forEach(trend -> counted.put(trend.tag(), trend.countedAs()));
        assertThat(counted.get("copied")).isLessThan(150);
        assertThat(counted.get("own")).isGreaterThan(290);
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

    /** One account that posts and deletes again and again is one person who deletes. */
    @Test
    void oneKnownAccountCannotSuppressATag() {
        for (int i = 0; i < 30; i++) {
            engine.use(use("real", i, START + i * SECOND, AccountTraits.KNOWN, random.nextLong()));
        }
        for (int i = 0; i < 200; i++) {
            long at = START + 30 * SECOND + i * 100L;
            for (long person = 900; person < 909; person++) {
                Use use = use("real", person, at, AccountTraits.KNOWN, random.nextLong());
                engine.use(use);
                engine.retract(use, Removal.BY_AUTHOR);
            }
            Use stranger = use("real", 950, at, STRANGER, random.nextLong());
            engine.use(stranger);
            engine.retract(stranger, Removal.BY_AUTHOR);
        }
        engine.advanceTo(START + 3 * MINUTE);
        assertThat(engine.trends(Place.WORLD, 10).getFirst().countedAs()).isCloseTo(30, within(0.1));
    }

    @Test
    void aTrustedCrowdThatDeletesSlowlyLeavesToo() {
        List<Use> crowd = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            crowd.add(use("trusted", i, START + i * 20 * SECOND, AccountTraits.KNOWN, random.nextLong()));
        }
        crowd.forEach(engine::use);
        engine.advanceTo(START + 50 * MINUTE);
        assertThat(engine.trends(Place.WORLD, 10)).extracting(Trend::tag).containsExactly("trusted");
        for (int i = 0; i < crowd.size(); i += 2) {
            engine.retract(crowd.get(i), Removal.BY_AUTHOR);
        }
        engine.advanceTo(START + 51 * MINUTE);
        assertThat(engine.trends(Place.WORLD, 10)).isEmpty();
    }

    @Test
    void postsAtRegularIntervalsAreDiscounted() {
        for (int i = 0; i < 120; i++) {
            engine.use(use("timer", i, START + i * 15 * SECOND, STRANGER, random.nextLong()));
        }
        engine.advanceTo(START + 31 * MINUTE);
        assertThat(engine.held().getFirst().discounts())
                .extracting(Discount::reason)
                .contains(Discount.Reason.EVEN_TIMING);

        long at = START + DAY;
        for (int i = 0; i < 120; i++) {
            at += (long) (-Math.log(1 - random.nextDouble()) * 15 * SECOND);
            engine.use(use("people", 1_000 + i, at, STRANGER, random.nextLong()));
        }
        engine.advanceTo(at + 3 * MINUTE);
        assertThat(engine.held().getFirst().tag()).isEqualTo("people");
        assertThat(engine.held().getFirst().discounts())
                .extracting(Discount::reason)
                .containsExactly(Discount.Reason.STRANGERS);
    }

    private void burst(String tag, long from, boolean deleted) {
        List<Use> uses = new ArrayList<>();
        for (int i = 0; i < 1_400; i++) {
            uses.add(use(tag, i, from + i * 40L, STRANGER, random.nextLong()));
        }
        uses.forEach(engine::use);
        if (deleted) {
            engine.advanceTo(from + MINUTE + 30 * SECOND);
            uses.forEach(use -> engine.retract(use, Removal.BY_AUTHOR));
        }
        engine.advanceTo(from + 6 * MINUTE);
    }

    private static Use use(String tag, long person, long at, AccountTraits account, long text) {
        return new Use(tag, person, at, "", "", account, text);
    }
}
