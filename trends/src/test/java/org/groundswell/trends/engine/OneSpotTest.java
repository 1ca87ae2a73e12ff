package org.groundswell.trends.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.DegreeCell;
import org.groundswell.trends.model.Discount;
import org.groundswell.trends.model.Held;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Removal;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Use;
import org.junit.jupiter.api.Test;

/** One place alone is no reason for doubt; beside other reasons it tells who belongs together. */
class OneSpotTest {
    private static final long START = Instant.parse("2014-05-20T00:00:00Z").toEpochMilli();
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long DAY = 24 * 60 * MINUTE;

    /** No coordinates, one cell, and a cell of their own for each of forty. */
    private static final IntUnaryOperator NOWHERE = _ -> 0;

    private static final IntUnaryOperator IN_TOWN = _ -> cell(14.6, 121);
    private static final IntUnaryOperator SPREAD = i -> cell(10 + i % 8, 100 + i % 5);

    private final Random random = new Random(11);

    private static int cell(double latitude, double longitude) {
        return DegreeCell.at(latitude, longitude).orElseThrow().number();
    }

    private static AccountTraits stranger(int i) {
        return new AccountTraits(8, 300_000 + i * 100, 0, 0);
    }

    private static Use use(long person, long at, AccountTraits account, long text, int cell) {
        return new Use("tag", person, at, "PH", "", account, text, cell);
    }

    /** The result of a crowd after ten minutes. */
    private record Result(List<Trend> trends, double countedAs, List<Discount.Reason> reasons) {}

    private static Result of(List<Use> crowd) {
        TrendEngine engine = new TrendEngine(START - 2 * DAY, TrendParameters.DEFAULT);
        crowd.forEach(engine::use);
        engine.advanceTo(START + 15 * MINUTE);
        List<Trend> trends = engine.trends(Place.WORLD, 10);
        if (trends.isEmpty()) {
            List<Held> held = engine.held();
            return new Result(
                    trends,
                    0,
                    held.isEmpty()
                            ? List.of()
                            : held.getFirst().discounts().stream()
                                    .map(Discount::reason)
                                    .toList());
        }
        Trend trend = trends.getFirst();
        return new Result(
                trends,
                trend.countedAs(),
                trend.discounts().stream().map(Discount::reason).toList());
    }

