package org.groundswell.trending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.groundswell.text.Messages;
import org.groundswell.text.Translator;
import org.groundswell.trends.model.Discount;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrendSentenceTest {
    private static final Place PH = Place.country("PH");
    private static final List<Discount> COPIES = List.of(new Discount(Discount.Reason.SAME_TEXT, 300, 18));

    private final Translator t = Messages.load().english();

    @Test
    void aSentenceHasPeopleTimePlacesAndDiscounts() {
        assertThat(TrendSentence.of(facts(Place.WORLD, 312, 4.1, 96, "PH", "PH US", COPIES), t))
                .isEqualTo("312 people in the last hour, usual lately at this time: 4; since 24 May 14:05 UTC;"
                        + " began in the Philippines, now in 2 countries with at least five people;"
                        + " counted as 96 of 312: 300 accounts posted the same text");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0,      usual lately at this time: none
            0.1,    usual lately at this time: none
            0.11,   usual lately at this time: 0–1
            0.9,    usual lately at this time: 1
            4.1,    usual lately at this time: 4
            4.5,    usual lately at this time: 4–5
            9.8,    usual lately at this time: 9–10
            10.4,   usual lately at this time: 10
            1234.5, '"usual lately at this time: 1,235"'
            """)
    void theExpectedNumberIsWrittenInWholePeople(double expected, String usual) {
        assertThat(TrendSentence.usual(facts(Place.WORLD, 312, expected, 312, "", "", List.of()), t))
                .isEqualTo(usual.replace("\"", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''  | ''       | ''
                    ''  | PH       | now in the Philippines
                    ''  | PH US    | now in 2 countries with at least five people
                    KE  | ''       | began in Kenya
                    PH  | PH       | began in the Philippines
                    KE  | US       | began in Kenya, now in the United States
                    KE  | KE US PH | began in Kenya, now in 3 countries with at least five people
                    """)
    void aCountryIsNamedOnceIfTheTrendIsStillThere(String began, String countries, String words) {
        assertThat(TrendSentence.places(facts(Place.WORLD, 312, 4, 312, began, countries, List.of()), t))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    WORLD   | 96  | counted as 96 of 312: 300 accounts posted the same text
                    WORLD   | 281 | ''
                    WORLD   | 280 | counted as 280 of 312: 300 accounts posted the same text
                    COUNTRY | 96  | ''
                    """)
    void aDiscountIsMentionedInTheWorldsListIfItIsClear(Place.Kind kind, double countedAs, String words) {
        Place place = kind == Place.Kind.WORLD ? Place.WORLD : PH;
        assertThat(TrendSentence.discount(facts(place, 312, 4, countedAs, "", "", COPIES), t))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonHasASingularAndAPlural(Discount.Reason reason) {
        assertThat(TrendSentence.reason(new Discount(reason, 1, 0.1), t)).startsWith("1 ");
        assertThat(TrendSentence.reason(new Discount(reason, 1_200, 0.1), t)).startsWith("1,200 ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    QUARTER   | 1     | 1 person in the last 15 minutes
                    HOUR      | 312   | 312 people in the last hour
                    SIX_HOURS | 12345 | 12,345 people in the last six hours
                    """)
    void peopleAreWrittenWithTheirWindow(Window window, int people, String words) {
        Trend trend = trend(Place.WORLD, window, people, 4, people, Place.WORLD, List.of(), List.of());
        assertThat(TrendSentence.people(TrendFacts.of(trend), t)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    QUARTER   | 40 in the last 15 minutes, usual lately at this time: 4
                    HOUR      | 40 in the last hour, usual lately at this time: 4
                    SIX_HOURS | usual lately at this time: 4
                    """)
    void theWindowThatDecidedIsTheReasonAndAllRowsHaveOneWindow(Window window, String reason) {
        Trend trend = trend(Place.WORLD, window, 40, 4, 40, Place.WORLD, List.of(), List.of());
        assertThat(TrendSentence.decided(TrendFacts.of(trend), t)).isEqualTo(reason);
        assertThat(TrendSentence.listed(trend, t)).isEqualTo("901 people in the last six hours");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0,    ''
            1,    boosted once
            1204, '"boosted 1,204 times"'
            """)
    void boostsAreMentionedIfThereAreAny(long boosts, String words) {
        assertThat(TrendSentence.boosted(boosts, t)).isEqualTo(words.replace("\"", ""));
    }

    private static TrendFacts facts(
            Place place,
            int people,
            double expected,
            double countedAs,
            String began,
            String countries,
            List<Discount> discounts) {
        List<Trend.PeopleThere> there = Stream.of(countries.split(" "))
                .filter(code -> !code.isEmpty())
                .map(code -> new Trend.PeopleThere(Place.country(code), 9))
                .toList();
        Place start = began.isEmpty() ? Place.WORLD : Place.country(began);
        return TrendFacts.of(trend(place, Window.HOUR, people, expected, countedAs, start, there, discounts));
    }

    private static Trend trend(
            Place place,
            Window window,
            int people,
            double expected,
            double countedAs,
            Place began,
            List<Trend.PeopleThere> countries,
            List<Discount> discounts) {
        return new Trend(
                "yesallwomen",
                place,
                window,
                people,
                countedAs,
                expected,
                901,
                expected,
                Instant.parse("2014-05-24T14:05:00Z").toEpochMilli(),
                20,
                5,
                Collections.nCopies(24, 0),
                began,
                countries,
                discounts);
    }
}
