package org.groundswell.trends.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SurgesTest {
    private static final int QUARTER = 15;
    private static final int DAY = 96;
    private static final int START = 20_000 * DAY;

    private final PlaceHistory places = new PlaceHistory();
    private final Random random = new Random(4);
    private int now = START;

    @BeforeEach
    void twoWeeksInWhichNightsAreCalm() {
        while (now < START + 14 * DAY + 48) {
            publish(ordinary(), ordinary(), 0);
        }
    }

    /** How many people are usual in the hour before the next quarter. */
    private int ordinary() {
        int sum = 0;
        for (int before = 0; before < 4; before++) {
            sum += (now - before) % DAY < 32 ? 25 : 250;
        }
        return sum;
    }

    @Test
    void onAnOrdinaryDayThereIsNone() {
        for (int i = 0; i < 2 * DAY; i++) {
            publish(ordinary(), ordinary(), 0);
            assertThat(places.surgeInHour(0, now, 0, 0)).as("quarter %d", i).isLessThan(1.1);
        }
    }

    @Test
    void itIsHowManyTimesAsManyPeopleAsUsualAreThere() {
        publish(2_000, 2_000, 0);
        assertThat(places.surgeInHour(0, now, 0, 0)).isEqualTo(1.85, within(0.15));
        assertThat(places.surgeInSixHours(0, now, 0, 0)).isEqualTo(1.15, within(0.05));
        for (int i = 0; i < 3; i++) {
            publish(2_000, 2_000, 0);
        }
        assertThat(places.surgeInHour(0, now, 0, 0)).isEqualTo(1.8, within(0.2));
        assertThat(places.surgeInHour(0, now - 4, 0, 0)).isLessThan(1.1);
        for (int i = 0; i < 24; i++) {
            publish(1_000, 1_000, 0);
        }
        assertThat(places.surgeInHour(0, now, 0, 0)).isEqualTo(1);
        assertThat(places.surgeInSixHours(0, now, 0, 0)).isEqualTo(1);
    }

    /** A tag that a hundred people used and 1,100 use now is not measured by its own wave. */
    @Test
    void aTagIsToldByTheOthers() {
        publish(2_000, 2_000, 0);
        assertThat(places.surgeInHour(0, now, 1_100, 100)).isEqualTo(1);
        assertThat(places.surgeInHour(0, now, 200, 100)).isEqualTo(1.85, within(0.15));
        assertThat(places.surgeInHour(0, now, 2_000, 1_000)).isEqualTo(1);
        assertThat(places.surgeInSixHours(0, now, 6_600, 600)).isEqualTo(1);
    }

    @Test
    void itIsAtMostThree() {
        publish(50_000, 50_000, 0);
        assertThat(places.surgeInHour(0, now, 0, 0)).isEqualTo(3);
    }

    @Test
    void strangersMakeNone() {
        publish(20_000, 1_000, 0);
        assertThat(places.surgeInHour(0, now, 0, 0)).isLessThan(1.1);
    }

    @Test
    void whoComesForATrendingTagMakesNone() {
        publish(3_000, 3_000, 2_000);
        assertThat(places.surgeInHour(0, now, 0, 0)).isLessThan(1.1);
    }

    @Test
    void aFewPeopleMoreInASmallPlaceAreChance() {
        int place = 7;
        for (int i = 0; i < 14 * DAY; i++) {
            publishIn(place, 4 + random.nextInt(3));
        }
        publishIn(place, 12);
        assertThat(places.surgeInHour(place, now, 0, 0)).isEqualTo(1);
        publishIn(place, 40);
        assertThat(places.surgeInHour(place, now, 0, 0)).isGreaterThan(2);
    }

    @Test
    void ofAPlaceThatIsNotKnownForAWeekNothingIsSaid() {
        for (int i = 0; i < 6 * DAY; i++) {
            publishIn(9, 100);
        }
        publishIn(9, 500);
        assertThat(places.surgeInHour(9, now, 0, 0)).isEqualTo(1);
        assertThat(places.surgeInHour(8, now, 0, 0)).isEqualTo(1);
    }

    private void publish(int people, int known, int inWaves) {
        publish(0, people, known, inWaves);
    }

    private void publishIn(int place, int people) {
        publish(place, people, people, 0);
    }

    private void publish(int place, int people, int known, int inWaves) {
        now++;
        places.publish(
                now * QUARTER,
                new PlaceActivity.Counts(Map.of(place, people), Map.of(place, known), Map.of()),
                Map.of(place, inWaves),
                Map.of(),
                Map.of());
    }
}
