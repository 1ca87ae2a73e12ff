package org.groundswell.trends.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.groundswell.trends.model.Place;
import org.junit.jupiter.api.Test;

class PlaceActivityTest {
    private static final int MINUTE = 1_000;

    private final PlaceActivity activity = new PlaceActivity();

    @Test
    void peopleCountInTheWorldInTheirCountryAndInTheirLanguage() {
        activity.seen(1, MINUTE, Place.whereabouts("PH", "fil"), 0, true);
        activity.seen(2, MINUTE, Place.whereabouts("PH", "zzz"), 0, true);
        activity.seen(3, MINUTE, Place.whereabouts("US", ""), 0, true);

        assertThat(activity.close(MINUTE + 1).places())
                .isEqualTo(Map.of(
                        0,
                        3,
                        Place.country("PH").id(),
                        2,
                        Place.country("US").id(),
                        1,
                        Place.language("fil").id(),
                        1,
                        Place.language("zzz").id(),
                        1));
    }

    @Test
    void whoComesFromAnUnknownPlaceCountsInTheWorldOnly() {
        activity.seen(1, MINUTE, Place.whereabouts("", ""), 7, true);

        PlaceActivity.Counts counts = activity.close(MINUTE + 1);

        assertThat(counts.places()).isEqualTo(Map.of(0, 1));
        assertThat(counts.servers()).isEqualTo(Map.of(new PlaceActivity.ServerIn(0, 7), 1));
    }

    @Test
    void peopleOfOtherServersCountForTheirServerInEachPlace() {
        activity.seen(1, MINUTE, Place.whereabouts("PH", "fil"), 7, true);
        activity.seen(2, MINUTE, Place.whereabouts("PH", ""), 0, true);

        assertThat(activity.close(MINUTE + 1).servers())
                .isEqualTo(Map.of(
                        new PlaceActivity.ServerIn(0, 7), 1,
                        new PlaceActivity.ServerIn(Place.country("PH").id(), 7), 1,
                        new PlaceActivity.ServerIn(Place.language("fil").id(), 7), 1));
    }

    @Test
    void knownPeopleAreAlsoCountedByThemselves() {
        activity.seen(1, MINUTE, Place.whereabouts("PH", "fil"), 7, true);
        activity.seen(2, MINUTE, Place.whereabouts("PH", ""), 7, false);
        activity.seen(3, MINUTE, Place.whereabouts("", ""), 0, false);

        PlaceActivity.Counts counts = activity.close(MINUTE + 1);

        assertThat(counts.places())
                .containsEntry(0, 3)
                .containsEntry(Place.country("PH").id(), 2);
        assertThat(counts.known())
                .isEqualTo(Map.of(
                        0, 1, Place.country("PH").id(), 1, Place.language("fil").id(), 1));
    }

    @Test
    void anHourLaterNobodyIsLeft() {
        activity.seen(1, MINUTE, Place.whereabouts("PH", "fil"), 0, true);

        assertThat(activity.close(MINUTE + 61).places()).isEmpty();
    }
}
