package org.groundswell.trends.relate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BoostGraphTest {
    private static final long ONE = 1;
    private static final long TWO = 2;
    private static final int CROWD = 100;

    /** People 0 to 99 are one crowd, 100 to 199 the other. */
    private static List<Sample.Boost> boosts(int count, double across, long seed) {
        Random random = new Random(seed);
        List<Sample.Boost> boosts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int author = random.nextInt(2 * CROWD);
            boolean isOther = random.nextDouble() < across;
            int crowd = author < CROWD != isOther ? 0 : CROWD;
            boosts.add(new Sample.Boost(crowd + random.nextInt(CROWD), 1_000 + author, author));
        }
        return boosts;
    }

    private static Sample sample(long tag, int from, int to) {
        List<Sample.Post> posts = new ArrayList<>();
        for (long person = from; person < to; person++) {
            posts.add(new Sample.Post(person, Set.of(tag), List.of()));
        }
        return new Sample(tag, "tag" + tag, posts.size(), posts, posts, List.of(), List.of());
    }

    @ParameterizedTest
    @CsvSource({"0.02, 0, 0.25", "0.08, 0, 0.4", "0.5, 0.75, 1.25"})
    void campsAreFoundWherePeopleBoostApart(double across, double least, double most) {
        for (int seed = 0; seed < 20; seed++) {
            // Each tag is used by half of its crowd, and the tags people use say nothing about thirty others.
            Camps camps = new BoostGraph(
                            boosts(700, across, seed), person -> person % CROWD < 70 ? person < CROWD ? -1 : 1 : 0)
                    .camps(sample(ONE, 0, CROWD), sample(TWO, CROWD, 2 * CROWD));

            assertThat(camps.tested().isKnown()).isTrue();
            assertThat(camps.tested().mixing()).as("seed " + seed).isBetween(least, most);
            if (most < 0.5) {
                assertThat(camps.foundersInLater()).isLessThan(0.2);
                assertThat(camps.laterInLater()).isGreaterThan(0.8);
            }
        }
    }

    /** People of the second camp who used only the first tag belong to their own camp nevertheless. */
    @Test
    void theBoostsSayWhereAPersonBelongs() {
        for (int seed = 0; seed < 20; seed++) {
            Camps camps = new BoostGraph(boosts(800, 0.04, seed), person -> person < CROWD + 30 ? -1 : 1)
                    .camps(sample(ONE, 0, CROWD + 30), sample(TWO, CROWD + 30, 2 * CROWD));

            assertThat(camps.tested().mixing()).isLessThan(0.4);
            assertThat(camps.earlierInLater()).as("seed " + seed).isBetween(0.13, 0.33);
        }
    }

    @Test
    void fewBoostsSayNothing() {
        Camps camps = new BoostGraph(boosts(15, 0, 1), person -> person < CROWD ? -1 : 1)
                .camps(sample(ONE, 0, CROWD), sample(TWO, CROWD, 2 * CROWD));

        assertThat(camps.tested().isKnown()).isFalse();
        assertThat(new BoostGraph(List.of(), _ -> 0)
                        .camps(sample(ONE, 0, 10), sample(TWO, 10, 20))
                        .tested()
                        .isKnown())
                .isFalse();
    }

    @Test
    void boostsOfOnesOwnPostsDontCount() {
        List<Sample.Boost> own = new ArrayList<>();
        for (long person = 0; person < 200; person++) {
            own.add(new Sample.Boost(person, person, person));
        }
        assertThat(new BoostGraph(own, person -> person < CROWD ? -1 : 1)
                        .camps(sample(ONE, 0, CROWD), sample(TWO, CROWD, 200))
                        .tested()
                        .boosts())
                .isZero();
    }

    @Test
    void theSameBoostsGiveTheSameCampsInAnyOrder() {
        List<Sample.Boost> boosts = boosts(500, 0.1, 3);
        List<Sample.Boost> shuffled = new ArrayList<>(boosts);
        Collections.shuffle(shuffled, new Random(5));
        Sample one = sample(ONE, 0, CROWD);
        Sample two = sample(TWO, CROWD, 2 * CROWD);

        Camps first = new BoostGraph(boosts, person -> person < CROWD ? -1 : 1).camps(one, two);
        Camps second = new BoostGraph(shuffled, person -> person < CROWD ? -1 : 1).camps(one, two);

        assertThat(second.tested().boosts()).isEqualTo(first.tested().boosts());
        assertThat(second.tested().across()).isEqualTo(first.tested().across());
        assertThat(second.laterInLater()).isEqualTo(first.laterInLater());
        assertThat(new HashSet<>(boosts)).isEqualTo(new HashSet<>(shuffled));
    }
}
