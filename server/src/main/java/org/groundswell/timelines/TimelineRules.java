package org.groundswell.timelines;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundswell.events.Event;
import org.groundswell.events.StatusFacts;
import org.groundswell.events.StatusReference;
import org.groundswell.model.AccountId;
import org.groundswell.model.IdSet;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.TagName;
import org.groundswell.model.Visibility;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Status;
import org.groundswell.visibility.HomeViewer;
import org.groundswell.visibility.Viewable;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which a status is in a home or list timeline, as the follows, lists, blocks and mutes of its owner are: the same
 * as in the SQL of {@link HomeTimelineStore}.
 *
 * @param authors the accounts whose posts and boosts are shown
 * @param restricted the authors of which not all is shown
 * @param repliesTo the accounts to which replies are shown
 * @param tags the followed tags
 */
record TimelineRules(
        HomeViewer viewer, IdSet authors, Map<AccountId, Restriction> restricted, IdSet repliesTo, Set<TagName> tags) {
    /**
     * The options of a follow.
     *
     * @param languages the languages that are shown; empty for all
     */
    record Restriction(boolean boosts, Set<String> languages) {
        boolean allows(boolean boost, @Nullable String language) {
            return (boosts || !boost) && (languages.isEmpty() || language == null || languages.contains(language));
        }
    }

    private record Shown(AccountId account, Visibility visibility, List<AccountId> mentioned) implements Viewable {}

    /** @param domains the domains of accounts of other servers, if the viewer blocks domains */
    boolean include(StatusFacts status, Map<AccountId, String> domains) {
        StatusFacts.Content content = status.content();
        Viewable shown = new Shown(status.account(), status.visibility(), content.mentions());
        boolean candidate = isTagged(status)
                || isFollowed(shown, status.isBoost(), content.language())
                        && showsReply(
                                status.account(),
                                Optional.ofNullable(status.references().inReplyTo())
                                        .map(StatusReference::author));
        return candidate
                && (status.isBoost()
                        ? viewer.showsBoost(
                                shown,
                                Optional.ofNullable(status.references().boostOf())
                                        .map(StatusReference::author),
                                domains)
                        : viewer.showsPost(shown, domains));
    }

    /**
     * Whether a stored status is still included by its author or tags. Its event is not the last word: an import may have found
     * later that it is a reply.
     */
    boolean stillInclude(Status status) {
        Optional<Post> post = status.post();
        return isFollowed(
                                status,
                                post.isEmpty(),
                                post.flatMap(each -> each.content().language())
                                        .map(LanguageCode::tag)
                                        .orElse(null))
                        && showsReply(
                                status.account(),
                                post.flatMap(each -> each.references().parentAuthor()))
                || status.visibility().isListed()
                        && post.stream()
                                .flatMap(each -> each.content().tags().stream())
                                .anyMatch(tag -> tags.contains(TagName.of(tag)));
    }

    private boolean isTagged(StatusFacts status) {
        return !tags.isEmpty()
                && status.visibility().isListed()
                && status.content().tags().stream().anyMatch(use -> tags.contains(use.key()));
    }

    private boolean isFollowed(Viewable status, boolean boost, @Nullable String language) {
        if (!authors.contains(status.account())) {
            return false;
        }
        Restriction restriction = restricted.get(status.account());
        return (restriction == null || restriction.allows(boost, language)) && viewer.maySeeAsFollower(status);
    }

    private boolean showsReply(AccountId author, Optional<AccountId> repliedTo) {
        return repliedTo
                .map(to -> to.equals(author) || author.equals(viewer.account()) || repliesTo.contains(to))
                .orElse(true);
    }

    /** Whether an event changes these rules, so that the timeline has to be read again. */
    boolean areChangedBy(Event event) {
        return switch (TimelineEffect.of(event)) {
            case TimelineEffect.RulesChanged changed -> changed.owners().contains(viewer.account());
            case TimelineEffect.AccountGone gone -> name(gone.account());
            case TimelineEffect.Posted _, TimelineEffect.Edited _, TimelineEffect.Deleted _, TimelineEffect.None _ ->
                false;
        };
    }

    /** Whether the viewer is this account, or has a relation to it by which posts are left out. */
    boolean name(AccountId account) {
        return account.equals(viewer.account()) || viewer.names(account);
    }

    /** Memory in bytes, with the entries of indices. */
    int bytes() {
        return 120 * authors.size() + 8 * (repliesTo.size() + viewer.size()) + 200 * (restricted.size() + tags.size());
    }
}
