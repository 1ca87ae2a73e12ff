package org.groundswell.crossnetwork;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.groundswell.db.Database;
import org.groundswell.model.TagName;
import org.groundswell.trends.wave.Series;

/** Counts of other networks' posts with tags, shown beside their waves. Cached for two seconds. */
public final class ExternalCounts {
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int MOST = 1_000;

    private final Database database;
    private final ObservationStore store = new ObservationStore();
    private final LoadingCache<Key, List<ExternalCount>> found =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FRESH).build(this::find);

    public ExternalCounts(Database database) {
        this.database = database;
    }

    private record Key(List<TagName> tags, int start, int step, int intervals) {}

    /**
     * The counts in the intervals of a wave's series, the network with most people first; empty if there are no
     * observations.
     */
    public List<ExternalCount> of(List<TagName> tags, Series series) {
        return found.get(
                new Key(tags, series.start(), series.step(), series.people().size()));
    }

    private List<ExternalCount> find(Key key) {
        Instant from = Instant.ofEpochSecond(key.start() * 60L);
        Instant to = from.plusSeconds(60L * key.step() * key.intervals());
        return database.read(tx -> {
            List<ExternalCount.Total> totals = store.totals(tx, key.tags(), from, to);
            if (totals.isEmpty()) {
                return List.of();
            }
            Map<String, Integer[]> people = new HashMap<>();
            for (ExternalCount.Total total : totals) {
                Integer[] none = new Integer[key.intervals()];
                Arrays.fill(none, 0);
                people.put(total.network(), none);
            }
            store.intervals(
                    tx,
                    key.tags(),
                    from,
                    to,
                    key.step() * 60_000L,
                    (network, number, count) -> Objects.requireNonNull(people.get(network))[number] = count);
            List<ExternalCount> externalCounts = new ArrayList<>();
            for (ExternalCount.Total total : totals) {
                externalCounts.add(
                        new ExternalCount(total, List.of(Objects.requireNonNull(people.get(total.network())))));
            }
            return externalCounts;
        });
    }
}
