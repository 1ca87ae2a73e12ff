package org.groundswell.web.view;

import java.time.Instant;
import java.util.List;
import org.groundswell.charts.Curve;
import org.groundswell.http.Params;
import org.groundswell.rendering.Ago;
import org.groundswell.text.MessagePart;
import org.groundswell.text.Translator;
import org.groundswell.trending.TrendFacts;
import org.groundswell.trending.TrendSentence;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.Window;

/**
 * A row in a list of trends.
 *
 * @param position in the list, from 1
 * @param people "312 people in the last hour"
 * @param usual "usually 4 at this hour"
 * @param begin "since 14:05", in pieces: the time is marked up
 * @param boosted "boosted 1,204 times", or empty
 * @param places "began in the Philippines, now in 23 countries", or empty
 * @param discount "counted as 96: 300 accounts posted the same text", or empty
 */
public record TrendView(
        int position,
        String name,
        String url,
        Curve curve,
        String people,
        String usual,
        List<MessagePart> begin,
        Ago since,
        String boosted,
        String places,
        String discount) {

    static TrendView of(int position, Trend trend, String displayName, long boosts, Instant now, Translator t) {
        // The curve shows people per hour, so that the expected number of another window is converted.
        double perHour =
                trend.expected() * Window.HOUR.minutes() / trend.window().minutes();
        TrendFacts facts = TrendFacts.of(trend);
        Ago since = Ago.since(Instant.ofEpochMilli(trend.since()), now, t);
        return new TrendView(
                position,
                displayName,
                "/tags/" + Params.encode(trend.tag()),
                Curve.of(trend.hours(), perHour, 96, 32),
                TrendSentence.people(trend, t),
                TrendSentence.usual(facts, t),
                t.parts("trend.since", "time", since.text()),
                since,
                TrendSentence.boosted(boosts, t),
                TrendSentence.places(facts, t),
                TrendSentence.discount(facts, t));
    }
}
