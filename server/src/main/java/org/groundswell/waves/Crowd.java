package org.groundswell.waves;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.model.StatusId;
import org.groundswell.tags.TagId;

/**
 * A tag's people, as far as a sample of its posts shows them.
 *
 * @param first the posts it began with
 * @param spread some of all its posts
 * @param tags the tags of these posts, and of those they answer
 * @param before what the first people answered in the day before
 * @param boosts who boosted which of {@code spread}
 * @param together how often other tags are beside it, in what it answers, or in what answers it
 */
record Crowd(
        TagId tag,
        Sampled sampled,
        List<RelationStore.Post> first,
        List<RelationStore.Post> spread,
        Map<StatusId, Set<TagId>> tags,
        List<RelationStore.Answer> before,
        List<RelationStore.Answer> boosts,
        Map<TagId, Integer> together) {
    /** How many posts a sample has. */
    static final int POSTS = 600;

    private static final Duration BEFORE = Duration.ofDays(1);

    /** The sample of a tag that has posts. */
    static Crowd read(Tx tx, RelationStore store, Sampled sampled) {
        TagId tag = sampled.tag().id().orElseThrow();
        List<RelationStore.Post> first = store.posts(tx, sampled.first());
        List<RelationStore.Post> spread = store.posts(tx, sampled.spread());
        Set<AccountId> people = first.stream().map(RelationStore.Post::account).collect(Collectors.toSet());
        List<RelationStore.Answer> before = before(tx, store, sampled, people);
        List<StatusId> answering = store.answersTo(tx, sampled.spread());
        Set<StatusId> seen = new HashSet<>(answering);
        first.forEach(post -> addAll(seen, post));
        spread.forEach(post -> addAll(seen, post));
        before.forEach(answer -> seen.add(answer.answered()));
        Map<StatusId, Set<TagId>> tags = store.tags(tx, seen);
        return new Crowd(
                tag,
                sampled,
                first,
                spread,
                tags,
                before,
                store.boosts(tx, sampled.spread()),
                together(tag, spread, answering, tags));
    }

    boolean has(StatusId post, TagId wanted) {
        return tags.getOrDefault(post, Set.of()).contains(wanted);
    }

    Set<AccountId> people() {
        return spread.stream().map(RelationStore.Post::account).collect(Collectors.toSet());
    }

    Set<AccountId> firstPeople() {
        return first.stream().map(RelationStore.Post::account).collect(Collectors.toSet());
    }

    /** Which of the first people answered a post with another tag and not this one, then or the day before. */
    Set<AccountId> answering(TagId other) {
        Set<AccountId> answering = new HashSet<>();
        for (RelationStore.Post post : first) {
            if (post.answered().stream().anyMatch(answered -> isOnly(answered, other))) {
                answering.add(post.account());
            }
        }
        for (RelationStore.Answer answer : before) {
            if (isOnly(answer.answered(), other)) {
                answering.add(answer.account());
            }
        }
        return answering;
    }

    /** Which of the first people named another tag beside this one. */
    Set<AccountId> naming(TagId other) {
        return first.stream()
                .filter(post -> has(post.id(), other))
                .map(RelationStore.Post::account)
                .collect(Collectors.toSet());
    }

    private boolean isOnly(StatusId post, TagId other) {
        return has(post, other) && !has(post, tag);
    }

    /** How many of its posts answer posts that have another tag and not this one. */
    int answersAcross(TagId other) {
        int across = 0;
        for (RelationStore.Post post : spread) {
            for (StatusId answered : post.answered()) {
                across += isOnly(answered, other) ? 1 : 0;
            }
        }
        return across;
    }

    /** How many of its posts' answers go to posts that have this tag or another. */
    int answersToEither(TagId other) {
        int answers = 0;
        for (RelationStore.Post post : spread) {
            for (StatusId answered : post.answered()) {
                answers += has(answered, other) || has(answered, tag) ? 1 : 0;
            }
        }
        return answers;
    }

    /** The people who boosted posts with this tag, once for each boost. */
    List<AccountId> boosters() {
        return boosts.stream().map(RelationStore.Answer::account).toList();
    }

    /** The people who boosted posts that have this tag and not another, once for each boost. */
    List<AccountId> boostersWithout(TagId other) {
        return boosts.stream()
                .filter(boost -> !has(boost.answered(), other))
                .map(RelationStore.Answer::account)
                .toList();
    }

    List<String> texts() {
        return spread.stream().map(RelationStore.Post::text).toList();
    }

    /** How often other tags are beside it, but for one. */
    Map<Long, Integer> company(TagId but) {
        Map<Long, Integer> company = new HashMap<>();
        for (RelationStore.Post post : spread) {
            for (TagId beside : tags.getOrDefault(post.id(), Set.of())) {
                if (!beside.equals(tag) && !beside.equals(but)) {
                    company.merge(beside.value(), 1, Integer::sum);
                }
            }
        }
        return company;
    }

    private static List<RelationStore.Answer> before(
            Tx tx, RelationStore store, Sampled sampled, Set<AccountId> people) {
        if (sampled.first().isEmpty()) {
            return List.of();
        }
        long last = sampled.first().getLast().value();
        long begin =
                Ids.instant(sampled.first().getFirst().value()).minus(BEFORE).toEpochMilli();
        return store.answers(tx, people, Ids.first(Math.max(0, begin)), last);
    }

    private static void addAll(Set<StatusId> seen, RelationStore.Post post) {
        seen.add(post.id());
        seen.addAll(post.answered());
    }

    private static Map<TagId, Integer> together(
            TagId tag, List<RelationStore.Post> spread, List<StatusId> answering, Map<StatusId, Set<TagId>> tags) {
        Map<TagId, Integer> together = new HashMap<>();
        for (RelationStore.Post post : spread) {
            Set<TagId> near = new HashSet<>(tags.getOrDefault(post.id(), Set.of()));
            post.answered().forEach(answered -> near.addAll(tags.getOrDefault(answered, Set.of())));
            near.forEach(each -> together.merge(each, 1, Integer::sum));
        }
        answering.forEach(
                post -> tags.getOrDefault(post, Set.of()).forEach(each -> together.merge(each, 1, Integer::sum)));
        together.remove(tag);
        return together;
    }
}
