package org.groundswell.trends.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What returns at its time of the day or of the week is no wave from its third time on; a burst still is. */
final class HabitsOfWavesTest {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final int WEEK = 7 * DAY;
    private static final int WEEKS = 20;
    /** A Thursday's midnight. */
    private static final int START = 400 * WEEK;

    private final WaveUses uses = new WaveUses();
    private Random random = new Random(2014);
    private long next;

    private void people(int from, int to, int count) {
        for (int i = 0; i < count; i++) {
            long at = (from + random.nextInt(to - from)) * 60_000L;
            next++;
            uses.put(at << 16 | next & 0xFFFF, at, random.nextInt(1_000_000), "PH", "tl", 0);
        }
    }

    private int poisson(double mean) {
        double limit = Math.exp(-mean);
        int count = -1;
        for (double product = 1; product > limit; count++) {
            product *= random.nextDouble();
        }
        return count;
    }

    private List<Episode> waves() {
        return new WaveAnalysis(uses, START + WEEKS * WEEK).life().waves();
    }

    /** From the given time on there is no wave. */
    private void assertNoWaveFrom(int minute, String what) {
        assertThat(waves())
                .as(what)
                .allSatisfy(wave -> assertThat(wave.end())
                        .as("end, day %d", (wave.end() - START) / DAY)
                        .isLessThanOrEqualTo(minute));
    }

    private void daily(int people, IntUnaryOperator minuteOfDay) {
        for (int day = 0; day < 7 * WEEKS; day++) {
            int from = START + day * DAY + minuteOfDay.applyAsInt(day);
            people(from, from + 50, poisson(people));
        }
    }

    private void weekly(int people, IntUnaryOperator minuteOfDay) {
        for (int week = 0; week < WEEKS; week++) {
            int from = START + week * WEEK + minuteOfDay.applyAsInt(week);
            people(from, from + 75, poisson(people));
        }
    }

    @ParameterizedTest
    @CsvSource({"30, 1", "30, 2", "30, 3", "100, 1", "100, 2", "100, 3", "8, 1"})
    void aDailyRitualIsNoWaveFromItsThirdTimeOn(int people, long seed) {
        random = new Random(seed);
        daily(people, _ -> 7 * HOUR);
        assertNoWaveFrom(START + 2 * DAY + 7 * HOUR, people + " people each morning");
    }

