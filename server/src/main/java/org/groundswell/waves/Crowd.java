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
 * A sample of a tag's posts and people, with what is needed to compare it with another tag.
 *
 * @param first its first posts
 * @param spread a sample of all its posts
 * @param tagged the tags and authors of these posts, and of the posts they reply to or quote
 * @param before the replies and quotes of the first people in the day before
 * @param boosts the boosts of the posts in {@code spread}
 * @param together how often other tags occur in its posts, in the posts these reply to, or in replies to them
 */
record Crowd(
        TagId tag,
        Sampled sampled,
        List<RelationStore.Post> first,
        List<RelationStore.Post> spread,
        Map<StatusId, RelationStore.Tagged> tagged,
        List<RelationStore.Interaction> before,
        List<RelationStore.Interaction> boosts,
        Map<TagId, Integer> together) {
    /** The number of posts in a sample. */
    static final int POSTS = 600;

    private static final Duration BEFORE = Duration.ofDays(1);

    /** Reads the sample of a tag that has posts. */
    static Crowd read(Tx tx, RelationStore store, Sampled sampled) {
        TagId tag = sampled.tag().id().orElseThrow();
        List<RelationStore.Post> first = store.posts(tx, sampled.first());
        List<RelationStore.Post> spread = store.posts(tx, sampled.spread());
        Set<AccountId> people = first.stream().map(RelationStore.Post::account).collect(Collectors.toSet());
        List<RelationStore.Interaction> before = before(tx, store, sampled, people);
        List<StatusId> replies = store.repliesTo(tx, sampled.spread());
        Set<StatusId> seen = new HashSet<>(replies);
        first.forEach(post -> addAll(seen, post));
        spread.forEach(post -> addAll(seen, post));
        before.forEach(reply -> seen.add(reply.target()));
        Map<StatusId, RelationStore.Tagged> tagged = store.tagged(tx, seen);
        return new Crowd(
                tag,
                sampled,
                first,
                spread,
                tagged,
                before,
                store.boosts(tx, sampled.spread()),
                together(tag, spread, replies, tagged));
    }

    boolean has(StatusId post, TagId wanted) {
        return tags(tagged, post).contains(wanted);
    }

    private static Set<TagId> tags(Map<StatusId, RelationStore.Tagged> tagged, StatusId post) {
        RelationStore.Tagged found = tagged.get(post);
        return found == null ? Set.of() : found.tags();
    }

    /** Whether a post is another person's: who continues an own thread or quotes an own post answers nobody. */
    private boolean isOfAnother(StatusId post, AccountId person) {
        RelationStore.Tagged found = tagged.get(post);
        return found != null && !found.author().equals(person);
    }

    Set<AccountId> people() {
        return spread.stream().map(RelationStore.Post::account).collect(Collectors.toSet());
    }

    Set<AccountId> firstPeople() {
        return first.stream().map(RelationStore.Post::account).collect(Collectors.toSet());
    }

    /**
     * The first people who replied to or quoted a post by another person with another tag and without this one, in the first
     * phase or the day before.
     */
    Set<AccountId> answering(TagId other) {
        Set<AccountId> answering = new HashSet<>();
        for (RelationStore.Post post : first) {
            if (post.targets().stream()
                    .anyMatch(target -> isOnly(target, other) && isOfAnother(target, post.account()))) {
                answering.add(post.account());
            }
        }
        for (RelationStore.Interaction reply : before) {
            if (isOnly(reply.target(), other) && isOfAnother(reply.target(), reply.account())) {
                answering.add(reply.account());
            }
        }
        return answering;
    }

    /** The first people who used another tag together with this one. */
    Set<AccountId> naming(TagId other) {
        return first.stream()
                .filter(post -> has(post.id(), other))
                .map(RelationStore.Post::account)
                .collect(Collectors.toSet());
    }

    private boolean isOnly(StatusId post, TagId other) {
        return has(post, other) && !has(post, tag);
    }

    /** How many of its posts reply to or quote posts by others that have another tag and not this one. */
    int answersAcross(TagId other) {
        int across = 0;
        for (RelationStore.Post post : spread) {
            for (StatusId target : post.targets()) {
                across += isOnly(target, other) && isOfAnother(target, post.account()) ? 1 : 0;
            }
        }
        return across;
    }

    /** How many of its posts reply to or quote posts by others that have this tag or the other. */
    int answersToEither(TagId other) {
        int answers = 0;
        for (RelationStore.Post post : spread) {
            for (StatusId target : post.targets()) {
                boolean isOfEither = has(target, other) || has(target, tag);
                answers += isOfEither && isOfAnother(target, post.account()) ? 1 : 0;
            }
        }
        return answers;
    }

    /** The people who boosted posts with this tag, once for each boost. */
    List<AccountId> boosters() {
        return boosts.stream().map(RelationStore.Interaction::account).toList();
    }

    /** The people who boosted posts that have this tag and not another, once for each boost. */
    List<AccountId> boostersWithout(TagId other) {
        return boosts.stream()
                .filter(boost -> !has(boost.target(), other))
                .map(RelationStore.Interaction::account)
                .toList();
    }

    List<String> texts() {
        return spread.stream().map(RelationStore.Post::text).toList();
    }

    /** How often other tags occur together with it, except one. */
    Map<Long, Integer> company(TagId but) {
        Map<Long, Integer> company = new HashMap<>();
        for (RelationStore.Post post : spread) {
            for (TagId beside : tags(tagged, post.id())) {
                if (!beside.equals(tag) && !beside.equals(but)) {
                    company.merge(beside.value(), 1, Integer::sum);
                }
            }
        }
        return company;
    }

    private static List<RelationStore.Interaction> before(
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
        seen.addAll(post.targets());
    }

    private static Map<TagId, Integer> together(
            TagId tag,
            List<RelationStore.Post> spread,
            List<StatusId> replies,
            Map<StatusId, RelationStore.Tagged> tagged) {
        Map<TagId, Integer> together = new HashMap<>();
        for (RelationStore.Post post : spread) {
            Set<TagId> near = new HashSet<>(tags(tagged, post.id()));
            post.targets().forEach(target -> near.addAll(tags(tagged, target)));
            near.forEach(each -> together.merge(each, 1, Integer::sum));
        }
        replies.forEach(post -> tags(tagged, post).forEach(each -> together.merge(each, 1, Integer::sum)));
        together.remove(tag);
        return together;
    }
}
