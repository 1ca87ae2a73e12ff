package org.groundswell.trends.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.model.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineTest {
    private static final int DAY = 24;
    private static final int WEEK = 7 * DAY;
    /** Monday, 5 January 2026, 00:00 UTC, in hours since the epoch. */
    private static final int START = Math.toIntExact(LocalDate.of(2026, 1, 5).toEpochDay() * DAY);

    private final Forecaster forecaster = new Forecaster();

    @Test
    void nothingIsExpectedOfANewTag() {
        Baseline baseline = new Baseline(START, DAY);

        for (Window window : Window.values()) {
            assertThat(baseline.expected(window, 0)).isZero();
            assertThat(baseline.deviation(window, 0)).isZero();
        }
        assertThat(baseline.hasHistory()).isFalse();
    }

    @Test
    void onANewServerTheFirstHourIsExpectedOfTheSecond() {
        Baseline baseline = new Baseline(START, 0);
        baseline.close(12, false, forecaster, 1);

        assertThat(baseline.expected(Window.HOUR, 3)).isEqualTo(12, within(0.01));
    }

    /** The mean residual is near 0 in every hour of the week, whatever the tag's rhythm. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsExpectedIsRightOnAverageInEveryHourOfTheWeek(long seed) {
        Random random = new Random(seed);
        double[] rate = new double[WEEK];
        for (int h = 0; h < WEEK; h++) {
            double ofDay = 8 + 7 * Math.sin(2 * Math.PI * (h % DAY) / DAY);
            rate[h] = ofDay * (h / DAY >= 5 ? 2 : 1);
        }
        Baseline baseline = new Baseline(START, DAY);
        double[] residual = new double[WEEK];
        int weeks = 40;
        for (int h = 0; h < weeks * WEEK; h++) {
            int people = poisson(random, rate[h % WEEK]);
            if (h >= 10 * WEEK) {
                residual[h % WEEK] += (people - baseline.usual(Window.HOUR, 3)) / (weeks - 10);
            }
            baseline.close(people, false, forecaster, 1);
        }
        double bias = 0;
        for (int h = 0; h < WEEK; h++) {
            // A third of what is usual on a weekend is learned from other days.
            double most = 0.2 * rate[h] + 2;
            assertThat(residual[h]).as("hour %d of the week", h).isBetween(-most, most);
            bias += residual[h] / WEEK;
        }
        assertThat(bias).isEqualTo(0, within(0.5));
    }

    @Test
    void aBurstOfAnySizeMovesWhatIsUsualByItsVote() {
        Random random = new Random(8);
        int[] calm = IntStream.range(0, 30 * DAY).map(_ -> poisson(random, 3)).toArray();
        for (int burst : new int[] {100, 10_000, 1_000_000}) {
            for (int day = 2; day < 29; day += 9) {
                int at = day * DAY + 7;
                double without = usualAfter(calm, 30 * DAY - DAY + 7);
                int[] with = calm.clone();
                with[at] = burst;
                assertThat(usualAfter(with, 30 * DAY - DAY + 7))
                        .as("%d people on day %d", burst, day)
                        .isEqualTo(without, within(10.0));
            }
        }
    }

    /** Each becomes expected with its second time, an hour early and late too, and nothing is at other hours. */
    @Test
    void whatHappenedTwiceIsExpected() {
        assertThat(expectedAt(_ -> 60, 6, 9)).isBetween(40.0, 61.0);
        assertThat(expectedAt(day -> day % 7 == 3 ? 60 : 0, 17, 9)).isBetween(40.0, 61.0);
        assertThat(expectedAt(day -> day % 14 == 3 ? 60 : 0, 31, 9)).isBetween(40.0, 61.0);
        assertThat(expectedAt(day -> day % 7 == 3 ? 60 : 0, 17, 8)).isBetween(40.0, 61.0);
        assertThat(expectedAt(day -> day % 7 == 3 ? 60 : 0, 17, 10)).isBetween(40.0, 61.0);
        // At its beginning, the sliding hour has who came an hour later than before.
        assertThat(expectedAt(day -> day % 7 == 3 ? 60 : 0, 17, 11)).isBetween(40.0, 61.0);
        assertThat(expectedAt(day -> day % 7 == 3 ? 60 : 0, 17, 13)).isLessThan(5);
        assertThat(expectedAt(day -> day % 7 == 3 ? 60 : 0, 16, 9)).isLessThan(5);
        assertThat(expectedAt(day -> day % 7 == 3 ? 60 : 0, 10, 9))
                .as("after once")
                .isLessThan(12);
    }

    /** The sliding six hours still have people at the beginning of the seventh hour, and of the eighth if they came later. */
    @Test
    void aHabitIsExpectedOfTheSixHoursForAsLongAsTheyHaveItsPeople() {
        Baseline baseline = new Baseline(START, DAY);
        for (int h = 0; h < 17 * DAY + 16; h++) {
            baseline.close(h % DAY == 9 && h / DAY % 7 == 3 ? 60 : 0, false, forecaster, 1);
        }
        assertThat(baseline.expected(Window.SIX_HOURS, 0)).isBetween(40.0, 61.0);
        baseline.close(0, false, forecaster, 1);
        baseline.close(0, false, forecaster, 1);
        assertThat(baseline.expected(Window.SIX_HOURS, 0)).isLessThan(20);
    }

    /** The best hours of other days are no habit where people come all the time. */
    @Test
    void aQuarterOfAnHourIsComparedWithAQuarterOfTheHour() {
        Random random = new Random(3);
        Baseline steady = new Baseline(START, DAY);
        for (int h = 0; h < 30 * DAY; h++) {
            steady.close(poisson(random, 20), false, forecaster, 1);
        }
        assertThat(steady.expected(Window.QUARTER, 3)).isBetween(4.0, 8.0);

        Baseline ritual = new Baseline(START, DAY);
        for (int h = 0; h < 30 * DAY + 9; h++) {
            ritual.close(h % DAY == 9 ? 60 : 0, false, forecaster, 1);
        }
        assertThat(ritual.expected(Window.QUARTER, 0)).isBetween(14.0, 61.0);
    }

    /** The second day of a long wave teaches nothing at once, but is remembered as one of its weekday. */
    @Test
    void aHabitOfTwoDaysIsExpectedOnTheSecondDayToo() {
        Baseline baseline = new Baseline(START, DAY);
        for (int h = 0; h < 27 * DAY + 14; h++) {
            boolean weekend = h / DAY % 7 >= 5;
            boolean day = h % DAY >= 8 && h % DAY < 22;
            boolean listedSinceSaturday = h / DAY % 7 == 6;
            baseline.close(weekend && day ? 9 : 0, listedSinceSaturday, forecaster, 1);
        }
        assertThat(baseline.hour()).isEqualTo(START + 27 * DAY + 14);
        assertThat(baseline.expected(Window.HOUR, 3)).isBetween(4.5, 9.5);
    }

    @Test
    void aWaveOfDaysIsNoHabitInTheNextWeek() {
        Baseline baseline = new Baseline(START, DAY);
        for (int h = 0; h < 30 * DAY + 14; h++) {
            boolean wave = h >= 22 * DAY && h < 25 * DAY;
            baseline.close(wave ? 500 : 3, wave && h >= 23 * DAY, forecaster, 1);
        }
        assertThat(baseline.expected(Window.HOUR, 3)).isLessThan(13);
    }

    @Test
    void aMonthlyHabitIsExpectedTheThirdTime() {
        IntUnaryOperator third = day -> LocalDate.of(2026, 1, 5).plusDays(day).getDayOfMonth() == 12 ? 60 : 0;
        int ofMarch = (int) (LocalDate.of(2026, 3, 12).toEpochDay()
                - LocalDate.of(2026, 1, 5).toEpochDay());
        int ofFebruary = (int) (LocalDate.of(2026, 2, 12).toEpochDay()
                - LocalDate.of(2026, 1, 5).toEpochDay());

        assertThat(expectedAt(third, ofMarch, 9)).isBetween(40.0, 61.0);
        assertThat(expectedAt(third, ofFebruary, 9)).isLessThan(12);
    }

    /** A week that is ignored leaves what is usual as it was. */
    @Test
    void aWaveTeachesNothing() {
        Random random = new Random(2);
        Baseline baseline = new Baseline(START, DAY);
        for (int h = 0; h < 20 * DAY; h++) {
            baseline.close(poisson(random, 5), false, forecaster, 1);
        }
        for (int h = 0; h < 7 * DAY; h++) {
            baseline.close(500, true, forecaster, 1);
        }
        assertThat(baseline.level()).isEqualTo(5, within(1.0));
        assertThat(usual(baseline)).isEqualTo(5, within(2.5));
        assertThat(baseline.dayPeople()).isEqualTo(500 * DAY);
    }

    @Test
    void aNewSteadyLevelBecomesUsual() {
        Baseline baseline = new Baseline(START, DAY);
        for (int h = 0; h < 28 * DAY; h++) {
            baseline.close(4, false, forecaster, 1);
        }
        for (int h = 0; h < 21 * DAY; h++) {
            baseline.close(100, false, forecaster, 1);
        }
        assertThat(usual(baseline)).isGreaterThan(75);
    }

    @Test
    void sleepingHasTheSameResultInOneStepAsInMany() {
        Random random = new Random(3);
        Baseline one = new Baseline(START, DAY);
        Baseline other = new Baseline(START, DAY);
        int hour = START;
        for (int i = 0; i < 50; i++) {
            int people = random.nextInt(9);
            one.close(people, false, forecaster, 1);
            other.close(people, false, forecaster, 1);
            hour++;
            int later = hour + random.nextInt(60);
            one.skipTo(later, forecaster, 1);
            for (int h = hour; h <= later; h++) {
                other.skipTo(h, forecaster, 1);
            }
            hour = later;
            assertThat(Arrays.equals(saved(other), saved(one)))
                    .as("round %d", i)
                    .isTrue();
        }
    }

    @Test
    void aSavedBaselineGoesOnAsIfItHadNeverStopped() throws Exception {
        Random random = new Random(4);
        Baseline baseline = new Baseline(START, DAY);
        for (int h = 0; h < 40 * DAY; h++) {
            baseline.see(random.nextDouble() * 3, random.nextDouble() * 3);
            baseline.close(poisson(random, 2), h > 500 && h < 550, forecaster, 1);
        }
        Baseline restored = new Baseline(new CheckpointInput(ByteBuffer.wrap(saved(baseline))));

        for (int h = 0; h < 5 * DAY; h++) {
            int people = poisson(random, 2);
            baseline.close(people, false, forecaster, 1);
            restored.close(people, false, forecaster, 1);
            assertThat(Arrays.equals(saved(restored), saved(baseline)))
                    .as("hour %d", h)
                    .isTrue();
        }
        assertThat(restored.hasHistory()).isTrue();
        assertThat(restored.chanceOfHours(4.787)).isEqualTo(baseline.chanceOfHours(4.787));
    }

    /** The share of days above v + gλ is about e^−λ where the maxima are Gumbel's. */
    @Test
    void aThresholdIsExceededAsOftenAsPromised() {
        Random random = new Random(5);
        Maxima maxima = new Maxima(0);
        double lambda = 3;
        int above = 0;
        int days = 60_000;
        for (int day = 1; day <= days; day++) {
            double today = 2 - 0.5 * Math.log(-Math.log(random.nextDouble()));
            if (day > 28) {
                above += today > maxima.ofHours(lambda) ? 1 : 0;
            }
            maxima.raise(today, today);
            maxima.moveTo(day);
        }
        // A threshold estimated from 28 days is too low or too high at times: together it is exceeded more often.
        assertThat((double) above / days / Math.exp(-lambda)).isBetween(1.0, 1.6);
    }

    @Test
    void aQuarterOfTheDaysMayHaveBeenWaves() {
        Random random = new Random(6);
        Maxima calm = new Maxima(0);
        Maxima wild = new Maxima(0);
        for (int day = 1; day <= 28; day++) {
            double today = 1 + random.nextDouble();
            calm.raise(today, today);
            wild.raise(day % 4 == 0 ? 100 : today, today);
            calm.moveTo(day);
            wild.moveTo(day);
        }
        assertThat(wild.ofHours(4.787)).isLessThan(2 * calm.ofHours(4.787));
    }

    /** A tag that is used on weekends only is compared with its weekends. */
    @Test
    void daysOnWhichNobodyCameTeachNoThreshold() {
        Random random = new Random(6);
        Maxima weekends = new Maxima(0);
        Maxima daily = new Maxima(0);
        for (int day = 1; day <= 28; day++) {
            double today = 3 + random.nextDouble();
            daily.raise(today, today);
            if (day % 7 >= 5) {
                weekends.raise(today, today);
            }
            weekends.moveTo(day);
            daily.moveTo(day);
        }
        assertThat(weekends.isEnough()).isTrue();
        assertThat(weekends.ofHours(4.787)).isBetween(3.5, 6.0);
        assertThat(weekends.ofHours(4.787)).isCloseTo(daily.ofHours(4.787), within(1.5));
    }

    @Test
    void fewDaysWithPeopleAreNotEnough() {
        Maxima chat = new Maxima(0);
        for (int day = 1; day <= 28; day++) {
            if (day % 7 == 0) {
                chat.raise(1, 1);
            }
            chat.moveTo(day);
        }
        assertThat(chat.isEnough()).isFalse();
    }

    /** A rise of an eighth a day must not look like days that differ. */
    @Test
    void aSlowRiseIsNoSpreadOfDays() {
        Random random = new Random(9);
        double rising = spreadOfDays(day -> 100 * Math.pow(1.12, Math.max(0, day - 15)), random);
        double moody = spreadOfDays(day -> day / 2 % 2 == 0 ? 60 : 140, random);
        double steady = spreadOfDays(_ -> 100, random);
        assertThat(steady).isEqualTo(0.02, within(0.005));
        assertThat(rising).isBetween(0.02, 0.06);
        assertThat(moody).isBetween(0.14, 0.25);
    }

    private double spreadOfDays(IntToDoubleFunction perDay, Random random) {
        HourTable table = new HourTable();
        for (int h = 0; h < 28 * DAY; h++) {
            int people = poisson(random, perDay.applyAsDouble(h / DAY) / DAY);
            table.add(START + h, people, people, false);
        }
        forecaster.at(START + 28 * DAY, table, START - DAY);
        return forecaster.spreadOfDays();
    }

    @Test
    void theSpreadOfClumpedHoursIsFound() {
        Random random = new Random(7);
        Spread independent = new Spread(0);
        Spread clumped = new Spread(0);
        for (int h = 0; h < 28 * DAY; h++) {
            independent.learn(h, poisson(random, 20), 20);
            // Half the hours have twice as many: variance 20 + 400, so that φ = 1.
            clumped.learn(h, random.nextBoolean() ? poisson(random, 40) : 0, 20);
        }
        assertThat(independent.phi()).isEqualTo(0.05, within(0.02));
        assertThat(clumped.phi()).isEqualTo(1, within(0.1));
        independent.learn(200 * DAY, 20, 20);
        assertThat(independent.phi()).as("after everything was forgotten").isEqualTo(0.05, within(0.01));
    }

    private static double usual(Baseline baseline) {
        return baseline.expected(Window.HOUR, 3);
    }

    private double usualAfter(int[] people, int hours) {
        Baseline baseline = new Baseline(START, DAY);
        for (int h = 0; h < hours; h++) {
            baseline.close(people[h], false, forecaster, 1);
        }
        return usual(baseline);
    }

    /** What is expected of an hour on a day, if on each day before it so many people came at nine. */
    private double expectedAt(IntUnaryOperator peopleOfDay, int day, int hour) {
        Baseline baseline = new Baseline(START, DAY);
        for (int h = 0; h < day * DAY + hour; h++) {
            baseline.close(h % DAY == 9 ? peopleOfDay.applyAsInt(h / DAY) : 0, false, forecaster, 1);
        }
        return usual(baseline);
    }

    private static byte[] saved(Baseline baseline) {
        var bytes = new ByteArrayOutputStream();
        try {
            CheckpointOutput out = new CheckpointOutput(bytes);
            baseline.save(out);
            out.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static int poisson(Random random, double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
