package org.groundswell.publishing;

import org.groundswell.accounts.Restrictions;
import org.groundswell.model.Visibility;

/** The visibility that the restrictions of its author leave to a status. */
final class AllowedVisibility {
    private AllowedVisibility() {}

    /** @param chosen as its author chose it */
    static Visibility of(Visibility chosen, Restrictions author) {
        if (author.isSuspended()) {
            return chosen.whileSuspended();
        }
        return author.limited() ? chosen.whileLimited() : chosen;
    }

    /**
     * The same for a boost, which is hidden too while the author of its post is suspended.
     *
     * @param original the restrictions of that author
     */
    static Visibility of(Visibility chosen, Restrictions booster, Restrictions original) {
        return original.isSuspended() ? chosen.whileSuspended() : of(chosen, booster);
    }
}
