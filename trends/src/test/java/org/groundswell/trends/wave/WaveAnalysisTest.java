package org.groundswell.trends.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Beginning, peak and end of waves, and a tag's state. */
final class WaveAnalysisTest {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    /** A midnight, some days after the epoch. */
    private static final int START = 400 * DAY;

    private final WaveUses uses = new WaveUses();
    private final Random random = new Random(2014);
    private long next;

    /** Adds posts at random minutes of an interval, each by a random one of {@code crowd} people. */
    private void posts(int from, int to, int count, int crowd) {
        for (int i = 0; i < count; i++) {
            long at = (from + random.nextInt(to - from)) * 60_000L;
            next++;
            uses.put(at << 16 | next & 0xFFFF, at, random.nextInt(crowd), "PH", "tl", 0);
        }
    }

    private Life lifeAt(int minute) {
        return new WaveAnalysis(uses, minute).life();
    }

    @Test
    void aTagWithoutPostsIsQuiet() {
        assertThat(lifeAt(START)).isEqualTo(new Life(0, 0, 0, 0, State.QUIET, List.of()));
        View view = new WaveAnalysis(uses, START)
                .view(new Minutes(START, START + DAY), new Minutes(START, START + DAY), HOUR);
        assertThat(view.posts()).isZero();
        assertThat(view.series().people()).hasSize(24).containsOnly(0);
        assertThat(view.origins().servers()).isZero();
    }

    @Test
    void thePeopleOfAPartWhoAreAmongOthers() {
        WaveUses others = new WaveUses();
        for (int person : List.of(9, 3, 3, 7)) {
            others.put(++next, START * 60_000L, person, "PH", "tl", 0);
        }
        for (int person : List.of(3, 7, 3, 5)) {
            long at = (START + 10L * person) * 60_000;
            uses.put(at << 16 | ++next & 0xFFFF, at, person, "PH", "tl", 0);
        }
        WaveAnalysis analysis = new WaveAnalysis(uses, START + DAY);
        long[] everybody = new WaveAnalysis(others, START + DAY).everybody();
        assertThat(everybody).containsExactly(3, 7, 9);
        assertThat(analysis.peopleAmong(new Minutes(START, START + DAY), everybody))
                .isEqualTo(2);
        assertThat(analysis.peopleAmong(new Minutes(START, START + 60), everybody))
                .isEqualTo(1);
        assertThat(analysis.peopleAmong(new Minutes(START, START + DAY), new long[0]))
                .isZero();
    }

    @Test
    void aSinglePostIsNoWave() {
        posts(START, START + 1, 1, 1);
        Life life = lifeAt(START + HOUR);
        assertThat(life.state()).isEqualTo(State.QUIET);
        assertThat(life.waves()).isEmpty();
        assertThat(life.posts()).isEqualTo(1);
    }

    @Test
    void manyPostsOfOnePersonAreNoWave() {
        posts(START, START + DAY, 5_000, 1);
        assertThat(lifeAt(START + DAY).waves()).isEmpty();
    }

    @Test
    void aWaveHasAnOnsetAPeakAndAnEnd() {
        posts(START - 300 * DAY, START, 100, 100);
        posts(START + 9 * HOUR, START + 12 * HOUR, 300, 10_000);
        posts(START + 12 * HOUR, START + 13 * HOUR, 1_000, 10_000);
        posts(START + 13 * HOUR, START + 2 * DAY, 500, 10_000);
        Life life = lifeAt(START + 9 * DAY);
        assertThat(life.state()).isEqualTo(State.OVER);
        assertThat(life.waves()).hasSize(1);
        Episode wave = life.waves().getFirst();
        assertThat(wave.onset()).isBetween(START + 9 * HOUR, START + 9 * HOUR + 5);
        Episode.Peak peak = wave.peak().orElseThrow();
        assertThat(peak.from()).isEqualTo(START + 12 * HOUR);
        assertThat(peak.to()).isEqualTo(START + 13 * HOUR);
        assertThat(wave.end()).isBetween(START + DAY + 12 * HOUR, START + 2 * DAY + DAY);
        assertThat(wave.posts()).isBetween(1_750, 1_800);
        assertThat(wave.isRunning()).isFalse();
    }

