package org.groundswell.bench.relations;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.groundswell.trends.relate.Likeness;
import org.groundswell.trends.relate.Pair;
import org.groundswell.trends.relate.PairFigures;
import org.groundswell.trends.relate.Sample;
import org.jspecify.annotations.Nullable;

/**
 * Posts, replies, quotes and boosts of people with some tags, and what a server would sample of them. Deterministic for
 * a seed.
 */
final class World {
    /** The tags of the pair, and a third one. Further numbers are other tags. */
    static final long A = 1;

    static final long B = 2;
    static final long C = 3;

    private static final int SAMPLE = 600;
    private static final int FIRST_PEOPLE = 50;
    private static final int FIRST_PEOPLE_LATER = 20;
    private static final double DAY = 24;
    private static final int VOCABULARY = 60;

    private final Random random;
    private final List<Post> posts = new ArrayList<>();
    private final List<Boost> boosts = new ArrayList<>();
    private int nextPerson = 1;

    /** A post with a weight: how likely it is to be boosted or replied to. */
    record Post(
            int number,
            long author,
            double hour,
            Set<Long> tags,
            String text,
            @Nullable Post target,
            boolean quotes,
            double weight) {
        boolean has(long tag) {
            return tags.contains(tag);
        }

        boolean hasOnly(long tag, long without) {
            return has(tag) && !has(without);
        }
    }

    private record Boost(long booster, Post post) {}

    /** People with consecutive numbers. The first of them write the most. Readers boost, but don't write. */
    record Crowd(int from, int writers, int readers) {
        boolean has(long person) {
            return person >= from && person < from + writers + readers;
        }
    }

    /** Words in a language about a topic. */
    record Topic(String language, String subject) {}

