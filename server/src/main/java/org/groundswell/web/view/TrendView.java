package org.groundswell.web.view;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.groundswell.charts.Curve;
import org.groundswell.http.Params;
import org.groundswell.rendering.Ago;
import org.groundswell.text.MessagePart;
import org.groundswell.text.Translator;
import org.groundswell.trending.TrendFacts;
import org.groundswell.trending.TrendSentence;
import org.groundswell.trends.model.Trend;
import org.groundswell.waves.WaveReport;

/**
 * A row in a list of trends.
 *
 * @param position in the list, from 1
 * @param curve people in each of the last 24 hours; empty for fewer than ten people
 * @param people "901 people in the last six hours": the same window in all rows
 * @param decided "312 in the last hour, usual lately at this time: 4": the window that decided
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
        Optional<Curve> curve,
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
    public record Member(TagLink tag, String people) {
        private Member at(String query) {
            return new Member(new TagLink(tag.name(), tag.url() + query), people);
        }
    }

    /** The same with links to the pages of the past moment that the list is of. */
    TrendView at(Instant moment) {
        String query = "?at="
                + Params.encode(LocalDateTime.ofInstant(moment, ZoneOffset.UTC).toString());
        return new TrendView(
                position,
                name,
                url + query,
                curve,
                people,
                decided,
                begin,
                since,
                boosted,
                places,
                discount,
                members.stream().map(member -> member.at(query)).toList(),
                more,
                moreOf);
    }

    static TrendView of(
            int position, Trend trend, TagLink tag, long boosts, List<Member> members, Instant now, Translator t) {
        TrendFacts facts = TrendFacts.of(trend);
        Ago since = Ago.since(Instant.ofEpochMilli(trend.since()), now, t);
        return new TrendView(
                position,
                tag.name(),
                tag.url(),
                curve(trend),
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

    private static Optional<Curve> curve(Trend trend) {
        int people = Math.max(trend.listed(), Collections.max(trend.hours()));
        return people < WaveReport.LEAST_FOR_CURVE
                ? Optional.empty()
                : Optional.of(Curve.of(trend.hours(), trend.expectedInHour(), 96, 32));
    }
}
