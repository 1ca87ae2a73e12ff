package org.groundswell.trends;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.groundswell.trends.count.Sightings;
import org.groundswell.trends.place.PlaceActivity;
import org.groundswell.trends.place.PlaceHistory;
import org.groundswell.trends.trust.Audit;
import org.groundswell.trends.trust.BurstMemory;

/**
 * Which tags rise, and where.
 *
 * <p>Counts distinct people per tag and {@link Place} in three sliding {@link Window}s, compares them with what those
 * windows hold at this hour of the day and day of the week, asks what the people are worth, and lists what stands out.
 * State changes only by {@link #use}, {@link #retract}, {@link #repair} and {@link #advanceTo}; all times are event times,
 * decisions are made every {@value TagState#TICK} ms of them. The method is described in {@code docs/trends.md}.
 *
 * <p>Not thread-safe: one thread owns an engine.
 */
public final class TrendEngine {
    /** How much of the past is looked at when a tag is computed anew. */
    public static final long MEMORY_MILLIS = 28L * 24 * 60 * 60 * 1000;

    private static final int LONGEST = Window.SIX_HOURS.minutes();
    private static final int TICKS_A_MINUTE = 60_000 / TagState.TICK;
    private static final int TICKS_A_QUARTER = TICKS_A_MINUTE * Cell.QUARTER;
    /** What may be taken by tags seen once. */
    private static final int SIGHTINGS_SHARE = 3;
    /** More than most tags take. */
    private static final long GENEROUS_BYTES = 2_000;

    private static final Comparator<Trend> BEST_FIRST = Comparator.comparingDouble(Trend::rank)
            .reversed()
            .thenComparingLong(Trend::since)
            .thenComparing(Trend::tag);

    private final TrendParameters parameters;
    private final PlaceActivity activity = new PlaceActivity();
    private final PlaceHistory places = new PlaceHistory();
    private final BurstMemory memory = new BurstMemory();
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

    /** @param start event time since which uses are known, milliseconds since the epoch */
    public TrendEngine(long start, TrendParameters parameters) {
        this.parameters = parameters;
        this.tick = tickOf(start);
        this.around = new Surroundings(
                parameters, places, new Audit(memory, places::originShare), memory, (int) (tick / TICKS_A_MINUTE));
        this.sightings = new Sightings(parameters.memoryBytes() / SIGHTINGS_SHARE);
    }

    /**
     * Counts a use and, if it is the newest so far, moves the clock to it.
     *
     * @return false if it lies before the longest window: then it is history, and starts no trend
     */
    public boolean use(Use use) {
        advanceTo(use.at());
        int at = use.minute();
        int where = use.where();
        activity.seen(use.person(), at, where, use.who().origin());
        TagState tag = tags.get(use.tag());
        if (tag == null) {
            if (at <= minute() - LONGEST) {
                return false;
            }
            Sightings.Sighting earlier = sightings.note(Sightings.hash(use.tag()), use.person(), at, where, minute());
            if (earlier == null) {
                return true;
            }
            tag = create(use.tag());
            for (int i = 0; i < earlier.uses(); i++) {
                tag.use(earlier.person(), earlier.minute(), earlier.where(), Who.KNOWN.packed(), 0);
            }
        }
        tag.runTo(tick);
        tag.use(use.person(), at, where, use.who().packed(), use.text());
        touched(tag);
        return at > minute() - LONGEST;
    }

    /** Takes a use back, as if it had never been. Where it lies in a window that has closed, {@link #repair} does the rest. */
    public void retract(Use use) {
        TagState tag = tags.get(use.tag());
        if (tag == null) {
            sightings.takeBack(Sightings.hash(use.tag()), use.person(), use.minute(), use.where());
            return;
        }
        tag.runTo(tick);
        tag.retract(use);
        touched(tag);
    }

