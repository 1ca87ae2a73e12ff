package org.groundswell.trends.count;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SightingsTest {
    private static final int NOW = 1_000_000;

    @Test
    void theSecondPersonsUseReturnsThoseOfTheFirst() {
        var sightings = new Sightings(1 << 20);
        long tag = Sightings.hash("märz");
        assertThat(sightings.add(tag, 7, NOW, 3, true, NOW)).isNull();
        assertThat(sightings.add(tag, 7, NOW, 3, true, NOW)).isNull();
        assertThat(sightings.add(tag, 8, NOW, 3, true, NOW)).isEqualTo(new Sightings.Sighting(7, NOW, 3, 2, true));
        assertThat(sightings.size()).isZero();
    }

    @Test
    void aRemovedUseIsGone() {
        var sightings = new Sightings(1 << 20);
        long tag = Sightings.hash("once");
        sightings.add(tag, -5, NOW, Integer.MAX_VALUE, true, NOW);
        assertThat(sightings.remove(tag, -5, NOW, Integer.MAX_VALUE)).isTrue();
        assertThat(sightings.remove(tag, -5, NOW, Integer.MAX_VALUE)).isFalse();
        assertThat(sightings.add(tag, 8, NOW, 3, true, NOW)).isNull();
    }

    @Test
    void theMemoryBudgetHoldsAndTheNewestTagsStay() {
        var sightings = new Sightings(1 << 20);
        int tags = 200_000;
        for (int i = 0; i < tags; i++) {
            sightings.add(Sightings.hash("tag" + i), i, NOW + i / 1_000, 0, true, NOW + i / 1_000);
        }
        assertThat(sightings.bytes()).isLessThanOrEqualTo(1 << 20);
        int found = 0;
        for (int i = tags - 5_000; i < tags; i++) {
            found += sightings.remove(Sightings.hash("tag" + i), i, NOW + i / 1_000, 0) ? 1 : 0;
        }
        assertThat(found).isEqualTo(5_000);
    }

    @Test
    void tagsOlderThanSixHoursAreDroppedFirst() {
        var sightings = new Sightings(4 << 20);
        for (int i = 0; i < 20_000; i++) {
            sightings.add(Sightings.hash("old" + i), i, NOW, 0, true, NOW);
        }
        for (int i = 0; i < 20_000; i++) {
            sightings.add(Sightings.hash("new" + i), i, NOW + 400, 0, true, NOW + 400);
        }
        assertThat(sightings.size()).isBetween(20_000, 35_000);
        for (int i = 0; i < 20_000; i++) {
            assertThat(sightings.remove(Sightings.hash("new" + i), i, NOW + 400, 0))
                    .isTrue();
        }
    }
}
