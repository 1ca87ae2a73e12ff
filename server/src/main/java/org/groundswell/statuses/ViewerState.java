package org.groundswell.statuses;

import java.util.Map;
import java.util.Set;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.visibility.Exclusion;

/**
 * What the viewer of a page has to do with its statuses.
 *
 * @param excluded the authors of boosted and quoted posts that the viewer blocks or mutes
 */
public record ViewerState(
        Set<StatusId> favourited, Set<StatusId> boosted, Set<StatusId> bookmarked, Map<AccountId, Exclusion> excluded) {
    public static final ViewerState NONE = new ViewerState(Set.of(), Set.of(), Set.of(), Map.of());
}
