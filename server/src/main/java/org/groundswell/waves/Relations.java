package org.groundswell.waves;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.groundswell.db.Database;
import org.groundswell.model.TagName;
import org.groundswell.tags.Tag;
import org.groundswell.tags.TagId;
import org.groundswell.tags.Tags;
import org.groundswell.trends.relate.Likeness;
import org.groundswell.trends.relate.Pair;
import org.groundswell.trends.relate.PairFigures;
import org.groundswell.trends.relate.Relation;
import org.groundswell.trends.wave.Episode;

/**
 * Finds the tags that a tag answers, that answer it, and that are used with it. Computed on request from samples of
 * each tag's posts, and cached for half a minute.
 */
public final class Relations {
    private static final Duration ACTIVE_KEPT = Duration.ofMinutes(10);
    private static final int CANDIDATES = 12;
    private static final int LEAST_TOGETHER = 3;
    private static final int LEAST_PEOPLE = 5;
    private static final int WEEK = 7 * 24 * 60;

    private final Database database;
    private final Tags tags;
    private final Waves waves;
    private final HiddenRelations hidden;
    private final RelationStore store = new RelationStore();
    private final LoadingCache<WaveKey, List<Related>> found = WaveKey.cache(this::find);
    private final LoadingCache<String, Long> active =
            Caffeine.newBuilder().expireAfterWrite(ACTIVE_KEPT).build(_ -> countActive());

    public Relations(Database database, Tags tags, Waves waves, HiddenRelations hidden) {
        this.database = database;
        this.tags = tags;
        this.waves = waves;
        this.hidden = hidden;
    }

    /**
     * The tags related to one of a tag's waves, the most certain first, without those that moderators have hidden.
     *
     * @param wave the number of the wave; empty for the main one
     */
    public List<Related> of(Tag tag, Optional<Integer> wave) {
        List<Related> all = tag.people() < LEAST_PEOPLE ? List.of() : found.get(new WaveKey(tag.name(), wave));
        // Not cached, so that a wrong claim is gone at once.
        Set<TagName> wrong = all.isEmpty() ? Set.of() : hidden.namesOf(tag.name());
        return all.stream().filter(each -> !wrong.contains(each.other().name())).toList();
    }

    private List<Related> find(WaveKey key) {
        Tag tag = tags.get(key.tag().key());
        // Each tag is examined alone: the waves of joined tags are numbered differently.
        List<Tag> together = waves.together(tag);
        Optional<Integer> own = together.size() == 1 ? key.wave() : Optional.empty();
        Crowd crowd = crowd(waves.sample(tag, own, Crowd.POSTS));
        List<Related> related = new ArrayList<>();
        for (Tag other : candidates(crowd)) {
            if (together.stream().noneMatch(each -> each.name().equals(other.name()))) {
                related(crowd, other)
                        .map(found -> found.of(waves.alsoUsed(tag, key.wave(), other)))
                        .ifPresent(related::add);
            }
        }
        related.sort(Comparator.comparing((Related each) -> each.relation().kind())
                .thenComparingDouble(each -> -each.relation().strength())
                .thenComparing(each -> each.other().name().key()));
        return List.copyOf(related);
    }

    private Crowd crowd(Sampled sampled) {
        return database.read(tx -> Crowd.read(tx, store, sampled));
    }

    /** The tags that most often occur in its posts or in the posts they reply to. */
    private List<Tag> candidates(Crowd crowd) {
        Map<TagId, Integer> together = crowd.together();
        List<TagId> most = together.entrySet().stream()
                .filter(each -> each.getValue() >= LEAST_TOGETHER)
                .sorted(Map.Entry.<TagId, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparingLong(each -> each.getKey().value()))
                .limit(CANDIDATES)
                .map(Map.Entry::getKey)
                .toList();
        Collection<String> keys = database.read(tx -> store.keys(tx, most)).values();
        return tags.all(keys.stream().map(TagName::new).toList()).values().stream()
                .filter(tag -> tag.people() >= LEAST_PEOPLE)
                .toList();
    }

