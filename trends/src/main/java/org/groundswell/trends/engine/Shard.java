package org.groundswell.trends.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.count.Sightings;
import org.groundswell.trends.model.Held;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Traits;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Use;
import org.groundswell.trends.model.Who;
import org.groundswell.trends.model.Window;
import org.groundswell.trends.place.PlaceActivity;
import org.groundswell.trends.place.PlaceHistory;
import org.groundswell.trends.trust.Audit;
import org.groundswell.trends.trust.BurstMemory;

/**
 * Some of an engine's tags. What it has to know of the others is what was published when the quarter of an hour began, so
 * that it makes no difference how tags are dealt out, nor where the shards run.
 */
final class Shard {
    static final int TICKS_A_MINUTE = 60_000 / TagState.TICK;

    private static final int TICKS_A_QUARTER = TICKS_A_MINUTE * Cell.QUARTER;
    private static final int LONGEST = Window.SIX_HOURS.minutes();
    /** The least part of the memory that tags seen once may take; more, while others need less. */
    private static final int SIGHTINGS_SHARE = 3;
    /** More than most tags take. */
    private static final long GENEROUS_BYTES = 2_000;

    private static final int ENTRY_BYTES = 64;

    private final PlaceHistory places;
    private final BurstMemory memory;
    private final Surroundings around;
    private final Sightings sightings;
    private final Map<String, TagState> tags = new HashMap<>();
    /** Tags with somebody in a window or on a list; the others are asleep and cost nothing as time passes. */
    private final Set<TagState> awake = new HashSet<>();
    /** Tags that need a decision every minute. */
    private final Set<TagState> watched = new HashSet<>();
    /** Tags used or retracted since the last tick. */
    private final Set<TagState> dirty = new HashSet<>();

    private final Set<String> stale = new TreeSet<>();
    private long tick;

    /** @param memoryBytes how much memory it may take */
    Shard(long tick, TrendParameters parameters, long memoryBytes) {
        this.tick = tick;
        this.places = new PlaceHistory();
        this.memory = new BurstMemory();
        this.around = surroundings(parameters, (int) (tick / TICKS_A_MINUTE));
        this.sightings = new Sightings(memoryBytes);
    }

    /** One that was {@link #save saved}. */
    Shard(TrendParameters parameters, CheckpointInput in) throws CheckpointException {
        tick = in.longNumber();
        places = new PlaceHistory(in);
        memory = new BurstMemory(in);
        around = surroundings(parameters, in.number());
        sightings = new Sightings(in);
        for (int left = in.number(); left > 0; left--) {
            TagState tag = new TagState(around, in);
            tags.put(tag.name(), tag);
            restoreTo(awake, tag, in.flag());
            restoreTo(watched, tag, in.flag());
            restoreTo(dirty, tag, in.flag());
        }
        for (int left = in.number(); left > 0; left--) {
            stale.add(in.text());
        }
    }

    private static void restoreTo(Set<TagState> set, TagState tag, boolean wasIn) {
        if (wasIn) {
            set.add(tag);
        }
    }

    private Surroundings surroundings(TrendParameters parameters, int start) {
        return new Surroundings(parameters, places, new Audit(memory, places::originShare), memory, start);
    }

    void save(CheckpointOutput out) throws IOException {
        out.number(tick);
        places.save(out);
        memory.save(out);
        out.number(around.start());
        sightings.save(out);
        out.number(tags.size());
        List<TagState> sorted = new ArrayList<>(tags.values());
        sorted.sort(Comparator.comparing(TagState::name));
        for (TagState tag : sorted) {
            tag.save(out);
            out.flag(awake.contains(tag));
            out.flag(watched.contains(tag));
            out.flag(dirty.contains(tag));
        }
        out.number(stale.size());
        for (String name : stale) {
            out.text(name);
        }
    }

    /**
     * What a shard tells the others when a quarter of an hour ends.
     *
     * @param waves people of the last hour by place that its listed tags have brought beyond what was to be expected
     * @param noted who was in bursts found to be bought
     */
    record Report(Map<Integer, Integer> waves, List<BurstMemory.Noted> noted) {}

    /** False if the use lies before the longest window. */
    boolean use(Use use) {
        int at = use.minute();
        TagState tag = tags.get(use.tag());
        if (tag == null) {
            if (at <= minute() - LONGEST) {
                return false;
            }
            Sightings.Sighting earlier =
                    sightings.note(Sightings.hash(use.tag()), use.person(), at, use.where(), minute());
            if (earlier == null) {
                return true;
            }
            // As if it had been there from its first use on: windows that have closed since hold it.
            tag = new TagState(use.tag(), (long) earlier.minute() * TICKS_A_MINUTE, around);
            tags.put(use.tag(), tag);
            for (int i = 0; i < earlier.uses(); i++) {
                tag.use(earlier.person(), earlier.minute(), earlier.where(), Traits.of(Who.KNOWN), 0);
            }
        }
        tag.runTo(tick);
        tag.use(use.person(), at, use.where(), Traits.of(use.who()), use.text());
        touched(tag);
        return at > minute() - LONGEST;
    }

    void retract(Use use) {
        TagState tag = tags.get(use.tag());
        if (tag == null) {
            sightings.takeBack(Sightings.hash(use.tag()), use.person(), use.minute(), use.where());
            return;
        }
        tag.runTo(tick);
        tag.retract(use);
        touched(tag);
    }

