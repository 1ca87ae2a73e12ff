package org.groundswell.trends.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlaceHistoryTest {
    private static final int WORLD = 0;
    private static final int COUNTRY = 7;
    private static final int QUARTER = 15;

    private final PlaceHistory history = new PlaceHistory(10, 600);

    /** Of more servers in places than are kept, those with the fewest people are dropped. */
    @Test
    void theSmallestOfTooManyServersAreDropped() {
        Map<PlaceActivity.ServerIn, Integer> people = new HashMap<>();
        for (int server = 1; server <= 8; server++) {
            people.put(new PlaceActivity.ServerIn(WORLD, server), 10 + server);
            people.put(new PlaceActivity.ServerIn(COUNTRY, server), server);
        }
        for (int quarter = 0; quarter < 20; quarter++) {
            publish(quarter, people);
            long bytes = history.bytes();
            publish(++quarter, people);
            // Not one is added, although six are always new.
            assertThat(history.bytes()).isEqualTo(bytes);
        }

        assertThat(IntStream.rangeClosed(1, 8).filter(server -> history.serverShare(WORLD, server) > 0))
                .hasSize(8);
        assertThat(IntStream.rangeClosed(1, 8).filter(server -> history.serverShare(COUNTRY, server) > 0))
                .containsExactly(7, 8);
    }

    @Test
    void asManyAsAllowedAreKept() {
        Map<PlaceActivity.ServerIn, Integer> people = new HashMap<>();
        for (int server = 1; server <= 10; server++) {
            people.put(new PlaceActivity.ServerIn(WORLD, server), server);
        }
        publish(0, people);
        assertThat(IntStream.rangeClosed(1, 10).filter(server -> history.serverShare(WORLD, server) > 0))
                .hasSize(10);
    }

    /** Outsiders choose the language of a post, of which there are 17,000: they must not fill the memory. */
    @Test
    void theSmallestOfTooManyPlacesAreDropped() {
        PlaceHistory narrow = new PlaceHistory(10, 5);
        long bytes = 0;
        for (int quarter = 0; quarter < 200; quarter++) {
            Map<Integer, Integer> places = Map.of(WORLD, 200, COUNTRY, 60, COUNTRY + 1, 2, 2_000 + quarter, 1);
            narrow.publish(
                    (quarter + 1) * QUARTER,
                    new PlaceActivity.Counts(places, places, Map.of()),
                    Map.of(),
                    Map.of(),
                    Map.of());
            assertThat(narrow.active(WORLD, quarter + 1)).isEqualTo(200);
            assertThat(narrow.active(COUNTRY, quarter + 1)).isEqualTo(60);
            assertThat(narrow.active(COUNTRY + 1, quarter + 1)).isEqualTo(2);
            bytes = quarter == 20 ? narrow.bytes() : bytes;
        }
        assertThat(narrow.active(2_100, 101)).isZero();
        assertThat(narrow.bytes()).isLessThan(3 * bytes);
    }

    private void publish(int quarter, Map<PlaceActivity.ServerIn, Integer> people) {
        Map<Integer, Integer> places = Map.of(WORLD, 200, COUNTRY, 60);
        history.publish(
                (quarter + 1) * QUARTER,
                new PlaceActivity.Counts(places, places, people),
                Map.of(),
                Map.of(),
                Map.of());
    }
}
