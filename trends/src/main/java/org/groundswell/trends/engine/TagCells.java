package org.groundswell.trends.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.trends.count.People;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Traits;
import org.groundswell.trends.model.Whereabouts;
import org.groundswell.trends.model.Window;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one tag: the world's, and once the tag has {@value #PLACES_FROM} people one for each country and
 * language that any of them posted from. Receives the changes of the tag's {@link People} and counts them in the cells.
 */
final class TagCells implements People.Moves {
    private static final int PLACES_FROM = 5;
    /**
     * From so many places on, those that nobody has posted from for six hours are dropped: it is more than there are
     * countries and widely used languages, but posts can name 17,000 languages.
     */
    private static final int MANY_PLACES = 600;

    private final Context context;
    private final Cell world;
    private final Map<Integer, Cell> places;
    private boolean open;
    private int minute;

    TagCells(Context context, int minute) {
        this(context, minute, new Cell(0, minute, minute, silentMinutes(context, minute)), new HashMap<>(2), false);
        world.beginQuarter(minute, 1, context);
    }

    /**
     * Restores cells from a checkpoint.
     *
     * @param places by the place's id
     * @param open whether places have cells of their own
     */
    TagCells(Context context, int minute, Cell world, Map<Integer, Cell> places, boolean open) {
        this.context = context;
        this.minute = minute;
        this.world = world;
        this.places = places;
        this.open = open;
    }

    Cell world() {
        return world;
    }

    /** The cells of countries and languages. */
    Collection<Cell> places() {
        return places.values();
    }

    List<Cell> all() {
        List<Cell> all = new ArrayList<>(places.values());
        all.add(world);
        return all;
    }

    /** The place's cell; null if it has none. */
    @Nullable
    Cell of(Place place) {
        return place.isWorld() ? world : places.get(place.id());
    }

    boolean isOpen() {
        return open;
    }

    /**
     * Once the tag has enough people, gives each place with people a cell of its own, as if it had existed from the
     * start.
     */
    void openIfMany(People people) {
        if (open || people.size() < PLACES_FROM) {
            return;
        }
        open = true;
        people.each(minute, (_, at, where, _, traits, _) -> {
            addTo(Whereabouts.country(where), at, Traits.trust(traits));
            addTo(Whereabouts.language(where), at, Traits.trust(traits));
        });
        places.values().forEach(cell -> cell.startFrom(world, minute, context));
    }

    @Override
    public void moved(int fromMinute, int fromWhere, int fromWeight, int toMinute, int toWhere, int toWeight) {
        if (fromMinute != People.NOWHERE) {
            world.count(fromMinute, -1, -fromWeight, minute, context);
            if (open) {
                takeFrom(Whereabouts.country(fromWhere), fromMinute, fromWeight);
                takeFrom(Whereabouts.language(fromWhere), fromMinute, fromWeight);
            }
        }
        if (toMinute != People.NOWHERE) {
            world.count(toMinute, 1, toWeight, minute, context);
            if (open) {
                addTo(Whereabouts.country(toWhere), toMinute, toWeight);
                addTo(Whereabouts.language(toWhere), toMinute, toWeight);
            }
        }
    }

    private void addTo(int place, int at, int weight) {
        if (place == 0) {
            return;
        }
        Cell cell = places.get(place);
        if (cell == null) {
            if (places.size() >= MANY_PLACES) {
                places.values().removeIf(Cell::isNeedless);
            }
            cell = new Cell(place, minute, world.state().born, silentMinutes(context, minute));
            cell.beginQuarter(minute, 1, context);
            places.put(place, cell);
        }
        cell.count(at, 1, weight, minute, context);
    }

    private void takeFrom(int place, int at, int weight) {
        Cell cell = places.get(place);
        if (cell != null) {
            cell.count(at, -1, -weight, minute, context);
        }
    }

    /** Advances within a quarter of an hour. */
    void advanceTo(int now) {
        minute = now;
        world.advanceTo(now);
        for (Cell cell : places.values()) {
            cell.advanceTo(now);
        }
    }

    /** Advances to the first minute of a quarter of an hour. */
    void beginQuarter(int now, double scale) {
        minute = now;
        world.close(now, scale, context);
        for (Cell cell : places.values()) {
            cell.close(now, scale, context);
        }
    }

    /** Advances through a period without any people, through which all cells sleep. */
    void sleepUntil(int now) {
        minute = now;
        world.sleep();
        places.values().forEach(Cell::sleep);
    }

    boolean hasPeople() {
        return world.counts().people(Window.SIX_HOURS) > 0;
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

    /** Whether it is still high anywhere. */
    boolean isStillHigh() {
        if (world.isStillHigh()) {
            return true;
        }
        for (Cell cell : places.values()) {
            if (cell.isStillHigh()) {
                return true;
            }
        }
        return false;
    }

    boolean isCandidate(Moment now) {
        if (world.isCandidate(now)) {
            return true;
        }
        for (Cell cell : places.values()) {
            if (cell.isCandidate(now)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an audit has to look at a place. */
    boolean areUnaudited() {
        return all().stream().anyMatch(Cell::isUnaudited);
    }

    /**
     * Decides where the tag is listed.
     *
     * @param audited whether its people were audited just before
     * @param retracted whether uses were retracted since the last decision
     * @param deleted how many strangers deleted their posts with it
     */
    void decide(Moment now, boolean audited, boolean retracted, int deleted) {
        world.decide(now, audited, retracted, deleted, context.newTags());
        int people = Math.max(1, world.counts().people(Window.SIX_HOURS));
        for (Cell cell : places.values()) {
            // Where they were is forgotten: most likely where the others are.
            long there = (long) deleted * cell.counts().people(Window.SIX_HOURS) / people;
            cell.decide(now, audited, retracted, (int) there, context.newTags());
        }
    }

    /** Adds, for each place, how many people in the last hour were above the expected number. */
    void addExcess(Map<Integer, Integer> sums, Moment now) {
        for (Cell cell : all()) {
            sums.merge(cell.place(), cell.score(now).excess(), Integer::sum);
        }
    }

    /** Adds the tag's level in each place where it has a history. */
    void addLevels(Map<Integer, Integer> sums) {
        addLevel(world, sums);
        for (Cell cell : places.values()) {
            addLevel(cell, sums);
        }
    }

    private static void addLevel(Cell cell, Map<Integer, Integer> sums) {
        if (cell.state().baseline.hasHistory()) {
            sums.merge(cell.place(), cell.level(), Integer::sum);
        }
    }

    /** About how much memory they take. */
    long bytes() {
        long sum = world.bytes();
        for (Cell cell : places.values()) {
            sum += cell.bytes() + 48;
        }
        return sum;
    }

    private static int silentMinutes(Context context, int minute) {
        return Math.max(0, context.knownMinutes(minute));
    }
}
