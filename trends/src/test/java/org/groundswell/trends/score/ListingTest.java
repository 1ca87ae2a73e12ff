package org.groundswell.trends.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.groundswell.trends.model.TrendParameters;
import org.junit.jupiter.api.Test;

class ListingTest {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    private final Listing listing = new Listing();

    @Test
    void aTagEntersWhenItIsSignificantAndHasPeople() {
        assertThat(state(at(0).significance(9).enough(false))).isEqualTo("");
        assertThat(state(at(1).significance(9).enters(false))).isEqualTo("");
        assertThat(state(at(2).significance(9))).isEqualTo("listed since 2");
    }

    @Test
    void itStaysThroughALullAndLeavesWhenTheLullLasts() {
        state(at(0).significance(9));
        assertThat(state(at(10).significance(1))).isEqualTo("listed since 0");
        assertThat(state(at(50).significance(3))).isEqualTo("listed since 0");
        assertThat(state(at(60).significance(1))).isEqualTo("listed since 0");
        assertThat(state(at(119).significance(1))).isEqualTo("listed since 0");
        assertThat(state(at(120).significance(1))).isEqualTo("");
    }

    /** A noise that is often four standard deviations high is not news at three. */
    @Test
    void whatEntersLaterLeavesEarlier() {
        state(at(0).significance(9).leave(4));
        assertThat(state(at(10).significance(3).leave(4))).isEqualTo("listed since 0");
        assertThat(state(at(69).significance(3).leave(4))).isEqualTo("listed since 0");
        assertThat(state(at(70).significance(3).leave(4))).isEqualTo("");
    }

    /** A quarter of an hour lists what its hour confirms, which may be less than is needed to stay. */
    @Test
    void whatEntersDoesNotLeaveAtTheSameTime() {
        for (int minute = 0; minute < 100; minute++) {
            assertThat(state(at(minute).significance(6).leave(8).retracted(true)))
                    .isEqualTo("listed since 0");
        }
        assertThat(state(at(100).significance(4).leave(8))).isEqualTo("listed since 0");
        assertThat(state(at(159).significance(4).leave(8))).isEqualTo("listed since 0");
        assertThat(state(at(160).significance(4).leave(8))).isEqualTo("");
    }

    @Test
    void whatEntersAfterAWeekIsStillHigh() {
        for (int minute = 0; minute < 7 * DAY; minute++) {
            state(at(minute).significance(6).leave(8).day(1_000));
        }
        assertThat(state(at(7 * DAY).significance(6).leave(8).day(1_000))).isEqualTo("still high since 0");
        assertThat(state(at(8 * DAY).significance(6).leave(8).day(1_000))).isEqualTo("still high since 0");
    }

    @Test
    void itLeavesAtOnceWhenPeopleWereTakenBack() {
        state(at(0).significance(9));
        assertThat(state(at(5).significance(3).retracted(true))).isEqualTo("listed since 0");
        assertThat(state(at(6).significance(1).retracted(true))).isEqualTo("");
    }

    @Test
    void itLeavesWhenHardlyAnybodyComesAnyMore() {
        state(at(0).significance(9).hour(100));
        assertThat(state(at(100).significance(9).ofHour(1).hour(9))).isEqualTo("listed since 0");
        assertThat(state(at(160).significance(9).ofHour(1).hour(9))).isEqualTo("");
    }

    /** Six hours may still be significant long after the last people came. */
    @Test
    void itDoesNotComeBackWithoutThem() {
        state(at(0).significance(9).hour(100));
        state(at(100).significance(9).ofHour(1).hour(9));
        for (int minute = 160; minute < 400; minute++) {
            assertThat(state(at(minute).significance(9).ofHour(1).hour(9))).isEqualTo("");
        }
        assertThat(state(at(400).significance(9).hour(40))).isEqualTo("listed since 0");
    }

