package org.groundswell.statuses;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundswell.filters.FilterMatch;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.polls.Choices;
import org.groundswell.visibility.Exclusion;

/**
 * What the viewer of a page has to do with its statuses.
 *
 * @param pinned the statuses that the viewer has pinned to its profile
 * @param muted the statuses whose conversation the viewer has muted
 * @param quotable the posts that the viewer may quote although not everybody may; empty where that isn't known
 * @param excluded the authors of boosted and quoted posts that the viewer blocks or mutes
 * @param votes the choices in the polls in which the viewer has voted; those of its own have none
 * @param filtered the statuses that the viewer's filters match
 */
public record ViewerState(
        Set<StatusId> favourited,
        Set<StatusId> boosted,
        Set<StatusId> bookmarked,
        Set<StatusId> pinned,
        Set<StatusId> muted,
        Optional<Set<StatusId>> quotable,
        Map<AccountId, Exclusion> excluded,
        Map<StatusId, Choices> votes,
        Map<StatusId, List<FilterMatch>> filtered) {
    public static final ViewerState NONE = new ViewerState(
            Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty(), Map.of(), Map.of(), Map.of());

    /** What an account has to do with a post that it has just written. */
    public static ViewerState ofAuthor(Post post) {
        ViewerState state = NONE.withQuotable(post.visibility().isQuotableByAuthor() ? Set.of(post.id()) : Set.of());
        return post.content().poll().isPresent() ? state.withVotes(Map.of(post.id(), Choices.OF_AUTHOR)) : state;
    }

    /** The same, with the relations to authors. */
    public ViewerState withExcluded(Map<AccountId, Exclusion> reasons) {
        return new ViewerState(favourited, boosted, bookmarked, pinned, muted, quotable, reasons, votes, filtered);
    }

    ViewerState withQuotable(Set<StatusId> posts) {
        return new ViewerState(
                favourited, boosted, bookmarked, pinned, muted, Optional.of(posts), excluded, votes, filtered);
    }

    public ViewerState withFiltered(Map<StatusId, List<FilterMatch>> matches) {
        return new ViewerState(favourited, boosted, bookmarked, pinned, muted, quotable, excluded, votes, matches);
    }

    public ViewerState withVotes(Map<StatusId, Choices> chosen) {
        return new ViewerState(favourited, boosted, bookmarked, pinned, muted, quotable, excluded, chosen, filtered);
    }

    /** The filters that a status matches. */
    public List<FilterMatch> filters(StatusId status) {
        return filtered.getOrDefault(status, List.of());
    }
}
