package org.groundswell.web.view;

import java.time.Instant;
import org.groundswell.charts.Curve;
import org.groundswell.http.Params;
import org.groundswell.rendering.Ago;
import org.groundswell.text.Translator;
import org.groundswell.trending.TrendSentence;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.Window;

/**
 * A row in a list of what rises.
 *
 * @param position in the list, from 1
 * @param people "312 people in the last hour"
 * @param expected "4"
 * @param boosted "boosted 1,204 times", or empty
 * @param places "began in the Philippines, now in 23 countries", or empty
 * @param discount "counted as 96: 300 wrote the same text", or empty
 */
public record TrendView(
        int position,
        String name,
        String url,
        Curve curve,
        String people,
        String expected,
        Ago since,
        String boosted,
        String places,
        String discount) {

    static TrendView of(int position, Trend trend, String displayName, long boosts, Instant now, Translator t) {
        // The curve is of people an hour: what was expected in another window is brought to the same measure.
        double perHour =
                trend.expected() * Window.HOUR.minutes() / trend.window().minutes();
        return new TrendView(
                position,
                displayName,
                "/tags/" + Params.encode(trend.tag()),
                Curve.of(trend.hours(), perHour, 96, 32),
                TrendSentence.people(trend),
                TrendSentence.expected(trend),
                Ago.since(Instant.ofEpochMilli(trend.since()), now, t),
                TrendSentence.boosted(boosts),
                TrendSentence.places(trend),
                TrendSentence.discount(trend));
    }
}
