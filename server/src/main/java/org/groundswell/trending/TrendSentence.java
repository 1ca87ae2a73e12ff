package org.groundswell.trending;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.groundswell.trends.model.Discount;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.Window;

/** Says in words why something trends. */
public final class TrendSentence {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private static final Set<String> WITH_ARTICLE =
            Set.of("US", "GB", "PH", "NL", "AE", "DO", "BS", "MV", "KM", "SB", "MH");

    private TrendSentence() {}

    /** "312 people in the last hour, 4 expected; since 24 May 14:05 UTC; began in the Philippines, now in 23 countries". */
    public static String of(Trend trend) {
        String sentence = people(trend) + ", " + expected(trend) + " expected; since "
                + TIME.format(Instant.ofEpochMilli(trend.since()));
        String places = places(trend);
        String discount = discount(trend);
        return sentence + (places.isEmpty() ? "" : "; " + places) + (discount.isEmpty() ? "" : "; " + discount);
    }

    /** "began in the Philippines, now in 23 countries"; empty where not enough people say where they are. */
    public static String places(Trend trend) {
        int countries = trend.countries().size();
        boolean begunHere =
                countries == 1 && trend.countries().getFirst().place().equals(trend.began());
        String now = countries == 0
                ? ""
                : countries == 1
                        ? "now in " + name(trend.countries().getFirst().place())
                        : "now in " + countries + " countries";
        if (trend.began().isWorld()) {
            return now;
        }
        String began = "began in " + name(trend.began());
        return begunHere || now.isEmpty() ? began : began + ", " + now;
    }

    /** "boosted 1,204 times"; empty where they were not. */
    public static String boosted(long times) {
        if (times < 2) {
            return times == 1 ? "boosted once" : "";
        }
        return String.format(Locale.ENGLISH, "boosted %,d times", times);
    }

    /**
     * "counted as 96: 300 wrote the same text"; empty where people count for what they are, or nearly, and in a country or
     * language, since reasons are found for the tag as a whole.
     */
    public static String discount(Trend trend) {
        if (!trend.place().isWorld() || trend.discounts().isEmpty() || trend.countedAs() > 0.9 * trend.people()) {
            return "";
        }
        return String.format(Locale.ENGLISH, "counted as %,d: ", Math.round(trend.countedAs()))
                + reason(trend.discounts().getFirst());
    }

    /** Why people count for less: "300 wrote the same text". */
    public static String reason(Discount discount) {
        String count = String.format(Locale.ENGLISH, "%,d ", discount.people());
        boolean one = discount.people() == 1;
        return count
                + switch (discount.reason()) {
                    case STRANGERS -> one ? "is not known here yet" : "are not known here yet";
                    case PROBATION -> one ? "has just come" : "have just come";
                    case SAME_TEXT -> "wrote the same text";
                    case BORN_TOGETHER -> "have accounts made on the same day";
                    case ONE_SERVER -> "came from one small server";
                    case ACTED_TOGETHER -> "have been in a bought burst together before";
                    case EVEN_TIMING -> "came as evenly as a machine";
                    case CLOSED_CIRCLE -> "only ever amplify each other";
                    case DELETED_AT_ONCE -> "are strangers, and many like them deleted their posts at once";
                };
    }

    private static String name(Place place) {
        String name = Locale.of("", place.code()).getDisplayCountry(Locale.ENGLISH);
        return WITH_ARTICLE.contains(place.code()) ? "the " + name : name;
    }

    /** "312 people in the last hour". */
    public static String people(Trend trend) {
        String count = String.format(Locale.ENGLISH, "%,d", trend.people());
        return count + (trend.people() == 1 ? " person in " : " people in ") + window(trend.window());
    }

    /** The number that was to be expected, to a precision that people can use. */
    public static String expected(Trend trend) {
        double expected = trend.expected();
        if (expected < 0.05) {
            return "none";
        }
        return expected < 10
                ? String.format(Locale.ENGLISH, "%.1f", expected).replace(".0", "")
                : String.format(Locale.ENGLISH, "%,d", Math.round(expected));
    }

    private static String window(Window window) {
        return switch (window) {
            case QUARTER -> "the last 15 minutes";
            case HOUR -> "the last hour";
            case SIX_HOURS -> "the last six hours";
        };
    }
}
