package org.groundswell.web.view;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.cards.Card;
import org.groundswell.cards.Cards;
import org.groundswell.links.LinkUrl;
import org.groundswell.model.TagName;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.text.Translator;
import org.groundswell.trending.ListQuery;
import org.groundswell.trending.Topic;
import org.groundswell.trending.TrendSentence;
import org.groundswell.trending.Trending;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;

/** Lists of trends, as pages show them. */
public final class TrendViews {
    private final Trending trending;
    private final Tags tags;
    private final Cards cards;
    private final InstantSource clock;

    public TrendViews(Trending trending, Tags tags, Cards cards, InstantSource clock) {
        this.trending = trending;
        this.tags = tags;
        this.cards = cards;
        this.clock = clock;
    }

    /** Whether the trends of now have been computed since the server's start. */
    public boolean areReady() {
        return trending.isReady();
    }

    /** The topics that trend in a place now. */
    public List<TrendView> now(Place place, int limit, Translator t) {
        return of(ListQuery.now(place), limit, t);
    }

    /** The topics of a list. */
    public List<TrendView> of(ListQuery query, int limit, Translator t) {
        List<Topic> topics = trending.topics(query, limit);
        Instant now = query.at().orElseGet(clock::instant);
        Map<TagName, Tag> known = tags.all(topics.stream()
                .flatMap(Topic::tags)
                .map(trend -> new TagName(trend.tag()))
                .toList());
        List<TrendView> rows = new ArrayList<>(topics.size());
        for (Topic topic : topics) {
            Trend head = topic.head();
            Tag tag = known.get(new TagName(head.tag()));
            long boosts =
                    tag == null ? 0 : tags.boosts(tag, now.minus(Duration.ofMinutes(Trend.LISTED.minutes())), now);
            List<TrendView.Member> members = topic.members().stream()
                    .map(member -> new TrendView.Member(link(member, known), TrendSentence.listed(member, t)))
                    .toList();
            TrendView row = TrendView.of(rows.size() + 1, head, link(head, known), boosts, members, now, t);
            rows.add(query.at().map(row::at).orElse(row));
        }
        return rows;
    }

    /** The tag into whose entry a tag is folded in the list of the world; empty if it has an entry of its own, or none. */
    public Optional<TagLink> headOf(TagName tag) {
        return trending.topicOf(tag)
                .map(topic -> new TagName(topic.head().tag()))
                .filter(head -> !head.equals(tag))
                .map(head -> TagLink.of(tags.get(head.key()).displayName(), head));
    }

    private static TagLink link(Trend trend, Map<TagName, Tag> known) {
        TagName name = new TagName(trend.tag());
        Tag tag = known.get(name);
        return TagLink.of(tag == null ? name.key() : tag.displayName(), name);
    }

    /** Trending links. */
    public List<LinkView> links(Place place, int limit, Translator t) {
        List<Trend> listed = trending.links(place, limit);
        Map<LinkUrl, Card> known = cards.ofPages(
                listed.stream().map(trend -> new LinkUrl(trend.tag())).toList());
        return listed.stream()
                .map(trend -> {
                    LinkUrl link = new LinkUrl(trend.tag());
                    return new LinkView(
                            link.url(),
                            Cards.title(known, link),
                            known.containsKey(link) ? link.site() : "",
                            TrendSentence.listed(trend, t));
                })
                .toList();
    }

    /**
     * A trending link.
     *
     * @param site the website, unless the title is the address
     * @param people "12 people in the last six hours"
     */
    public record LinkView(String url, String title, String site, String people) {}

    /** Places with trends besides the world: countries, then languages. */
    public List<Place> places() {
        List<Place> places = new ArrayList<>(trending.places());
        places.addAll(trending.languages());
        return places;
    }
}
