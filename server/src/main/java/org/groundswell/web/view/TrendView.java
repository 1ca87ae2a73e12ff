package org.groundswell.web.view;

import java.time.Instant;
import java.util.List;
import org.groundswell.charts.Curve;
import org.groundswell.rendering.Ago;
import org.groundswell.text.MessagePart;
import org.groundswell.text.Translator;
import org.groundswell.trending.TrendFacts;
import org.groundswell.trending.TrendSentence;
import org.groundswell.trends.model.Trend;

/**
 * A row in a list of trends.
 *
 * @param position in the list, from 1
 * @param people "901 people in the last six hours": the same window in all rows
 * @param decided "312 in the last hour, usual lately at this hour: 4": the window that decided
 * @param begin "since 14:05", in pieces: the time is marked up
 * @param boosted "boosted 1,204 times", or empty
 * @param places "began in the Philippines, now in 23 countries with at least five people", or empty
 * @param discount "counted as 96 of 312: 300 accounts posted the same text", or empty
 * @param members the other tags of the same event, which have no rows of their own
 * @param more "and 14 more tags", or empty
 * @param moreOf "of the topic #Flood", for those who hear it by itself
 */
public record TrendView(
        int position,
        String name,
        String url,
        Curve curve,
        String people,
        String decided,
        List<MessagePart> begin,
        Ago since,
        String boosted,
        String places,
        String discount,
        List<Member> members,
        String more,
        String moreOf) {

    /**
     * A tag that is folded into the row.
     *
     * @param people "31 people in the last six hours"
     */
    public record Member(TagLink tag, String people) {}

    static TrendView of(
            int position, Trend trend, TagLink tag, long boosts, List<Member> members, Instant now, Translator t) {
        TrendFacts facts = TrendFacts.of(trend);
        Ago since = Ago.since(Instant.ofEpochMilli(trend.since()), now, t);
        return new TrendView(
                position,
                tag.name(),
                tag.url(),
                Curve.of(trend.hours(), trend.expectedInHour(), 96, 32),
                TrendSentence.listed(trend, t),
                TrendSentence.decided(facts, t),
                t.parts("trend.since", "time", since.text()),
                since,
                TrendSentence.boosted(boosts, t),
                TrendSentence.places(facts, t),
                TrendSentence.discount(facts, t),
                members,
                members.isEmpty() ? "" : t.text("trend.more", "count", members.size()),
                members.isEmpty() ? "" : t.text("trend.more.of", "tag", "#" + tag.name()));
    }
}
