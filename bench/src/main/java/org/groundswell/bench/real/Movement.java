package org.groundswell.bench.real;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.groundswell.trends.engine.History;
import org.groundswell.trends.engine.TrendEngine;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Removal;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Use;

/**
 * Three tags of the movement of 2020, use by use, and nine days of real attacks mixed into their days: bots that post
 * random words with a tag and delete them soon after, at their true times. The movement's data has no accounts, so each
 * use is a person; the attacks' has no tags, so that each burst gets one.
 */
final class Movement {
    private static final long MINUTE = 60_000;
    private static final long LOOK_EVERY = 10_000;
    private static final long BURSTS_APART = 60_000;
    private static final int FEWEST = 10;
    private static final int LARGE = 50;
    private static final String BURST = "burst";
    private static final Duration INTO_THE_MOVEMENT = Duration.ofDays(1);

    private final Path movement;
    private final Path attacks;
    private final PrintStream out;

    Movement(Path movement, Path attacks, PrintStream out) {
        this.movement = movement;
        this.attacks = attacks;
        this.out = out;
    }

    private record Step(long at, Use use, boolean deleted) {}

    void run() throws IOException {
        List<Step> real = new ArrayList<>();
        RealData.csv(movement, columns -> {
            long at = Long.parseLong(columns[1]);
            real.add(new Step(at, Use.of(columns[0], real.size() + 1L, at, ""), false));
        });
        real.sort(Comparator.comparingLong(Step::at));
        long start = real.getFirst().at();
        out.printf(Locale.ENGLISH, "%nThe movement of 2020: %,d uses%n", real.size());
        replay("alone", real, start, new Attack(List.of(), Map.of(), Map.of()));
        attacked("strangers", AccountTraits.FULL / 2, 0, real, start);
        attacked("strangers and eight known people", AccountTraits.FULL / 2, 8, real, start);
        attacked("accounts that everybody trusts", AccountTraits.FULL, 0, real, start);
    }

    private void attacked(String who, int trust, int known, List<Step> real, long start) throws IOException {
        Attack attack = attack(start + INTO_THE_MOVEMENT.toMillis(), trust, known, real.size() + 1L);
        List<Step> mixed = new ArrayList<>(real);
        mixed.addAll(attack.steps());
        mixed.sort(Comparator.comparingLong(Step::at));
        replay("with attacks of " + who, mixed, start, attack);
    }

    private void replay(String what, List<Step> steps, long start, Attack attack) {
        Kept kept = new Kept();
        TrendEngine engine = new TrendEngine(start - Duration.ofDays(2).toMillis(), TrendParameters.DEFAULT);
        Map<String, List<Instant>> episodes = new TreeMap<>();
        Map<String, Long> lastSeen = new HashMap<>();
        Map<String, Long> listedFor = new HashMap<>();
        Map<String, Long> listedAfterHalf = new HashMap<>();
        Set<String> held = new HashSet<>();
        long look = start;
        long began = System.nanoTime();
        for (Step step : steps) {
            while (step.at() > look) {
                engine.advanceTo(look);
                engine.repair(kept);
                for (Trend trend : engine.trends(Place.WORLD, 20)) {
                    if (look - lastSeen.getOrDefault(trend.tag(), 0L) > MINUTE) {
                        episodes.computeIfAbsent(trend.tag(), _ -> new ArrayList<>())
                                .add(Instant.ofEpochMilli(look / MINUTE * MINUTE));
                    }
                    lastSeen.put(trend.tag(), look);
                    Long half = attack.half().get(trend.tag());
                    if (half != null) {
                        listedFor.merge(trend.tag(), LOOK_EVERY, Long::sum);
                        listedAfterHalf.merge(trend.tag(), look > half ? LOOK_EVERY : 0, Long::sum);
                    }
                }
                if (look / LOOK_EVERY % 6 == 0) {
                    engine.held().forEach(each -> held.add(each.tag()));
                }
                look += attack.half().isEmpty() ? MINUTE : LOOK_EVERY;
            }
            if (step.deleted()) {
                engine.retract(step.use(), Removal.BY_AUTHOR);
                kept.remove(step.use());
            } else {
                engine.use(step.use());
                kept.add(step.use());
            }
        }
        double perSecond = steps.size() / ((System.nanoTime() - began) / 1e9);
        out.printf(Locale.ENGLISH, "  %s (%,.0f uses/s, lists looked at included)%n", what, perSecond);
        episodes.forEach((tag, from) -> {
            if (!tag.startsWith(BURST)) {
                out.println("    #" + tag + " listed from " + from.subList(0, Math.min(from.size(), 4))
                        + (from.size() > 4 ? " ..." : ""));
            }
        });
        for (int fewest : new int[] {FEWEST, LARGE}) {
            Set<String> bursts = attack.of(fewest);
            if (!bursts.isEmpty()) {
                out.printf(
                        Locale.ENGLISH,
                        "    of %,d bursts of %d posts or more, %,d were listed, %,d held; minutes on the list, of all: %s; of"
                                + " these after half of the posts were deleted: %s%n",
                        bursts.size(),
                        fewest,
                        bursts.stream().filter(listedFor::containsKey).count(),
                        bursts.stream().filter(held::contains).count(),
                        minutes(bursts, listedFor),
                        minutes(bursts, listedAfterHalf));
            }
        }
    }

