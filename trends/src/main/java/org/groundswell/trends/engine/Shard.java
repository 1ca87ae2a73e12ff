package org.groundswell.trends.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.trends.baseline.Forecaster;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.count.People;
import org.groundswell.trends.count.Sightings;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Held;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Removal;
import org.groundswell.trends.model.Traits;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Use;
import org.groundswell.trends.model.Window;
import org.groundswell.trends.place.NewTagCounts;
import org.groundswell.trends.place.PlaceActivity;
import org.groundswell.trends.place.PlaceHistory;
import org.groundswell.trends.trust.Audit;
import org.groundswell.trends.trust.BurstMemory;
import org.jspecify.annotations.Nullable;

/**
 * A part of an engine's tags. Of other shards it uses only the {@link Report}s published when the quarter of an hour
 * began, so the result does not depend on which tags are in which shard, nor on where the shards run.
 */
final class Shard {
    private static final int LONGEST = Window.SIX_HOURS.minutes();
    /** Tags seen once may always use 1/{@value} of the memory, and more while other tags need less. */
    private static final int SIGHTINGS_SHARE = 3;
    /** A high estimate of the memory of a tag, in bytes. */
    private static final long GENEROUS_BYTES = 2_000;

    private static final AccountTraits UNSEEN = new AccountTraits(0, 0, 0, 0);

    private final PlaceHistory places;
    private final BurstMemory memory;
    private final NewTagCounts newTags;
    private final Context context;
    private final Sightings sightings;
    private final Tags tags;
    private long tick;

    /** @param memoryBytes the memory budget */
    Shard(long tick, TrendParameters parameters, long memoryBytes) {
        this.tick = tick;
        this.places = new PlaceHistory();
        this.memory = new BurstMemory();
        this.newTags = new NewTagCounts();
        this.context = context(parameters, Ticks.minute(tick));
        this.sightings = new Sightings(memoryBytes);
        this.tags = new Tags();
    }

    /** Restores what {@link #save} wrote. */
    Shard(TrendParameters parameters, CheckpointInput in) throws CheckpointException {
        tick = in.longNumber();
        places = new PlaceHistory(in);
        memory = new BurstMemory(in);
        newTags = new NewTagCounts(in);
        context = context(parameters, in.number());
        sightings = new Sightings(in);
        tags = new Tags(context, in);
    }

    private Context context(TrendParameters parameters, int start) {
        return new Context(
                parameters, places, new Audit(memory, places::serverShare), memory, new Forecaster(), newTags, start);
    }

    void save(CheckpointOutput out) throws IOException {
        out.number(tick);
        places.save(out);
        memory.save(out);
        newTags.save(out);
        out.number(context.start());
        sightings.save(out);
        tags.save(out);
    }

    /**
     * The figures that a shard passes to all shards when a quarter of an hour ends.
     *
     * @param waves by place, how many people of its listed tags in the last hour were above the expected number
     * @param noted people found in bought bursts
     * @param newTags by place and size, how many more new tags there are than a quarter before
     * @param levels by place, the sum of the levels of tags with a history, in hundredths of a person an hour; empty within
     *     a day
     */
    record Report(
            Map<Integer, Integer> waves,
            List<BurstMemory.Noted> noted,
            Map<Integer, Map<Integer, Integer>> newTags,
            Map<Integer, Integer> levels) {}

    /** Counts a use. Returns false if it is older than the longest window. */
    boolean use(Use use) {
        int at = use.minute();
        Tag tag = tags.get(use.tag());
        if (tag == null) {
            if (at <= minute() - LONGEST) {
                return false;
            }
            Sightings.Sighting earlier = sightings.add(
                    Sightings.hash(use.tag()), use.person(), at, use.where(), isPlain(use.account()), minute());
            if (earlier == null) {
                return true;
            }
            tag = promoted(use.tag(), earlier);
        }
        tag.runTo(tick);
        tag.use(use.person(), at, use.where(), Traits.of(use.account()), use.text());
        tags.markDirty(tag);
        return at > minute() - LONGEST;
    }

    private static boolean isPlain(AccountTraits account) {
        return account.trust() == AccountTraits.FULL && account.origin() == 0 && account.circle() == 0;
    }

    /**
     * Creates the full state of a tag at its second user, as if it had existed since its first use: windows closed
     * since then include that use. If too little was kept of its first user to audit them, they don't count before they
     * use it again; otherwise five of a group would be listed for as long as the first is not known to be one of them.
     */
    private Tag promoted(String name, Sightings.Sighting first) {
        long traits = Traits.of(first.plain() ? AccountTraits.KNOWN : UNSEEN);
        Tag tag = new Tag(name, (long) first.minute() * Ticks.A_MINUTE, context);
        tags.add(tag);
        for (int i = 0; i < first.uses(); i++) {
            tag.use(first.person(), first.minute(), first.where(), traits, 0);
        }
        return tag;
    }

    void retract(Use use, Removal removal) {
        Tag tag = tags.get(use.tag());
        if (tag == null) {
            sightings.remove(Sightings.hash(use.tag()), use.person(), use.minute(), use.where());
            return;
        }
        tag.runTo(tick);
        tag.retract(use, removal);
        tags.markDirty(tag);
    }

