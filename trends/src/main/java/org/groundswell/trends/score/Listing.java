package org.groundswell.trends.score;

import java.io.IOException;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.model.TrendParameters;

/**
 * Whether a tag is on a list. Entering requires a higher significance than staying (hysteresis), so that a list does
 * not flicker.
 */
public final class Listing {
    private static final int NOT_FADING = Integer.MIN_VALUE;

    private boolean listed;
    private int fadingSince = NOT_FADING;

    public Listing() {}

    /** Restores what {@link #save} wrote. */
    public Listing(CheckpointInput in) throws CheckpointException {
        listed = in.flag();
        fadingSince = in.number();
    }

    public void save(CheckpointOutput out) throws IOException {
        out.flag(listed);
        out.number(fadingSince);
    }

    /**
     * Decides whether the tag is on the list.
     *
     * @param enough whether there are enough people to be a trend
     * @param retracted whether uses were retracted, or people turned out to count for less: a tag whose significance
     *     falls for that reason leaves at once
     * @param minute the current minute, since the epoch
     */
    public void update(double significance, boolean enough, boolean retracted, int minute, TrendParameters parameters) {
        if (!listed) {
            listed = enough && significance >= parameters.enter();
            fadingSince = NOT_FADING;
            return;
        }
        if (significance >= parameters.leave() && enough) {
            fadingSince = NOT_FADING;
            return;
        }
        if (fadingSince == NOT_FADING) {
            fadingSince = minute;
        }
        if (retracted || minute - fadingSince >= parameters.leaveAfterMinutes()) {
            listed = false;
            fadingSince = NOT_FADING;
        }
    }

    public boolean isListed() {
        return listed;
    }
}
