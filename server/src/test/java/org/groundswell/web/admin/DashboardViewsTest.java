package org.groundswell.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.groundswell.statistics.Dimension;
import org.groundswell.statistics.Measure;
import org.groundswell.statistics.Statistics;
import org.groundswell.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of the dashboard. */
class DashboardViewsTest {
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

    private final DashboardViews views = new DashboardViews(Messages.load().english());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0    | 0   | 0 before
            500  | 9   | 9 before
            15   | 10  | +50 % (10 before)
            5    | 20  | −75 % (20 before)
            0    | 20  | −100 % (20 before)
            1001 | 1000| as before (1,000)
            9000 | 10  | +89,900 % (10 before)
            """)
    void aChangeIsGivenInPercentOfMoreThanAFew(long now, long before, String words) {
        Statistics.Measured measured = new Statistics.Measured(Measure.NEW_USERS, now, before, List.of());
        assertThat(views.figure(measured).change()).isEqualTo(words);
    }

    @Test
    void aCohortSaysHowManyCameBack() {
        Statistics.Cohort cohort = new Statistics.Cohort(
                MAY, 3, List.of(new Statistics.Day(MAY, 3), new Statistics.Day(MAY.plusMonths(1), 2)));
        assertThat(views.cohort(cohort))
                .isEqualTo(new DashboardPage.Cohort("May 2026", "3", List.of("3 (100 %)", "2 (67 %)")));
        assertThat(views.cohort(new Statistics.Cohort(MAY, 0, List.of(new Statistics.Day(MAY, 0))))
                        .active())
                .containsExactly("–");
    }

    @ParameterizedTest
    @CsvSource({"4096, 0 MB", "12345678, 12.3 MB", "999900000, 999.9 MB", "2500000000, 2.5 GB"})
    void spaceIsInMegabytesOrGigabytes(String bytes, String words) {
        Statistics.Dimensioned space =
                new Statistics.Dimensioned(Dimension.SPACE_USAGE, List.of(new Statistics.Part("sqlite", bytes)));
        assertThat(views.facts(List.of(space)))
                .containsExactly(new DashboardPage.Fact("Space used by the database", words));
    }
}
