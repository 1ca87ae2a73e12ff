package org.groundswell.statuses;

import java.util.Set;
import org.groundswell.model.StatusId;

/** The statuses of a page that its viewer has favourited, boosted and bookmarked. */
public record ViewerState(Set<StatusId> favourited, Set<StatusId> boosted, Set<StatusId> bookmarked) {
    public static final ViewerState NONE = new ViewerState(Set.of(), Set.of(), Set.of());
}