    /** Computes stale tags anew; says how many there were. */
    int repair(History history) {
        int repaired = stale.size();
        long to = (tick + 1) * TagState.TICK;
        for (String name : stale) {
            forget(name);
            TagState[] fresh = {null};
            history.uses(name, Math.max(to - TrendEngine.MEMORY_MILLIS, around.start() * 60_000L), to, use -> {
                if (fresh[0] == null) {
                    fresh[0] = new TagState(name, TrendEngine.tickOf(use.at()), around);
                }
                fresh[0].runTo(TrendEngine.tickOf(use.at()));
                fresh[0].use(use.person(), use.minute(), use.where(), Traits.of(use.who()), use.text());
            });
            if (fresh[0] != null) {
                fresh[0].runTo(tick);
                tags.put(name, fresh[0]);
                follow(fresh[0]);
            }
        }
        stale.clear();
        return repaired;
    }

    long start() {
        return around.start() * 60_000L;
    }

    boolean isStale() {
        return !stale.isEmpty();
    }

    void doubt(String name) {
        stale.add(name);
    }

    private void forget(String name) {
        TagState old = tags.remove(name);
        if (old != null) {
            awake.remove(old);
            watched.remove(old);
            dirty.remove(old);
        }
    }

    /** Something happened since the last tick, so that there is something to decide at the next. */
    boolean isDirty() {
        return !dirty.isEmpty();
    }

    /** Lets time pass, by a tick or up to the next minute at most; not into a quarter of an hour. */
    void moveTo(long next) {
        tick = next;
        if (tick % TICKS_A_MINUTE == 0 && tick % TICKS_A_QUARTER != 0) {
            for (TagState tag : watched) {
                tag.runTo(tick);
            }
            watched.removeIf(tag -> !tag.isWatched());
        }
        for (TagState tag : dirty) {
            tag.runTo(tick);
            follow(tag);
        }
        dirty.clear();
    }

    /** What the others have to know before a quarter of an hour begins. */
    Report report() {
        Map<Integer, Integer> waves = new HashMap<>();
        for (TagState tag : watched) {
            tag.addExcess(waves);
        }
        return new Report(waves, memory.takeNoted());
    }

    /**
     * Lets a quarter of an hour begin.
     *
     * @param activity of everybody
     * @param reports of all shards
     */
    void beginQuarter(long first, PlaceActivity.Counts activity, List<Report> reports, long memoryBytes) {
        tick = first;
        Map<Integer, Integer> waves = new HashMap<>();
        List<BurstMemory.Noted> noted = new ArrayList<>();
        for (Report report : reports) {
            report.waves().forEach((place, people) -> waves.merge(place, people, Integer::sum));
            noted.addAll(report.noted());
        }
        places.publish(minute(), activity, waves);
        memory.learn(noted);
        for (TagState tag : awake) {
            tag.runTo(tick);
        }
        watched.removeIf(tag -> !tag.isWatched());
        awake.removeIf(tag -> !tag.isAwake());
        for (TagState tag : awake) {
            if (tag.isWatched()) {
                watched.add(tag);
            }
        }
        moveTo(first);
        keepTo(memoryBytes);
    }

    /** Adds the trends of its tags, by place. */
    void describe(Map<Place, List<Trend>> listed) {
        for (TagState tag : watched) {
            tag.describe(listed);
        }
    }

    void addHeld(List<Held> held) {
        for (TagState tag : watched) {
            if (tag.isHeld()) {
                held.add(tag.held());
            }
        }
    }

    int people(String tag, Place place, Window window) {
        TagState state = tags.get(tag);
        return state == null ? 0 : state.people(place, window);
    }

    /** How many tags are known, seen once or more often. */
    int tags() {
        return tags.size() + sightings.size();
    }

    /** About how much memory it takes. */
    long bytes() {
        long sum = sightings.bytes() + places.bytes() + memory.bytes();
        for (TagState tag : tags.values()) {
            sum += tag.bytes() + ENTRY_BYTES;
        }
        return sum;
    }

    private void touched(TagState tag) {
        dirty.add(tag);
        awake.add(tag);
        if (tag.isStale()) {
            stale.add(tag.name());
        }
    }

    private void follow(TagState tag) {
        if (tag.isAwake()) {
            awake.add(tag);
        }
        if (tag.isWatched()) {
            watched.add(tag);
        }
    }

    /** Forgets the tags that tell least: asleep, and with the fewest people usually. */
    private void keepTo(long most) {
        long others = tags.size() * GENEROUS_BYTES + places.bytes() + memory.bytes();
        sightings.keepTo(Math.max(most / SIGHTINGS_SHARE, most - others));
        if (sightings.bytes() + tags.size() * GENEROUS_BYTES < most) {
            return;
        }
        long bytes = bytes();
        if (bytes <= most) {
            return;
        }
        List<TagState> sleepers = new ArrayList<>(tags.values());
        sleepers.removeAll(awake);
        sleepers.sort(Comparator.comparingDouble(TagState::usualPeople).thenComparing(TagState::name));
        for (TagState tag : sleepers) {
            if (bytes <= most * 9 / 10) {
                return;
            }
            bytes -= tag.bytes() + ENTRY_BYTES;
            tags.remove(tag.name());
        }
    }

    private int minute() {
        return (int) (tick / TICKS_A_MINUTE);
    }
}
