package org.groundswell.trends.engine;

import java.io.IOException;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.count.MinuteCounts;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Use;
import org.groundswell.trends.model.Window;

/**
 * Counts posts with a tag that were deleted within minutes, presumably posted only to be counted, and decides who of the
 * tag's people doesn't count because of them.
 *
 * <p>Known people go on counting as long as they are many beside those who deleted: otherwise an attacker could suppress a
 * tag by posting and deleting. They don't where most of the known people who posted in the same minute have deleted their
 * posts: a crowd that everybody trusts was bought, too.
 */
final class DeletedAtOnce {
    /** A post deleted within this many minutes is presumed to be posted only to be counted. */
    private static final int AT_ONCE = 5;

    private static final int FEWEST = 10;
    private static final double SHARE = 0.3;
    /** Known people count beside strangers who deleted if they are a quarter as many, or this many. */
    private static final int ENOUGH_KNOWN = 50;

    private static final int STRANGERS_TO_ONE_KNOWN = 4;
    /** The least number of known people who deleted their posts of three minutes for the middle one to be suspicious. */
    private static final int FEWEST_KNOWN = 5;

    /** Strangers' posts, by the minute they were deleted in. */
    private final MinuteCounts strangers;
    /** Known people's posts, by the minute they were written in. */
    private final MinuteCounts known;

    DeletedAtOnce(int minute) {
        strangers = new MinuteCounts(minute);
        known = new MinuteCounts(minute);
    }

    /** Restores what {@link #save} wrote. */
    DeletedAtOnce(CheckpointInput in) throws CheckpointException {
        strangers = new MinuteCounts(in);
        known = new MinuteCounts(in);
    }

    void save(CheckpointOutput out) throws IOException {
        strangers.save(out);
        known.save(out);
    }

    /** Whose posts don't count. */
    enum Excluded {
        NOBODY,
        STRANGERS,
        EVERYBODY
    }

    /** Whether a use is such a post if it is retracted at this minute. */
    static boolean matches(Use use, int minute) {
        return minute - use.minute() <= AT_ONCE;
    }

    /** Whether a use is by somebody who isn't known. */
    static boolean isByStranger(Use use) {
        return use.account().trust() < AccountTraits.FULL;
    }

    /** Adds such a post, retracted at this minute. */
    void add(Use use, int minute) {
        if (isByStranger(use)) {
            strangers.add(minute, 1, 0);
        } else {
            known.add(use.minute(), 1, 0);
        }
    }

    void advanceTo(int minute) {
        strangers.advanceTo(minute);
        known.advanceTo(minute);
    }

    /**
     * Whose posts don't count because of what strangers deleted in the last six hours.
     *
     * @param left people of the last six hours whose posts are still there
     * @param knownLeft how many of them are known
     */
    Excluded excluded(int left, int knownLeft) {
        int deleted = strangers.people(Window.SIX_HOURS);
        if (deleted < FEWEST || deleted < SHARE * (deleted + left)) {
            return Excluded.NOBODY;
        }
        boolean enough = knownLeft >= Math.min(ENOUGH_KNOWN, deleted / STRANGERS_TO_ONE_KNOWN);
        return enough ? Excluded.STRANGERS : Excluded.EVERYBODY;
    }

    /**
     * Whether at least half of the people who posted in a minute, the one before and the next were known and deleted their
     * posts at once: then nobody whose last post is of that minute counts.
     *
     * @param left the people whose posts are still there
     */
    boolean isSuspicious(int minute, MinuteCounts left) {
        int deleted = around(known, minute);
        return deleted >= FEWEST_KNOWN && deleted >= around(left, minute);
    }

    private static int around(MinuteCounts counts, int minute) {
        return counts.peopleIn(minute - 1) + counts.peopleIn(minute) + counts.peopleIn(minute + 1);
    }
}