    /**
     * Computes anew, from what is kept of them, the tags that uses came too late for or were taken out of the past of.
     *
     * @return how many there were
     */
    public int repair(History history) {
        int repaired = stale.size();
        long to = (tick + 1) * TagState.TICK;
        for (String name : stale) {
            forget(name);
            TagState[] fresh = {null};
            history.uses(name, Math.max(to - MEMORY_MILLIS, around.start() * 60_000L), to, use -> {
                if (fresh[0] == null) {
                    fresh[0] = new TagState(name, tickOf(use.at()), around);
                }
                fresh[0].runTo(tickOf(use.at()));
                fresh[0].use(use.person(), use.minute(), use.where(), use.who().packed(), use.text());
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

    /** Whether there is anything to {@link #repair}. */
    public boolean isStale() {
        return !stale.isEmpty();
    }

    /** Forgets all of a tag, at once. */
    public void forget(String name) {
        TagState old = tags.remove(name);
        if (old != null) {
            awake.remove(old);
            watched.remove(old);
            dirty.remove(old);
        }
    }

    /** Lets time pass up to {@code now}, milliseconds since the epoch. Earlier than the clock does nothing. */
    public void advanceTo(long now) {
        long target = tickOf(now);
        while (tick < target) {
            if (!dirty.isEmpty()) {
                long next = tick + 1;
                moveTo(next, dirty);
                dirty.clear();
                continue;
            }
            moveTo(Math.min(target, (tick / TICKS_A_MINUTE + 1) * TICKS_A_MINUTE), Set.of());
        }
    }

    private void moveTo(long next, Set<TagState> touched) {
        tick = next;
        if (tick % TICKS_A_QUARTER == 0) {
            beginQuarter();
        } else if (tick % TICKS_A_MINUTE == 0) {
            for (TagState tag : watched) {
                tag.runTo(tick);
            }
            watched.removeIf(tag -> !tag.isWatched());
        }
        for (TagState tag : touched) {
            tag.runTo(tick);
            follow(tag);
        }
    }

    private void beginQuarter() {
        Map<Integer, Integer> waves = new HashMap<>();
        for (TagState tag : watched) {
            tag.addExcess(waves);
        }
        places.publish(minute(), activity.close(minute()), waves);
        for (TagState tag : awake) {
            tag.runTo(tick);
        }
        memory.settle();
        watched.removeIf(tag -> !tag.isWatched());
        awake.removeIf(tag -> !tag.isAwake());
        for (TagState tag : awake) {
            if (tag.isWatched()) {
                watched.add(tag);
            }
        }
        keepToBudget();
    }

    /** What is listed in a place now, the first first. */
    public List<Trend> trends(Place place, int limit) {
        return trends(limit).getOrDefault(place, List.of());
    }

    /** All lists there are now, by place. A place without a trend is not in it. */
    public Map<Place, List<Trend>> trends(int limit) {
        Map<Place, List<Trend>> listed = new HashMap<>();
        for (TagState tag : watched) {
            tag.describe(listed);
        }
        listed.replaceAll(
                (_, trends) -> trends.stream().sorted(BEST_FIRST).limit(limit).toList());
        return listed;
    }

    /** Tags that would be listed if their people counted in full, most people first. */
    public List<Held> held() {
        return watched.stream()
                .filter(TagState::isHeld)
                .map(TagState::held)
                .sorted(Comparator.comparingInt(Held::people).reversed().thenComparing(Held::tag))
                .toList();
    }

    /** Distinct people with a tag in a window that ends now. */
    public int people(String tag, Place place, Window window) {
        TagState state = tags.get(tag);
        return state == null ? 0 : state.people(place, window);
    }

    /** How many tags are known, seen once or more often. */
    public int tags() {
        return tags.size() + sightings.size();
    }

    /** About how much memory the engine takes, in bytes. */
    public long bytes() {
        long sum = sightings.bytes() + activity.bytes() + places.bytes() + memory.bytes();
        for (TagState tag : tags.values()) {
            sum += tag.bytes() + 64;
        }
        return sum;
    }

    private TagState create(String name) {
        TagState tag = new TagState(name, tick, around);
        tags.put(name, tag);
        return tag;
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
    private void keepToBudget() {
        long most = parameters.memoryBytes();
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
            bytes -= tag.bytes() + 64;
            tags.remove(tag.name());
        }
    }

    private int minute() {
        return (int) (tick / TICKS_A_MINUTE);
    }

    private static long tickOf(long millis) {
        return Math.floorDiv(millis, TagState.TICK);
    }
}