    /** An archive that begins inside an hour, and whose last post is inside one. */
    @Test
    void aWavesTimesAreThoseOfItsPosts() {
        posts(START + 5, START + 40, 500, 10_000);
        posts(START + 60, START + HOUR + 14, 100, 10_000);
        join(20_000, 0, START + HOUR + 14, 0);
        Episode wave = lifeAt(START + 9 * DAY).waves().getFirst();
        Episode.Peak peak = wave.peak().orElseThrow();
        assertThat(peak.from()).isEqualTo(wave.onset()).isBetween(START + 5, START + 10);
        assertThat(peak.to()).isEqualTo(START + HOUR);
        assertThat(wave.end()).isEqualTo(START + HOUR + 15);
        assertThat(wave.posts()).isEqualTo(601);
    }

    @Test
    void aPeakInTheLastHourEndsWithTheWave() {
        posts(START, START + 20, 300, 10_000);
        join(20_000, 0, START + 20, 0);
        Episode wave = lifeAt(START + 9 * DAY).waves().getFirst();
        assertThat(wave.peak().map(Episode.Peak::to)).contains(START + 21).contains(wave.end());
    }

    @Test
    void anHourThatIsNotOverIsNeverThePeak() {
        posts(START, START + HOUR, 400, 10_000);
        posts(START + HOUR, START + HOUR + 58, 420, 10_000);
        Episode early = lifeAt(START + 40).waves().getFirst();
        assertThat(early.peak()).isEmpty();
        Life during = lifeAt(START + HOUR + 59);
        assertThat(during.state()).isNotEqualTo(State.RISING);
        assertThat(during.waves().getFirst().peak().map(Episode.Peak::from))
                .contains(during.waves().getFirst().onset());
        assertThat(lifeAt(START + 2 * HOUR).waves().getFirst().peak().map(Episode.Peak::from))
                .contains(START + HOUR);
    }

    @Test
    void aRisingWaveHasNoPeakYet() {
        posts(START, START + HOUR, 20, 10_000);
        posts(START + HOUR, START + 2 * HOUR, 400, 10_000);
        Life rising = lifeAt(START + 2 * HOUR);
        assertThat(rising.state()).isEqualTo(State.RISING);
        assertThat(rising.waves().getFirst().peak()).isEmpty();
        posts(START + 2 * HOUR, START + 3 * HOUR, 390, 10_000);
        assertThat(lifeAt(START + 3 * HOUR).waves().getFirst().peak().map(Episode.Peak::from))
                .contains(START + HOUR);
    }

    @Test
    void aSeriesCountsWholeIntervals() {
        posts(START, START + HOUR, 100, 10_000);
        Minutes part = new Minutes(START + 10, START + 40);
        Series series =
                new WaveAnalysis(uses, START + DAY).view(part, part, HOUR).series();
        assertThat(series.posts()).containsExactly(100);
        assertThat(series.complete(START + 59)).isZero();
        assertThat(series.complete(START + 60)).isEqualTo(1);
        assertThat(series.complete(START + DAY)).isEqualTo(1);
        assertThat(series.complete(START - DAY)).isZero();
    }

    @Test
    void aRiseAYearLaterIsAnotherWave() {
        posts(START, START + DAY, 400, 10_000);
        posts(START + 365 * DAY, START + 366 * DAY, 800, 10_000);
        Life life = lifeAt(START + 366 * DAY);
        assertThat(life.waves()).hasSize(2);
        assertThat(life.waves()).extracting(Episode::posts).containsExactly(400, 800);
        assertThat(life.main()).contains(life.waves().getLast());
    }

    @Test
    void aPauseOfTwoDaysDoesNotEndAWave() {
        posts(START, START + DAY, 400, 10_000);
        posts(START + 3 * DAY, START + 4 * DAY, 400, 10_000);
        assertThat(lifeAt(START + 30 * DAY).waves()).hasSize(1);
    }

    @Test
    void aDailyHabitIsNoWaveAfterAWhile() {
        for (int day = 0; day < 60; day++) {
            posts(START + day * DAY + 6 * HOUR, START + day * DAY + 9 * HOUR, 60, 1_000);
        }
        Life life = lifeAt(START + 60 * DAY);
        assertThat(life.waves()).hasSizeLessThanOrEqualTo(1);
        life.waves().forEach(wave -> assertThat(wave.end()).isLessThan(START + 21 * DAY));
    }

