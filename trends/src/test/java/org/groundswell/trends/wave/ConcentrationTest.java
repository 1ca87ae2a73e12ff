package org.groundswell.trends.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The effective number of places. */
final class ConcentrationTest {
    private static final double TINY = 1e-9;

    private final Random random = new Random(1973);

    private static Concentration of(int... people) {
        return Concentration.of(Arrays.stream(people).sum(), people);
    }

    private int[] somePlaces() {
        return IntStream.range(0, 2 + random.nextInt(40))
                .map(_ -> 1 + (int) Math.exp(7 * random.nextDouble()))
                .toArray();
    }

    @Test
    void onePlaceIsOne() {
        assertThat(of(1).effective()).isEqualTo(1);
        assertThat(of(1_000_000).effective()).isEqualTo(1);
        assertThat(of(7, 0, 0)).isEqualTo(of(7));
    }

    @Test
    void equalPlacesAreAsManyAsThereAre() {
        for (int places = 1; places <= 300; places += 13) {
            int[] equal = new int[places];
            Arrays.fill(equal, 17);
            assertThat(of(equal).effective()).isCloseTo(places, within(TINY * places));
        }
    }

    @Test
    void knownValues() {
        // The entropy of 3/4 and 1/4 is 0.5623 nats.
        assertThat(of(3, 1).effective()).isCloseTo(1.7548, within(1e-4));
        assertThat(of(97, 1, 1, 1).effective()).isCloseTo(1.183, within(1e-3));
    }

    @Test
    void nobodyIsNowhere() {
        assertThat(of()).isEqualTo(Concentration.NONE);
        assertThat(Concentration.of(0, new int[] {0, 0})).isEqualTo(Concentration.NONE);
        assertThat(Concentration.NONE.largestShare()).isZero();
        assertThat(Concentration.NONE.peoplePerPlace()).isZero();
        assertThat(Concentration.NONE.isTold()).isFalse();
    }

    @RepeatedTest(50)
    void itIsBetweenOneAndTheNumberOfPlaces() {
        Concentration some = of(somePlaces());
        assertThat(some.effective()).isBetween(1.0, (double) some.places());
        // No more even than as many places of the largest one's share would be.
        assertThat(some.effective()).isGreaterThanOrEqualTo(1 / some.largestShare() - TINY);
    }

    @RepeatedTest(50)
    void theOrderOfPlacesDoesNotMatter() {
        int[] people = somePlaces();
        Concentration before = of(people);
        for (int i = people.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = people[i];
            people[i] = people[other];
            people[other] = kept;
        }
        assertThat(of(people)).isEqualTo(before);
    }

    @RepeatedTest(50)
    void mergingTwoPlacesNeverRaisesIt() {
        int[] people = somePlaces();
        int[] merged = Arrays.copyOfRange(people, 1, people.length);
        merged[random.nextInt(merged.length)] += people[0];
        assertThat(of(merged).effective()).isLessThanOrEqualTo(of(people).effective() + TINY);
    }

    @RepeatedTest(20)
    void asManyPeopleMoreInEachPlaceChangeNothing() {
        int[] people = somePlaces();
        int[] tenfold = Arrays.stream(people).map(count -> count * 10).toArray();
        assertThat(of(tenfold).effective()).isCloseTo(of(people).effective(), within(1e-6));
    }

    @Test
    void peoplePerPlaceAndTheLargestShareAreOfLocatedPeople() {
        // Eight people, two of whom were in both places.
        Concentration some = Concentration.of(8, new int[] {6, 4});
        assertThat(some.largestShare()).isEqualTo(0.75);
        assertThat(some.peoplePerPlace()).isCloseTo(8 / 1.96, within(0.01));
    }

    @Test
    void fewerThanFivePeopleAreNotTold() {
        assertThat(of(2, 2).isTold()).isFalse();
        assertThat(of(2, 2, 1).isTold()).isTrue();
    }
}
