package org.groundswell.trends.wave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PhasesTest {
    private static Phases of(Integer... people) {
        return Phases.of(Arrays.asList(people));
    }

    private static Phases.Peak peak(int hour, int people, int low) {
        return new Phases.Peak(hour, people, low);
    }

    @Test
    void aSimpleWaveHasOnePeak() {
        Phases phases = of(4, 30, 120, 90, 70, 31, 12, 3);
        assertThat(phases).isEqualTo(new Phases(List.of(peak(2, 120, 0)), 0));
        assertThat(phases.earlier()).isEmpty();
        assertThat(phases.later()).isEmpty();
    }

    @Test
    void aWaveThatRisesAgainHasTwo() {
        Phases phases = of(4, 120, 80, 30, 20, 60, 95, 70, 10);
        assertThat(phases.peaks()).containsExactly(peak(1, 120, 0), peak(6, 95, 20));
        assertThat(phases.later()).containsExactly(peak(6, 95, 20));
    }

    @Test
    void aRiseBeforeTheHighestOneIsEarlier() {
        Phases phases = of(60, 20, 10, 50, 110, 90, 8, 5, 70);
        assertThat(phases.highest()).isEqualTo(1);
        assertThat(phases.earlier()).containsExactly(peak(0, 60, 0));
        assertThat(phases.later()).containsExactly(peak(8, 70, 5));
    }

    @Test
    void aRiseToLessThanHalfIsNone() {
        assertThat(of(120, 20, 10, 59, 59, 10).peaks()).containsExactly(peak(0, 120, 0));
        assertThat(of(120, 20, 10, 60, 59, 10).peaks()).containsExactly(peak(0, 120, 0), peak(3, 60, 10));
    }

    @Test
    void oneLowHourIsNoFall() {
        assertThat(of(120, 10, 110, 5).peaks()).containsExactly(peak(0, 120, 0));
        assertThat(of(120, 10, 10, 110, 5).peaks()).containsExactly(peak(0, 120, 0), peak(3, 110, 10));
    }

    @Test
    void aRiseWithinChanceIsNone() {
        assertThat(of(12, 5, 5, 11, 3).peaks()).containsExactly(peak(0, 12, 0));
        assertThat(of(120, 55, 55, 70, 3).peaks()).containsExactly(peak(0, 120, 0));
    }

    @Test
    void aJoinedRiseKeepsTheHigherPeakAndTheFallBeforeIt() {
        // The fall from 64 to 55 is within chance: the last two rises are one.
        assertThat(of(120, 9, 9, 64, 55, 55, 70, 4).peaks()).containsExactly(peak(0, 120, 0), peak(6, 70, 9));
    }

    @Test
    void equalPeaksAreInTheOrderOfTime() {
        Phases phases = of(90, 3, 3, 90);
        assertThat(phases.highest()).isZero();
        assertThat(phases.later()).containsExactly(peak(3, 90, 3));
    }

    @Test
    void fewPeopleMakeNoSecondRise() {
        assertThat(of(9, 0, 0, 0, 4).peaks()).containsExactly(peak(0, 9, 0));
    }

    @Test
    void withoutPeopleThereIsNoPeak() {
        assertThat(of()).isEqualTo(new Phases(List.of(), -1));
        assertThat(of(0, 0).peaks()).isEmpty();
        assertThat(of(0, 0).earlier()).isEmpty();
        assertThat(of(0, 0).later()).isEmpty();
        assertThat(of(1).peaks()).containsExactly(peak(0, 1, 0));
    }

    /** For any hours: peaks are hours of the wave, in order, and each rise is what its definition says. */
    @RepeatedTest(100)
    void peaksAreWhatTheirDefinitionSays(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        List<Integer> people = IntStream.range(0, 1 + random.nextInt(200))
                .mapToObj(hour -> random.nextInt(1 + (int) (60 * (1 + Math.sin(hour / 4.0)))))
                .toList();
        Phases phases = Phases.of(people);
        int most = people.stream().mapToInt(Integer::intValue).max().orElse(0);
        for (int i = 0; i < phases.peaks().size(); i++) {
            Phases.Peak peak = phases.peaks().get(i);
            assertThat(people.get(peak.hour())).isEqualTo(peak.people());
            assertThat(2 * peak.people()).isGreaterThanOrEqualTo(most);
            if (i > 0) {
                Phases.Peak last = phases.peaks().get(i - 1);
                assertThat(peak.hour()).isGreaterThan(last.hour() + 2);
                assertThat(people.subList(last.hour() + 1, peak.hour())).contains(peak.low());
                assertThat(2 * peak.low()).isLessThan(most);
                int lower = Math.min(last.people(), peak.people());
                assertThat(lower - peak.low()).isGreaterThan((int) (3 * Math.sqrt(lower + peak.low())) - 1);
            }
        }
        if (most > 0) {
            assertThat(phases.peaks().get(phases.highest()).people()).isEqualTo(most);
        }
    }
}
