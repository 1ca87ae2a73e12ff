package org.groundswell.mastodon;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundswell.featured.FeaturedTags;
import org.groundswell.http.Params;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.groundswell.tags.Tag;
import org.groundswell.tags.TagDay;
import org.groundswell.tags.TagId;
import org.groundswell.tags.Tags;
import org.groundswell.text.Translator;
import org.groundswell.trending.Examples;
import org.groundswell.trending.Topic;
import org.groundswell.trending.TrendFacts;
import org.groundswell.trending.TrendSentence;
import org.groundswell.trends.model.Trend;
import org.jspecify.annotations.Nullable;

/** Tags as the API shows them. */
final class TagEntities {
    private final Tags tags;
    private final FeaturedTags featured;
    private final Examples examples;
    private final URI home;

    TagEntities(Tags tags, FeaturedTags featured, Examples examples, URI home) {
        this.tags = tags;
        this.featured = featured;
        this.examples = examples;
        this.home = home;
    }

    /** The address of a tag's page. */
    static String url(URI home, TagName name) {
        return home + "/tags/" + Params.encode(name.key());
    }

    TagEntity of(Tag tag, Optional<AccountId> viewer) {
        return entity(tag, own(viewer, List.of(tag)).apply(tag), null);
    }

    /**
     * Topics in their order: the head of each, with why it trends and the tags folded into it.
     *
     * @param at the past moment that they are of; empty for now
     */
    List<TagEntity> of(
            List<Topic> topics, Optional<Instant> at, Instant now, Optional<AccountId> viewer, Translator t) {
        Map<TagName, Tag> known = tags.all(topics.stream()
                .flatMap(Topic::tags)
                .map(trend -> new TagName(trend.tag()))
                .toList());
        List<Tag> heads = topics.stream()
                .flatMap(topic -> known(known, topic.head()).stream())
                .toList();
        Own own = own(viewer, heads);
        return topics.stream()
                .flatMap(topic -> known(known, topic.head())
                        .map(tag -> entity(
                                tag,
                                own.apply(tag),
                                trend(topic.head(), tag, at, at.orElse(now), t, also(topic.members(), known))))
                        .stream())
                .toList();
    }

    private static Optional<Tag> known(Map<TagName, Tag> known, Trend trend) {
        return Optional.ofNullable(known.get(new TagName(trend.tag())));
    }

    private List<TagEntity.MemberEntity> also(List<Trend> members, Map<TagName, Tag> known) {
        return members.stream()
                .map(member -> new TagEntity.MemberEntity(
                        known(known, member).map(Tag::displayName).orElse(member.tag()),
                        url(home, new TagName(member.tag())),
                        member.tag(),
                        member.listed(),
                        Trend.LISTED.minutes()))
                .toList();
    }

    List<TagEntity> found(List<Tag> found, Optional<AccountId> viewer) {
        Own own = own(viewer, found);
        return found.stream().map(tag -> entity(tag, own.apply(tag), null)).toList();
    }

    /**
     * What a tag is to the viewer.
     *
     * @param following null where nobody is signed in; so is featuring
     */
    private record State(
            @Nullable Boolean following, @Nullable Boolean featuring) {
        static final State NOBODY = new State(null, null);
    }

    private interface Own {
        State apply(Tag tag);
    }

    private Own own(Optional<AccountId> viewer, Collection<Tag> shown) {
        if (viewer.isEmpty()) {
            return _ -> State.NOBODY;
        }
        Set<TagId> followed = tags.followedAmong(viewer.get(), shown);
        Set<TagId> featuring = featured.among(viewer.get(), shown);
        return tag -> new State(
                tag.id().map(followed::contains).orElse(false),
                tag.id().map(featuring::contains).orElse(false));
    }

    private TagEntity entity(Tag tag, State state, TagEntity.@Nullable TrendEntity trend) {
        return new TagEntity(
                tag.id().map(id -> Long.toString(id.value())).orElse("0"),
                tag.displayName(),
                url(home, tag.name()),
                tags.days(tag).stream().map(TagEntities::day).toList(),
                tag.name().key(),
                tag.posts(),
                tag.people(),
                state.following(),
                state.featuring(),
                trend);
    }

    static TagEntity.Day day(TagDay day) {
        return new TagEntity.Day(
                Long.toString(day.start().getEpochSecond()), Long.toString(day.people()), Long.toString(day.uses()));
    }

    private TagEntity.TrendEntity trend(
            Trend trend,
            Tag tag,
            Optional<Instant> at,
            Instant moment,
            Translator t,
            List<TagEntity.MemberEntity> also) {
        Map<String, Integer> countries = new LinkedHashMap<>();
        trend.countries().forEach(there -> countries.put(there.place().code(), there.people()));
        return new TagEntity.TrendEntity(
                trend.place().code(),
                Trend.LISTED.minutes(),
                trend.listed(),
                tags.boosts(tag, moment.minus(Duration.ofMinutes(Trend.LISTED.minutes())), moment),
                new TagEntity.DecidedEntity(
                        trend.window().minutes(), trend.people(), trend.countedAs(), trend.expected()),
                Times.time(Instant.ofEpochMilli(trend.since())),
                trend.isOfNewTag() ? null : trend.significance(),
                trend.hours(),
                trend.expectedInHour(),
                trend.began().code(),
                countries,
                examples.ids(tag.name(), at).stream().map(StatusId::toString).toList(),
                trend.discounts().stream()
                        .map(discount -> new TagEntity.DiscountEntity(
                                discount.reason().name().toLowerCase(Locale.ROOT),
                                discount.people(),
                                discount.countedAs()))
                        .toList(),
                TrendSentence.of(TrendFacts.of(trend), t),
                also);
    }
}
