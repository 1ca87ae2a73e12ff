package org.groundswell.trends.engine;

import java.util.List;
import java.util.Map;
import org.groundswell.trends.count.People;
import org.groundswell.trends.model.Held;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Removal;
import org.groundswell.trends.model.Traits;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.Use;
import org.groundswell.trends.model.Window;
import org.groundswell.trends.trust.OriginPast;

/**
 * One tag: its people, and a {@link Cell} for the world and for each place with some of them.
 *
 * <p>Each tag advances on its own: {@link #runTo} closes windows, drops people whose uses are too old and decides where
 * the tag is listed, with the same result whether it is called every quarter of a second or once for a month. So a
 * tag's state depends only on its uses and on the published activity of its places, and can be recomputed from them.
 */
final class Tag {
    private static final int LONGEST = Window.SIX_HOURS.minutes();
    private static final int MINUTES_AN_HOUR = 60;
    private static final int MINUTES_A_DAY = 24 * MINUTES_AN_HOUR;

    private final Context context;
    private final TagState state;

    Tag(String name, long tick, Context context) {
        this(
                new TagState(
                        name,
                        tick,
                        new TagCells(context, Ticks.minute(tick)),
                        new People(context.parameters().mostPeople()),
                        new LastAudit(context)),
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
     * Adds a use that is not in the future; a use in a window already closed makes the tag stale.
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
        if (state.originPast == null && Traits.origin(traits) != 0) {
            state.originPast = new OriginPast(Math.floorDiv(minute, MINUTES_A_DAY));
        }
        state.dirty = true;
    }

    /** Retracts a use. */
    void retract(Use use, Removal removal) {
        int minute = state.minute();
        state.stale |= isInClosedQuarter(use.minute(), minute);
        if (!state.people.remove(use.person(), use.minute(), use.where(), state.cells)) {
            return;
        }
        if (removal == Removal.BY_AUTHOR && DeletedAtOnce.matches(use, minute)) {
            if (state.deletedAtOnce == null) {
                state.deletedAtOnce =
                        new DeletedAtOnce(minute, context.parameters().mostPeople());
            }
            state.deletedAtOnce.add(use, minute);
            if (DeletedAtOnce.isThrowaway(use, minute)) {
                context.memory().note(use.person(), burst());
            }
        }
        state.retracted = true;
        state.dirty = true;
    }

    private static boolean isInClosedQuarter(int at, int minute) {
        return at / Ticks.MINUTES_A_QUARTER < minute / Ticks.MINUTES_A_QUARTER;
    }

    /**
     * Takes over what is known of deleted posts, which can't be computed from those that are left.
     *
     * @param before this tag before it was recomputed
     */
    void inherit(Tag before) {
        state.deletedAtOnce = before.state.deletedAtOnce;
        if (state.deletedAtOnce != null) {
            state.deletedAtOnce.advanceTo(state.minute());
            // Otherwise it would be listed until the next decision.
            state.retracted = true;
            decide();
        }
    }

    /** Whether authors have deleted posts with it in the six hours before a minute. */
    boolean remembersDeletions(int minute) {
        if (state.deletedAtOnce == null) {
            return false;
        }
        state.deletedAtOnce.advanceTo(minute);
        return !state.deletedAtOnce.isEmpty();
    }

    /** Advances to a tick. */
    void runTo(long target) {
        while (state.tick < target) {
            if (state.dirty) {
                decide();
            }
            int minute = state.minute();
            if (!isAwake() && Ticks.minute(target) - minute > 1) {
                sleepUntil(target);
                return;
            }
            // Between quarters of an hour people only leave the windows, which never starts a trend: only a watched tag
            // is decided on every minute.
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
        if (state.originPast != null && state.minute() % MINUTES_AN_HOUR == 0) {
            countServers(state.originPast);
        }
        if (state.deletedAtOnce != null) {
            state.deletedAtOnce.advanceTo(state.minute());
        }
        if (state.watched) {
            decide();
        }
    }

    /** Counts the people of the hour that has closed by the servers they are from. */
    private void countServers(OriginPast past) {
        int now = state.minute();
        past.moveTo(Math.floorDiv(now - 1, MINUTES_A_DAY));
        int scale = 1 << state.people.sampling();
        state.people.each(now, (_, minute, _, _, traits, _) -> {
            int server = Traits.origin(traits);
            if (server != 0 && minute >= now - MINUTES_AN_HOUR && minute < now) {
                past.add(server, scale);
            }
        });
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
            audit(now.minute());
        }
        boolean wasListed = state.cells.world().isListed();
        int deleted = state.deletedAtOnce == null ? 0 : state.deletedAtOnce.strangers();
        state.cells.decide(now, state.watched, state.retracted, deleted);
        state.retracted = false;
        if (!wasListed && !isListed()) {
            state.lastAudit.endWave();
        }
    }

    /** Audits the people, if the result can have changed since the last time. */
    private void audit(int minute) {
        if (state.retracted || !state.lastAudit.isCurrent(state.people.size(), state.cells, minute)) {
            state.lastAudit.run(
                    state.people, state.cells, state.originPast, state.deletedAtOnce, burst(), !isListed(), minute);
        }
    }

    /** Whether it has people in a window or is on a list. */
    boolean isAwake() {
        return state.cells.hasPeople() || state.watched || isListed() || state.cells.isStillHigh();
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

    /** Adds, for each place, how many people of this tag in the last hour were above the expected number. */
    void addExcess(Map<Integer, Integer> sums) {
        state.cells.addExcess(sums, state.moment(context));
    }

    /** Adds the tag's level, in hundredths of a person an hour, in each place where it has a history. */
    void addLevels(Map<Integer, Integer> sums) {
        state.cells.addLevels(sums);
    }

    /** Adds the tag to the list of every place where it is listed. */
    void describe(Map<Place, List<Trend>> lists) {
        new TagReport(state, state.moment(context)).addTo(lists, Cell::isListed);
    }

    /** Adds the tag to the list of every place where it is still high. */
    void describeStillHigh(Map<Place, List<Trend>> lists) {
        new TagReport(state, state.moment(context)).addTo(lists, Cell::isStillHigh);
    }

    /** Distinct people in a window, whether it is listed or not. */
    int people(Place place, Window window) {
        Cell cell = state.cells.of(place);
        return cell == null ? 0 : cell.score(state.moment(context)).people(window);
    }

    /** Whether its people are many, but count for so much less that it is not listed. */
    boolean isHeld() {
        return state.watched && !isListed() && !state.cells.isStillHigh();
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
        long past = state.originPast == null ? 0 : state.originPast.bytes();
        return 200 + state.name.length() + state.people.bytes() + state.cells.bytes() + past;
    }

    /** Identifies the tag's activity of this day; accounts found to be bought are remembered with this number. */
    private long burst() {
        return state.name.hashCode() * 31L + state.minute() / MINUTES_A_DAY;
    }
}
