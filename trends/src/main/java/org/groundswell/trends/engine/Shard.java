package org.groundswell.trends.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.jspecify.annotations.Nullable;

/**
 * A part of an engine's tags. All it knows of the other shards is what they published when the quarter of an hour
 * began, so the result does not depend on which tags are in which shard, nor on where the shards run.
 */
final class Shard {
    private static final int LONGEST = Window.SIX_HOURS.minutes();
    /** Tags seen once may always take one part in so many of the memory; more, while others need less. */
    private static final int SIGHTINGS_SHARE = 3;
    /** More than most tags take. */
    private static final long GENEROUS_BYTES = 2_000;

    private final PlaceHistory places;
    private final BurstMemory memory;
    private final Context context;
    private final Sightings sightings;
    private final Tags tags;
    private long tick;

    /** @param memoryBytes how much memory it may take */
    Shard(long tick, TrendParameters parameters, long memoryBytes) {
        this.tick = tick;
        this.places = new PlaceHistory();
        this.memory = new BurstMemory();
        this.context = context(parameters, Ticks.minute(tick));
        this.sightings = new Sightings(memoryBytes);
        this.tags = new Tags();
    }

    /** Restores what {@link #save} wrote. */
    Shard(TrendParameters parameters, CheckpointInput in) throws CheckpointException {
        tick = in.longNumber();
        places = new PlaceHistory(in);
        memory = new BurstMemory(in);
        context = context(parameters, in.number());
        sightings = new Sightings(in);
        tags = new Tags(context, in);
    }

    private Context context(TrendParameters parameters, int start) {
        return new Context(parameters, places, new Audit(memory, places::originShare), memory, start);
    }

    void save(CheckpointOutput out) throws IOException {
        out.number(tick);
        places.save(out);
        memory.save(out);
        out.number(context.start());
        sightings.save(out);
        tags.save(out);
    }

    /**
     * What a shard tells the others when a quarter of an hour ends.
     *
     * @param waves people of the last hour by place whom its listed tags have brought beyond what was to be expected
     * @param noted people who were in bursts found to be bought
     */
    record Report(Map<Integer, Integer> waves, List<BurstMemory.Noted> noted) {}

    /** Counts a use. Returns false if it is older than the longest window. */
    boolean use(Use use) {
        int at = use.minute();
        Tag tag = tags.get(use.tag());
        if (tag == null) {
            if (at <= minute() - LONGEST) {
                return false;
            }
            Sightings.Sighting earlier =
                    sightings.note(Sightings.hash(use.tag()), use.person(), at, use.where(), minute());
            if (earlier == null) {
                return true;
            }
            tag = promoted(use.tag(), earlier);
        }
        tag.runTo(tick);
        tag.use(use.person(), at, use.where(), Traits.of(use.who()), use.text());
        tags.touched(tag);
        return at > minute() - LONGEST;
    }

    /**
     * A tag seen a second time, as if it had been there from its first use on: windows that have closed since hold it.
     */
    private Tag promoted(String name, Sightings.Sighting first) {
        Tag tag = new Tag(name, (long) first.minute() * Ticks.A_MINUTE, context);
        tags.add(tag);
        for (int i = 0; i < first.uses(); i++) {
            tag.use(first.person(), first.minute(), first.where(), Traits.of(Who.KNOWN), 0);
        }
        return tag;
    }

    void retract(Use use) {
        Tag tag = tags.get(use.tag());
        if (tag == null) {
            sightings.takeBack(Sightings.hash(use.tag()), use.person(), use.minute(), use.where());
            return;
        }
        tag.runTo(tick);
        tag.retract(use);
        tags.touched(tag);
    }

    /** Computes the stale tags again from their uses, and returns how many there were. */
    int repair(History history) {
        int repaired = tags.stale().size();
        for (String name : tags.stale()) {
            tags.remove(name);
            Tag fresh = replayed(name, history);
            if (fresh != null) {
                fresh.runTo(tick);
                tags.addRepaired(fresh);
            }
        }
        tags.clearStale();
        return repaired;
    }

    private @Nullable Tag replayed(String name, History history) {
        Tag[] fresh = {null};
        long to = (tick + 1) * Ticks.MILLIS;
        history.uses(name, Math.max(to - TrendEngine.MEMORY_MILLIS, start()), to, use -> {
            if (fresh[0] == null) {
                fresh[0] = new Tag(name, Ticks.at(use.at()), context);
            }
            fresh[0].runTo(Ticks.at(use.at()));
            fresh[0].use(use.person(), use.minute(), use.where(), Traits.of(use.who()), use.text());
        });
        return fresh[0];
    }

    /** Event time since which uses are known, milliseconds since the epoch. */
    long start() {
        return context.start() * 60_000L;
    }

    boolean isStale() {
        return !tags.stale().isEmpty();
    }

    void doubt(String name) {
        tags.doubt(name);
    }

    /** Whether uses were added or taken back since the last tick, so that there is something to decide at the next. */
    boolean isDirty() {
        return tags.isDirty();
    }

    /** Lets time pass, by a tick or up to the next minute at most; not into a quarter of an hour. */
    void moveTo(long next) {
        tick = next;
        if (tick % Ticks.A_MINUTE == 0 && !Ticks.beginsQuarter(tick)) {
            tags.runWatched(tick);
        }
        tags.runDirty(tick);
    }

    /** What the other shards have to know before a quarter of an hour begins. */
    Report report() {
        Map<Integer, Integer> waves = new HashMap<>();
        for (Tag tag : tags.watched()) {
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
        tags.runAwake(tick);
        moveTo(first);
        keepTo(memoryBytes);
    }

    /** Adds the trends of its tags, by place. */
    void describe(Map<Place, List<Trend>> listed) {
        for (Tag tag : tags.watched()) {
            tag.describe(listed);
        }
    }

    void addHeld(List<Held> held) {
        for (Tag tag : tags.watched()) {
            if (tag.isHeld()) {
                held.add(tag.held());
            }
        }
    }

    int people(String name, Place place, Window window) {
        Tag tag = tags.get(name);
        return tag == null ? 0 : tag.people(place, window);
    }

    /** How many tags are known, seen once or more often. */
    int tags() {
        return tags.size() + sightings.size();
    }

    /** About how much memory it takes. */
    long bytes() {
        return sightings.bytes() + places.bytes() + memory.bytes() + tags.bytes();
    }

    /** Evicts the least active tags when more memory is taken than allowed. */
    private void keepTo(long most) {
        long others = tags.size() * GENEROUS_BYTES + places.bytes() + memory.bytes();
        sightings.keepTo(Math.max(most / SIGHTINGS_SHARE, most - others));
        // Adding up all tags takes long, so an estimate comes first.
        if (sightings.bytes() + tags.size() * GENEROUS_BYTES < most) {
            return;
        }
        long bytes = bytes();
        if (bytes > most) {
            tags.evict(bytes - most * 9 / 10);
        }
    }

    private int minute() {
        return Ticks.minute(tick);
    }
}
