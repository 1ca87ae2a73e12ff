package org.groundswell.bench.simulation;

import static org.groundswell.bench.simulation.Stage.DAY;
import static org.groundswell.bench.simulation.Stage.EBB;
import static org.groundswell.bench.simulation.Stage.HOUR;
import static org.groundswell.bench.simulation.Stage.MINUTE;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import org.groundswell.bench.simulation.Scenario.Span;
import org.groundswell.bench.simulation.Source.Kind;

/**
 * The tags of the long simulation: habits of all periods, noise of all kinds, and news on new and on known tags. Clocks
 * change twice; for three hours of one day everything has twice as many people.
 */
final class Sources {
    /** On this day local clocks are put forward, on the second one back: habits are an hour earlier in between. */
    static final int CLOCKS_FORWARD = 48;

    static final int CLOCKS_BACK = 104;
    /** On this day everything doubles for three hours. */
    static final int DOUBLED = 100;

    private static final int DOUBLED_FROM = 15;
    private static final int DOUBLED_HOURS = 3;
    /** After how many days news and waves begin. */
    private static final int KNOWN_AFTER = 21;

    private final Population population;
    private final SplittableRandom random;
    private final long start;
    private final int days;
    private final List<Source> sources = new ArrayList<>();

    Sources(Population population, long seed, long start, int days) {
        this.population = population;
        this.random = new SplittableRandom(seed + 77);
        this.start = start;
        this.days = days;
        habits();
        noise();
        news();
        waves();
    }

    List<Source> all() {
        return sources;
    }

    private void habits() {
        ritual("daily 30", 30, 50, 7, _ -> true);
        ritual("daily 100", 100, 50, 9, _ -> true);
        ritual("daily 40 in ten minutes", 40, 10, 12, _ -> true);
        ritual("daily 60 with a week's holiday", 60, 50, 10, day -> day < 70 || day >= 77);
        habit("daily 50, an hour late one day in five", _ -> true, (day, from) -> {
            int late = new SplittableRandom(start + day).nextInt(5) == 0 ? 1 : 0;
            return together(50, from + localHour(day, 14 + late), 50);
        });
        ritual("weekdays 40", 40, 50, 8, day -> day % 7 < 5);
        int[] chats = {20, 40, 80, 120, 600};
        for (int i = 0; i < chats.length; i++) {
            int weekday = i;
            ritual("weekly chat of " + chats[i], chats[i], 55, 18 + i % 3, day -> day % 7 == weekday);
        }
        // A weekend is one occurrence.
        habit("weekends 120", day -> day % 7 >= 5, 2, (_, from) -> spread(120, from + 8 * HOUR, 14));
        ritual("fortnightly 150", 150, 55, 19, day -> day % 14 == 10);
        habit(
                "monthly 200 over 8 hours",
                day -> dateOf(day) == 15,
                (day, from) -> spread(200, from + localHour(day, 10), 8));
        ritual("monthly 60 in an hour", 60, 55, 17, day -> dateOf(day) == 3);
    }

    private int dateOf(int day) {
        return LocalDate.ofEpochDay(Math.floorDiv(start + day * DAY, DAY))
                .atStartOfDay(ZoneOffset.UTC)
                .getDayOfMonth();
    }

    private long localHour(int day, int hour) {
        boolean summer = day >= CLOCKS_FORWARD && day < CLOCKS_BACK;
        return (hour - (summer ? 1 : 0)) * HOUR;
    }

    private void ritual(String name, int people, int minutes, int hour, IntPredicate when) {
        habit(name, when, (day, from) -> together(people, from + localHour(day, hour), minutes));
    }

    private interface Occurrence {
        List<Happening> make(int day, long from);
    }

    private void habit(String name, IntPredicate when, Occurrence occurrence) {
        habit(name, when, 1, occurrence);
    }

