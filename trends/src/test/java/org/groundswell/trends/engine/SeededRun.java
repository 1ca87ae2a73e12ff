package org.groundswell.trends.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Removal;
import org.groundswell.trends.model.Use;

/**
 * Some 50,000 uses over sixteen days, generated from a seed: daily habits, tags used once, waves, a campaign for each
 * {@code Discount.Reason}, deletions, late posts. Uses only integer arithmetic and {@code Random}, so it is the same on
 * every machine.
 */
final class SeededRun {
    static final long START = Instant.parse("2014-05-20T00:00:00Z").toEpochMilli();

    private static final int DAYS = 16;
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final List<String> COUNTRIES = List.of("US", "GB", "PH", "IN", "");
    private static final List<String> LANGUAGES = List.of("en", "tl", "ar", "en-GB", "");

    private final Random random;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, List<Use>> kept = new TreeMap<>();

    /** A use or its deletion, and when it reaches the engine. */
    record Step(long at, Use use, boolean deleted) {
        void run(TrendEngine engine) {
            if (deleted) {
                engine.advanceTo(at);
                engine.retract(use, Removal.BY_AUTHOR);
            } else {
                engine.use(use);
            }
        }
    }

    SeededRun(long seed) {
        random = new Random(seed);
        habits();
        for (int day = 1; day < DAYS; day++) {
            wave("wave" + day, START + day * DAY + random.nextInt((int) (20 * HOUR)), 20 + random.nextInt(300));
            campaign(day, START + day * DAY + random.nextInt((int) (20 * HOUR)));
        }
        steps.sort(Comparator.comparingLong(Step::at));
    }

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

    private void habits() {
        for (long at = START; at < START + DAYS * DAY; at += 1 + random.nextInt((int) (54 * SECOND))) {
            // Half as many at night.
            if (random.nextBoolean() || at / HOUR % 24 > 7) {
                int often = random.nextInt(20) * random.nextInt(20);
                String tag = random.nextInt(8) == 0 ? "once" + random.nextInt(1 << 20) : "t" + often;
                add(use(tag, random.nextInt(60) * random.nextInt(60), at, AccountTraits.KNOWN, random.nextLong()));
            }
        }
    }

    private void wave(String tag, long from, int people) {
        long at = from;
        for (int i = 0; i < people; i++) {
            at += random.nextInt((int) (40 * SECOND));
            // Some are new, some post several times, some delete later.
            int trust = random.nextInt(5) == 0 ? random.nextInt(AccountTraits.FULL) : AccountTraits.FULL;
            Use use = use(
                    tag, 5_000 + random.nextInt(400), at, new AccountTraits(trust, 0, random.nextInt(3), 0), i * 77L);
            if (random.nextInt(12) == 0) {
                addAndDelete(use, random.nextInt((int) (12 * HOUR)));
            } else {
                add(use);
            }
        }
    }

    /** A campaign whose people count for less, each day for another reason. */
    private void campaign(int day, long from) {
        String tag = "bought" + day;
        int born = Math.toIntExact(from / HOUR) * 60 - 30 * 60;
        for (int i = 0; i < 240; i++) {
            long at = from + i * 15 * SECOND;
            long text = random.nextLong() | 1;
            switch (day % 8) {
                case 0 -> add(use(tag, 10_000 + i, at, new AccountTraits(8, born + i % 3 * 60, 0, 0), text));
                case 1 -> add(use(tag, 11_000 + i, at, new AccountTraits(6, 0, 0, 0), 0x5A5A5A5AL ^ 1L << i % 3));
                case 2 ->
                    add(use(
                            tag,
                            12_000 + i / 2,
                            from + i * SECOND,
                            new AccountTraits(AccountTraits.FULL, 0, 400_000 + day, 0),
                            text));
                case 3 ->
                    add(use(
                            tag,
                            13_000 + i,
                            from + random.nextInt(900_000),
                            new AccountTraits(AccountTraits.FULL, 0, 0, 7),
                            text));
                case 4 -> {
                    Use use = use(tag, 14_000 + i, from + i * SECOND, new AccountTraits(4, 0, 0, 0), text);
                    if (i % 2 == 0) {
                        addAndDelete(use, (int) (2 * MINUTE));
                    } else {
                        add(use);
                    }
                }
                case 5 -> add(use(tag, 15_000 + i, at, new AccountTraits(8, 0, 0, 0), text));
                case 6 ->
                    add(use(tag, 14_000 + i, from + random.nextInt(900_000), new AccountTraits(4, 0, 0, 0), text));
                default -> add(use(tag, 16_000 + i, at, new AccountTraits(AccountTraits.FULL, born, 0, 0), text));
            }
        }
    }

    private void add(Use use) {
        kept.computeIfAbsent(use.tag(), _ -> new ArrayList<>()).add(use);
        // One in thirty arrives late.
        long late = random.nextInt(30) == 0 ? random.nextInt((int) (2 * HOUR)) : 0;
        steps.add(new Step(use.at() + late, use, false));
    }

    private void addAndDelete(Use use, int after) {
        steps.add(new Step(use.at(), use, false));
        steps.add(new Step(use.at() + 1 + after, use, true));
    }

    private Use use(String tag, long person, long at, AccountTraits account, long text) {
        int place = (int) (person % COUNTRIES.size());
        return new Use(tag, person, at, COUNTRIES.get(place), LANGUAGES.get(place), account, text);
    }
}