    /** Eight people within five minutes, and then nobody for twenty. */
    @Test
    void itLeavesWhenFewStrangersCameTogetherAndHaveGone() {
        state(at(0).significance(9).strangers(8));
        assertThat(state(at(20).significance(9).quarter(0).strangers(8))).isEqualTo("listed since 0");
        assertThat(state(at(24).significance(9).quarter(0).strangers(8))).isEqualTo("listed since 0");
        assertThat(state(at(25).significance(9).quarter(0).strangers(8))).isEqualTo("");
        assertThat(state(at(26).significance(9).quarter(0).strangers(8))).isEqualTo("");
        assertThat(state(at(27).significance(9).quarter(1).strangers(9))).isEqualTo("listed since 0");
    }

    @Test
    void knownPeopleWhoHaveGoneAreShownForTheirHour() {
        state(at(0).significance(9).hour(8));
        for (int minute = 20; minute < 59; minute++) {
            assertThat(state(at(minute).significance(9).quarter(0).hour(8))).isEqualTo("listed since 0");
        }
    }

    @Test
    void whatBroughtMorePeopleIsShownForLonger() {
        state(at(0).significance(9).strangers(40));
        assertThat(state(at(20).significance(9).quarter(0).strangers(40))).isEqualTo("listed since 0");
        assertThat(state(at(44).significance(9).quarter(0).strangers(40))).isEqualTo("listed since 0");
        assertThat(state(at(45).significance(9).quarter(0).strangers(40))).isEqualTo("");
    }

    /** Who came for a quarter of an hour may be back within half an hour. */
    @Test
    void theLongerTheyCameTheLongerAGapMayBe() {
        state(at(0).significance(9).strangers(8));
        assertThat(state(at(30).significance(9).quarter(0).strangers(8))).isEqualTo("listed since 0");
        assertThat(state(at(44).significance(9).quarter(0).strangers(8))).isEqualTo("listed since 0");
        assertThat(state(at(45).significance(9).quarter(0).strangers(8))).isEqualTo("");
    }

    /** Who came since the last wave was not looked at, since they were few. */
    @Test
    void theSilenceAfterAWaveIsNotThatOfTheNextOne() {
        state(at(0).significance(9).strangers(8));
        assertThat(state(at(25).significance(9).quarter(0).strangers(8))).isEqualTo("listed since 0");
        assertThat(state(at(35).significance(9).quarter(0).strangers(8))).isEqualTo("");
        assertThat(state(at(600).significance(9).quarter(0).strangers(8))).isEqualTo("listed since 600");
        assertThat(state(at(601).significance(9).quarter(0).strangers(8))).isEqualTo("listed since 600");
    }

    @Test
    void oneThatComesBackWithinHoursGoesOnWithTheSameWave() {
        state(at(0).significance(9));
        leave(10);
        assertThat(state(at(10 + 5 * HOUR).significance(9))).isEqualTo("listed since 0");
        leave(10 + 6 * HOUR);
        assertThat(state(at(3 * DAY).significance(9))).isEqualTo("listed since " + 3 * DAY);
    }

    @Test
    void aStepIsNewsForAWeekAndThenStillHigh() {
        for (int minute = 0; minute < 7 * DAY; minute++) {
            assertThat(state(at(minute).significance(9).hour(50).day(1_000))).startsWith("listed");
        }
        assertThat(state(at(7 * DAY).significance(9).hour(50).day(1_000))).isEqualTo("still high since 0");
        assertThat(listing.isInWave(7 * DAY)).isFalse();
        assertThat(state(at(8 * DAY).significance(9).hour(50).day(1_200))).isEqualTo("still high since 0");
        assertThat(state(at(9 * DAY).significance(9).hour(50).day(1_300))).startsWith("listed");
    }

    @Test
    void whatIsStillHighEndsAfterADayOfCalm() {
        aStepIsNewsForAWeekAndThenStillHigh();
        for (int minute = 9 * DAY + 1; minute <= 17 * DAY; minute++) {
            state(at(minute).significance(9).hour(50).day(1_300));
        }
        assertThat(state(at(17 * DAY + 1).significance(1).hour(50).day(1_300))).startsWith("still high");
        assertThat(state(at(18 * DAY).significance(1).hour(50).day(1_300))).startsWith("still high");
        assertThat(state(at(18 * DAY + 1).significance(1).hour(50).day(1_300))).isEqualTo("");
    }