    /** @param daysEach how many days in a row are one occurrence */
    private void habit(String name, IntPredicate when, int daysEach, Occurrence occurrence) {
        List<Span> occurrences = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            if (when.test(day)) {
                occurrences.add(new Span(start + day * DAY, start + (day + daysEach) * DAY));
                day += daysEach - 1;
            }
        }
        // The first two times are news.
        List<Span> may = occurrences.stream()
                .limit(2)
                .map(span -> new Span(span.from(), span.to() + EBB))
                .toList();
        String tag = tag(name);
        sources.add(new Source(
                name,
                Kind.HABIT,
                tag,
                (day, from, to) -> {
                    if (when.test(day)) {
                        occurrence.make(day, from).forEach(each -> to.add(named(each, tag)));
                    }
                },
                occurrences,
                may));
    }

    private static Happening named(Happening each, String tag) {
        return Happening.made(new org.groundswell.trends.model.Use(
                tag,
                each.use().person(),
                each.use().at(),
                each.use().country(),
                each.use().language(),
                each.use().account(),
                each.use().text()));
    }

    private void noise() {
        noise("clumped 2/h", _ -> clumped(2, 2));
        noise("clumped 10/h", _ -> clumped(10, 1));
        noise("clumped 50/h", _ -> clumped(50, 0.3));
        double[] mood = {0};
        noise("moody 20/h", _ -> {
            mood[0] = 0.97 * mood[0] + 0.12 * random.nextGaussian();
            return 20 * Math.exp(mood[0]);
        });
        for (int rate : new int[] {5, 20, 100}) {
            noise("steady " + rate + "/h", _ -> rate);
            bursty(rate);
        }
        noise("growth of 2.15 % a day", hour -> 2 * Math.pow(1.0215, hour / 24));
    }

    /** Steady, but for three hours of four times as many people now and then, which may be listed. */
    private void bursty(int rate) {
        List<Span> bursts = new ArrayList<>();
        bursts.add(new Span(start, start + 14 * DAY));
        for (long at = start + 2 * DAY; at < start + days * DAY; at += DAY + random.nextInt(27 * 24) * HOUR) {
            bursts.add(new Span(at, at + 3 * HOUR + EBB));
        }
        String name = "steady " + rate + "/h with bursts";
        String tag = tag(name);
        Source.Days made = (day, from, to) -> hourly(
                tag,
                day,
                from,
                hour -> {
                    long at = start + (long) (hour * HOUR);
                    boolean burst = bursts.stream().skip(1).anyMatch(span -> at >= span.from() && at < span.to() - EBB);
                    return burst ? 4.0 * rate : rate;
                },
                to);
        sources.add(new Source(name, Kind.NOISE, tag, made, List.of(), bursts));
    }

    private double clumped(double mean, double phi) {
        // Gamma with mean 1 and variance φ, as a sum of exponentials where that is possible: else lognormal.
        double sigma = Math.sqrt(Math.log(1 + phi));
        return mean * Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
    }

    /** @param rate people an hour, given the hour since the beginning */
    private void noise(String name, DoubleUnaryOperator rate) {
        String tag = tag(name);
        Source.Days made = (day, from, to) -> hourly(tag, day, from, rate, to);
        List<Span> may = List.of(new Span(start, start + 14 * DAY));
        sources.add(new Source(name, Kind.NOISE, tag, made, List.of(), may));
    }

    private void hourly(String tag, int day, long from, DoubleUnaryOperator rate, List<Happening> to) {
        for (int hour = 0; hour < 24; hour++) {
            boolean doubled = day == DOUBLED && hour >= DOUBLED_FROM && hour < DOUBLED_FROM + DOUBLED_HOURS;
            double mean = rate.applyAsDouble(day * 24.0 + hour) * population.activity(hour) * (doubled ? 2 : 1);
            int count = poisson(mean);
            for (int i = 0; i < count; i++) {
                to.add(use(tag, population.somebody(hour), from + hour * HOUR + within(HOUR)));
            }
        }
    }

    private void news() {
        for (int people : new int[] {8, 15, 40, 120}) {
            for (int i = 0; i < 12; i++) {
                burst("new tag, " + people, "n" + people + "x" + i, 0, people);
            }
        }
        int[][] known = {{5, 15}, {5, 40}, {5, 120}, {20, 40}, {20, 120}, {100, 120}, {100, 300}};
        for (int[] each : known) {
            for (int i = 0; i < 3; i++) {
                String name = each[0] + "/h + " + each[1];
                burst(name, "k" + each[0] + "x" + each[1] + "x" + i, each[0], each[1]);
            }
        }
    }

    private void burst(String name, String tag, int rate, int people) {
        int day = KNOWN_AFTER + random.nextInt(days - KNOWN_AFTER - 2);
        long onset = start + day * DAY + (long) (random.nextDouble() * DAY);
        int onsetDay = (int) ((onset - start) / DAY);
        Source.Days made = (d, from, to) -> {
            if (rate > 0) {
                hourly(tag, d, from, _ -> rate, to);
            }
            if (d == onsetDay) {
                for (int i = 0; i < people; i++) {
                    to.add(use(tag, anybody(), onset + within(30 * MINUTE)));
                }
            }
        };
        sources.add(new Source(
                name,
                Kind.NEWS,
                tag,
                made,
                List.of(new Span(onset + 30 * MINUTE, onset + 60 * MINUTE)),
                List.of(new Span(onset, onset + HOUR + EBB), new Span(start, start + 14 * DAY))));
    }

    private void waves() {
        wave("wave of four days", "wave", new int[] {30, 95});
        step();
        slowRise("rise of 0.5 % an hour", 4, 0.005, 320);
        slowRise("rise of 1 % an hour", 1.5, 0.01, 330);
        slowRise("rise of 2 % an hour", 0.5, 0.02, 240);
    }

    /** Four days of many people, fewer at night; the same again two months later. */
    private void wave(String name, String tag, int[] onsets) {
        List<Span> must = new ArrayList<>();
        List<Span> may = new ArrayList<>();
        for (int onset : onsets) {
            long from = start + onset * DAY + 9 * HOUR;
            must.add(new Span(from + 15 * MINUTE, from + 60 * HOUR));
            may.add(new Span(from, from + 6 * DAY));
        }
        Source.Days made = (day, from, to) -> {
            for (int onset : onsets) {
                int since = day - onset;
                if (since >= 0 && since < 4) {
                    double size = 200 * Math.pow(0.75, since);
                    for (int hour = since == 0 ? 9 : 0; hour < 24; hour++) {
                        double night = hour < 6 ? 0.15 : 1;
                        int count = poisson(size * night);
                        for (int i = 0; i < count; i++) {
                            to.add(use(tag, population.somebody(hour), from + hour * HOUR + within(HOUR)));
                        }
                    }
                }
            }
        };
        sources.add(new Source(name, Kind.WAVE, tag, made, must, may));
    }

    private void step() {
        long from = start + 60 * DAY + 12 * HOUR;
        Source.Days made = (day, begin, to) -> hourly("step", day, begin, hour -> hour >= 60 * 24 + 12 ? 80 : 10, to);
        sources.add(new Source(
                "step of eight times",
                Kind.WAVE,
                "step",
                made,
                List.of(new Span(from + HOUR, from + 2 * DAY)),
                List.of(new Span(start, start + 14 * DAY), new Span(from, from + 16 * DAY))));
    }

    private void slowRise(String name, double rate, double growth, int hours) {
        int begin = 70 * 24;
        double slower = 1 + growth;
        DoubleUnaryOperator perHour =
                hour -> hour < begin ? rate : hour < begin + hours ? rate * Math.pow(slower, hour - begin) : rate;
        long from = start + begin * HOUR;
        long sixfold = from + (long) (Math.log(6) / Math.log(slower) * HOUR);
        String tag = tag(name);
        sources.add(new Source(
                name,
                Kind.SLOW_RISE,
                tag,
                (day, at, to) -> hourly(tag, day, at, perHour, to),
                sixfold < from + hours * HOUR
                        ? List.of(new Span(sixfold, from + hours * HOUR))
                        : List.of(new Span(from + (hours - 24) * HOUR, from + hours * HOUR)),
                List.of(new Span(from, from + hours * HOUR + 2 * DAY), new Span(start, start + 14 * DAY))));
    }

    private List<Happening> together(int people, long from, int minutes) {
        List<Happening> made = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            made.add(use("", anybody(), from + within(minutes * MINUTE)));
        }
        return made;
    }

    private List<Happening> spread(int people, long from, int hours) {
        return together(poisson(people), from, hours * 60);
    }

    private int anybody() {
        return random.nextInt(population.size());
    }

    private Happening use(String tag, int person, long at) {
        return Happening.made(population.use(tag, person, at));
    }

    private long within(long millis) {
        return (long) (random.nextDouble() * millis);
    }

    private int poisson(double mean) {
        return Stage.poisson(random, mean);
    }

    private static String tag(String name) {
        return name.replaceAll("[^a-z0-9]", "");
    }
}
