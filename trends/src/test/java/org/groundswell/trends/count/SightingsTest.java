package org.groundswell.trends.count;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SightingsTest {
    private static final int NOW = 1_000_000;

    @Test
    void theSecondPersonGetsTheFirst() {
        var sightings = new Sightings(1 << 20);
        long tag = Sightings.hash("märz");
        assertThat(sightings.note(tag, 7, NOW, 3, NOW)).isNull();
        assertThat(sightings.note(tag, 7, NOW, 3, NOW)).isNull();
        assertThat(sightings.note(tag, 8, NOW, 3, NOW)).isEqualTo(new Sightings.Sighting(7, NOW, 3, 2));
        assertThat(sightings.size()).isZero();
    }

    @Test
    void whatIsTakenBackIsGone() {
        var sightings = new Sightings(1 << 20);
        long tag = Sightings.hash("once");
        sightings.note(tag, -5, NOW, Integer.MAX_VALUE, NOW);
        assertThat(sightings.takeBack(tag, -5, NOW, Integer.MAX_VALUE)).isTrue();
        assertThat(sightings.takeBack(tag, -5, NOW, Integer.MAX_VALUE)).isFalse();
        assertThat(sightings.note(tag, 8, NOW, 3, NOW)).isNull();
    }

    @Test
    void manyKeepToTheBudgetAndTheYoungestStay() {
        var sightings = new Sightings(1 << 20);
        int tags = 200_000;
        for (int i = 0; i < tags; i++) {
            sightings.note(Sightings.hash("tag" + i), i, NOW + i / 1_000, 0, NOW + i / 1_000);
        }
        assertThat(sightings.bytes()).isLessThanOrEqualTo(1 << 20);
        int found = 0;
        for (int i = tags - 5_000; i < tags; i++) {
            found += sightings.takeBack(Sightings.hash("tag" + i), i, NOW + i / 1_000, 0) ? 1 : 0;
        }
        assertThat(found).isEqualTo(5_000);
    }

    @Test
    void whatIsSixHoursOldMakesRoom() {
        var sightings = new Sightings(4 << 20);
        for (int i = 0; i < 20_000; i++) {
            sightings.note(Sightings.hash("old" + i), i, NOW, 0, NOW);
        }
        for (int i = 0; i < 20_000; i++) {
            sightings.note(Sightings.hash("new" + i), i, NOW + 400, 0, NOW + 400);
        }
        assertThat(sightings.size()).isBetween(20_000, 35_000);
        for (int i = 0; i < 20_000; i++) {
            assertThat(sightings.takeBack(Sightings.hash("new" + i), i, NOW + 400, 0))
                    .isTrue();
        }
    }
}
