package org.groundswell.trending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.groundswell.trends.model.Discount;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.Window;
import org.junit.jupiter.api.Test;

class TrendSentenceTest {
    private static final Place PH = Place.country("PH");
    private static final Place US = Place.country("US");

    @Test
    void saysHowManyWhereAndSinceWhen() {
        Trend trend = trend(
                Place.WORLD, 312, PH, List.of(new Trend.PeopleThere(PH, 200), new Trend.PeopleThere(US, 9)), List.of());
        assertThat(TrendSentence.of(trend))
                .isEqualTo("312 people in the last hour, 4.1 expected; since 24 May 14:05 UTC;"
                        + " began in the Philippines, now in 2 countries");
    }

    @Test
    void aTrendThatIsWhereItBeganSaysSoOnce() {
        Trend trend = trend(Place.WORLD, 312, PH, List.of(new Trend.PeopleThere(PH, 200)), List.of());
        assertThat(TrendSentence.places(trend)).isEqualTo("began in the Philippines");
    }

    @Test
    void whatWasDiscountedIsSaidForTheWorldOnly() {
        List<Discount> discounts = List.of(new Discount(Discount.Reason.SAME_TEXT, 300, 18));
        assertThat(TrendSentence.of(trend(Place.WORLD, 96, Place.WORLD, List.of(), discounts)))
                .endsWith("since 24 May 14:05 UTC; counted as 96: 300 wrote the same text");
        assertThat(TrendSentence.discount(trend(PH, 96, Place.WORLD, List.of(), discounts)))
                .isEmpty();
    }

    private static Trend trend(
            Place place, double countedAs, Place began, List<Trend.PeopleThere> countries, List<Discount> discounts) {
        return new Trend(
                "yesallwomen",
                place,
                Window.HOUR,
                312,
                countedAs,
                4.1,
                Instant.parse("2014-05-24T14:05:00Z").toEpochMilli(),
                20,
                5,
                Collections.nCopies(24, 0),
                began,
                countries,
                discounts);
    }
}