    /** A relation that has been judged, still without the number of people who used both. */
    private record Judged(
            Tag other, Relation relation, int since, boolean later, Pair evidence, Optional<String> third) {
        Related of(int both) {
            return new Related(other, relation, since, later, both, evidence, third);
        }
    }

    private Optional<Judged> related(Crowd crowd, Tag other) {
        Sampled main = waves.sample(other, Optional.empty(), Crowd.POSTS);
        int begin = crowd.sampled().begin();
        List<Judged> judged = new ArrayList<>();
        // Its last wave before this one, if it ended at most a week earlier, and its first one from then on.
        Optional<Integer> before = number(main, wave -> wave.onset() <= begin && wave.end() > begin - WEEK)
                .reduce((_, last) -> last);
        Optional<Integer> after = number(main, wave -> wave.onset() > begin && wave.onset() < end(crowd) + WEEK)
                .findFirst();
        if (before.isPresent()) {
            Crowd earlier = crowd(waves.sample(other, before, Crowd.POSTS));
            judge(earlier, crowd, other, true).ifPresent(judged::add);
        }
        if (after.isPresent()) {
            Crowd later = crowd(waves.sample(other, after, Crowd.POSTS));
            judge(crowd, later, other, false).ifPresent(judged::add);
        }
        if (before.isEmpty() && after.isEmpty()) {
            judge(crowd(main), crowd, other, true).ifPresent(judged::add);
        }
        return judged.stream()
                .min(Comparator.comparing((Judged each) -> each.relation().kind())
                        .thenComparingDouble(each -> -each.relation().strength()));
    }

    private static Stream<Integer> number(Sampled sampled, Predicate<Episode> wanted) {
        List<Episode> all = sampled.life().waves();
        return IntStream.range(0, all.size())
                .filter(i -> wanted.test(all.get(i)))
                .mapToObj(i -> i + 1);
    }

    private static int end(Crowd crowd) {
        return crowd.sampled().wave().map(Episode::end).orElse(crowd.sampled().begin());
    }

    private Optional<Judged> judge(Crowd earlier, Crowd later, Tag other, boolean asLater) {
        Pair pair = pair(earlier, later);
        return Relation.of(pair)
                .map(relation ->
                        new Judged(other, relation, later.sampled().begin(), asLater, pair, third(relation, pair)));
    }

    /** The other tag that a reporter's tag writes about. */
    private Optional<String> third(Relation relation, Pair pair) {
        if (relation.kind() != Relation.Kind.REPORTS_ON) {
            return Optional.empty();
        }
        TagId third = new TagId(pair.crowds().third());
        return Optional.ofNullable(
                        database.read(tx -> store.keys(tx, List.of(third))).get(third))
                .map(key -> tags.get(key).displayName());
    }

    private Pair pair(Crowd earlier, Crowd later) {
        Set<Long> asked = new HashSet<>(earlier.everybody());
        asked.addAll(later.everybody());
        PairFigures.Uses uses = database.read(tx -> new PairFigures.Uses(
                store.usesAmong(tx, earlier.tag(), asked), store.usesAmong(tx, later.tag(), asked)));
        return PairFigures.of(
                earlier.sample(),
                later.sample(),
                uses,
                new PairFigures.Context(
                        active.get(""),
                        waves.peopleUntil(
                                earlier.sampled().tag(), later.sampled().begin()),
                        headStart(earlier, later),
                        Likeness.ofWords(earlier.texts(), later.texts()),
                        Likeness.ofCompany(earlier.company(later.tag()), later.company(earlier.tag()))));
    }

    private static int headStart(Crowd earlier, Crowd later) {
        int begin = later.sampled().begin();
        return earlier.sampled()
                .wave()
                .filter(wave -> wave.onset() <= begin && wave.end() > begin - WEEK)
                .map(wave -> begin - wave.onset())
                .orElse(-1);
    }

    private long countActive() {
        return database.read(store::active);
    }
}
