package org.groundswell.trends;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which tags rise, and where.
 *
 * <p>Counts distinct people per tag and {@link Place} in three sliding {@link Window}s, compares them with what those
 * windows used to hold, and lists what stands out. State changes only by {@link #use}, {@link #retract} and
 * {@link #advanceTo}; all times are event times. A use costs two map probes, a few additions and three
 * square roots for the world and as much for a country; a minute's passing costs one step for every tag used in the last six hours.
 *
 * <p>Not thread-safe: one thread owns an engine.
 */
public final class TrendEngine {
    private static final int LONGEST = Window.SIX_HOURS.minutes();

    private static final Comparator<Trend> BEST_FIRST = Comparator.comparingDouble(Trend::rank)
            .reversed()
            .thenComparingLong(Trend::since)
            .thenComparing(Trend::tag);

    private final TrendParameters parameters;
    private final Map<String, Map<Place, Cell>> cells = new LinkedHashMap<>(16, 0.75f, true);
    /** People active in each place on any tag, from which β is derived. */
    private final Map<Place, Cell> activity = new HashMap<>();
    /** Tags with somebody in a window, or on a list. The others are asleep and cost nothing as time passes. */
    private final Set<String> awake = new HashSet<>();

    private int minute;

    /** @param start event time at which counting starts, milliseconds since the epoch */
    public TrendEngine(long start, TrendParameters parameters) {
        this.minute = minuteOf(start);
        this.parameters = parameters;
    }

    /**
     * Counts a use and, if it is the newest so far, moves the clock to it.
     *
     * @return false if it lies before the longest window: then it is history, and starts no trend
     */
    public boolean use(Use use) {
        advanceTo(use.at());
        int at = minuteOf(use.at());
        if (at <= minute - LONGEST) {
            return false;
        }
        Map<Place, Cell> places = cells.computeIfAbsent(use.tag(), tag -> new HashMap<>(2));
        awake.add(use.tag());
        for (Place place : placesOf(use)) {
            activityIn(place).add(use.person(), at);
            Cell cell = wake(places, place);
            cell.add(use.person(), at);
            cell.evaluate(beta(place));
        }
        forgetSleepers();
        return true;
    }

    /** Takes a use back, as if it had never been. */
    public void retract(Use use) {
        int at = minuteOf(use.at());
        Map<Place, Cell> places = cells.get(use.tag());
        if (places == null || at <= minute - LONGEST) {
            return;
        }
        for (Place place : placesOf(use)) {
            Cell cell = places.get(place);
            if (cell != null) {
                cell.advanceTo(minute, beta(place));
                cell.remove(use.person(), at);
                cell.evaluate(beta(place));
            }
        }
    }

    /** Lets time pass up to {@code now}, milliseconds since the epoch. Earlier than the clock does nothing. */
    public void advanceTo(long now) {
        int target = minuteOf(now);
        // Minute by minute, so that the outcome does not depend on how far the clock is moved at a time.
        while (minute < target) {
            minute = awake.isEmpty() ? target : minute + 1;
            activity.values().forEach(cell -> cell.advanceTo(minute, 1));
            awake.removeIf(tag -> {
                Map<Place, Cell> places = cells.getOrDefault(tag, Map.of());
                places.forEach((place, cell) -> cell.advanceTo(minute, beta(place)));
                return places.values().stream().allMatch(cell -> cell.isSilent() && !cell.isListed());
            });
        }
    }

    /** What is listed in a place now, the first first. */
    public List<Trend> trends(Place place, int limit) {
        return trends(limit).getOrDefault(place, List.of());
    }

    /** All lists there are now, by place: one pass over the tags in use. A place without a trend is not in it. */
    public Map<Place, List<Trend>> trends(int limit) {
        Map<Place, List<Trend>> listed = new HashMap<>();
        for (String tag : awake) {
            cells.getOrDefault(tag, Map.of()).forEach((place, cell) -> {
                if (cell.isListed()) {
                    listed.computeIfAbsent(place, _ -> new ArrayList<>()).add(cell.describe(tag, place, beta(place)));
                }
            });
        }
        listed.replaceAll(
                (_, trends) -> trends.stream().sorted(BEST_FIRST).limit(limit).toList());
        return listed;
    }

    private static List<Place> placesOf(Use use) {
        return use.place().isWorld() ? List.of(Place.WORLD) : List.of(Place.WORLD, use.place());
    }

    private Cell wake(Map<Place, Cell> places, Place place) {
        Cell cell = places.computeIfAbsent(place, _ -> new Cell(minute, parameters));
        if (cell.minute() < minute) {
            cell.advanceTo(minute, beta(place));
        }
        return cell;
    }

    private Cell activityIn(Place place) {
        return activity.computeIfAbsent(place, _ -> new Cell(minute, parameters));
    }

    /** β = max(0.75, 0.02·√P), P being the people active in the place in an hour. */
    private double beta(Place place) {
        Cell cell = activity.get(place);
        double active = cell == null ? 0 : Math.max(cell.usualPeople(), cell.people(Window.HOUR));
        return Math.max(parameters.leastBeta(), parameters.betaShare() * Math.sqrt(active));
    }

    private void forgetSleepers() {
        if (cells.size() <= parameters.mostTags()) {
            return;
        }
        var oldestFirst = cells.keySet().iterator();
        while (oldestFirst.hasNext() && cells.size() > parameters.mostTags()) {
            String tag = oldestFirst.next();
            if (awake.contains(tag)) {
                return;
            }
            oldestFirst.remove();
        }
    }

    private static int minuteOf(long millis) {
        return Math.toIntExact(Math.floorDiv(millis, 60_000L));
    }
}
