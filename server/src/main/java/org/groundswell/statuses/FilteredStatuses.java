package org.groundswell.statuses;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundswell.filters.FilterMatch;
import org.groundswell.filters.FilterSet;
import org.groundswell.filters.FilteredText;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;

/**
 * The statuses of a page that its viewer's filters match. A boost matches as the boosted post does, a post also by the post
 * that it quotes. The viewer's own posts match none.
 *
 * @param referred the posts that are boosted and quoted, as far as the viewer may see them
 */
record FilteredStatuses(AccountId viewer, FilterSet filters, Map<StatusId, Post> referred, Instant now) {

    Map<StatusId, List<FilterMatch>> among(List<Status> shown) {
        if (filters.isEmpty()) {
            return Map.of();
        }
        Map<StatusId, List<FilterMatch>> filtered = new HashMap<>();
        referred.values().forEach(post -> put(filtered, post, Optional.of(post)));
        shown.forEach(status -> put(filtered, status, postOf(status)));
        return filtered;
    }

    private Optional<Post> postOf(Status status) {
        return switch (status) {
            case Post post -> Optional.of(post);
            case Boost boost -> Optional.ofNullable(referred.get(boost.original()));
        };
    }

    private void put(Map<StatusId, List<FilterMatch>> filtered, Status status, Optional<Post> shown) {
        shown.filter(post -> !post.account().equals(viewer)).ifPresent(post -> {
            List<FilterMatch> matches = filters.matches(text(status, post), now);
            if (!matches.isEmpty()) {
                filtered.put(status.id(), matches);
            }
        });
    }

    private FilteredText text(Status status, Post post) {
        Set<StatusId> ids = new HashSet<>(List.of(post.id()));
        ids.add(status.id());
        List<String> texts = new ArrayList<>();
        List<String> tags = new ArrayList<>();
        add(post, texts, tags);
        post.references().quoted().map(referred::get).ifPresent(quoted -> {
            ids.add(quoted.id());
            add(quoted, texts, tags);
        });
        return new FilteredText(ids, texts, tags);
    }

    private static void add(Post post, List<String> texts, List<String> tags) {
        texts.add(post.content().spoiler());
        texts.add(post.content().text());
        post.content().poll().ifPresent(poll -> texts.addAll(poll.options()));
        // An imported post may have tags that its text lacks.
        post.content().tags().forEach(tag -> texts.add("#" + tag));
        tags.addAll(post.content().tags());
    }
}