    World(Random random) {
        this.random = random;
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    double share(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    Crowd crowd(int writers, double readersPerWriter) {
        Crowd crowd = new Crowd(nextPerson, writers, (int) (writers * readersPerWriter));
        nextPerson += crowd.writers() + crowd.readers();
        return crowd;
    }

    long writer(Crowd crowd) {
        return crowd.from() + (long) (crowd.writers() * Math.pow(random.nextDouble(), 1.4));
    }

    /** One who boosts: a reader or a writer. */
    long booster(Crowd crowd) {
        return (long) crowd.from() + random.nextInt(crowd.writers() + crowd.readers());
    }

    /** A time after the beginning, more often soon after it. */
    double hour(double begin, double span) {
        return begin + span * Math.pow(random.nextDouble(), 1.5);
    }

    Post write(long author, double hour, Topic topic, Set<Long> tags) {
        return add(author, hour, topic, tags, null, false);
    }

    Post reply(long author, double hour, Topic topic, Set<Long> tags, Post target, boolean quotes) {
        return add(author, hour, topic, tags, target, quotes);
    }

    private Post add(long author, double hour, Topic topic, Set<Long> tags, @Nullable Post target, boolean quotes) {
        Set<Long> all = new HashSet<>(tags);
        if (chance(0.08)) {
            all.add((long) between(100, 110));
        }
        double weight = Math.pow(1 - random.nextDouble(), -0.8);
        Post post = new Post(posts.size(), author, hour, all, text(topic), target, quotes, weight);
        posts.add(post);
        return post;
    }

    void boost(long booster, Post post) {
        boosts.add(new Boost(booster, post));
    }

    List<Post> posts(Predicate<Post> wanted) {
        return posts.stream().filter(wanted).toList();
    }

    /** One of some posts, by their weights, before a time; null if there is none. */
    @Nullable
    Post before(List<Post> posts, double hour) {
        return weighed(posts.stream().filter(post -> post.hour() < hour).toList());
    }

    /** One of some posts, by their weights; null if there is none. */
    @Nullable
    Post weighed(List<Post> among) {
        double rest =
                random.nextDouble() * among.stream().mapToDouble(Post::weight).sum();
        for (Post post : among) {
            rest -= post.weight();
            if (rest <= 0) {
                return post;
            }
        }
        return null;
    }

    private String text(Topic topic) {
        StringBuilder text = new StringBuilder();
        int own = between(2, 6);
        for (int i = 0; i < own; i++) {
            text.append(topic.subject()).append(letters(random.nextInt(25))).append(' ');
        }
        int common = between(4, 9);
        for (int i = 0; i < common; i++) {
            text.append(topic.language())
                    .append(letters((int) (VOCABULARY * Math.pow(random.nextDouble(), 2))))
                    .append(' ');
        }
        return text.toString();
    }

    private static String letters(int number) {
        return "" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    }

    /** The figures of the two tags, the one with the earlier first post first, as the server computes them. */
    Pair pair(String nameA, String nameB, boolean earlierIsRising) {
        posts.sort(Comparator.comparingDouble(Post::hour));
        boolean inOrder = begin(A) <= begin(B);
        long earlier = inOrder ? A : B;
        long later = inOrder ? B : A;
        Sample one = sample(earlier, inOrder ? nameA : nameB);
        Sample two = sample(later, inOrder ? nameB : nameA);
        double begin = begin(later);
        long then = posts.stream()
                .filter(post -> post.has(earlier) && post.hour() < begin)
                .map(Post::author)
                .distinct()
                .count();
        long active = nextPerson * (long) between(3, 12);
        int headStart = earlierIsRising ? (int) ((begin - begin(earlier)) * 60) : -1;
        return PairFigures.of(
                one,
                two,
                new PairFigures.Uses(uses(earlier), uses(later)),
                new PairFigures.Context(
                        active,
                        then,
                        headStart,
                        Likeness.ofWords(texts(earlier), texts(later)),
                        Likeness.ofCompany(company(earlier, later), company(later, earlier))));
    }

    private double begin(long tag) {
        return posts.stream()
                .filter(post -> post.has(tag))
                .findFirst()
                .orElseThrow()
                .hour();
    }

    private Sample sample(long tag, String name) {
        List<Post> all = posts(post -> post.has(tag));
        List<Post> first = first(all);
        Set<Long> firstPeople = new HashSet<>();
        first.forEach(post -> firstPeople.add(post.author()));
        double begin = first.getFirst().hour();
        double end = first.getLast().hour();
        List<Sample.Reply> before = posts.stream()
                .filter(post -> firstPeople.contains(post.author()) && post.hour() >= begin - DAY && post.hour() < end)
                .flatMap(post -> targets(post).stream().map(target -> new Sample.Reply(post.author(), target)))
                .toList();
        List<Post> spread = spread(all);
        Set<Post> sampled = Collections.newSetFromMap(new IdentityHashMap<>());
        sampled.addAll(spread);
        sampled.addAll(first);
        List<Sample.Boost> boosted = boosts.stream()
                .filter(boost -> sampled.contains(boost.post()))
                .map(boost -> new Sample.Boost(
                        boost.booster(), boost.post().number(), boost.post().author()))
                .toList();
        long people = all.stream().map(Post::author).distinct().count();
        return new Sample(tag, name, people, sampled(first), sampled(spread), before, boosted);
    }

    private static List<Post> first(List<Post> all) {
        Set<Long> people = new HashSet<>();
        List<Post> first = new ArrayList<>();
        double users = (double) all.stream().map(Post::author).distinct().count();
        int most = Math.max(FIRST_PEOPLE, (int) Math.sqrt(users));
        for (Post post : all) {
            boolean onFirstDay = post.hour() < all.getFirst().hour() + DAY;
            if (people.size() >= (onFirstDay ? most : FIRST_PEOPLE_LATER)) {
                break;
            }
            people.add(post.author());
            first.add(post);
        }
        return first;
    }

    private static List<Post> spread(List<Post> all) {
        List<Post> spread = new ArrayList<>();
        int count = Math.min(SAMPLE, all.size());
        for (int i = 0; i < count; i++) {
            spread.add(all.get((int) ((long) i * all.size() / count)));
        }
        return spread;
    }

    private static List<Sample.Post> sampled(List<Post> posts) {
        return posts.stream()
                .map(post -> new Sample.Post(post.author(), post.tags(), targets(post)))
                .toList();
    }

    private static List<Sample.Target> targets(Post post) {
        Post target = post.target();
        return target == null ? List.of() : List.of(new Sample.Target(target.author(), target.tags(), post.quotes()));
    }

    private Map<Long, Integer> uses(long tag) {
        Map<Long, Integer> uses = new HashMap<>();
        posts.stream().filter(post -> post.has(tag)).forEach(post -> uses.merge(post.author(), 1, Integer::sum));
        return uses;
    }

    private List<String> texts(long tag) {
        return spread(posts(post -> post.has(tag))).stream().map(Post::text).toList();
    }

    private Map<Long, Integer> company(long tag, long but) {
        Map<Long, Integer> company = new HashMap<>();
        spread(posts(post -> post.has(tag)))
                .forEach(post -> post.tags().stream()
                        .filter(beside -> beside != tag && beside != but)
                        .forEach(beside -> company.merge(beside, 1, Integer::sum)));
        return company;
    }
}
