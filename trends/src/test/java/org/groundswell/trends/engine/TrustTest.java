package org.groundswell.trends.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
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
