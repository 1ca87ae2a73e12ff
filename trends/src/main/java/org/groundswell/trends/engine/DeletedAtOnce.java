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
 * Counts strangers' posts with a tag that were deleted within minutes, presumably posted only to be counted. When there
 * are many, and they are a large share of all, no stranger counts for the tag. Known people still count; otherwise an
 * attacker could suppress a tag by posting and deleting.
 */
final class DeletedAtOnce {
    /** A post deleted within this many minutes is presumed to be posted only to be counted. */
    private static final int AT_ONCE = 5;

    private static final int FEWEST = 10;
    private static final double SHARE = 0.3;

    private final MinuteCounts counts;

    DeletedAtOnce(int minute) {
        counts = new MinuteCounts(minute);
    }

    /** Restores what {@link #save} wrote. */
    DeletedAtOnce(CheckpointInput in) throws CheckpointException {
        counts = new MinuteCounts(in);
    }

    void save(CheckpointOutput out) throws IOException {
        counts.save(out);
    }

    /** Whether a use is such a post if it is retracted at this minute. */
    static boolean matches(Use use, int minute) {
        return use.account().trust() < AccountTraits.FULL && minute - use.minute() <= AT_ONCE;
    }

    void add(int minute) {
        counts.add(minute, 1, 0);
    }

    void advanceTo(int minute) {
        counts.advanceTo(minute);
    }

    /**
     * Whether there are enough in the last six hours that no stranger counts.
     *
     * @param left people of the last six hours whose posts are still there
     */
    boolean isAlarming(int left) {
        int deleted = counts.people(Window.SIX_HOURS);
        return deleted >= FEWEST && deleted >= SHARE * (deleted + left);
    }
}