    /** Two hundred strangers with twenty texts, ten of each, beside people who are known. */
    private List<Use> bought(IntUnaryOperator cell, int known) {
        random.setSeed(11);
        long[] texts = random.longs(20).toArray();
        List<Use> crowd = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            crowd.add(use(i, START + i * 2 * SECOND, stranger(i), texts[i % 20], cell.applyAsInt(i)));
        }
        for (int i = 0; i < known; i++) {
            crowd.add(use(1_000 + i, START + 7 * MINUTE + i * SECOND, AccountTraits.KNOWN, random.nextLong(), 0));
        }
        return crowd;
    }

    @Test
    void aTagBoughtInOneSpotCountsForLessThanOneWithoutCoordinates() {
        Result without = of(bought(NOWHERE, 60));
        Result inTown = of(bought(IN_TOWN, 60));
        Result spread = of(bought(SPREAD, 60));

        assertThat(without.reasons()).contains(Discount.Reason.SAME_TEXT).doesNotContain(Discount.Reason.ONE_SPOT);
        assertThat(inTown.reasons()).startsWith(Discount.Reason.ONE_SPOT);
        // Sixty, and half of the 3·(1 + ln(200/3)) that two hundred strangers count as.
        assertThat(inTown.countedAs()).isCloseTo(60 + 15.6 / 2, within(1.5));
        assertThat(without.countedAs()).isGreaterThan(inTown.countedAs() + 30);
        assertThat(spread.reasons()).doesNotContain(Discount.Reason.ONE_SPOT);
        assertThat(spread.countedAs()).isEqualTo(without.countedAs());
    }

    @Test
    void withoutKnownPeopleItIsHeldForThatReason() {
        Result inTown = of(bought(IN_TOWN, 0));
        assertThat(inTown.trends()).isEmpty();
        assertThat(inTown.reasons()).contains(Discount.Reason.ONE_SPOT);
    }

    /** A storm: everybody is in one town, two thirds are new here, and all say it in their own words. */
    private List<Use> storm(IntUnaryOperator cell) {
        random.setSeed(12);
        List<Use> crowd = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
            AccountTraits account = i % 3 == 0 ? AccountTraits.KNOWN : stranger(i);
            long at = START + (long) (random.nextDouble() * 8 * MINUTE);
            crowd.add(use(i, at, account, random.nextLong(), cell.applyAsInt(i)));
        }
        return crowd;
    }

    @Test
    void anHonestLocalEventIsUntouched() {
        Result without = of(storm(NOWHERE));
        Result inTown = of(storm(IN_TOWN));
        assertThat(inTown.trends()).hasSize(1);
        assertThat(inTown.countedAs()).isEqualTo(without.countedAs());
        assertThat(inTown.reasons()).isEqualTo(without.reasons()).doesNotContain(Discount.Reason.ONE_SPOT);
    }

    /** A vigil: known people and strangers of one town, most with the same line. */
    private List<Use> vigil(IntUnaryOperator cell, int oneInStrangers) {
        random.setSeed(13);
        List<Use> crowd = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            AccountTraits account = i % oneInStrangers == 0 ? AccountTraits.KNOWN : stranger(i);
            long text = i % 10 == 0 ? random.nextLong() : 0x5EED_5EED_5EEDL;
            long at = START + (long) (random.nextDouble() * 8 * MINUTE);
            crowd.add(use(i, at, account, text, cell.applyAsInt(i)));
        }
        return crowd;
    }

    @Test
    void aVigilWhoseLineManySayIsUntouched() {
        for (int oneIn : new int[] {1, 2}) {
            Result without = of(vigil(NOWHERE, oneIn));
            Result inTown = of(vigil(IN_TOWN, oneIn));
            assertThat(inTown.trends()).hasSize(1);
            assertThat(inTown.countedAs()).isEqualTo(without.countedAs());
            assertThat(inTown.reasons()).doesNotContain(Discount.Reason.ONE_SPOT);
        }
    }

    /** Also if strangers are the most of them: those who are known count as much as without coordinates, and list it. */
    @Test
    void knownPeopleOfAVigilStayListedAmongManyStrangers() {
        Result without = of(vigil(NOWHERE, 4));
        Result inTown = of(vigil(IN_TOWN, 4));
        assertThat(without.trends()).hasSize(1);
        assertThat(inTown.trends()).hasSize(1);
        assertThat(inTown.countedAs()).isGreaterThan(without.countedAs() - 6);
    }

    /** Twenty texts of known people in one town: their own movement. */
    @Test
    void knownPeopleInOneSpotCountAsWithoutCoordinates() {
        for (IntUnaryOperator cell : List.of(NOWHERE, IN_TOWN)) {
            List<Use> crowd = bought(cell, 0).stream()
                    .map(use -> use(use.person(), use.at(), AccountTraits.KNOWN, use.text(), use.cell()))
                    .toList();
            Result result = of(crowd);
            assertThat(result.trends()).hasSize(1);
            assertThat(result.countedAs())
                    .isEqualTo(of(bought(NOWHERE, 0).stream()
                                    .map(use -> use(use.person(), use.at(), AccountTraits.KNOWN, use.text(), 0))
                                    .toList())
                            .countedAs());
        }
    }

    @Test
    void aFewCoordinatesSayNothing() {
        Result few = of(bought(i -> i < 15 ? IN_TOWN.applyAsInt(i) : 0, 60));
        assertThat(few.reasons()).doesNotContain(Discount.Reason.ONE_SPOT);
        assertThat(few.countedAs()).isEqualTo(of(bought(NOWHERE, 60)).countedAs());
    }

    @Test
    void aUseIsRetractedWithItsCoordinates() {
        TrendEngine engine = new TrendEngine(START - 2 * DAY, TrendParameters.DEFAULT);
        List<Use> crowd = storm(IN_TOWN);
        crowd.forEach(engine::use);
        engine.advanceTo(START + 10 * MINUTE);
        assertThat(engine.trends(Place.WORLD, 10)).hasSize(1);
        crowd.forEach(use -> engine.retract(use, Removal.BY_AUTHOR));
        engine.advanceTo(START + 11 * MINUTE);
        assertThat(engine.trends(Place.WORLD, 10)).isEmpty();
    }
}
