package org.groundswell.trends.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.groundswell.trends.Window;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleWindowTest {
    private record Seen(long person, int minute) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void agreesWithCountingByHandWhateverIsAddedRemovedAndLateOrSkipped(long seed) {
        Random random = new Random(seed);
        int now = 1_000_000;
        var window = new PeopleWindow(now);
        List<Seen> uses = new ArrayList<>();
        for (int step = 0; step < 4000; step++) {
            switch (random.nextInt(10)) {
                case 0 -> {
                    now += random.nextInt(50) == 0 ? random.nextInt(900) : random.nextInt(4);
                    window.advanceTo(now);
                }
                case 1, 2, 3 -> {
                    if (!uses.isEmpty()) {
                        Seen gone = uses.remove(random.nextInt(uses.size()));
                        window.remove(gone.person(), gone.minute());
                    }
                }
                default -> {
                    var use = new Seen(random.nextInt(40), now - (random.nextInt(3) == 0 ? random.nextInt(400) : 0));
                    uses.add(use);
                    window.add(use.person(), use.minute());
                }
            }
            for (Window length : Window.values()) {
                assertThat(window.people(length))
                        .as("step %d, %s", step, length)
                        .isEqualTo(distinct(uses, now, length));
            }
        }
    }

    private static int distinct(List<Seen> uses, int now, Window window) {
        return (int) uses.stream()
                .filter(use -> use.minute() > now - window.minutes() && use.minute() <= now)
                .mapToLong(Seen::person)
                .distinct()
                .count();
    }
}
