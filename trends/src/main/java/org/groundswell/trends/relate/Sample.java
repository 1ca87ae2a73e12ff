package org.groundswell.trends.relate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A sample of a tag's posts, with their replies, quotes and boosts. Tags, people and posts are numbers.
 *
 * @param people how many people used the tag, sampled or not
 * @param first the posts of its first phase
 * @param spread an even sample of all its posts
 * @param before the replies and quotes of the first people in the day before
 * @param boosts the boosts of these posts
 */
public record Sample(
        long tag,
        String name,
        long people,
        List<Post> first,
        List<Post> spread,
        List<Reply> before,
        List<Boost> boosts) {
    /**
     * A post.
     *
     * @param targets the posts that it replies to or quotes
     */
    public record Post(long author, Set<Long> tags, List<Target> targets) {}

    /** A post that somebody replied to, or quoted. */
    public record Target(long author, Set<Long> tags, boolean quoted) {
        boolean hasOnly(long tag, long without) {
            return tags.contains(tag) && !tags.contains(without);
        }
    }

    /** A reply to or a quote of a post. */
    public record Reply(long author, Target target) {
        boolean isToAnother() {
            return author != target.author();
        }
    }

    /** A boost of a post. */
    public record Boost(long booster, long post, long author) {}

    /** The authors of the posts in {@code spread}. */
    public Set<Long> authors() {
        Set<Long> authors = new HashSet<>();
        spread.forEach(post -> authors.add(post.author()));
        return authors;
    }

    /** The authors of the posts in {@code first}. */
    public Set<Long> firstPeople() {
        Set<Long> authors = new HashSet<>();
        first.forEach(post -> authors.add(post.author()));
        return authors;
    }

    /** The people who boosted its posts. */
    public Set<Long> boosters() {
        Set<Long> boosters = new HashSet<>();
        boosts.forEach(boost -> boosters.add(boost.booster()));
        return boosters;
    }

    /** The replies and quotes among the posts in {@code spread}, each with its author. Own threads are no replies. */
    List<Reply> replies() {
        return spread.stream()
                .flatMap(post -> post.targets().stream().map(target -> new Reply(post.author(), target)))
                .filter(Reply::isToAnother)
                .toList();
    }
}
