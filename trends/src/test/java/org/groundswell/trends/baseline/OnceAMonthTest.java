package org.groundswell.trends.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnceAMonthTest {
    @ParameterizedTest
    @CsvSource({
        // The same date.
        "2026-06-15, 2026-05-15, 2026-04-15",
        "2026-01-15, 2025-12-15, 2025-11-15",
        // The 31st is the last day where there is none.
        "2026-05-31, 2026-04-30, 2026-03-31",
        "2026-03-31, 2026-02-28, 2026-01-31",
        // The second Tuesday, the fourth Friday.
        "2026-06-09, 2026-05-12, 2026-04-14",
        "2026-05-22, 2026-04-24, 2026-03-27",
        // The last Friday, be it the fourth or the fifth.
        "2026-06-26, 2026-05-29, 2026-04-24",
        "2026-05-29, 2026-04-24, 2026-03-27",
        // The last day.
        "2026-04-30, 2026-03-31, 2026-02-28",
        "2024-04-30, 2024-03-31, 2024-02-29",
        // The day after the second Tuesday, and the day before it.
        "2026-04-15, 2026-03-11, 2026-02-11",
        "2026-09-07, 2026-08-10, 2026-07-13",
    })
    void theDaysOfTheMonthsBefore(LocalDate day, LocalDate lastMonth, LocalDate monthBefore) {
        assertThat(OnceAMonth.before((int) day.toEpochDay()))
                .contains(new OnceAMonth.Days((int) lastMonth.toEpochDay(), (int) monthBefore.toEpochDay()));
    }

    @Test
    void theyAreFourToTenWeeksBack() {
        Random random = new Random(1);
        for (int i = 0; i < 5_000; i++) {
            int day = random.nextInt(40_000);
            assertThat(OnceAMonth.before(day)).hasSizeBetween(2, 8).allSatisfy(days -> {
                assertThat(day - days.lastMonth()).isBetween(27, 36);
                assertThat(day - days.monthBefore()).isBetween(55, 64);
            });
        }
    }
}
