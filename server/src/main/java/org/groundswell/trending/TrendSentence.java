package org.groundswell.trending;

import java.time.Instant;
import java.util.Locale;
import org.groundswell.rendering.Countries;
import org.groundswell.text.Translator;
import org.groundswell.trends.model.Discount;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.Window;

/** Explains in words why a subject trends. */
public final class TrendSentence {
    /** Expected numbers below this are written as a range of whole people. */
    private static final double RANGE_BELOW = 10;

    /** An expected number this close to a whole one is written as that. */
    private static final double CLOSE = 0.1;

    private TrendSentence() {}

    /**
     * "312 people in the last hour, usual lately at this time: 4; since 24 May 14:05 UTC; began in the Philippines, now in
     * 23 countries with at least five people". The people are those of the window that decided.
     */
    public static String of(TrendFacts facts, Translator t) {
        Instant since = Instant.ofEpochMilli(facts.since());
        String sentence = t.text(
                "trend.sentence",
                "people",
                people(facts, t),
                "usual",
                usual(facts, t),
                "since",
                t.text("trend.since", "time", t.moment("trend.since.pattern", since)));
        return more(more(sentence, places(facts, t), t), discount(facts, t), t);
    }

    private static String more(String sentence, String more, Translator t) {
        return more.isEmpty() ? sentence : t.text("phrases", "first", sentence, "more", more);
    }

    /** "began in the Philippines, now in 23 countries with at least five people"; empty if too few people have a country. */
    public static String places(TrendFacts facts, Translator t) {
        String now = switch (facts.countries()) {
            case 0 -> "";
            case 1 -> t.text("trend.now.country", "country", Countries.inSentence(facts.country(), t));
            default -> t.text("trend.now.countries", "count", facts.countries());
        };
        if (facts.began().isEmpty()) {
            return now;
        }
        String began = t.text("trend.began", "country", Countries.inSentence(facts.began(), t));
        boolean onlyHere = facts.began().equals(facts.country());
        return onlyHere || now.isEmpty() ? began : t.text("trend.began_and_now", "began", began, "now", now);
    }

    /** "boosted 1,204 times"; empty for 0. */
    public static String boosted(long times, Translator t) {
        return times == 0 ? "" : t.text("trend.boosted", "count", times);
    }

    /** "counted as 96 of 312: 300 accounts posted the same text"; empty if people count in full, or nearly. */
    public static String discount(TrendFacts facts, Translator t) {
        return facts.counted()
                .map(counted -> t.text(
                        "trend.counted_as",
                        "count",
                        counted.as(),
                        "people",
                        facts.people(),
                        "reason",
                        reason(counted.reason(), counted.people(), t)))
                .orElse("");
    }

    /** Why people count for less: "300 accounts posted the same text". */
    public static String reason(Discount discount, Translator t) {
        return reason(discount.reason(), discount.people(), t);
    }

    private static String reason(Discount.Reason reason, int people, Translator t) {
        return t.text("trend.discount." + reason.name().toLowerCase(Locale.ROOT), "count", people);
    }

    /** "901 people in the last six hours": the number of an entry of a list, in the same window for all entries. */
    public static String listed(Trend trend, Translator t) {
        return people(Trend.LISTED, trend.listed(), t);
    }

    /** "312 in the last hour, usual lately at this time: 4": the window that decided that a tag trends. */
    public static String decided(TrendFacts facts, Translator t) {
        if (facts.window() == Trend.LISTED) {
            return usual(facts, t);
        }
        String people =
                t.text("trend.decided." + facts.window().name().toLowerCase(Locale.ROOT), "count", facts.people());
        return t.text("trend.decided", "people", people, "usual", usual(facts, t));
    }

    static String people(TrendFacts facts, Translator t) {
        return people(facts.window(), facts.people(), t);
    }

    private static String people(Window window, int people, Translator t) {
        return t.text("trend.people." + window.name().toLowerCase(Locale.ROOT), "count", people);
    }

    /** "usual lately at this time: 4–5": the expected number, sensibly rounded. */
    static String usual(TrendFacts facts, Translator t) {
        double expected = facts.expected();
        long nearest = Math.round(expected);
        if (expected >= RANGE_BELOW || Math.abs(expected - nearest) <= CLOSE) {
            return nearest == 0 ? t.text("trend.usual.none") : t.text("trend.usual", "count", nearest);
        }
        long floor = (long) Math.floor(expected);
        return t.text("trend.usual.range", "from", floor, "to", floor + 1);
    }

    /** A place as part of a sentence: "worldwide", "in the Philippines", "in Tagalog". */
    public static String where(Place place, Translator t) {
        return switch (place.kind()) {
            case WORLD -> t.text("place.world");
            case COUNTRY -> t.text("place.country", "country", Countries.inSentence(place.code(), t));
            case LANGUAGE ->
                t.text("place.language", "language", Locale.of(place.code()).getDisplayLanguage(t.locale()));
        };
    }
}
