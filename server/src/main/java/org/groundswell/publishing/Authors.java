package org.groundswell.publishing;

import org.groundswell.model.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * The authors of the statuses that a status boosts and quotes; null where it doesn't, or the status referred to is gone.
 */
public record Authors(@Nullable AccountId boosted, @Nullable AccountId quoted) {
    static final Authors NONE = new Authors(null, null);

    static Authors ofBoosted(@Nullable AccountId author) {
        return new Authors(author, null);
    }
}