    @ParameterizedTest
    @CsvSource({"80, 1", "80, 2", "80, 3", "100, 1", "100, 2", "25, 1"})
    void aWeeklyChatIsNoWaveFromItsThirdTimeOn(int people, long seed) {
        random = new Random(seed);
        weekly(people, _ -> 20 * HOUR);
        assertNoWaveFrom(START + 2 * WEEK + 20 * HOUR, people + " people a week");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aClockChangeIsNoWave(long seed) {
        random = new Random(seed);
        daily(30, day -> (day < 50 || day > 110 ? 7 : 6) * HOUR);
        weekly(80, week -> (week < 8 || week > 15 ? 20 : 21) * HOUR);
        assertNoWaveFrom(START + 2 * WEEK + 20 * HOUR, "habits that move by an hour");
    }

    @Test
    void aFortnightlyChatIsNoWaveFromItsThirdTimeOn() {
        for (int week = 0; week < WEEKS; week += 2) {
            int from = START + week * WEEK + 20 * HOUR;
            people(from, from + 75, poisson(80));
        }
        assertNoWaveFrom(START + 4 * WEEK + 20 * HOUR, "80 people a fortnight");
    }

    @Test
    void aMonthlyMeetingIsNoWaveFromItsThirdTimeOn() {
        LocalDate first = LocalDate.ofEpochDay(START / DAY).plusMonths(1).withDayOfMonth(12);
        for (int month = 0; month < 4; month++) {
            int from = (int) first.plusMonths(month).toEpochDay() * DAY + (19 + month % 2) * HOUR;
            people(from, from + 60, poisson(80));
        }
        assertNoWaveFrom((int) first.plusMonths(2).toEpochDay() * DAY, "80 people a month");
    }

    /** The second Tuesday of each month, for eight hours. */
    @Test
    void aLongMeetingOnAWeekdayOfTheMonthIsNoWaveFromItsThirdTimeOn() {
        LocalDate third = LocalDate.MAX;
        for (int month = 1; month <= 4; month++) {
            LocalDate day = LocalDate.ofEpochDay(START / DAY)
                    .plusMonths(month)
                    .with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.TUESDAY));
            int from = (int) day.toEpochDay() * DAY + 10 * HOUR;
            people(from, from + 8 * HOUR, poisson(200));
            third = month == 3 ? day : third;
        }
        assertNoWaveFrom((int) third.toEpochDay() * DAY, "200 people on the second Tuesday");
    }

    /** By day there are ten times as many, on each date of all months. */
    @ParameterizedTest
    @ValueSource(ints = {80, 95, 110})
    void aBurstByNightIsAWave(int day) {
        for (int hour = 0; hour < WEEKS * 7 * 24; hour++) {
            boolean byDay = hour % 24 >= 8 && hour % 24 < 20;
            people(START + hour * HOUR, START + (hour + 1) * HOUR, poisson(byDay ? 30 : 3));
        }
        int at = START + day * DAY + 3 * HOUR;
        people(at, at + HOUR, 40);
        assertThat(waves())
                .filteredOn(wave -> wave.onset() > START + 3 * WEEK)
                .extracting(Episode::onset)
                .singleElement()
                .satisfies(onset -> assertThat(onset).isBetween(at - 30, at + 10));
    }

    /** People write a little all day long, and meet once a week. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aChatBesideOtherUse(long seed) {
        random = new Random(seed);
        for (int hour = 0; hour < WEEKS * 7 * 24; hour++) {
            people(START + hour * HOUR, START + (hour + 1) * HOUR, poisson(hour % 24 < 6 ? 0.5 : 3));
        }
        weekly(80, _ -> 20 * HOUR);
        // The tag's beginning is a wave, until three an hour are usual.
        assertNoWaveFrom(START + 3 * WEEK, "80 people a week beside three an hour");
    }

    @ParameterizedTest
    @CsvSource({"50, 120", "90, 200", "120, 300"})
    void aBurstOnATagWithAHabitIsAWave(int day, int people) {
        daily(30, _ -> 7 * HOUR);
        int at = START + day * DAY + 15 * HOUR;
        people(at, at + 3 * HOUR, people);
        assertThat(waves())
                .filteredOn(wave -> wave.onset() > START + 3 * DAY)
                .singleElement()
                .satisfies(wave -> assertThat(wave.onset()).isBetween(at, at + 10))
                .satisfies(wave -> assertThat(wave.people()).isBetween(people - 5, people + 80));
    }

    @Test
    void aBurstAtTheTimeOfTheHabitIsAWave() {
        weekly(80, _ -> 20 * HOUR);
        int at = START + 9 * WEEK + 20 * HOUR;
        people(at, at + HOUR, 500);
        assertThat(waves())
                .filteredOn(wave -> wave.onset() > START + 2 * WEEK)
                .extracting(Episode::onset)
                .singleElement()
                .satisfies(onset -> assertThat(onset).isBetween(at, at + 5));
    }

    /** A wave of days with calm nights is one wave, until it is calm. */
    @Test
    void aWaveOfThreeDaysIsOneWave() {
        for (int day = 0; day < 3; day++) {
            for (int hour = 0; hour < 24; hour++) {
                int from = START + day * DAY + hour * HOUR;
                people(from, from + HOUR, (hour < 6 ? 15 : 300) / (day + 1));
            }
        }
        assertThat(waves()).singleElement().satisfies(wave -> {
            assertThat(wave.onset()).isLessThan(START + 5);
            assertThat(wave.end()).isGreaterThan(START + 2 * DAY + 23 * HOUR);
        });
    }

    @Test
    void aSlowRiseIsAWave() {
        double rate = 20;
        for (int hour = 0; hour < 50 * 24; hour++) {
            rate *= hour < 40 * 24 ? 1 : 1.01;
            people(START + hour * HOUR, START + (hour + 1) * HOUR, poisson(rate));
        }
        assertThat(new WaveAnalysis(uses, START + 50 * DAY).life().waves())
                .filteredOn(wave -> wave.onset() > START + 3 * WEEK)
                .singleElement()
                .satisfies(wave -> assertThat(wave.onset()).isBetween(START + 40 * DAY, START + 43 * DAY));
    }

    /** The mean residual is near 0 in every hour of the week, whatever the tag's rhythm. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsUsualIsRightOnAverageInEveryHourOfTheWeek(long seed) {
        random = new Random(seed);
        int hours = WEEKS * 7 * 24;
        double[] rate = new double[7 * 24];
        for (int h = 0; h < rate.length; h++) {
            double ofDay = 8 + 7 * Math.sin(2 * Math.PI * (h % 24) / 24);
            rate[h] = h == 20 ? 80 : ofDay * (h / 24 >= 5 ? 2 : 1);
        }
        for (int h = 0; h < hours; h++) {
            people(START + h * HOUR, START + (h + 1) * HOUR, poisson(rate[h % rate.length]));
        }
        Minutes part = new Minutes(START + 6 * WEEK, START + WEEKS * WEEK);
        Series series = new WaveAnalysis(uses, part.to()).view(part, part, HOUR).series();
        double[] residual = new double[rate.length];
        double bias = 0;
        for (int i = 0; i < series.people().size(); i++) {
            double each = series.people().get(i) - series.expected().get(i);
            residual[i % rate.length] += each / (WEEKS - 6);
            bias += each / series.people().size();
        }
        for (int h = 0; h < rate.length; h++) {
            double most = 0.2 * rate[h] + 3;
            assertThat(residual[h]).as("hour %d of the week", h).isBetween(-most, most);
        }
        assertThat(bias).isCloseTo(0, within(0.5));
    }

    /** A step of any length has what is usual in it. */
    @ParameterizedTest
    @ValueSource(ints = {5, 15, HOUR, 6 * HOUR, DAY})
    void stepsOfEveryLengthAgree(int step) {
        for (int hour = 0; hour < 60 * 24; hour++) {
            people(START + hour * HOUR, START + (hour + 1) * HOUR, 30);
        }
        Minutes part = new Minutes(START + 50 * DAY, START + 51 * DAY);
        Series series = new WaveAnalysis(uses, part.to()).view(part, part, step).series();
        double people =
                series.people().stream().mapToInt(each -> each).average().orElseThrow();
        assertThat(series.expected()).allSatisfy(each -> assertThat(each).isCloseTo(people, within(0.15 * people)));
        assertThat(series.high()).allSatisfy(each -> assertThat(each).isBetween(1.05 * people, 2 * people + 10));
    }
}
