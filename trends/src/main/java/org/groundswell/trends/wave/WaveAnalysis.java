package org.groundswell.trends.wave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.groundswell.trends.model.DegreeCell;
import org.groundswell.trends.model.Place;

/**
 * Computes figures of a tag's uses at a moment. It does not copy the uses: when they change, a new analysis is needed.
 * Minutes count from the epoch.
 */
public final class WaveAnalysis {
    /** The most intervals that a series can have. */
    public static final int MOST_INTERVALS = 3_000;

    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final int[] STEPS = {1, 5, 15, HOUR, 6 * HOUR, DAY, 7 * DAY, 30 * DAY};
    private static final int INTERVALS = 160;
    private static final int FRAMES = 48;
    private static final int FIRST_PEOPLE = 50;
    private static final int FEWEST_FIRST_PEOPLE = 20;

    private final WaveUses uses;
    private final Life life;
    private final List<Episode> waves;
    private final Expectation expectation;

    /** @param nowMinute the current minute */
    public WaveAnalysis(WaveUses uses, int nowMinute) {
        this.uses = uses;
        int size = uses.size();
        if (size == 0) {
            this.waves = List.of();
            this.life = new Life(0, 0, 0, 0, State.QUIET, waves);
            this.expectation = new Expectation(waves, new UsualHours(Hours.NONE));
            return;
        }
        Hours hours = Hours.of(uses);
        Episodes episodes = new Episodes(uses, hours, nowMinute);
        List<Episode> found = episodes.found();
        State state = state(found, hours, nowMinute);
        this.waves = state == State.RISING ? withLastRising(found) : found;
        this.expectation = new Expectation(waves, episodes.usual());
        this.life = new Life(size, uses.people(0, size), uses.post(0), uses.post(size - 1), state, waves);
    }

    public Life life() {
        return life;
    }

    /**
     * The figures of a part of the tag's history.
     *
     * @param part the minutes that are counted
     * @param shown the minutes that its series covers; the first is moved back to the beginning of a step, the last to
     *     the end of one, so that no interval is counted in part
     * @param step length of an interval of the series in minutes; see {@link #stepFor}
     * @throws IllegalArgumentException if there are more intervals than {@link #MOST_INTERVALS}
     */
    public View view(Minutes part, Minutes shown, int step) {
        int start = Math.floorDiv(shown.from(), step) * step;
        int intervals = Math.max(1, Math.ceilDiv(shown.to() - start, step));
        if (intervals > MOST_INTERVALS) {
            throw new IllegalArgumentException(intervals + " intervals are too many");
        }
        int first = uses.firstFrom(part.from());
        int after = uses.firstFrom(part.to());
        return new View(
                part,
                after - first,
                uses.people(first, after),
                first < after ? uses.post(first) : 0,
                first < after ? uses.post(after - 1) : 0,
                series(start, intervals, step, uses.firstFrom(start + intervals * step)),
                spread(first, after, part, uses::country)
                        .spread(id -> Place.ofId(id).code()),
                spread(first, after, part, uses::language)
                        .spread(id -> Place.ofId(id).code()),
                cells(first, after, part),
                origins(first, after));
    }

    /**
     * The first posts of a part: those of its first 50 people, or of the square root of the number of its people if
     * that is more. After a day, 20 people are enough.
     *
     * @return their ids, in the order of time
     */
    public long[] beginning(Minutes part) {
        int from = uses.firstFrom(part.from());
        int to = uses.firstFrom(part.to());
        int firstDay = uses.firstFrom(part.from() + DAY);
        int most = Math.max(FIRST_PEOPLE, (int) Math.sqrt(uses.people(from, to)));
        boolean[] seen = new boolean[uses.peopleEver()];
        int people = 0;
        int end = from;
        while (end < to && people < (end < firstDay ? most : FEWEST_FIRST_PEOPLE)) {
            people += seen[uses.personNumber(end)] ? 0 : 1;
            seen[uses.personNumber(end)] = true;
            end++;
        }
        return ids(from, end, end - from);
    }

    /** Distinct people in a part. */
    public int people(Minutes part) {
        return uses.people(uses.firstFrom(part.from()), uses.firstFrom(part.to()));
    }

    /** The ids of at most {@code most} posts of a part, evenly sampled in the order of time. */
    public long[] sample(Minutes part, int most) {
        int from = uses.firstFrom(part.from());
        int to = uses.firstFrom(part.to());
        return ids(from, to, Math.min(most, to - from));
    }

    /**
     * People who may have influenced a part: those with most followers and those boosted most, in the order in which
     * they joined.
     *
     * @param most how many to take of each
     */
    public List<Joining> joinings(Minutes part, int most) {
        return new Joinings(uses, part).candidates(most);
    }

    /** The ids of the most boosted posts of a part, most boosted first. Posts without boosts are left out. */
    public long[] mostBoosted(Minutes part, int most) {
        PriorityQueue<Integer> top = new PriorityQueue<>(
                Comparator.<Integer>comparingInt(uses::boosts).thenComparing(Comparator.reverseOrder()));
        int to = uses.firstFrom(part.to());
        for (int i = uses.firstFrom(part.from()); i < to; i++) {
            if (uses.boosts(i) > 0) {
                top.add(i);
                if (top.size() > most) {
                    top.remove();
                }
            }
        }
        long[] ids = new long[top.size()];
        for (int i = ids.length - 1; i >= 0; i--) {
            ids[i] = uses.post(top.remove());
        }
        return ids;
    }

    /** The people of the whole history, in ascending order. */
    public long[] everybody() {
        return distinct(0, uses.size());
    }