    /** Computes the stale tags again from their uses, and returns how many there were. */
    int repair(History history) {
        int repaired = tags.stale().size();
        newTags.pause(true);
        for (String name : tags.stale()) {
            recompute(name, tags.get(name), history);
        }
        newTags.pause(false);
        tags.clearStale();
        return repaired;
    }

    /**
     * Recomputes a tag from its uses.
     *
     * @param before the tag as it was, for what is known of deleted posts; null if it isn't here
     */
    private void recompute(String name, @Nullable Tag before, History history) {
        tags.remove(name);
        Tag fresh = replayed(name, history);
        if (fresh == null && before != null && before.remembersDeletions(minute())) {
            // All posts are gone, but those who deleted them must not begin again as if nothing had been.
            fresh = new Tag(name, tick, context);
        }
        if (fresh != null) {
            fresh.runTo(tick);
            if (before != null) {
                fresh.inherit(before);
            }
            tags.addRepaired(fresh);
        }
    }

    /** Takes over who deleted posts from a shard that this one replaces. */
    void inheritDeletions(Shard before, History history) {
        newTags.pause(true);
        for (Tag tag : before.tags.all()) {
            if (tag.remembersDeletions(minute())) {
                recompute(tag.name(), tag, history);
            }
        }
        newTags.pause(false);
    }

    private @Nullable Tag replayed(String name, History history) {
        Tag[] fresh = {null};
        long to = (tick + 1) * Ticks.MILLIS;
        history.uses(name, Math.max(to - TrendEngine.MEMORY_MILLIS, start()), to, use -> {
            if (fresh[0] == null) {
                fresh[0] = new Tag(name, Ticks.at(use.at()), context);
            }
            fresh[0].runTo(Ticks.at(use.at()));
            fresh[0].use(use.person(), use.minute(), use.where(), Traits.of(use.account()), use.text());
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

    void markStale(String name) {
        tags.markStale(name);
    }

    /** Whether uses were added or retracted since the last tick, so that the next tick has decisions to make. */
    boolean isDirty() {
        return tags.isDirty();
    }

    /** Advances by a tick, or up to the next minute at most, but not across the beginning of a quarter of an hour. */
    void moveTo(long next) {
        tick = next;
        if (tick % Ticks.A_MINUTE == 0 && !Ticks.beginsQuarter(tick)) {
            tags.runWatched(tick);
        }
        tags.runDirty(tick);
    }

    /**
     * The figures for all shards, before a quarter of an hour begins.
     *
     * @param endsDay whether a day ends as well
     */
    Report report(boolean endsDay) {
        Map<Integer, Integer> waves = new HashMap<>();
        for (Tag tag : tags.watched()) {
            tag.addExcess(waves);
        }
        Map<Integer, Integer> levels = new HashMap<>();
        if (endsDay) {
            tags.addLevels(levels);
        }
        return new Report(waves, memory.drainNotes(), newTags.drain(), levels);
    }

    /**
     * Begins a quarter of an hour.
     *
     * @param activity the activity of all people, whatever shard counted them
     * @param reports of all shards
     */
    void beginQuarter(long first, PlaceActivity.Counts activity, List<Report> reports, long memoryBytes) {
        tick = first;
        Map<Integer, Integer> waves = new HashMap<>();
        List<BurstMemory.Noted> noted = new ArrayList<>();
        Map<Integer, Map<Integer, Integer>> grown = new HashMap<>();
        Map<Integer, Integer> levels = new HashMap<>();
        for (Report report : reports) {
            report.waves().forEach((place, people) -> waves.merge(place, people, Integer::sum));
            noted.addAll(report.noted());
            report.levels().forEach((place, level) -> levels.merge(place, level, Integer::sum));
            report.newTags()
                    .forEach((place, sizes) -> sizes.forEach((size, tags) ->
                            grown.computeIfAbsent(place, _ -> new HashMap<>()).merge(size, tags, Integer::sum)));
        }
        places.publish(minute(), activity, waves, grown, levels);
        memory.learn(noted);
        tags.runAwake(tick);
        moveTo(first);
        evictAbove(memoryBytes);
    }

    /** Adds the trends of this shard's tags, by place. */
    void describe(Map<Place, List<Trend>> listed) {
        for (Tag tag : tags.watched()) {
            tag.describe(listed);
        }
    }

    /** The same for the places where they are still high. */
    void describeStillHigh(Map<Place, List<Trend>> lists) {
        for (Tag tag : tags.watched()) {
            tag.describeStillHigh(lists);
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

    @Nullable
    People peopleOf(String name) {
        Tag tag = tags.get(name);
        return tag == null ? null : tag.state().people;
    }

    /** The number of tags in memory, those seen once included. */
    int tags() {
        return tags.size() + sightings.size();
    }

    /** The approximate memory in use. */
    long bytes() {
        return sightings.bytes() + places.bytes() + memory.bytes() + tags.bytes();
    }

    /** Evicts the least active tags when memory exceeds the budget. */
    private void evictAbove(long most) {
        long others = tags.size() * GENEROUS_BYTES + places.bytes() + memory.bytes();
        sightings.setBudget(Math.max(most / SIGHTINGS_SHARE, most - others));
        // Summing over all tags is slow, so a high estimate is tried first.
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
