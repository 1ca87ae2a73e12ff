package org.groundswell.trends.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MedianTest {
    @Test
    void itIsTheLowerOfTheTwoInTheMiddle() {
        assertThat(median(4, 1, 3, 2)).isEqualTo(2);
        assertThat(median(3, 1, 2)).isEqualTo(2);
        assertThat(median(7)).isEqualTo(7);
    }

    @Test
    void itIsZeroIfHalfOfTheNumbersAre() {
        assertThat(median(0, 5, 0, 6)).isEqualTo(0);
        assertThat(median(5, 0, 6)).isEqualTo(5);
    }

    @Test
    void itIsThatOfTheSortedNumbersWhicheverTheyAre() {
        Random random = new Random(20);
        Median median = new Median(28);
        for (int run = 0; run < 2_000; run++) {
            int highest = 1 + random.nextInt(6);
            double[] numbers = random.doubles(28, 0, highest).map(Math::floor).toArray();
            int count = 1 + random.nextInt(28);
            double[] sorted = Arrays.copyOf(numbers, count);
            Arrays.sort(sorted);

            assertThat(median.of(numbers, count)).isEqualTo(sorted[(count - 1) / 2]);
        }
    }

    private static double median(double... numbers) {
        return new Median(numbers.length).of(numbers, numbers.length);
    }
}
