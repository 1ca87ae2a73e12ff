package org.groundswell.statuses;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.groundswell.filters.FilterMatch;
import org.groundswell.model.StatusId;

/**
 * The statuses of a page that its viewer has favourited, boosted and bookmarked, and those that the viewer's filters match.
 */
public record ViewerState(
        Set<StatusId> favourited,
        Set<StatusId> boosted,
        Set<StatusId> bookmarked,
        Map<StatusId, List<FilterMatch>> filtered) {
    public static final ViewerState NONE = new ViewerState(Set.of(), Set.of(), Set.of(), Map.of());

    ViewerState withFiltered(Map<StatusId, List<FilterMatch>> matches) {
        return new ViewerState(favourited, boosted, bookmarked, matches);
    }

    /** The filters that a status matches. */
    public List<FilterMatch> filters(StatusId status) {
        return filtered.getOrDefault(status, List.of());
    }
}
