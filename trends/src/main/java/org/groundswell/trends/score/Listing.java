package org.groundswell.trends.score;

import java.io.IOException;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.model.TrendParameters;

/**
 * Whether a tag is on a list, and since when. It enters when it is significant, stays while its wave lasts, and is then
 * <i>still high</i> for as long as it stays far above what was usual before. Minutes count from the epoch.
 */
public final class Listing {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    /** A tag that enters again within this time goes on with the same wave. */
    private static final int SAME_WAVE = 6 * HOUR;
    /** After so long without a new high, a wave is news no more. */
    private static final int NEWS = 7 * DAY;
    /** A new high is this many times the last one. */
    private static final double NEW_HIGH = 1.1;
    /** A tag that is still high is listed again when a day has this many times the people of the wave's best. */
    private static final double NEW_WAVE = 1.25;
    /** A wave is ebbing when a day has less than this part of the people of its best. */
    private static final double EBB = 0.5;
    /** Hardly anybody comes any more when an hour has less than this part of the people of the best. */
    private static final double OVER = 0.1;
    /** Strangers who came together have gone when nobody came for so long, and for this many times as long as they came. */
    private static final int LEAST_SILENCE = 20;

    private static final int TIMES_AS_LONG = 2;
    private static final int QUARTER = 15;

    private static final int NEVER = Integer.MIN_VALUE;

    /** The states. */
    public enum State {
        NOT_LISTED,
        LISTED,
        /** No longer news, but still far above what was usual before the wave. */
        STILL_HIGH
    }

    private State state;
    /** When the wave began. */
    private int since;
    /** When the tag was last taken off the list; not when it moved to those that are still high. */
    private int left;
    /** The people of the best day, and those of the last day that was called a new high. */
    private double best;

    private double mark;
    private int newHigh;
    /** The most people in an hour. */
    private double peak;
    /** Since when the tag isn't significant. */
    private int calmSince;
    /** Since when hardly anybody comes. */
    private int deserted;
    /** Since when the last quarter of an hour has been empty. */
    private int silentSince;

    public Listing() {
        state = State.NOT_LISTED;
        left = NEVER;
        calmSince = NEVER;
        deserted = NEVER;
        silentSince = NEVER;
    }

    /** Restores what {@link #save} wrote. */
    public Listing(CheckpointInput in) throws CheckpointException {
        state = in.flag() ? State.LISTED : in.flag() ? State.STILL_HIGH : State.NOT_LISTED;
        since = in.number();
        left = in.number();
        best = in.real();
        mark = in.real();
        newHigh = in.number();
        peak = in.real();
        calmSince = in.number();
        deserted = in.number();
        silentSince = in.number();
    }

    public void save(CheckpointOutput out) throws IOException {
        out.flag(state == State.LISTED);
        if (state != State.LISTED) {
            out.flag(state == State.STILL_HIGH);
        }
        out.number(since);
        out.number(left);
        out.real(best);
        out.real(mark);
        out.number(newHigh);
        out.real(peak);
        out.number(calmSince);
        out.number(deserted);
        out.number(silentSince);
    }

    /**
     * The figures that a decision depends on.
     *
     * @param minute the current minute
     * @param rising the minute in which the tag began to rise
     * @param enters whether it is significant enough to enter the list
     * @param enough whether there are enough people to be a trend
     * @param significance that by which it stays listed
     * @param leave significance below which it leaves
     * @param ofHour the significance of the last hour
     * @param quarter people in the last quarter of an hour
     * @param hour people in the last hour
     * @param strangers whether many of these are unknown
     * @param day the sum of people of the last 24 hours and the open one
     * @param retracted whether uses were retracted, or people turned out to count for less: a tag that isn't significant
     *     any more for that reason leaves at once
     */
    public record Figures(
            int minute,
            int rising,
            boolean enters,
            boolean enough,
            double significance,
            double leave,
            double ofHour,
            double quarter,
            double hour,
            boolean strangers,
            double day,
            boolean retracted) {}

