package org.groundswell.trends.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Removal;
import org.groundswell.trends.model.Use;

/** Some days of traffic, generated from a seed: habits, waves, bought bursts, deletions, late posts. */
final class Traffic {
    static final long START = Instant.parse("2014-05-20T00:00:00Z").toEpochMilli();

    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final List<String> COUNTRIES = List.of("US", "GB", "PH", "IN", "");
    private static final List<String> LANGUAGES = List.of("en", "tl", "ar", "en-GB", "");

    private final Random random;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, List<Use>> kept = new TreeMap<>();

    Traffic(long seed, int days) {
        this.random = new Random(seed);
        long end = START + days * DAY;
        for (long at = START; at < end; at += 1 + random.nextInt(40_000)) {
            // Half as many at night.
            if (random.nextBoolean() || (at / MINUTE / 60) % 24 > 7) {
                add(use("t" + (int) (Math.pow(random.nextDouble(), 3) * 400), person(), at, AccountTraits.KNOWN));
            }
        }
        for (int wave = 0; wave < 3 * days; wave++) {
            long from = START + (long) (random.nextDouble() * days * DAY);
            boolean bought = wave % 3 == 0;
            int people = 8 + random.nextInt(bought ? 200 : 90);
            long apart = (1 + random.nextInt(60)) * 1_000L;
            for (int i = 0; i < people; i++) {
                AccountTraits account = bought
                        ? new AccountTraits(random.nextInt(AccountTraits.FULL), 10, random.nextInt(3), 0)
                        : AccountTraits.KNOWN;
                Use use = use("w" + random.nextInt(2) + wave, 5_000 + random.nextInt(500), from + i * apart, account);
                add(use);
                if (random.nextInt(bought ? 2 : 12) == 0) {
                    steps.add(new Step(
                            use.at() + random.nextInt(bought ? 200_000 : 40_000_000),
                            engine -> engine.retract(use, Removal.BY_AUTHOR)));
                    kept.get(use.tag()).remove(use);
                }
            }
        }
        steps.sort(Comparator.comparingLong(Step::at));
    }

    /** A call to the engine, and its time. */
    record Step(long at, Consumer<TrendEngine> action) {}

    List<Step> steps() {
        return steps;
    }

    /** The uses that are never deleted. */
    History history() {
        return (tag, from, to, visitor) -> kept.getOrDefault(tag, List.of()).stream()
                .filter(use -> use.at() >= from && use.at() < to)
                .sorted(Comparator.comparingLong(Use::at))
                .forEach(visitor);
    }

    private void add(Use use) {
        kept.computeIfAbsent(use.tag(), _ -> new ArrayList<>()).add(use);
        // One in thirty arrives late.
        long late = random.nextInt(30) == 0 ? random.nextInt(3_000_000) : 0;
        steps.add(new Step(use.at() + late, engine -> engine.use(use)));
    }

    private long person() {
        return (long) (Math.pow(random.nextDouble(), 2) * 3_000);
    }

    private Use use(String tag, long person, long at, AccountTraits account) {
        int place = (int) (person % COUNTRIES.size());
        return new Use(tag, person, at, COUNTRIES.get(place), LANGUAGES.get(place), account, random.nextInt(4) * 77L);
    }
}
