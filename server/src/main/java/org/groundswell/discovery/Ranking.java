package org.groundswell.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.model.AccountId;

/**
 * Merges the lists of several sources. An account that more of them name comes first; then its best place in any list decides,
 * so that no source crowds out another.
 */
final class Ranking {
    /** An account, with the sources that name it in the order in which they were added. */
    record Ranked(AccountId account, List<SuggestionSource> sources, int bestPlace) {
        private Ranked and(SuggestionSource source, int place) {
            List<SuggestionSource> all = new ArrayList<>(sources);
            all.add(source);
            return new Ranked(account, List.copyOf(all), Math.min(bestPlace, place));
        }
    }

    private static final Comparator<Ranked> BEST_FIRST =
            Comparator.comparingInt((Ranked each) -> -each.sources().size()).thenComparingInt(Ranked::bestPlace);

    private final Map<AccountId, Ranked> ranked = new LinkedHashMap<>();

    /** Adds a source, once. */
    void add(SuggestionSource source, List<AccountId> bestFirst) {
        for (int place = 0; place < bestFirst.size(); place++) {
            AccountId account = bestFirst.get(place);
            Ranked before = ranked.getOrDefault(account, new Ranked(account, List.of(), place));
            ranked.put(account, before.and(source, place));
        }
    }

    /** Adds accounts for which no source speaks, after all others. */
    void fill(List<AccountId> others) {
        others.forEach(each -> ranked.putIfAbsent(each, new Ranked(each, List.of(), 0)));
    }

    int size() {
        return ranked.size();
    }

    /** Among equals, those of the source that was added first. */
    List<Ranked> best(int limit) {
        return ranked.values().stream().sorted(BEST_FIRST).limit(limit).toList();
    }
}