    @Test
    void theStateFollowsTheWave() {
        posts(START, START + HOUR, 20, 10_000);
        posts(START + HOUR, START + 2 * HOUR, 100, 10_000);
        posts(START + 2 * HOUR, START + 3 * HOUR, 400, 10_000);
        assertThat(lifeAt(START + 3 * HOUR).state()).isEqualTo(State.RISING);
        posts(START + 3 * HOUR, START + 4 * HOUR, 400, 10_000);
        assertThat(lifeAt(START + 4 * HOUR).state()).isEqualTo(State.PEAKING);
        posts(START + 4 * HOUR, START + 5 * HOUR, 60, 10_000);
        assertThat(lifeAt(START + 5 * HOUR).state()).isEqualTo(State.EBBING);
        assertThat(lifeAt(START + 3 * DAY).state()).isEqualTo(State.OVER);
    }

    @Test
    void theExpectationIsLearnedBeforeTheWaveAndNotFromIt() {
        for (int hour = 0; hour < 40 * 24; hour++) {
            posts(START + hour * HOUR, START + (hour + 1) * HOUR, 20, 1_000_000);
        }
        posts(START + 40 * DAY, START + 41 * DAY, 24 * 200, 1_000_000);
        Minutes lastDay = new Minutes(START + 40 * DAY, START + 41 * DAY);
        View view = new WaveAnalysis(uses, lastDay.to()).view(lastDay, lastDay, HOUR);
        assertThat(view.series().expected()).allSatisfy(each -> assertThat(each).isCloseTo(20, within(4.0)));
        assertThat(view.series().high()).allSatisfy(each -> assertThat(each).isBetween(25.0, 70.0));
        assertThat(view.series().people()).allSatisfy(each -> assertThat(each).isGreaterThan(100));
    }

    @Test
    void removedPostsLeaveNoTrace() {
        posts(START, START + DAY, 50, 1_000);
        Life before = lifeAt(START + DAY);
        WaveAnalysis unused = new WaveAnalysis(uses, START + DAY);
        assertThat(unused.life()).isEqualTo(before);
        long at = (START + 3 * HOUR) * 60_000L;
        for (int i = 0; i < 500; i++) {
            uses.put(at << 16 | 40_000 + i, at, 5_000 + i, "DE", "de", 0);
        }
        assertThat(lifeAt(START + DAY)).isNotEqualTo(before);
        for (int i = 0; i < 500; i++) {
            uses.remove(at << 16 | 40_000 + i);
        }
        assertThat(lifeAt(START + DAY)).isEqualTo(before);
    }

    @Test
    void findsPeopleAfterWhomOthersJoined() {
        posts(START, START + 6 * HOUR, 180, 10_000);
        // A person with many followers joins, and three hundred people join in the next hour.
        join(5_000, 50_000, START + 3 * HOUR, 0);
        posts(START + 3 * HOUR + 1, START + 4 * HOUR, 300, 1_000_000);
        // Another such person, after whom nothing changes.
        join(5_001, 60_000, START + 5 * HOUR, 0);
        // A person without followers, whose post is boosted 400 times.
        join(5_002, 0, START + 2 * HOUR, 400);
        Minutes part = new Minutes(START, START + 6 * HOUR);
        List<Joining> joinings = new WaveAnalysis(uses, part.to()).joinings(part, 3);
        assertThat(joinings).extracting(Joining::person).containsExactly(5_002L, 5_000L, 5_001L);
        assertThat(joinings.get(0).shareOfHour()).isEqualTo(1);
        assertThat(joinings.get(0).boosted()).isEqualTo(400);
        assertThat(joinings.get(1).rank()).isEqualTo(1);
        assertThat(joinings.get(1).significance()).isGreaterThan(5);
        assertThat(joinings.get(1).after()).isGreaterThan(250);
        assertThat(joinings.get(1).expected()).isLessThan(80);
        assertThat(joinings.get(2).significance()).isLessThan(3);
        assertThat(joinings.get(2).rank()).isGreaterThan(2);
    }

    private void join(long person, int followers, int minute, int boosts) {
        long at = minute * 60_000L;
        next++;
        uses.put(at << 16 | next & 0xFFFF, at, person, "", "", boosts);
        uses.describe(person, 0, false, followers);
    }

    @Test
    void aHistoryOfDecadesIsAnalysedToo() {
        join(1, 500, 0, 3);
        join(2, 900, 55 * 365 * DAY, 3);
        Minutes part = new Minutes(0, 55 * 365 * DAY + 1);
        WaveAnalysis analysis = new WaveAnalysis(uses, part.to());
        assertThat(analysis.joinings(part, 3)).extracting(Joining::after).containsExactly(0, 0);
        assertThat(analysis.view(part, part, WaveAnalysis.stepFor(part.length()))
                        .posts())
                .isEqualTo(2);
    }
}
