package org.groundswell.trends.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Groups that only amplify themselves are found; friends who also talk to others are not. */
class CirclesTest {
    private static final int RING = 1_000_000;

    private final Random random = new Random(8);
    private final List<long[]> acts = new ArrayList<>();

    @Test
    void aRingThatBoostsItselfIsFoundAmongEverybody() {
        everybody(2_000);
        ring(RING, 40, 12);
        ring(RING + 100, 15, 8);
        Map<Long, Integer> found = found();
        assertThat(found).hasSize(55);
        assertThat(found.get((long) RING)).isEqualTo(found.get(RING + 39L)).isBetween(1, 0xFFFF);
        assertThat(found.get((long) RING)).isNotEqualTo(found.get(RING + 100L));
    }

    @Test
    void friendsWhoAlsoTalkToOthersAreNoCircle() {
        everybody(2_000);
        ring(RING, 30, 10);
        for (int i = 0; i < 30; i++) {
            for (int other = 0; other < 6; other++) {
                acts.add(new long[] {RING + i, random.nextInt(2_000), 1});
            }
        }
        assertThat(found()).isEmpty();
    }

    @Test
    void aSmallServerOfFriendsIsNoCircle() {
        ring(1, 15, 10);
        assertThat(found()).isEmpty();
    }

    @Test
    void theOrderOfInputMakesNoDifference() {
        everybody(500);
        ring(RING, 20, 9);
        Map<Long, Integer> before = found();
        Collections.shuffle(acts, random);
        assertThat(found()).isEqualTo(before).isNotEmpty();
    }

    private void everybody(int people) {
        for (int i = 0; i < people * 12; i++) {
            acts.add(new long[] {random.nextInt(people), random.nextInt(people), 1});
        }
    }

    private void ring(long first, int size, int each) {
        for (int i = 0; i < size; i++) {
            for (int n = 0; n < each; n++) {
                long to = first + random.nextInt(size);
                if (to != first + i) {
                    acts.add(new long[] {first + i, to, 2});
                }
            }
        }
    }

    private Map<Long, Integer> found() {
        Circles circles = new Circles();
        acts.forEach(act -> circles.add(act[0], act[1], (int) act[2]));
        return circles.find();
    }
}
