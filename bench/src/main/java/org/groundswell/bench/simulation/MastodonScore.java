package org.groundswell.bench.simulation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.groundswell.trends.model.Use;

/**
 * What Mastodon does: people today against people yesterday, by the calendar of UTC, (o − e)² / e; the highest score a tag
 * has had decays with a half-life of four hours. Looked at every five minutes; nothing is ever subtracted.
 */
final class MastodonScore implements Method {
    private static final long DAY = 86_400_000L;
    private static final long REFRESH = 5 * 60_000L;
    private static final int THRESHOLD = 5;
    private static final double HALF_LIFE = 4 * 3_600_000.0;
    private static final long COOLDOWN = 2 * DAY;

    private static final class Tag {
        final Set<Long> today = new HashSet<>();
        int yesterday;
        double most;
        long mostAt;
    }

    private final Map<String, Tag> tags = new HashMap<>();
    private long day = Long.MIN_VALUE;
    private long refreshed = Long.MIN_VALUE;
    private List<String> list = List.of();

    @Override
    public String name() {
        return "Mastodon's score";
    }

    @Override
    public void use(Use use) {
        turnTo(use.at() / DAY);
        tags.computeIfAbsent(use.tag(), _ -> new Tag()).today.add(use.person());
    }

    @Override
    public void retract(Use use) {
        // It has no such thing.
    }

    @Override
    public List<String> listed(long now, int limit) {
        turnTo(now / DAY);
        if (now - refreshed >= REFRESH || refreshed == Long.MIN_VALUE) {
            refreshed = now;
            list = refresh(now, limit);
        }
        return list;
    }

    private List<String> refresh(long now, int limit) {
        Map<String, Double> scores = new HashMap<>();
        tags.forEach((name, tag) -> {
            double expected = Math.max(1, tag.yesterday);
            int observed = tag.today.size();
            double score = expected > observed || observed < THRESHOLD
                    ? 0
                    : (observed - expected) * (observed - expected) / expected;
            if (now - tag.mostAt > COOLDOWN) {
                tag.most = 0;
            }
            if (score > tag.most) {
                tag.most = score;
                tag.mostAt = now;
            }
            double decayed = tag.most * Math.pow(0.5, (now - tag.mostAt) / HALF_LIFE);
            if (decayed >= 1) {
                scores.put(name, decayed);
            }
        });
        return scores.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void turnTo(long today) {
        if (today <= day) {
            return;
        }
        boolean next = today == day + 1;
        tags.values().removeIf(tag -> tag.today.isEmpty() && tag.most == 0);
        for (Tag tag : tags.values()) {
            tag.yesterday = next ? tag.today.size() : 0;
            tag.today.clear();
        }
        day = today;
    }
}
