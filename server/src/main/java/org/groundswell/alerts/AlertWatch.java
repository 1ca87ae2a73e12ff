package org.groundswell.alerts;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.jobs.Schedule;
import org.groundswell.jobs.Service;
import org.groundswell.model.TagName;
import org.groundswell.trending.ListQuery;
import org.groundswell.trending.Topic;
import org.groundswell.trending.TrendFacts;
import org.groundswell.trending.Trending;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;

/**
 * Watches the lists of trends that have subscribers, and sends alerts. Every process does so with the lists of its own
 * engine; if two find the same trend, the database lets only one of them send the alert.
 */
public final class AlertWatch implements Service {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int LISTED = 40;

    private final Alerts alerts;
    private final Trending trending;
    private final Schedule schedule = new Schedule("alerts", PAUSE, PAUSE, this::check);

    // Used by the schedule's thread only. Empty after a restart; the database prevents repeated alerts.
    private Set<Listed> seen = Set.of();

    public AlertWatch(Alerts alerts, Trending trending) {
        this.alerts = alerts;
        this.trending = trending;
    }

    @Override
    public void start() {
        schedule.start();
    }

    /** A tag that is listed in a place. */
    private record Listed(String tag, Place place) {}

    private void check() {
        List<TrendSubscription> subscriptions = alerts.subscriptions();
        Set<Place> wanted = subscriptions.stream()
                .flatMap(subscription -> subscription instanceof TrendSubscription.OfPlace(var place)
                        ? Stream.of(place)
                        : Stream.empty())
                .collect(Collectors.toCollection(HashSet::new));
        Set<String> tags = subscriptions.stream()
                .filter(subscription -> subscription instanceof TrendSubscription.OfTag)
                .map(TrendSubscription::subject)
                .collect(Collectors.toSet());
        // The world first: of several places with the same trend, the first one is in the alert.
        Set<Place> looked = new TreeSet<>(Comparator.comparingInt(Place::id));
        looked.addAll(wanted);
        if (!tags.isEmpty()) {
            looked.add(Place.WORLD);
            looked.addAll(trending.places());
            looked.addAll(trending.languages());
        }
        Set<Listed> now = new HashSet<>();
        for (Place place : looked) {
            for (Topic topic : trending.topics(ListQuery.now(place), LISTED)) {
                if (wanted.contains(place) || topic.tags().map(Trend::tag).anyMatch(tags::contains)) {
                    topic.tags().map(trend -> new Listed(trend.tag(), place)).forEach(now::add);
                    send(topic, place);
                }
            }
        }
        seen = now;
    }

    /** Alerts about the tags of a topic that were not listed before. A place's subscribers get the topic's head only. */
    private void send(Topic topic, Place place) {
        if (!seen.contains(new Listed(topic.head().tag(), place))) {
            alerts.send(new TagName(topic.head().tag()), place, TrendFacts.of(topic.head()));
        }
        for (Trend member : topic.members()) {
            if (!seen.contains(new Listed(member.tag(), place))) {
                alerts.sendOfTag(new TagName(member.tag()), place, TrendFacts.of(member));
            }
        }
    }

    @Override
    public void close() {
        schedule.close();
    }
}
