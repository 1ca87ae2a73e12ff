package org.groundswell.trends.trust;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;

/**
 * From which other servers a tag's people came on the days before. A server from which people used the tag again and again
 * is at home there: when many of them come, that is no raid. The last two days don't count, since a raid may take that
 * long. Days count from the epoch.
 */
public final class OriginPast {
    /** A day on which so many people came from a server counts for it. */
    private static final int FEWEST_PEOPLE = 5;
    /** So many of these days make a server at home, older ones counting less. */
    private static final double FEWEST_DAYS = 4;
    /** A server is not at home with more people than so many times those of a usual day. */
    private static final int MOST_TIMES = 10;
    /** The weight of a day, divided by that of the next one: half of it is left after four weeks. */
    private static final double EARLIER = 0.9755473921;

    private static final double FORGOTTEN = 0.1;

    private int day;
    /** People of this day by server, as often as they were counted, and of the day before. */
    private Map<Integer, Integer> today = new TreeMap<>();

    private Map<Integer, Integer> yesterday = new TreeMap<>();
    private final Map<Integer, Usual> before = new TreeMap<>();

    /**
     * What is known of a server, with less weight for older days.
     *
     * @param days the number of days on which people came
     * @param people the sum of the people of these days
     */
    private record Usual(double days, double people) {
        static final Usual NOTHING = new Usual(0, 0);

        Usual plus(int peopleOfDay) {
            return new Usual(days + 1, people + peopleOfDay);
        }

        Usual older() {
            return new Usual(days * EARLIER, people * EARLIER);
        }
    }

    public OriginPast(int day) {
        this.day = day;
    }

    /** Restores what {@link #save} wrote. */
    public OriginPast(CheckpointInput in) throws CheckpointException {
        day = in.number();
        today = counts(in);
        yesterday = counts(in);
        for (int left = in.number(); left > 0; left--) {
            before.put(in.number(), new Usual(in.real(), in.real()));
        }
    }

    private static Map<Integer, Integer> counts(CheckpointInput in) throws CheckpointException {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int left = in.number(); left > 0; left--) {
            counts.put(in.number(), in.number());
        }
        return counts;
    }

    public void save(CheckpointOutput out) throws IOException {
        out.number(day);
        save(today, out);
        save(yesterday, out);
        out.number(before.size());
        for (var each : before.entrySet()) {
            out.number(each.getKey());
            out.real(each.getValue().days());
            out.real(each.getValue().people());
        }
    }

    private static void save(Map<Integer, Integer> counts, CheckpointOutput out) throws IOException {
        out.number(counts.size());
        for (var each : counts.entrySet()) {
            out.number(each.getKey());
            out.number(each.getValue());
        }
    }

    /** Begins a day, if it is later than the last one. */
    public void moveTo(int to) {
        if (to - day > 1) {
            endDay();
        }
        if (to > day) {
            endDay();
            // Days without people only make the others older.
            for (int skipped = day + 2; skipped < to && !before.isEmpty(); skipped++) {
                age();
            }
            day = to;
        }
    }

    private void endDay() {
        age();
        yesterday.forEach((server, people) -> {
            if (people >= FEWEST_PEOPLE) {
                before.merge(server, Usual.NOTHING.plus(people), (usual, _) -> usual.plus(people));
            }
        });
        yesterday = today;
        today = new TreeMap<>();
    }

    private void age() {
        before.replaceAll((_, usual) -> usual.older());
        before.values().removeIf(usual -> usual.days() < FORGOTTEN);
    }

    /** Counts people of another server in the hour that has closed. */
    public void add(int server, int people) {
        today.merge(server, people, Integer::sum);
    }

    /** Whether so many people from a server are nothing special for this tag. */
    boolean isAtHome(int server, int people) {
        Usual usual = before.getOrDefault(server, Usual.NOTHING);
        return usual.days() >= FEWEST_DAYS && people <= MOST_TIMES * usual.people() / usual.days();
    }

    /** About how much memory it takes. */
    public long bytes() {
        return 120 + 64L * (today.size() + yesterday.size()) + 88L * before.size();
    }
}
