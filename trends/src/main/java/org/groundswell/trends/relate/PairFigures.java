package org.groundswell.trends.relate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Counts the figures of a pair of tags in samples of their posts. */
public final class PairFigures {
    private final Sample earlier;
    private final Sample later;
    private final Uses uses;

    private PairFigures(Sample earlier, Sample later, Uses uses) {
        this.earlier = earlier;
        this.later = later;
        this.uses = uses;
    }

    /**
     * How many posts the people of the samples wrote with each tag.
     *
     * @param earlier by person; people who didn't use the earlier tag are left out
     */
    public record Uses(Map<Long, Integer> earlier, Map<Long, Integer> later) {
        /** Whoever uses two tags about equally belongs to neither side: five to four is about equal. */
        private static final double EQUAL = 0.2;

        /** A person's side: 1 the later tag, -1 the earlier one, 0 neither. */
        int side(long person) {
            int one = earlier.getOrDefault(person, 0);
            int two = later.getOrDefault(person, 0);
            return Math.abs(two - one) <= EQUAL * (one + two) ? 0 : Integer.compare(two, one);
        }
    }

    /**
     * What the samples don't say.
     *
     * @param active how many people are active, with or without these tags
     * @param earlierThen how many people had used the earlier one when the later began
     * @param headStart how many minutes the earlier one had been rising then; negative if it had not
     * @param words the similarity of their words: {@link Likeness#ofWords}
     * @param company the similarity of the tags used with them: {@link Likeness#ofCompany}
     */
    public record Context(long active, long earlierThen, int headStart, double words, double company) {}

    /** The figures of two tags, the second of which began later. */
    public static Pair of(Sample earlier, Sample later, Uses uses, Context context) {
        return new PairFigures(earlier, later, uses).pair(context);
    }

    private Pair pair(Context context) {
        Set<Long> answering = answering();
        Set<Long> naming = naming();
        naming.removeAll(answering);
        Set<Long> laterPeople = later.authors();
        long sampledBoth =
                laterPeople.stream().filter(uses.earlier()::containsKey).count();
        long both = Math.min(
                sampledBoth * later.people() / Math.max(1, laterPeople.size()),
                Math.min(earlier.people(), later.people()));
        List<Sample.Boost> boosts = boosts();
        Crossing sides = sides(boosts);
        int forth = across(later, earlier);
        return new Pair(
                earlier.name(),
                later.name(),
                earlier.people(),
                later.people(),
                both,
                context.active(),
                context.words(),
                context.company(),
                later.firstPeople().size(),
                answering.size(),
                naming.size(),
                context.earlierThen(),
                context.headStart(),
                toEither(later) + toEither(earlier),
                forth + across(earlier, later),
                sides.boosts(),
                sides.across(),
                crowds(answering, sides, new BoostGraph(boosts, uses::side).camps(earlier, later)));
    }

    private Crowds crowds(Set<Long> answering, Crossing sides, Camps camps) {
        Set<Long> outside = new HashSet<>(answering);
        outside.removeIf(person -> uses.side(person) < 0);
        Set<Long> replying = new HashSet<>();
        answers()
                .filter(reply -> isAcross(reply, earlier.tag(), later.tag())
                        && !reply.target().quoted())
                .forEach(reply -> replying.add(reply.author()));
        replying.retainAll(outside);
        int back = (int) earlier.replies().stream()
                .filter(reply -> reply.target().hasOnly(later.tag(), earlier.tag()) && uses.side(reply.author()) <= 0)
                .count();
        Third third = third();
        return new Crowds(
                outside.size(),
                replying.size(),
                (double) across(later, earlier) / Math.max(1, later.spread().size()),
                back,
                joint(earlier, later),
                joint(later, earlier),
                third.tag(),
                third.answering(),
                third.naming(),
                sides,
                camps);
    }

