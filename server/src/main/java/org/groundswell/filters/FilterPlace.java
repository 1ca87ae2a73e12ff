package org.groundswell.filters;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundswell.model.TagName;

/**
 * A page of posts, and its filters.
 *
 * @param open tags whose own page it is: keywords for them have no effect there, since the viewer has come to read them
 */
public record FilterPlace(FilterContext context, Set<TagName> open) {
    public static FilterPlace of(FilterContext context) {
        return new FilterPlace(context, Set.of());
    }

    public static FilterPlace ofTags(Collection<TagName> open) {
        return new FilterPlace(FilterContext.PUBLIC, Set.copyOf(open));
    }

    /**
     * The match that decides how a post is shown: one that hides it, or else one that warns. One that blurs media has no
     * effect on a text.
     */
    public Optional<FilterMatch> decisive(List<FilterMatch> matches) {
        return first(matches, FilterAction.HIDE).or(() -> first(matches, FilterAction.WARN));
    }

    private Optional<FilterMatch> first(List<FilterMatch> matches, FilterAction action) {
        return matches.stream()
                .filter(match -> match.filter().action() == action)
                .filter(match -> match.filter().contexts().contains(context))
                .filter(match -> !isOpen(match))
                .findFirst();
    }

    private boolean isOpen(FilterMatch match) {
        return match.posts().isEmpty()
                && match.keywords().stream()
                        .allMatch(
                                keyword -> keyword.tag().filter(open::contains).isPresent());
    }
}
