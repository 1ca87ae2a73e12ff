package org.groundswell.trends.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.count.People;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Held;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Removal;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Use;
import org.groundswell.trends.model.Window;
import org.groundswell.trends.place.PlaceActivity;
import org.jspecify.annotations.Nullable;

/**
 * Computes which tags trend in which place.
 *
 * <p>State changes only by {@link #use}, {@link #retract}, {@link #repair}, {@link #markStale} and {@link #advanceTo}; all
 * times are event times, and decisions are made every {@value Ticks#MILLIS} ms of them. The same calls give the same
 * lists on every machine.
 *
 * <p>Not thread-safe: one thread owns an engine.
 */
public final class TrendEngine {
    /*
     * The engine counts distinct people per tag and place in three sliding windows, compares them with what is usual at
     * this hour of the day and day of the week, audits the people, and lists the tags that are significantly above it.
     * docs/trends.md describes the method, its sources and how it was judged.
     *
     * Tags are divided among shards, and active people among as many counters; they exchange their figures every
     * quarter of an hour. The lists are the same for any number of shards, so shards can run on several machines; in
     * one process more than one gains nothing.
     */

    /** Time passes in steps of this many milliseconds. */
    public static final long TICK_MILLIS = Ticks.MILLIS;

    /**
     * How much of the past is read when a tag is recomputed, in milliseconds. The tables of hours and days have 70 days,
     * the thresholds and the spread that were computed with them 28 more, and what these were computed with another 28:
     * older uses change nothing, unless a wave has lasted since.
     */
    public static final long MEMORY_MILLIS = 126L * 24 * 60 * 60 * 1000;

    /**
     * The first bytes of a checkpoint. The last byte is the format version, to be raised whenever the saved state
     * changes.
     */
    private static final long FORM = 0x47535754_52454E0BL;

    private static final int MINUTES_A_DAY = 24 * 60;

    private static final Comparator<Trend> BEST_FIRST = Comparator.comparingDouble(Trend::rank)
            .reversed()
            .thenComparingLong(Trend::since)
            .thenComparing(Trend::tag);

    private final TrendParameters parameters;
    private final List<Shard> shards = new ArrayList<>();
    private final List<PlaceActivity> activity = new ArrayList<>();
    private long tick;

    /** @param start event time since which uses are known, milliseconds since the epoch */
    public TrendEngine(long start, TrendParameters parameters) {
        this(start, parameters, 1);
    }

    TrendEngine(long start, TrendParameters parameters, int shards) {
        this.parameters = parameters;
        this.tick = Ticks.at(start);
        for (int i = 0; i < shards; i++) {
            this.shards.add(new Shard(tick, parameters, parameters.memoryBytes() / shards));
            this.activity.add(new PlaceActivity());
        }
    }

    /**
     * Restores an engine that was {@link #save saved}; it continues as if it had never stopped.
     *
     * @param bytes a whole checkpoint
     * @param parameters those that it was saved with
     * @throws CheckpointException if the bytes are not a checkpoint, are damaged, or were saved by another version or
     *     with other parameters
     */
    public static TrendEngine restore(ByteBuffer bytes, TrendParameters parameters) throws CheckpointException {
        CheckpointInput in = new CheckpointInput(bytes);
        TrendEngine engine = new TrendEngine(in, parameters);
        in.end();
        return engine;
    }

    private TrendEngine(CheckpointInput in, TrendParameters parameters) throws CheckpointException {
        this.parameters = parameters;
        if (in.longNumber() != FORM || !in.text().equals(parameters.toString())) {
            throw new CheckpointException("made by another version, or with other parameters");
        }
        tick = in.longNumber();
        int count = in.number();
        for (int i = 0; i < count; i++) {
            shards.add(new Shard(parameters, in));
            activity.add(new PlaceActivity(in));
        }
    }

    /**
     * Saves the whole state.
     *
     * @throws IOException if the stream does
     */
    public void save(OutputStream to) throws IOException {
        CheckpointOutput out = new CheckpointOutput(to);
        out.number(FORM);
        out.text(parameters.toString());
        out.number(tick);
        out.number(shards.size());
        for (int i = 0; i < shards.size(); i++) {
            shards.get(i).save(out);
            activity.get(i).save(out);
        }
        out.finish();
    }

    /** Event time since which uses are known, milliseconds since the epoch. */
    public long start() {
        return shards.getFirst().start();
    }

    /** The engine's clock, milliseconds since the epoch. */
    public long now() {
        return tick * Ticks.MILLIS;
    }

    /**
     * Counts a use and, if it is the newest so far, moves the clock to it.
     *
     * @return false if it is older than the longest window; it is not counted then
     */
    public boolean use(Use use) {
        advanceTo(use.at());
        activity.get(part(Long.hashCode(use.person())))
                .seen(
                        use.person(),
                        use.minute(),
                        use.where(),
                        use.account().origin(),
                        use.account().trust() == AccountTraits.FULL);
        return shard(use.tag()).use(use);
    }

