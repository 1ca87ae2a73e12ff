package org.groundswell.waves;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.model.StatusId;
import org.groundswell.tags.TagId;
import org.groundswell.trends.relate.Sample;

/**
 * A sample of a tag's posts and people, with what is needed to compare it with another tag.
 *
 * @param texts the texts of a sample of its posts
 * @param company how often other tags are in these posts
 * @param together how often other tags occur in its posts, in the posts these reply to, or in replies to them
 */
record Crowd(
        TagId tag,
        Sampled sampled,
        Sample sample,
        List<String> texts,
        Map<TagId, Integer> company,
        Map<TagId, Integer> together) {
    /** The number of posts in a sample. */
    static final int POSTS = 600;

    /** Boosts are read for a few posts at once, so that those of one post can't crowd out those of all others. */
    private static final int POSTS_AT_ONCE = 50;

    private static final int BOOSTS_AT_ONCE = 400;
    private static final Duration BEFORE = Duration.ofDays(1);

    /** Reads the sample of a tag that has posts. */
    static Crowd read(Tx tx, RelationStore store, Sampled sampled) {
        TagId tag = sampled.tag().id().orElseThrow();
        List<RelationStore.Post> first = store.posts(tx, sampled.first());
        List<RelationStore.Post> spread = store.posts(tx, sampled.spread());
        Set<AccountId> people = first.stream().map(RelationStore.Post::account).collect(Collectors.toSet());
        List<RelationStore.Reply> before = before(tx, store, sampled, people);
        List<StatusId> replies = store.repliesTo(tx, sampled.spread());
        Set<StatusId> seen = new HashSet<>(replies);
        first.forEach(post -> addAll(seen, post));
        spread.forEach(post -> addAll(seen, post));
        before.forEach(reply -> seen.add(reply.target().status()));
        Map<StatusId, RelationStore.Tagged> tagged = store.tagged(tx, seen);
        Sample sample = new Sample(
                tag.value(),
                sampled.tag().displayName(),
                sampled.tag().people(),
                posts(first, tagged),
                posts(spread, tagged),
                before.stream()
                        .flatMap(reply -> targets(List.of(reply.target()), tagged).stream()
                                .map(target -> new Sample.Reply(reply.account().value(), target)))
                        .toList(),
                boosts(
                        tx,
                        store,
                        Stream.concat(first.stream(), spread.stream())
                                .distinct()
                                .toList()));
        return new Crowd(
                tag,
                sampled,
                sample,
                spread.stream().map(RelationStore.Post::text).toList(),
                company(tag, spread, tagged),
                together(tag, spread, replies, tagged));
    }

    private static List<Sample.Boost> boosts(Tx tx, RelationStore store, List<RelationStore.Post> posts) {
        List<Sample.Boost> boosts = new ArrayList<>();
        for (int from = 0; from < posts.size(); from += POSTS_AT_ONCE) {
            List<RelationStore.Post> some = posts.subList(from, Math.min(posts.size(), from + POSTS_AT_ONCE));
            store.boosts(tx, some, BOOSTS_AT_ONCE)
                    .forEach(boost -> boosts.add(new Sample.Boost(
                            boost.account().value(),
                            boost.status().value(),
                            boost.author().value())));
        }
        return boosts;
    }

    private static List<Sample.Post> posts(List<RelationStore.Post> posts, Map<StatusId, RelationStore.Tagged> tagged) {
        return posts.stream()
                .map(post -> new Sample.Post(
                        post.account().value(), numbers(tags(tagged, post.id())), targets(post.targets(), tagged)))
                .toList();
    }

    /** Those of some posts that have tags. */
    private static List<Sample.Target> targets(
            List<RelationStore.Target> targets, Map<StatusId, RelationStore.Tagged> tagged) {
        List<Sample.Target> found = new ArrayList<>();
        for (RelationStore.Target target : targets) {
            RelationStore.Tagged known = tagged.get(target.status());
            if (known != null) {
                found.add(new Sample.Target(known.author().value(), numbers(known.tags()), target.quoted()));
            }
        }
        return found;
    }

    private static Set<Long> numbers(Set<TagId> tags) {
        return tags.stream().map(TagId::value).collect(Collectors.toSet());
    }

    private static Set<TagId> tags(Map<StatusId, RelationStore.Tagged> tagged, StatusId post) {
        RelationStore.Tagged found = tagged.get(post);
        return found == null ? Set.of() : found.tags();
    }

    /** Its people, and everybody who boosted them. */
    Set<Long> everybody() {
        Set<Long> everybody = new HashSet<>(sample.authors());
        everybody.addAll(sample.firstPeople());
        everybody.addAll(sample.boosters());
        return everybody;
    }

    /** How often other tags occur together with it, except one. */
    Map<Long, Integer> company(TagId but) {
        Map<Long, Integer> others = new HashMap<>();
        company.forEach((beside, count) -> {
            if (!beside.equals(but)) {
                others.put(beside.value(), count);
            }
        });
        return others;
    }

    private static Map<TagId, Integer> company(
            TagId tag, List<RelationStore.Post> spread, Map<StatusId, RelationStore.Tagged> tagged) {
        Map<TagId, Integer> company = new HashMap<>();
        spread.forEach(post -> tags(tagged, post.id()).forEach(beside -> company.merge(beside, 1, Integer::sum)));
        company.remove(tag);
        return company;
    }

    private static List<RelationStore.Reply> before(
            Tx tx, RelationStore store, Sampled sampled, Set<AccountId> people) {
        if (sampled.first().isEmpty()) {
            return List.of();
        }
        long last = sampled.first().getLast().value();
        long begin =
                Ids.instant(sampled.first().getFirst().value()).minus(BEFORE).toEpochMilli();
        return store.replies(tx, people, Ids.first(Math.max(0, begin)), last);
    }

    private static void addAll(Set<StatusId> seen, RelationStore.Post post) {
        seen.add(post.id());
        post.targets().forEach(target -> seen.add(target.status()));
    }

    private static Map<TagId, Integer> together(
            TagId tag,
            List<RelationStore.Post> spread,
            List<StatusId> replies,
            Map<StatusId, RelationStore.Tagged> tagged) {
        Map<TagId, Integer> together = new HashMap<>();
        for (RelationStore.Post post : spread) {
            Set<TagId> near = new HashSet<>(tags(tagged, post.id()));
            post.targets().forEach(target -> near.addAll(tags(tagged, target.status())));
            near.forEach(each -> together.merge(each, 1, Integer::sum));
        }
        replies.forEach(post -> tags(tagged, post).forEach(each -> together.merge(each, 1, Integer::sum)));
        together.remove(tag);
        return together;
    }
}
