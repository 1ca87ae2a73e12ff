package org.groundswell.filters;

import java.util.List;
import java.util.Set;
import org.groundswell.model.StatusId;

/**
 * The parts of a post that filters look at, with those of the posts that it boosts or quotes.
 *
 * @param ids the ids of these posts
 * @param texts their texts and content warnings
 * @param tags their tags as written, without {@code #}
 */
public record FilteredText(Set<StatusId> ids, List<String> texts, List<String> tags) {}
