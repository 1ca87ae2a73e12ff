package org.groundswell.trends.engine;

import java.util.List;
import java.util.Map;
import org.groundswell.trends.count.People;
import org.groundswell.trends.model.Held;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.Use;
import org.groundswell.trends.model.Window;

/**
 * One tag: its people, and a {@link Cell} for the world and for each place where some of them are.
 *
 * <p>It runs on its own clock: {@link #runTo} closes windows, drops people who have gone and decides where the tag is
 * listed, with the same result whether it is called every quarter of a second or once for a month. So a tag's state
 * depends only on its uses and on what was published of its places, and can be computed again from them.
 */
final class Tag {
    private static final int LONGEST = Window.SIX_HOURS.minutes();

    private final Context context;
    private final TagState state;

    Tag(String name, long tick, Context context) {
        this(
                new TagState(
                        name,
                        tick,
                        new TagCells(context, Ticks.minute(tick)),
                        new People(context.parameters().mostPeople()),
                        new Appraisal(context)),
                context);
    }

    Tag(TagState state, Context context) {
        this.state = state;
        this.context = context;
    }

    TagState state() {
        return state;
    }

    String name() {
        return state.name;
    }

    /**
     * Adds a use whose time has come; one that belongs to a window already closed makes the tag stale.
     *
     * @param at its minute
     * @param where as {@code Whereabouts} packs it
     * @param traits as {@code Traits} packs them
     */
    void use(long person, int at, int where, long traits, long text) {
        int minute = state.minute();
        if (at <= minute - LONGEST) {
            state.stale = true;
            return;
        }
        state.stale |= isInClosedQuarter(at, minute);
        state.people.add(person, at, where, traits, text, minute, state.cells);
        state.cells.openIfMany(state.people);
        state.dirty = true;
    }

    /** Takes a use back. */
    void retract(Use use) {
        int minute = state.minute();
        state.stale |= isInClosedQuarter(use.minute(), minute);
        if (!state.people.remove(use.person(), use.minute(), use.where(), state.cells)) {
            return;
        }
        if (DeletedAtOnce.matches(use, minute)) {
            if (state.deletedAtOnce == null) {
                state.deletedAtOnce = new DeletedAtOnce(minute);
            }
            state.deletedAtOnce.add(minute);
            context.memory().note(use.person(), burst());
        }
        state.retracted = true;
        state.dirty = true;
    }

    private static boolean isInClosedQuarter(int at, int minute) {
        return at / Ticks.MINUTES_A_QUARTER < minute / Ticks.MINUTES_A_QUARTER;
    }

    /** Lets time pass, up to a tick. */
    void runTo(long target) {
        while (state.tick < target) {
            if (state.dirty) {
                decide();
            }
            int minute = state.minute();
            if (!isAwake()
                    && Ticks.minute(target) - minute > 1
                    && !state.cells.world().hasSeason()) {
                sleepUntil(target);
                return;
            }
            // Between quarters of an hour people only leave, which makes no trend: only a watched tag looks every
            // minute.
            int step = state.watched ? Ticks.A_MINUTE : Ticks.A_QUARTER;
            state.tick = Math.min((state.tick / step + 1) * step, target);
            if (state.minute() > minute) {
                beginMinute();
            }
        }
    }

    private void beginMinute() {
        if (Ticks.beginsQuarter(state.tick)) {
            state.cells.beginQuarter(state.minute(), state.scale());
        } else {
            state.cells.advanceTo(state.minute());
        }
        if (state.deletedAtOnce != null) {
            state.deletedAtOnce.advanceTo(state.minute());
        }
        if (state.watched) {
            decide();
        }
    }

    private void sleepUntil(long target) {
        state.cells.sleepUntil(Ticks.minute(target));
        state.tick = target;
        state.watched = false;
    }

    /** Decides where the tag is listed. */
    private void decide() {
        state.dirty = false;
        Moment now = state.moment(context);
        state.watched = state.cells.isCandidate(now);
        if (state.watched) {
            appraise(now.minute());
        }
        boolean wasListed = state.cells.world().isListed();
        state.cells.decide(now, state.retracted);
        state.retracted = false;
        if (!wasListed && !isListed()) {
            state.appraisal.endWave();
        }
    }

    /** Audits the people, if the result can have changed since the last time. */
    private void appraise(int minute) {
        if (state.retracted || !state.appraisal.holds(state.people.size(), minute)) {
            state.appraisal.look(state.people, state.cells.all(), areDeletedAtOnce(), burst(), !isListed(), minute);
        }
    }

    private boolean areDeletedAtOnce() {
        return state.deletedAtOnce != null
                && state.deletedAtOnce.isAlarming(state.cells.world().counts().people(Window.SIX_HOURS));
    }

    /** Whether anybody is in a window, or it is on a list. */
    boolean isAwake() {
        return state.cells.hasPeople() || state.watched || isListed();
    }

    /** Whether it is decided on every minute. */
    boolean isWatched() {
        return state.watched;
    }

    boolean isListed() {
        return state.cells.isListed();
    }

    /** Whether uses were added to, or taken out of, windows that have closed, so that it must be computed again. */
    boolean isStale() {
        return state.stale;
    }

    /** Adds for each place the people of the last hour whom this tag has brought beyond what was to be expected. */
    void addExcess(Map<Integer, Integer> sums) {
        state.cells.addExcess(sums, state.moment(context));
    }

    /** Adds the tag to the list of every place where it is listed. */
    void describe(Map<Place, List<Trend>> lists) {
        new TagReport(state, state.moment(context)).addTo(lists);
    }

    /** Distinct people in a window, whether it is listed or not. */
    int people(Place place, Window window) {
        Cell cell = state.cells.of(place);
        return cell == null ? 0 : cell.score(state.moment(context)).people(window);
    }

    /** Whether its people are many, but count for so much less that it is not listed. */
    boolean isHeld() {
        return state.watched && !isListed();
    }

    /** The tag as one that would be listed, were it not for the discounts. */
    Held held() {
        return new TagReport(state, state.moment(context)).held();
    }

    /** People an hour in the world, as learned from closed hours. */
    double usualPeople() {
        return state.cells.world().usualPeople();
    }

    /** About how much memory it takes. */
    long bytes() {
        return 200 + state.name.length() + state.people.bytes() + state.cells.bytes();
    }

    /** A number for what goes on with this tag today, by which bought people are remembered. */
    private long burst() {
        return state.name.hashCode() * 31L + state.minute() / (24 * 60);
    }
}
