package org.groundswell.trending;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.groundswell.db.Database;
import org.groundswell.model.TagName;
import org.groundswell.tags.TagSpellingStore;
import org.groundswell.tags.TagVariantStore;
import org.groundswell.trends.engine.Overlaps;
import org.groundswell.trends.engine.TrendEngine;
import org.groundswell.trends.fold.Affinity;
import org.groundswell.trends.fold.Links;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which tags of each list belong to one topic.
 *
 * <p>The tags of a list are compared two by two, by the uses before the current minute. So this is done once a minute,
 * and for a tag that comes onto a list in between, with the same result as if it had been done at that moment: live and
 * past lists are folded alike. Tags that moderators joined are one topic in any case. The first {@value #MOST_TAGS} tags of a list are compared and {@value #MOST_PAIRS} pairs
 * in total, which takes half a second at most; the tags after that stay apart.
 *
 * <p>For the thread that owns the engine.
 */
final class TopicLinker {
    private static final int MOST_TAGS = 60;
    private static final int MOST_PAIRS = 10_000;
    private static final Comparator<Map.Entry<Place, List<Trend>>> MOST_IMPORTANT_FIRST = Comparator.comparingInt(
                    (Map.Entry<Place, List<Trend>> list) -> list.getKey().isWorld() ? 0 : 1)
            .thenComparingInt(list -> -list.getValue().size())
            .thenComparingInt(list -> list.getKey().id());

    private final Database database;
    private final TagSpellingStore spellingStore = new TagSpellingStore();
    private final TagVariantStore variantStore = new TagVariantStore();

    private @Nullable TrendEngine engine;
    private @Nullable Overlaps overlaps;
    private final Set<List<String>> compared = new HashSet<>();
    private final Set<Pair> pairs = new HashSet<>();
    private final Map<String, String> spellings = new HashMap<>();
    /** The main tag of each tag that moderators joined to another. */
    private Map<TagName, TagName> mains = Map.of();

    private final Map<String, Integer> people = new HashMap<>();
    private final Map<String, Map<String, Integer>> affinities = new HashMap<>();
    private Links links = Links.NONE;

    private record Pair(String one, String other) {}

    TopicLinker(Database database) {
        this.database = database;
    }

    /** The lists of an engine, with what is known of their topics. */
    TrendLists linked(TrendEngine of, TrendLists lists) {
        Overlaps now = overlapsOf(of);
        List<List<String>> fresh = Stream.concat(candidates(lists.trending()), candidates(lists.stillHigh()))
                .filter(compared::add)
                .toList();
        if (!fresh.isEmpty()) {
            readNames(fresh);
            fresh.forEach(list -> compare(list, now));
            links = new Links(people, affinities);
        }
        return new TrendLists(lists.trending(), lists.stillHigh(), links);
    }

    private Overlaps overlapsOf(TrendEngine of) {
        Overlaps now = of.overlaps();
        Overlaps before = overlaps;
        if (before != null && engine == of && before.minute() == now.minute()) {
            return before;
        }
        engine = of;
        overlaps = now;
        compared.clear();
        pairs.clear();
        spellings.clear();
        people.clear();
        affinities.clear();
        return now;
    }

    /** The first tags of each list, those of the world first, then the longest lists. */
    private static Stream<List<String>> candidates(Map<Place, List<Trend>> lists) {
        return lists.entrySet().stream()
                .sorted(MOST_IMPORTANT_FIRST)
                .map(list -> list.getValue().stream()
                        .limit(MOST_TAGS)
                        .map(Trend::tag)
                        .sorted()
                        .toList())
                .filter(list -> list.size() > 1);
    }

    private void readNames(List<List<String>> lists) {
        Set<String> unread = new HashSet<>();
        lists.forEach(unread::addAll);
        unread.removeAll(spellings.keySet());
        if (!unread.isEmpty()) {
            database.read(tx -> {
                spellings.putAll(spellingStore.spellings(tx, new ArrayList<>(unread)));
                mains = variantStore.all(tx);
                return true;
            });
        }
    }

    private void compare(List<String> tags, Overlaps now) {
        for (int i = 0; i < tags.size(); i++) {
            String one = tags.get(i);
            people.computeIfAbsent(one, now::people);
            for (int j = i + 1; j < tags.size() && pairs.size() < MOST_PAIRS; j++) {
                if (pairs.add(new Pair(one, tags.get(j)))) {
                    compare(one, tags.get(j), now);
                }
            }
        }
    }

    private void compare(String one, String other, Overlaps now) {
        int affinity = main(one).equals(main(other))
                ? Affinity.JOINED
                : Affinity.of(
                        spellings.getOrDefault(one, one),
                        spellings.getOrDefault(other, other),
                        moment -> now.of(one, other, moment));
        if (affinity > 0) {
            affinities.computeIfAbsent(one, _ -> new HashMap<>()).put(other, affinity);
            affinities.computeIfAbsent(other, _ -> new HashMap<>()).put(one, affinity);
        }
    }

    private TagName main(String tag) {
        TagName name = new TagName(tag);
        return mains.getOrDefault(name, name);
    }
}
