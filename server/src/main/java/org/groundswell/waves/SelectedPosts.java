package org.groundswell.waves;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.groundswell.trends.select.Assessment;
import org.groundswell.trends.select.Penalty;

/**
 * Representative posts of a wave, and what they were selected from.
 *
 * @param posts in the order of time
 */
public record SelectedPosts(List<Highlight> posts, Pool pool) {
    public static final SelectedPosts NONE = new SelectedPosts(List.of(), Pool.of(List.of()));

    /**
     * The candidates of a selection.
     *
     * @param weighedDown how many weighed little or nothing
     * @param reasons for each reason, how many of these weighed little for it; one with several reasons counts for the one
     *     that weighs most
     */
    public record Pool(int candidates, int weighedDown, Map<Penalty, Integer> reasons) {
        static Pool of(List<Assessment> candidates) {
            Map<Penalty, Integer> reasons = new EnumMap<>(Penalty.class);
            List<Assessment> weighedDown =
                    candidates.stream().filter(Assessment::isWeighedDown).toList();
            weighedDown.forEach(each -> each.penalties().stream()
                    .min(Comparator.comparingDouble(Penalty::factor).thenComparing(Comparator.naturalOrder()))
                    .ifPresent(penalty -> reasons.merge(penalty, 1, Integer::sum)));
            return new Pool(candidates.size(), weighedDown.size(), Collections.unmodifiableMap(reasons));
        }
    }
}
