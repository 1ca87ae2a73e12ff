package org.groundswell.trends.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjuster;
import java.time.temporal.TemporalAdjusters;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.groundswell.trends.model.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens once a month is expected from its third time on, and nothing else is. */
class MonthlyHabitsTest {
    private static final int DAY = 24;
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
    private static final int START = (int) FIRST.toEpochDay() * DAY;
    private static final int DAYS = 140;

    private final Forecaster forecaster = new Forecaster();

    private static Predicate<LocalDate> on(TemporalAdjuster adjuster) {
        return day -> day.equals(day.with(adjuster));
    }

    static Stream<Arguments> calendars() {
        return Stream.of(
                Arguments.of("the 15th", (Predicate<LocalDate>) day -> day.getDayOfMonth() == 15),
                Arguments.of("the second Tuesday", on(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.TUESDAY))),
                Arguments.of("the last Friday", on(TemporalAdjusters.lastInMonth(DayOfWeek.FRIDAY))),
                Arguments.of("the last day", on(TemporalAdjusters.lastDayOfMonth())));
    }

    /** A meeting over eight hours, an hour earlier every other month. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("calendars")
    void aLongMeetingIsExpectedInEachOfItsHours(String name, Predicate<LocalDate> when) {
        assertMeetingIsExpected(when, 10);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calendars")
    void aMeetingPastMidnightIsExpectedInEachOfItsHours(String name, Predicate<LocalDate> when) {
        assertMeetingIsExpected(when, 20);
    }

    private void assertMeetingIsExpected(Predicate<LocalDate> when, int from) {
        Baseline baseline = new Baseline(START, DAY);
        int times = 0;
        int seen = 0;
        for (int h = 0; h < DAYS * DAY; h++) {
            LocalDate begun = FIRST.plusDays(Math.floorDiv(h - from + 1, DAY));
            int hourOfMeeting = Math.floorMod(h - from + 1, DAY) - begun.getMonthValue() % 2;
            boolean on = when.test(begun) && hourOfMeeting >= 0 && hourOfMeeting < 8;
            times += on && hourOfMeeting == 0 ? 1 : 0;
            // The hour after it begins with the people of its last one in the sliding hour.
            boolean ends = when.test(begun) && hourOfMeeting == 8;
            if (times >= 3 && (on || ends)) {
                assertThat(baseline.expected(Window.HOUR, 3))
                        .as("%s, hour %d of the meeting", FIRST.plusDays(h / DAY), hourOfMeeting)
                        .isBetween(20.0, 30.0);
                assertThat(baseline.expected(Window.SIX_HOURS, 3)).isGreaterThan(80);
                seen++;
            }
            baseline.close(on ? 25 : 0, false, forecaster, 1);
        }
        assertThat(seen).isGreaterThanOrEqualTo(2 * 9);
    }

    /** By day there are ten times as many as by night, on every date. */
    @Test
    void theBestHourOfEveryDayIsNoHabitOfTheNight() {
        Random random = new Random(1);
        IntUnaryOperator rate = hourOfDay -> hourOfDay >= 8 && hourOfDay < 20 ? 50 : 5;
        Baseline baseline = new Baseline(START, DAY);
        int masked = 0;
        int nights = 0;
        for (int h = 0; h < DAYS * DAY; h++) {
            if (h > 70 * DAY && h % DAY == 3) {
                nights++;
                masked +=
                        baseline.expected(Window.HOUR, 3) > 20 || baseline.expected(Window.SIX_HOURS, 3) > 100 ? 1 : 0;
            }
            baseline.close(poisson(random, rate.applyAsInt(h % DAY)), false, forecaster, 1);
        }
        // By chance, one day in ten belongs to the best tenth in both of the last months.
        assertThat(masked).isLessThan(nights / 10);
    }

    @Test
    void whatHappenedInOneOfTwoMonthsIsNoHabit() {
        Baseline baseline = new Baseline(START, DAY);
        for (int h = 0; h < DAYS * DAY; h++) {
            LocalDate day = FIRST.plusDays(h / DAY);
            boolean on = day.getDayOfMonth() == 15 && day.getMonthValue() % 2 == 1 && h % DAY == 9;
            if (day.getDayOfMonth() == 15 && h % DAY == 9) {
                assertThat(baseline.expected(Window.HOUR, 3)).isLessThan(10);
            }
            baseline.close(on ? 60 : 0, false, forecaster, 1);
        }
    }

    private static int poisson(Random random, double mean) {
        double limit = Math.exp(-mean);
        int count = -1;
        for (double product = 1; product > limit; count++) {
            product *= random.nextDouble();
        }
        return count;
    }
}
