package org.groundswell.search;

import java.util.List;
import org.groundswell.model.StatusId;

/**
 * Results of a search.
 *
 * @param more whether there are further results
 * @param percent how much of the index is built; below 100, older statuses are missing
 */
public record FoundStatuses(List<StatusId> statuses, boolean more, int percent) {}
