package org.groundswell.trends.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.count.MinuteCounts;
import org.groundswell.trends.count.People;
import org.groundswell.trends.model.Held;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Traits;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Use;
import org.groundswell.trends.model.Whereabouts;
import org.groundswell.trends.model.Who;
import org.groundswell.trends.model.Window;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one tag: its people, and a {@link Cell} for the world and for each place where some of them are.
 *
 * <p>It runs on its own clock: {@link #runTo} closes windows, lets people go and decides what is listed, in the same way
 * whether it is called every quarter of a second or once for a month. So a tag's state depends on its uses and on what
 * was published of its places, and can be computed anew from them.
 */
final class TagState {
    /** Decisions are made this often, in milliseconds. */
    static final int TICK = 250;

    private static final int TICKS_A_MINUTE = 60_000 / TICK;
    private static final int LONGEST = Window.SIX_HOURS.minutes();
    /** Places get a count of their own once a tag has this many people. */
    private static final int PLACES_FROM = 5;
    /** A stranger's post that is deleted within so many minutes was posted for the count. */
    private static final int AT_ONCE = 5;

    private static final int FEWEST_DELETED = 10;
    private static final double DELETED_SHARE = 0.3;

    private final String name;
    private final Surroundings around;
    private final Cell world;
    private final Map<Integer, Cell> places = new HashMap<>(2);
    private final People people;
    private final People.Moves moves = this::moved;

    private long tick;
    private int minute;
    private boolean dirty;
    private boolean watched;
    private boolean stale;
    private boolean placesOpen;
    private boolean retracted;
    private @Nullable MinuteCounts deletedAtOnce;

    private final Appraisal appraisal;

    TagState(String name, long tick, Surroundings around) {
        this.name = name;
        this.around = around;
        this.tick = tick;
        this.minute = minuteOf(tick);
        this.world = new Cell(0, minute, Math.max(0, minute - around.start()));
        this.people = new People(around.parameters().mostPeople());
        this.appraisal = new Appraisal(around);
        world.settle(minute, around.places(), around.parameters());
    }

    /** One that was {@link #save saved}. */
    TagState(Surroundings around, CheckpointInput in) throws CheckpointException {
        this.around = around;
        name = in.text();
        tick = in.longNumber();
        minute = minuteOf(tick);
        world = new Cell(in);
        for (int left = in.number(); left > 0; left--) {
            Cell cell = new Cell(in);
            places.put(cell.place(), cell);
        }
        people = new People(around.parameters().mostPeople(), in);
        dirty = in.flag();
        watched = in.flag();
        stale = in.flag();
        placesOpen = in.flag();
        retracted = in.flag();
        deletedAtOnce = in.flag() ? new MinuteCounts(in) : null;
        appraisal = new Appraisal(around, in);
    }

    void save(CheckpointOutput out) throws IOException {
        out.text(name);
        out.number(tick);
        world.save(out);
        out.number(places.size());
        List<Cell> sorted = new ArrayList<>(places.values());
        sorted.sort(Comparator.comparingInt(Cell::place));
        for (Cell cell : sorted) {
            cell.save(out);
        }
        people.save(out);
        out.flag(dirty);
        out.flag(watched);
        out.flag(stale);
        out.flag(placesOpen);
        out.flag(retracted);
        out.flag(deletedAtOnce != null);
        if (deletedAtOnce != null) {
            deletedAtOnce.save(out);
        }
        appraisal.save(out);
    }

    String name() {
        return name;
    }

    /** Adds a use whose time has come; one that belongs to a window already closed makes the tag stale. */
    void use(long person, int at, int where, long traits, long text) {
        if (at <= minute - LONGEST) {
            stale = true;
            return;
        }
        stale |= at / Cell.QUARTER < minute / Cell.QUARTER;
        people.add(person, at, where, traits, text, minute, moves);
        if (!placesOpen && people.size() >= PLACES_FROM) {
            placesOpen = true;
            openPlaces();
        }
        dirty = true;
    }

    /** Takes a use back. */
    void retract(Use use) {
        int at = use.minute();
        stale |= at / Cell.QUARTER < minute / Cell.QUARTER;
        if (!people.remove(use.person(), at, use.where(), moves)) {
            return;
        }
        if (use.who().trust() < Who.FULL && minute - at <= AT_ONCE) {
            if (deletedAtOnce == null) {
                deletedAtOnce = new MinuteCounts(minute);
            }
            deletedAtOnce.add(minute, 1, 0);
            around.memory().note(use.person(), burst());
        }
        retracted = true;
        dirty = true;
    }

    /** Lets time pass, up to a tick. */
    void runTo(long target) {
        while (tick < target) {
            if (dirty) {
                decide();
            }
            if (!isAwake() && minuteOf(target) - minute > 1 && !world.hasSeason()) {
                sleepUntil(target);
                return;
            }
            // Between quarters of an hour people only leave, which makes no trend and needs nobody to watch.
            int step = watched ? TICKS_A_MINUTE : TICKS_A_MINUTE * Cell.QUARTER;
            tick = Math.min((tick / step + 1) * step, target);
            if (minuteOf(tick) > minute) {
                minute = minuteOf(tick);
                beginMinute();
            }
        }
    }

    private void beginMinute() {
        double scale = scale();
        if (tick % (TICKS_A_MINUTE * Cell.QUARTER) == 0) {
            world.close(minute, scale, around);
            for (Cell cell : places.values()) {
                cell.close(minute, scale, around);
            }
        } else {
            world.counts().advanceTo(minute);
            for (Cell cell : places.values()) {
                cell.counts().advanceTo(minute);
            }
        }
        if (deletedAtOnce != null) {
            deletedAtOnce.advanceTo(minute);
        }
        if (watched) {
            decide();
        }
    }

    private void sleepUntil(long target) {
        int until = minuteOf(target);
        world.sleep(minute, until, around);
        for (Cell cell : places.values()) {
            cell.sleep(minute, until, around);
        }
        tick = target;
        minute = until;
        watched = false;
    }

    /** Decides anew where the tag is listed. */
    private void decide() {
        dirty = false;
        TrendParameters parameters = around.parameters();
        double scale = scale();
        int known = minute - around.start();
        boolean candidate = isCandidate(world, scale, known);
        for (Cell cell : places.values()) {
            candidate |= isCandidate(cell, scale, known);
        }
        watched = candidate;
        if (candidate) {
            appraise();
        }
        boolean wasListed = world.isListed();
        world.decide(scale, minute, known, retracted, parameters);
        for (Cell cell : places.values()) {
            cell.decide(scale, minute, known, retracted, parameters);
        }
        retracted = false;
        if (!world.isListed() && !wasListed && !isListed()) {
            appraisal.endWave();
        }
    }

    private boolean isCandidate(Cell cell, double scale, int known) {
        TrendParameters parameters = around.parameters();
        return cell.isListed()
                || (cell.isCrowd(scale, parameters)
                        && cell.significance(scale, false, known, parameters) >= parameters.enter());
    }

    /** Finds out what the people are worth, if that can have changed since it was last found out. */
    private void appraise() {
        if (!retracted && appraisal.holds(people.size(), minute)) {
            return;
        }
        List<Cell> cells = new ArrayList<>(places.values());
        cells.add(world);
        appraisal.look(people, cells, areDeletedAtOnce(), burst(), !isListed(), minute);
    }

    /**
     * Strangers delete what they have just posted: many of them, and a good part of all. Then no stranger counts; people
     * who are known do, or posting and deleting would be a way to silence them.
     */
    private boolean areDeletedAtOnce() {
        if (deletedAtOnce == null) {
            return false;
        }
        int deleted = deletedAtOnce.people(Window.SIX_HOURS);
        return deleted >= FEWEST_DELETED
                && deleted >= DELETED_SHARE * (deleted + world.counts().people(Window.SIX_HOURS));
    }

    /** Gives every place that has people now a count of its own, as if it had had one from the start. */
    private void openPlaces() {
        people.each(minute, (_, at, where, _, traits, _) -> {
            count(Whereabouts.country(where), at, 1, Traits.trust(traits), true);
            count(Whereabouts.language(where), at, 1, Traits.trust(traits), true);
        });
        places.values().forEach(cell -> cell.startFrom(world));
    }

    private void moved(int fromMinute, int fromWhere, int fromWeight, int toMinute, int toWhere, int toWeight) {
        boolean open = placesOpen;
        if (fromMinute != People.NOWHERE) {
            world.counts().add(fromMinute, -1, -fromWeight);
            if (open) {
                count(Whereabouts.country(fromWhere), fromMinute, -1, -fromWeight, false);
                count(Whereabouts.language(fromWhere), fromMinute, -1, -fromWeight, false);
            }
        }
        if (toMinute != People.NOWHERE) {
            world.counts().add(toMinute, 1, toWeight);
            if (open) {
                count(Whereabouts.country(toWhere), toMinute, 1, toWeight, true);
                count(Whereabouts.language(toWhere), toMinute, 1, toWeight, true);
            }
        }
    }

    private void count(int place, int at, int persons, int weight, boolean open) {
        if (place == 0) {
            return;
        }
        Cell cell = places.get(place);
        if (cell == null && open) {
            cell = new Cell(place, minute, Math.max(0, minute - around.start()));
            cell.settle(minute, around.places(), around.parameters());
            places.put(place, cell);
        }
        if (cell != null) {
            cell.counts().add(at, persons, weight);
        }
    }

    /** Somebody is in a window, or it is on a list. */
    boolean isAwake() {
        return world.counts().people(Window.SIX_HOURS) > 0 || watched || isListed();
    }

    /** It needs a decision every minute. */
    boolean isWatched() {
        return watched;
    }

    boolean isListed() {
        if (world.isListed()) {
            return true;
        }
        for (Cell cell : places.values()) {
            if (cell.isListed()) {
                return true;
            }
        }
        return false;
    }

    /** What was concluded from its windows no longer holds, since uses were added to or taken out of closed ones. */
    boolean isStale() {
        return stale;
    }

    /** Adds, for each place, the people of the last hour whom this tag has brought beyond what was to be expected. */
    void addExcess(Map<Integer, Integer> sums) {
        double scale = scale();
        sums.merge(world.place(), world.excess(scale), Integer::sum);
        for (Cell cell : places.values()) {
            sums.merge(cell.place(), cell.excess(scale), Integer::sum);
        }
    }

    /** Adds the tag to the list of every place where it is listed. */
    void describe(Map<Place, List<Trend>> lists) {
        TrendParameters parameters = around.parameters();
        double scale = scale();
        int known = minute - around.start();
        List<Trend.PeopleThere> countries = places.values().stream()
                .filter(cell -> cell.place() < Whereabouts.FIRST_LANGUAGE)
                .filter(cell -> cell.people(Window.SIX_HOURS, scale) >= parameters.leastPeople())
                .map(cell -> new Trend.PeopleThere(Place.ofId(cell.place()), cell.people(Window.SIX_HOURS, scale)))
                .sorted(Comparator.comparingInt(Trend.PeopleThere::people)
                        .reversed()
                        .thenComparing(there -> there.place().code()))
                .toList();
        Cell.Story story = new Cell.Story(appraisal.began(), countries, appraisal.discounts());
        List<Cell> cells = new ArrayList<>(places.values());
        cells.add(world);
        for (Cell cell : cells) {
            // What is left of a trend that ebbs may be fewer people than are ever shown.
            if (cell.isListed() && cell.people(Window.SIX_HOURS, scale) >= parameters.leastPeople()) {
                Trend trend = cell.describe(name, scale, minute, known, parameters, story);
                lists.computeIfAbsent(trend.place(), _ -> new ArrayList<>()).add(trend);
            }
        }
    }

    /** Distinct people in a window, whether it is listed or not. */
    int people(Place place, Window window) {
        Cell cell = place.isWorld() ? world : places.get(place.id());
        return cell == null ? 0 : cell.people(window, scale());
    }

    /** Its people are many, and they count for so much less that it is not listed. */
    boolean isHeld() {
        return watched && !isListed();
    }

    /** What it would be listed with, were it not for the discounts. */
    Held held() {
        return new Held(name, people(Place.WORLD, Window.HOUR), appraisal.discounts());
    }

    double usualPeople() {
        return world.usualPeople();
    }

    long bytes() {
        long sum = 200 + name.length() + people.bytes() + world.bytes();
        for (Cell cell : places.values()) {
            sum += cell.bytes() + 48;
        }
        return sum;
    }

    /** A number for what goes on with this tag today. */
    private long burst() {
        return name.hashCode() * 31L + minute / (24 * 60);
    }

    private double scale() {
        return 1 << people.sampling();
    }

    private static int minuteOf(long tick) {
        return Math.toIntExact(tick / TICKS_A_MINUTE);
    }
}