    /**
     * Retracts a use, as if it had never been added. If it is in a window that has closed, the tag becomes stale and
     * {@link #repair} corrects it.
     *
     * @param removal why: people who delete their own posts soon after writing them make others count less
     */
    public void retract(Use use, Removal removal) {
        shard(use.tag()).retract(use, removal);
    }

    /**
     * Takes over, from an engine that this one replaces, who deleted their posts in the last hours: that can't be computed
     * from the posts that are left.
     *
     * @param before an engine with as many shards, and a clock that is not ahead of this one's
     */
    public void inheritDeletions(TrendEngine before, History history) {
        for (int i = 0; i < shards.size(); i++) {
            shards.get(i).inheritDeletions(before.shards.get(i), history);
        }
    }

    /**
     * Recomputes, from their uses, the tags whose closed windows have changed because uses arrived late or were taken
     * back.
     *
     * @return how many tags there were
     */
    public int repair(History history) {
        int repaired = 0;
        for (Shard shard : shards) {
            repaired += shard.repair(history);
        }
        return repaired;
    }

    /** Whether there is anything to {@link #repair}. */
    public boolean isStale() {
        return shards.stream().anyMatch(Shard::isStale);
    }

    /** Marks a tag whose past uses have changed, so that the next {@link #repair} recomputes it. */
    public void markStale(String tag) {
        shard(tag).markStale(tag);
    }

    /** Moves the clock to {@code now}, milliseconds since the epoch. A time before the clock does nothing. */
    public void advanceTo(long now) {
        long target = Ticks.at(now);
        while (tick < target) {
            boolean dirty = false;
            for (Shard shard : shards) {
                dirty |= shard.isDirty();
            }
            long minute = (tick / Ticks.A_MINUTE + 1) * Ticks.A_MINUTE;
            tick = dirty ? tick + 1 : Math.min(target, minute);
            if (Ticks.beginsQuarter(tick)) {
                beginQuarter();
            } else {
                shards.forEach(shard -> shard.moveTo(tick));
            }
        }
    }

    private void beginQuarter() {
        int minute = Ticks.minute(tick);
        PlaceActivity.Counts counts = activity.stream()
                .map(part -> part.close(minute))
                .reduce(PlaceActivity.Counts::plus)
                .orElseThrow();
        List<Shard.Report> reports = shards.stream()
                .map(shard -> shard.report(minute % MINUTES_A_DAY == 0))
                .toList();
        long memoryBytes = (parameters.memoryBytes() - activityBytes()) / shards.size();
        shards.forEach(shard -> shard.beginQuarter(tick, counts, reports, memoryBytes));
    }

    /** The trends of a place now, best first. */
    public List<Trend> trends(Place place, int limit) {
        return trends(limit).getOrDefault(place, List.of());
    }

    /** The trends of every place that has any, best first. */
    public Map<Place, List<Trend>> trends(int limit) {
        Map<Place, List<Trend>> listed = new HashMap<>();
        shards.forEach(shard -> shard.describe(listed));
        return bestFirst(listed, limit);
    }

    /**
     * The tags of every place that are no longer news, but still far above what was usual before their wave, best first.
     */
    public Map<Place, List<Trend>> stillHigh(int limit) {
        Map<Place, List<Trend>> lists = new HashMap<>();
        shards.forEach(shard -> shard.describeStillHigh(lists));
        return bestFirst(lists, limit);
    }

    private static Map<Place, List<Trend>> bestFirst(Map<Place, List<Trend>> lists, int limit) {
        lists.replaceAll(
                (_, trends) -> trends.stream().sorted(BEST_FIRST).limit(limit).toList());
        return lists;
    }

    /** Tags that would be listed if their people counted in full, most people first. */
    public List<Held> held() {
        List<Held> held = new ArrayList<>();
        shards.forEach(shard -> shard.addHeld(held));
        held.sort(Comparator.comparingInt(Held::people).reversed().thenComparing(Held::tag));
        return List.copyOf(held);
    }

    /** Distinct people with a tag in a window that ends now. */
    public int people(String tag, Place place, Window window) {
        return shard(tag).people(tag, place, window);
    }

    /** What pairs of tags have in common in the six hours before this minute. */
    public Overlaps overlaps() {
        return new Overlaps(this, Ticks.minute(tick));
    }

    /** A tag's people; null if it has been used by one person at most. */
    @Nullable
    People peopleOf(String tag) {
        return shard(tag).peopleOf(tag);
    }

    /** The number of tags in memory, those seen once included. */
    public int tags() {
        return shards.stream().mapToInt(Shard::tags).sum();
    }

    /** The approximate memory in use, in bytes. */
    public long bytes() {
        return activityBytes() + shards.stream().mapToLong(Shard::bytes).sum();
    }

    private long activityBytes() {
        return activity.stream().mapToLong(PlaceActivity::bytes).sum();
    }

    private Shard shard(String tag) {
        return shards.get(part(tag.hashCode()));
    }

    private int part(int hash) {
        return Math.floorMod(hash * 0x9E3779B9 >>> 16, shards.size());
    }
}
