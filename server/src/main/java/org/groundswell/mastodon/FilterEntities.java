package org.groundswell.mastodon;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.filters.Filter;
import org.groundswell.filters.FilterAction;
import org.groundswell.filters.FilterContext;
import org.groundswell.filters.FilterMatch;
import org.jspecify.annotations.Nullable;

/** Filters as the API shows them. */
final class FilterEntities {
    private FilterEntities() {}

    /** A filter without its keywords and posts, as in a {@link Result}. */
    record Summary(
            String id,
            String title,
            List<String> context,
            @Nullable String expiresAt,
            String filterAction) {}

    record Keyword(String id, String keyword, boolean wholeWord) {}

    record Post(String id, String statusId) {}

    /** A filter. */
    record Whole(@JsonUnwrapped Summary summary, List<Keyword> keywords, List<Post> statuses) {}

    /** A keyword of a filter as a filter of the older API. */
    record V1(
            String id,
            String phrase,
            List<String> context,
            boolean wholeWord,
            @Nullable String expiresAt,
            boolean irreversible) {}

    /** A filter that a status matches. */
    record Result(
            Summary filter,
            @Nullable List<String> keywordMatches,
            @Nullable List<String> statusMatches) {}

    static Whole whole(Filter filter) {
        return new Whole(
                summary(filter),
                filter.keywords().stream().map(FilterEntities::keyword).toList(),
                filter.posts().stream().map(FilterEntities::post).toList());
    }

    static Keyword keyword(Filter.Keyword keyword) {
        return new Keyword(Long.toString(keyword.id()), keyword.text(), keyword.wholeWord());
    }

    static Post post(Filter.FilteredPost post) {
        return new Post(Long.toString(post.id()), post.status().toString());
    }

    static V1 v1(Filter filter, Filter.Keyword keyword) {
        return new V1(
                Long.toString(keyword.id()),
                keyword.text(),
                contexts(filter),
                keyword.wholeWord(),
                time(filter.expiresAt()),
                filter.action() == FilterAction.HIDE);
    }

    static List<Result> results(List<FilterMatch> matches) {
        return matches.stream()
                .map(match -> new Result(
                        summary(match.filter()),
                        emptyAsNull(match.keywords().stream()
                                .map(Filter.Keyword::text)
                                .toList()),
                        emptyAsNull(match.posts().stream().map(Object::toString).toList())))
                .toList();
    }

    private static Summary summary(Filter filter) {
        return new Summary(
                Long.toString(filter.id()),
                filter.title(),
                contexts(filter),
                time(filter.expiresAt()),
                filter.action().apiName());
    }

    private static List<String> contexts(Filter filter) {
        return filter.contexts().stream().sorted().map(FilterContext::apiName).toList();
    }

    private static @Nullable String time(Optional<Instant> at) {
        return at.map(Times::time).orElse(null);
    }

    private static @Nullable List<String> emptyAsNull(List<String> list) {
        return list.isEmpty() ? null : list;
    }
}
