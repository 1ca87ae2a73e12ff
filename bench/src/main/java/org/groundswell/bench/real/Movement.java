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
import org.groundswell.trends.engine.History;
import org.groundswell.trends.engine.TrendEngine;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Use;

/**
 * Three tags of the movement of 2020, use by use, and a week of real attacks mixed into their days: bots that post random
 * words with a tag and delete them at once. The movement's data has no accounts, so each use is a person; the attacks'
 * has no tags, so that each burst gets one.
 */
final class Movement {
    private static final long MINUTE = 60_000;
    private static final long LOOK_EVERY = 10_000;
    private static final long BURSTS_APART = 60_000;
    private static final int FEWEST = 10;
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
        replay("alone", real, start, Set.of());
        for (int trust : new int[] {AccountTraits.FULL / 2, AccountTraits.FULL}) {
            Attack attack = attack(start + INTO_THE_MOVEMENT.toMillis(), trust, real.size() + 1L);
            List<Step> mixed = new ArrayList<>(real);
            mixed.addAll(attack.steps());
            mixed.sort(Comparator.comparingLong(Step::at));
            String who = trust == AccountTraits.FULL ? "accounts that everybody trusts" : "strangers";
            replay("with attacks of " + who + ", deleted after a minute", mixed, start, attack.bursts());
        }
    }

    private void replay(String what, List<Step> steps, long start, Set<String> bursts) {
        Kept kept = new Kept();
        TrendEngine engine = new TrendEngine(start - Duration.ofDays(2).toMillis(), TrendParameters.DEFAULT);
        Map<String, List<Instant>> episodes = new TreeMap<>();
        Map<String, Long> lastSeen = new HashMap<>();
        Map<String, Long> gone = new HashMap<>();
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
                }
                if (look / LOOK_EVERY % 6 == 0) {
                    engine.held().forEach(each -> held.add(each.tag()));
                }
                look += bursts.isEmpty() ? MINUTE : LOOK_EVERY;
            }
            if (step.deleted()) {
                engine.retract(step.use());
                kept.remove(step.use());
                gone.merge(step.use().tag(), step.at(), Math::max);
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
        if (!bursts.isEmpty()) {
            List<String> listed = bursts.stream().filter(episodes::containsKey).toList();
            long longest = listed.stream()
                    .mapToLong(tag -> lastSeen.getOrDefault(tag, 0L) - gone.getOrDefault(tag, 0L))
                    .max()
                    .orElse(0);
            out.printf(
                    Locale.ENGLISH,
                    "    of %,d bursts of %d posts or more, %,d were listed, %,d held; the last left %,d s after its last deletion%n",
                    bursts.size(),
                    FEWEST,
                    listed.size(),
                    bursts.stream().filter(held::contains).count(),
                    Math.max(0, longest / 1_000));
        }
    }

    /**
     * What the bots did.
     *
     * @param bursts the tags of those that are large enough to be a trend
     */
    private record Attack(List<Step> steps, Set<String> bursts) {}

    private Attack attack(long from, int trust, long firstPerson) throws IOException {
        List<long[]> posts = new ArrayList<>();
        RealData.csv(
                attacks, columns -> posts.add(new long[] {Long.parseLong(columns[1]), Long.parseLong(columns[2])}));
        posts.sort(Comparator.comparingLong(post -> post[1]));
        Random random = new Random(5);
        Map<Long, AccountTraits> authors = new HashMap<>();
        Map<String, Integer> sizes = new HashMap<>();
        List<Step> steps = new ArrayList<>();
        long shift = from - posts.getFirst()[1];
        long before = 0;
        int burst = 0;
        for (long[] post : posts) {
            burst += post[1] - before > BURSTS_APART ? 1 : 0;
            before = post[1];
            String tag = BURST + burst;
            AccountTraits account = authors.computeIfAbsent(
                    post[0], _ -> new AccountTraits(trust, 340_000 + random.nextInt(110_000), 0, 0));
            long at = post[1] + shift;
            Use use = new Use(tag, firstPerson + post[0], at, "", "", account, random.nextLong());
            steps.add(new Step(at, use, false));
            steps.add(new Step(at + MINUTE, use, true));
            sizes.merge(tag, 1, Integer::sum);
        }
        sizes.values().removeIf(size -> size < FEWEST);
        return new Attack(steps, Set.copyOf(sizes.keySet()));
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
