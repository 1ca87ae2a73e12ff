package org.groundswell.streaming;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundswell.filters.FilterSet;
import org.groundswell.model.AccountId;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusPage;
import org.groundswell.statuses.ViewerState;
import org.groundswell.visibility.Exclusion;
import org.groundswell.visibility.ViewerRelations;

/**
 * Relations and filters of an account as of one read. They are applied in memory to pages of statuses that were read once, as
 * everyone sees them.
 */
public record ViewerView(ViewerRelations relations, FilterSet filters) {
    /** A page of public statuses, as the public lists of this viewer show it. */
    public StatusPage inPublic(StatusPage page, Instant now) {
        StatusPage listed = page.showing(page.statuses().stream()
                .filter(status ->
                        relations.isShownInPublic(status, page.author(status).acct()))
                .toList());
        return seen(listed, ViewerState.NONE, now);
    }

    /**
     * A page with this viewer's filters and relations to the authors of quoted posts, and of those that these quote; quoted
     * posts of accounts that block the viewer are left out.
     *
     * @param interactions what the viewer has done with its statuses
     */
    StatusPage seen(StatusPage page, ViewerState interactions, Instant now) {
        StatusPage seen = page;
        Map<AccountId, Exclusion> excluded = new HashMap<>();
        for (Status status : page.statuses()) {
            Optional<Post> first = page.post(status).flatMap(page::quoted);
            for (Post post : Stream.concat(first.stream(), first.flatMap(page::quoted).stream())
                    .toList()) {
                if (relations.isBlockedBy(post.account())) {
                    seen = seen.withoutReferred(post.id());
                }
                relations
                        .exclusion(post.account(), page.author(post).acct())
                        .ifPresent(reason -> excluded.put(post.account(), reason));
            }
        }
        return seen.seenWith(
                interactions.withExcluded(excluded).withFiltered(seen.filtered(relations.account(), filters, now)));
    }
}