    /** Decides whether the tag is on the list. */
    public void update(Figures now, TrendParameters parameters) {
        silentSince = now.quarter() == 0 ? since(silentSince, now.minute()) : NEVER;
        if (state == State.LISTED) {
            stay(now, parameters);
            return;
        }
        boolean enters =
                now.enters() && now.enough() && !(isSameWave(now) && (isEmpty(now, parameters) || isSilent(now)));
        if (enters && (state == State.NOT_LISTED || now.day() >= NEW_WAVE * best)) {
            enter(now);
            follow(now);
        } else if (state == State.STILL_HIGH) {
            calmSince = isLow(now) ? since(calmSince, now.minute()) : NEVER;
            if (now.hour() == 0 && now.day() == 0 || lasts(calmSince, DAY, now.minute())) {
                leave(now.minute());
            }
        }
    }

    private void enter(Figures now) {
        if (!isSameWave(now)) {
            since = now.rising();
            best = 0;
            mark = 0;
            peak = 0;
            newHigh = now.minute();
            // It may be of the wave before: nothing is decided on while nothing is significant.
            silentSince = NEVER;
        }
        state = State.LISTED;
        calmSince = NEVER;
        deserted = NEVER;
    }

    /** Whether a tag that enters now goes on with its last wave. */
    private boolean isSameWave(Figures now) {
        return state == State.NOT_LISTED && left != NEVER && now.minute() - left <= SAME_WAVE;
    }

    /** Whether it is too low to stay. What enters, by its quarter of an hour, isn't, or it would leave and come back. */
    private static boolean isLow(Figures now) {
        return now.significance() < now.leave() && !now.enters();
    }

    /** Whether hardly anybody of the wave still comes. */
    private boolean isEmpty(Figures now, TrendParameters parameters) {
        return now.ofHour() < parameters.leave() && now.hour() < OVER * peak;
    }

    /**
     * Whether the wave was a few people, among them many strangers, who came together and have gone. What brought more
     * people is shown for longer: for as many minutes as there were people.
     */
    private boolean isSilent(Figures now) {
        if (silentSince == NEVER || !now.strangers()) {
            return false;
        }
        int last = silentSince - QUARTER;
        int silence = now.minute() - last;
        return silence >= Math.max(LEAST_SILENCE, now.hour()) && silence >= TIMES_AS_LONG * (last - since);
    }

    private void follow(Figures now) {
        peak = Math.max(peak, now.hour());
        best = Math.max(best, now.day());
        // A best that creeps up never exceeds itself by a tenth: it is compared with the last new high.
        if (now.day() > NEW_HIGH * mark) {
            mark = now.day();
            newHigh = now.minute();
        }
    }

    private void stay(Figures now, TrendParameters parameters) {
        follow(now);
        int minute = now.minute();
        boolean ebbing = minute - since > DAY && minute - newHigh > DAY && now.day() < EBB * best;
        if (minute - newHigh >= NEWS || ebbing) {
            if (isLow(now)) {
                leave(minute);
            } else {
                state = State.STILL_HIGH;
                calmSince = NEVER;
            }
            return;
        }
        boolean calm = isLow(now) || !now.enough();
        calmSince = calm ? since(calmSince, minute) : NEVER;
        deserted = isEmpty(now, parameters) ? since(deserted, minute) : NEVER;
        if ((calm && now.retracted())
                || isSilent(now)
                || lasts(calmSince, parameters.leaveAfterMinutes(), minute)
                || lasts(deserted, parameters.leaveAfterMinutes(), minute)) {
            leave(minute);
        }
    }

    private void leave(int minute) {
        state = State.NOT_LISTED;
        left = minute;
        calmSince = NEVER;
        deserted = NEVER;
    }

    private static int since(int before, int minute) {
        return before == NEVER ? minute : before;
    }

    private static boolean lasts(int since, int minutes, int minute) {
        return since != NEVER && minute - since >= minutes;
    }

    public boolean isListed() {
        return state == State.LISTED;
    }

    public boolean isStillHigh() {
        return state == State.STILL_HIGH;
    }

    /** When the wave began because of which it is listed or still high. */
    public int since() {
        return since;
    }

    /** Whether nothing is to be learned from this hour, since the tag has been in a wave for more than a day. */
    public boolean isInWave(int minute) {
        boolean lasts =
                state == State.LISTED || (state == State.NOT_LISTED && left != NEVER && minute - left < SAME_WAVE);
        return lasts && minute - since > DAY;
    }
}
