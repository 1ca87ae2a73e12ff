package org.groundswell.shield;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many strangers are a surge, by what is usual. */
class SurgeTest {
    private static final int NOW = 500_000;
    private static final int YEAR = 365 * 24;

    /** The usual number, with so many strangers in every hour of the last days. */
    private static Surge.Usual usual(int strangersPerHour, int days) {
        List<UsualContacts.Hour> hours = new ArrayList<>();
        for (int hour = NOW - days * 24; hour < NOW; hour++) {
            hours.add(new UsualContacts.Hour(hour, strangersPerHour));
        }
        return UsualContacts.of(strangersPerHour == 0 ? List.of() : hours, YEAR, NOW);
    }

    @ParameterizedTest(name = "{0} usual, {1} strangers, {2} speaking, {3} supporters: {4}")
    @CsvSource({
        // An account that hardly anyone contacts.
        "0, 11, 11, 0, USUAL",
        "0, 12, 12, 0, RAISE",
        "0, 12, 11, 0, OFFER",
        "0, 12, 0, 0, OFFER",
        "0, 200, 200, 199, RAISE",
        "0, 200, 200, 200, OFFER",
        "0, 200, 60, 900, OFFER",
        // One that twenty strangers contact in any hour.
        "20, 20, 20, 0, USUAL",
        "20, 45, 45, 0, USUAL",
        "20, 80, 80, 0, RAISE",
        "20, 80, 20, 0, OFFER",
        // A celebrity.
        "500, 700, 700, 0, USUAL",
        "500, 2000, 2000, 0, RAISE",
    })
    void isJudgedByWhatIsUsualAndByApproval(
            int usual, int strangers, int speaking, int supporters, Surge.Verdict verdict) {
        assertThat(new Surge(strangers, speaking, usual(usual, 20)).judge(supporters))
                .isEqualTo(verdict);
    }

    @Test
    void silenceBetweenHoursIsUsualToo() {
        List<UsualContacts.Hour> rare = List.of(
                new UsualContacts.Hour(NOW - 300, 30),
                new UsualContacts.Hour(NOW - 200, 30),
                new UsualContacts.Hour(NOW - 100, 30));
        assertThat(UsualContacts.of(rare, YEAR, NOW).expected()).isLessThan(2);
    }

    @Test
    void anAttackDoesNotBecomeUsual() {
        List<UsualContacts.Hour> attacked = new ArrayList<>();
        for (int hour = NOW - 10 * 24; hour < NOW - 3; hour++) {
            attacked.add(new UsualContacts.Hour(hour, 1));
        }
        for (int hour = NOW - 3; hour < NOW; hour++) {
            attacked.add(new UsualContacts.Hour(hour, 5_000));
        }
        assertThat(new Surge(200, 200, UsualContacts.of(attacked, YEAR, NOW)).judge(0))
                .isEqualTo(Surge.Verdict.RAISE);
    }

    @Test
    void aNewAccountHasNothingUsual() {
        Surge.Usual none = UsualContacts.of(List.of(), 0, NOW);
        assertThat(none.expected()).isZero();
        assertThat(new Surge(12, 12, none).judge(0)).isEqualTo(Surge.Verdict.RAISE);
        assertThat(new Surge(11, 11, none).judge(0)).isEqualTo(Surge.Verdict.USUAL);
    }

    /** More strangers never make a surge less of one, and more supporters never make it more of one. */
    @RepeatedTest(50)
    void isMonotonous(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        Surge.Usual usual = usual(random.nextInt(100), 1 + random.nextInt(27));
        int speaking = random.nextInt(400);
        int others = random.nextInt(100);
        int supporters = random.nextInt(400);
        Surge.Verdict verdict = new Surge(speaking + others, speaking, usual).judge(supporters);
        int more = 1 + random.nextInt(100);
        assertThat(new Surge(speaking + others + more, speaking + more, usual).judge(supporters))
                .isGreaterThanOrEqualTo(verdict);
        assertThat(new Surge(speaking + others, speaking, usual).judge(supporters + more))
                .isLessThanOrEqualTo(verdict);
    }

    /** Ordinary hours, with the variation of a Poisson process, raise nothing in four weeks. */
    @RepeatedTest(20)
    void ordinaryVariationIsNoSurge(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        double mean = Math.pow(10, random.nextDouble() * 2.5);
        List<UsualContacts.Hour> hours = new ArrayList<>();
        for (int hour = NOW - 28 * 24; hour < NOW; hour++) {
            int strangers = poisson(mean, random);
            if (hour > NOW - 26 * 24) {
                assertThat(new Surge(strangers, strangers, UsualContacts.of(List.copyOf(hours), YEAR, hour)).judge(0))
                        .as("%s strangers where %s are usual", strangers, mean)
                        .isEqualTo(Surge.Verdict.USUAL);
            }
            if (strangers > 0) {
                hours.add(new UsualContacts.Hour(hour, strangers));
            }
        }
    }

    /** Knuth's method in steps, so that exp() doesn't underflow. */
    private static int poisson(double mean, Random random) {
        int count = 0;
        for (double left = mean; left > 0; left -= 10) {
            double limit = Math.exp(-Math.min(10, left));
            for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
                count++;
            }
        }
        return count;
    }
}