    /**
     * How many of the people of a part are among others.
     *
     * @param others in ascending order
     */
    public int peopleAmong(Minutes part, long[] others) {
        long[] people = distinct(uses.firstFrom(part.from()), uses.firstFrom(part.to()));
        return (int) Arrays.stream(people)
                .filter(person -> Arrays.binarySearch(others, person) >= 0)
                .count();
    }

    /** The people among the posts from one index (inclusive) to another (exclusive), in ascending order. */
    private long[] distinct(int from, int to) {
        return IntStream.range(from, to)
                .mapToLong(uses::person)
                .sorted()
                .distinct()
                .toArray();
    }

    /** The id of each of these people's first post in a part. People without one are left out. */
    public Map<Long, Long> firstPosts(Minutes part, Set<Long> people) {
        Map<Long, Long> firstPosts = new HashMap<>();
        int to = uses.firstFrom(part.to());
        for (int i = uses.firstFrom(part.from()); i < to && firstPosts.size() < people.size(); i++) {
            long person = uses.person(i);
            if (people.contains(person)) {
                firstPosts.putIfAbsent(person, uses.post(i));
            }
        }
        return firstPosts;
    }

    private long[] ids(int from, int to, int count) {
        long[] ids = new long[count];
        for (int i = 0; i < count; i++) {
            ids[i] = uses.post(from + (int) ((long) (to - from) * i / count));
        }
        return ids;
    }

    /** The step of a series that fits a length of time, both in minutes. */
    public static int stepFor(int minutes) {
        for (int step : STEPS) {
            if (minutes / step <= INTERVALS) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1];
    }

    private Series series(int start, int intervals, int step, int after) {
        // The expectation is learned from the intervals before.
        int before = Expectation.intervalsBefore(step);
        int begin =
                Math.max(start - before * step, Math.floorDiv(uses.isEmpty() ? start : uses.minute(0), step) * step);
        int learned = Math.max(0, (start - begin) / step);
        int[] posts = new int[learned + intervals];
        int[] people = new int[learned + intervals];
        int[] last = new int[uses.peopleEver()];
        Arrays.fill(last, -1);
        int origin = start - learned * step;
        for (int i = uses.firstFrom(origin); i < after; i++) {
            int interval = (uses.minute(i) - origin) / step;
            posts[interval]++;
            if (last[uses.personNumber(i)] != interval) {
                last[uses.personNumber(i)] = interval;
                people[interval]++;
            }
        }
        return expectation.series(origin, step, posts, people, learned);
    }

    private Spread cells(int from, int to, Minutes part) {
        return uses.hasCells()
                ? spread(from, to, part, uses::cell)
                        .spread(number ->
                                DegreeCell.ofNumber(number).orElseThrow().code())
                : Spread.NONE.withUnknown(uses.people(from, to));
    }

    private Spreading spread(int from, int to, Minutes part, IntUnaryOperator placeOf) {
        int[] moments = new int[FRAMES];
        for (int f = 0; f < FRAMES; f++) {
            moments[f] = part.from() + (int) ((long) part.length() * (f + 1) / FRAMES);
        }
        Spreading spreading = new Spreading(uses.peopleEver(), moments);
        for (int i = from; i < to; i++) {
            spreading.add(uses.personNumber(i), placeOf.applyAsInt(i), uses.minute(i));
        }
        return spreading;
    }

    private Origins origins(int from, int to) {
        Map<Integer, Integer> people = new HashMap<>();
        boolean[] seen = new boolean[uses.peopleEver()];
        int bots = 0;
        for (int i = from; i < to; i++) {
            int person = uses.personNumber(i);
            if (!seen[person]) {
                seen[person] = true;
                people.merge(uses.origin(person), 1, Integer::sum);
                bots += uses.isBot(person) ? 1 : 0;
            }
        }
        int largest = 0;
        int most = 0;
        for (var origin : people.entrySet()) {
            if (origin.getValue() > most || (origin.getValue() == most && origin.getKey() < largest)) {
                largest = origin.getKey();
                most = origin.getValue();
            }
        }
        return new Origins(people.size(), bots, largest, most);
    }

    private static List<Episode> withLastRising(List<Episode> waves) {
        List<Episode> all = new ArrayList<>(waves);
        all.add(all.removeLast().rising());
        return List.copyOf(all);
    }

    private State state(List<Episode> waves, Hours hours, int now) {
        if (waves.isEmpty()) {
            return State.QUIET;
        }
        Episode wave = waves.getLast();
        if (!wave.isRunning()) {
            return State.OVER;
        }
        int age = now - wave.onset();
        int window = age < 6 * HOUR ? HOUR : age < 2 * DAY ? 6 * HOUR : DAY;
        int[] sliding = window == HOUR ? hours.one : window == DAY ? hours.day : hours.six;
        int most = 0;
        for (int h = Math.floorDiv(wave.onset(), HOUR) - hours.start; h < sliding.length; h++) {
            most = Math.max(most, sliding[h]);
        }
        int people = peopleBefore(now, window);
        if (grows(people, peopleBefore(now - window, window)) || surges(now)) {
            return State.RISING;
        }
        return people >= 0.75 * most ? State.PEAKING : State.EBBING;
    }

    private static boolean grows(int people, int before) {
        return people > 1.1 * before && people >= before + Math.sqrt(before);
    }

    /** Whether the last hour has at least 50 % more people than the one before, and significantly so. */
    private boolean surges(int now) {
        int people = peopleBefore(now, HOUR);
        int before = peopleBefore(now - HOUR, HOUR);
        return people >= 1.5 * before && people >= before + 3 * Math.sqrt(before + 1.0);
    }

    /** Distinct people in the given number of minutes up to a minute. */
    private int peopleBefore(int minute, int minutes) {
        return uses.people(uses.firstFrom(minute - minutes + 1), uses.firstFrom(minute + 1));
    }
}
