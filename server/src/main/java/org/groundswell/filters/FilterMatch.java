package org.groundswell.filters;

import java.util.List;
import org.groundswell.model.StatusId;

/**
 * A filter that a post matches.
 *
 * @param keywords the keywords found in it
 * @param posts the posts of the filter that it is, boosts or quotes
 */
public record FilterMatch(Filter filter, List<Filter.Keyword> keywords, List<StatusId> posts) {}