    /** The boosts of posts with either tag, each once. */
    private List<Sample.Boost> boosts() {
        Set<Sample.Boost> boosts = new LinkedHashSet<>(earlier.boosts());
        boosts.addAll(later.boosts());
        return new ArrayList<>(boosts);
    }

    /** Boosts between people who use one of the tags more. */
    private Crossing sides(List<Sample.Boost> boosts) {
        int sided = 0;
        int across = 0;
        int boosters = 0;
        int authors = 0;
        for (Sample.Boost boost : boosts) {
            int by = uses.side(boost.booster());
            int of = uses.side(boost.author());
            if (by != 0 && of != 0 && boost.booster() != boost.author()) {
                sided++;
                across += by == of ? 0 : 1;
                boosters += by > 0 ? 1 : 0;
                authors += of > 0 ? 1 : 0;
            }
        }
        return Crossing.of(sided, across, boosters, authors);
    }

    /** The first people who replied to or quoted a post by another with the earlier tag and without the later one. */
    private Set<Long> answering() {
        Set<Long> people = new HashSet<>();
        answers()
                .filter(reply -> isAcross(reply, earlier.tag(), later.tag()))
                .forEach(reply -> people.add(reply.author()));
        return people;
    }

    /** The replies and quotes of the first people, in the first phase and in the day before. */
    private Stream<Sample.Reply> answers() {
        return Stream.concat(
                later.first().stream()
                        .flatMap(
                                post -> post.targets().stream().map(target -> new Sample.Reply(post.author(), target))),
                later.before().stream());
    }

    private static boolean isAcross(Sample.Reply reply, long tag, long without) {
        return reply.isToAnother() && reply.target().hasOnly(tag, without);
    }

    private Set<Long> naming() {
        Set<Long> people = new HashSet<>();
        later.first().stream()
                .filter(post -> post.tags().contains(earlier.tag()))
                .forEach(post -> people.add(post.author()));
        return people;
    }

    /** How many replies and quotes from posts with one tag go to posts with only the other. */
    private static int across(Sample from, Sample to) {
        return (int) from.replies().stream()
                .filter(reply -> reply.target().hasOnly(to.tag(), from.tag()))
                .count();
    }

    private int toEither(Sample sample) {
        return (int) sample.replies().stream()
                .filter(reply -> reply.target().tags().contains(earlier.tag())
                        || reply.target().tags().contains(later.tag()))
                .count();
    }

    private static double joint(Sample of, Sample with) {
        long joint = of.spread().stream()
                .filter(post -> post.tags().contains(with.tag()))
                .count();
        return of.spread().isEmpty() ? 0 : (double) joint / of.spread().size();
    }

    /** Another tag that the first people name with the earlier one, or answer as well. */
    private record Third(long tag, int answering, int naming) {}

    private Third third() {
        Map<Long, Set<Long>> answering = new HashMap<>();
        answers()
                .filter(reply -> reply.isToAnother() && !reply.target().tags().contains(earlier.tag()))
                .forEach(reply -> add(answering, reply.target().tags(), reply.author()));
        Map<Long, Set<Long>> naming = new HashMap<>();
        later.first().stream()
                .filter(post -> post.tags().contains(earlier.tag()))
                .forEach(post -> add(naming, post.tags(), post.author()));
        Set<Long> tags = new HashSet<>(answering.keySet());
        tags.addAll(naming.keySet());
        tags.remove(earlier.tag());
        tags.remove(later.tag());
        return tags.stream()
                .map(tag -> new Third(
                        tag,
                        answering.getOrDefault(tag, Set.of()).size(),
                        naming.getOrDefault(tag, Set.of()).size()))
                .max(Comparator.comparingInt((Third each) -> each.answering() + each.naming())
                        .thenComparing(Comparator.comparingLong(Third::tag).reversed()))
                .orElse(new Third(0, 0, 0));
    }

    private static void add(Map<Long, Set<Long>> people, Set<Long> tags, long person) {
        tags.forEach(tag -> people.computeIfAbsent(tag, _ -> new HashSet<>()).add(person));
    }
}
