package org.groundswell.waves;

import java.time.Instant;
import java.util.Locale;
import org.groundswell.trends.wave.Series;
import org.groundswell.trends.wave.Spread;

/** A wave's figures as CSV (RFC 4180): aggregates only, without personal data. */
public final class WaveCsv {
    private static final String END = "\r\n";

    private WaveCsv() {}

    /**
     * Posts and people over time, with the usual number of people before the wave.
     *
     * @param at when they were counted: the interval of this moment is not complete
     */
    public static String series(Series series, Instant at) {
        int complete = series.complete(Math.toIntExact(Math.floorDiv(at.getEpochSecond(), 60)));
        StringBuilder csv =
                new StringBuilder("start,seconds,posts,people,usual_before,usual_before_high,complete").append(END);
        for (int i = 0; i < series.people().size(); i++) {
            csv.append(time(series.start() + i * series.step()))
                    .append(',')
                    .append(series.step() * 60)
                    .append(',')
                    .append(series.posts().get(i))
                    .append(',')
                    .append(series.people().get(i))
                    .append(',')
                    .append(decimal(series.expected().get(i)))
                    .append(',')
                    .append(decimal(series.high().get(i)))
                    .append(',')
                    .append(i < complete)
                    .append(END);
        }
        return csv.toString();
    }

    /** The cumulative number of people at each moment, in each place with at least five people. */
    public static String spread(Spread spread, String place) {
        StringBuilder csv =
                new StringBuilder("until,").append(place).append(",people").append(END);
        for (Spread.There there : spread.there()) {
            for (int i = 0; i < spread.moments().size(); i++) {
                if (there.growth().get(i) > 0) {
                    csv.append(time(spread.moments().get(i)))
                            .append(',')
                            .append(there.code())
                            .append(',')
                            .append(there.growth().get(i))
                            .append(END);
                }
            }
        }
        return csv.toString();
    }

    private static String time(int minute) {
        return Instant.ofEpochSecond(minute * 60L).toString();
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