    private static String minutes(Set<String> bursts, Map<String, Long> millis) {
        long[] sorted = bursts.stream()
                .mapToLong(burst -> millis.getOrDefault(burst, 0L))
                .sorted()
                .toArray();
        return String.format(
                Locale.ENGLISH,
                "median %.1f, p90 %.1f, most %.1f",
                (double) sorted[sorted.length / 2] / MINUTE,
                (double) sorted[Math.min(sorted.length - 1, sorted.length * 9 / 10)] / MINUTE,
                (double) sorted[sorted.length - 1] / MINUTE);
    }

    /**
     * What the bots did.
     *
     * @param half by tag of those that are large enough to be a trend, when half of the posts had been deleted
     * @param posts by tag, how many posts there were
     */
    private record Attack(List<Step> steps, Map<String, Long> half, Map<String, Integer> posts) {
        /** The bursts of at least so many posts. */
        Set<String> of(int fewest) {
            return posts.entrySet().stream()
                    .filter(each -> each.getValue() >= fewest)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }
    }

    /** @param known how many known people join each burst in its first ten minutes, and stay */
    private Attack attack(long from, int trust, int known, long firstPerson) throws IOException {
        List<long[]> posts = new ArrayList<>();
        RealData.csv(
                attacks,
                columns -> posts.add(
                        new long[] {Long.parseLong(columns[1]), Long.parseLong(columns[2]), Long.parseLong(columns[3])
                        }));
        posts.sort(Comparator.comparingLong(post -> post[1]));
        Random random = new Random(5);
        Map<Long, AccountTraits> authors = new HashMap<>();
        Map<String, List<Long>> deletions = new HashMap<>();
        Map<String, Long> begin = new HashMap<>();
        List<Step> steps = new ArrayList<>();
        long shift = from - posts.getFirst()[1];
        long before = 0;
        int burst = 0;
        for (long[] post : posts) {
            burst += post[1] - before > BURSTS_APART ? 1 : 0;
            before = post[1];
            String tag = BURST + burst;
            AccountTraits account = authors.computeIfAbsent(
                    post[0],
                    _ -> new AccountTraits(
                            trust, 60 * (340_000 + random.nextInt(110_000)) + Math.floorMod(post[0], 60), 0, 0));
            long at = post[1] + shift;
            Use use = new Use(tag, firstPerson + post[0], at, "", "", account, random.nextLong());
            steps.add(new Step(at, use, false));
            steps.add(new Step(post[2] + shift, use, true));
            deletions.computeIfAbsent(tag, _ -> new ArrayList<>()).add(post[2] + shift);
            begin.putIfAbsent(tag, at);
        }
        deletions.values().removeIf(times -> times.size() < FEWEST);
        Map<String, Long> half = new HashMap<>();
        deletions.forEach((tag, times) -> {
            times.sort(Comparator.naturalOrder());
            half.put(tag, times.get(times.size() / 2));
        });
        long person = firstPerson + 10_000_000_000_000L;
        for (Map.Entry<String, Long> each : new TreeMap<>(begin).entrySet()) {
            String tag = each.getKey();
            for (int i = 0; i < known && half.containsKey(tag); i++) {
                person++;
                long at = each.getValue() + random.nextInt((int) (10 * MINUTE));
                steps.add(new Step(at, Use.of(tag, person, at, ""), false));
            }
        }
        return new Attack(steps, half, posts(deletions));
    }

    private static Map<String, Integer> posts(Map<String, List<Long>> deletions) {
        Map<String, Integer> posts = new HashMap<>();
        deletions.forEach((tag, times) -> posts.put(tag, times.size()));
        return posts;
    }

    /** What can be read again. */
    private static final class Kept implements History {
        private final Map<String, List<Use>> uses = new HashMap<>();

        void add(Use use) {
            uses.computeIfAbsent(use.tag(), _ -> new ArrayList<>()).add(use);
        }

        void remove(Use use) {
            uses.getOrDefault(use.tag(), new ArrayList<>()).remove(use);
        }

        @Override
        public void uses(String tag, long from, long to, Consumer<Use> visitor) {
            uses.getOrDefault(tag, List.of()).stream()
                    .filter(use -> use.at() >= from && use.at() < to)
                    .forEach(visitor);
        }
    }
}