    @Test
    void aWaveThatEbbsIsNoNewsAfterADay() {
        int minute = 0;
        for (; minute < 26 * HOUR; minute++) {
            state(at(minute).significance(9).hour(50).day(1_000));
        }
        assertThat(state(at(minute).significance(9).hour(30).day(499))).isEqualTo("still high since 0");
    }

    @Test
    void aGrowingWaveIsNewsForAsLongAsItGrows() {
        double day = 1_000;
        for (int minute = 0; minute < 20 * DAY; minute++) {
            day *= minute % DAY == 0 ? 1.12 : 1;
            assertThat(state(at(minute).significance(9).hour(50).day(day))).startsWith("listed");
        }
    }

    /** A best that creeps up does not count as new again and again. */
    @Test
    void creepingGrowthIsNewsForAWeek() {
        double day = 1_000;
        for (int minute = 0; minute < 9 * DAY; minute++) {
            day *= minute % DAY == 0 ? 1.01 : 1;
            state(at(minute).significance(9).hour(50).day(day));
        }
        assertThat(listing.isStillHigh()).isTrue();
    }

    @Test
    void nothingIsLearnedAfterTheFirstDay() {
        state(at(0).significance(9));
        assertThat(listing.isInWave(DAY)).isFalse();
        for (int minute = 1; minute <= 2 * DAY; minute++) {
            state(at(minute).significance(9));
        }
        assertThat(listing.isInWave(DAY + 1)).isTrue();
        leave(2 * DAY + 1);
        int left = 2 * DAY + 1 + HOUR;
        assertThat(listing.isInWave(left + 5 * HOUR)).isTrue();
        assertThat(listing.isInWave(left + 7 * HOUR)).isFalse();
    }

    private void leave(int minute) {
        state(at(minute).significance(1));
        assertThat(state(at(minute + HOUR).significance(1))).isEqualTo("");
    }

    private String state(Builder figures) {
        listing.update(figures.build(), TrendParameters.DEFAULT);
        return listing.isListed()
                ? "listed since " + listing.since()
                : listing.isStillHigh() ? "still high since " + listing.since() : "";
    }

    private static Builder at(int minute) {
        return new Builder(minute);
    }

    /** Figures of a tag with plenty of people, as significant as is said. */
    private static final class Builder {
        private final int minute;
        private boolean enters = true;
        private boolean enough = true;
        private boolean retracted;
        private boolean strangers;
        private double significance;
        private double leave = TrendParameters.DEFAULT.leave();
        private double ofHour = Double.NaN;
        private double quarter = 1;
        private double hour = 50;
        private double day = 500;

        Builder(int minute) {
            this.minute = minute;
        }

        Builder enters(boolean value) {
            enters = value;
            return this;
        }

        Builder enough(boolean value) {
            enough = value;
            return this;
        }

        Builder retracted(boolean value) {
            retracted = value;
            return this;
        }

        Builder significance(double value) {
            significance = value;
            return this;
        }

        Builder leave(double value) {
            leave = value;
            return this;
        }

        Builder ofHour(double value) {
            ofHour = value;
            return this;
        }

        /** So many people in the last hour, many of them unknown. */
        Builder strangers(double value) {
            strangers = true;
            return hour(value);
        }

        Builder quarter(double value) {
            quarter = value;
            return this;
        }

        Builder hour(double value) {
            hour = value;
            return this;
        }

        Builder day(double value) {
            day = value;
            return this;
        }

        Listing.Figures build() {
            return new Listing.Figures(
                    minute,
                    minute,
                    enters && significance >= TrendParameters.DEFAULT.enter(),
                    enough,
                    significance,
                    leave,
                    Double.isNaN(ofHour) ? significance : ofHour,
                    quarter,
                    hour,
                    strangers,
                    day,
                    retracted);
        }
    }
}
