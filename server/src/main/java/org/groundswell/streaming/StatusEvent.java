package org.groundswell.streaming;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusPage;
import org.groundswell.statuses.ViewerState;
import org.groundswell.visibility.Exclusion;
import org.groundswell.visibility.ViewerRelations;

/**
 * A status that is sent to many viewers. It was read and rendered once, as everyone sees it; a viewer's own part is spliced in
 * only where there is one: a filter that matches, a favourite, a quoted post by an account that the viewer blocks.
 */
final class StatusEvent {
    private final StatusPage page;
    private final Status status;
    private final String event;
    private final Payloads payloads;
    private final Instant now;
    private final Optional<Post> quoted;
    /** For all viewers without a part of their own. */
    private final Message plain;

    /**
     * @param from a page with the status, as everyone sees it
     * @param now by which filters have expired or not
     */
    StatusEvent(StatusPage from, Status status, String event, Payloads payloads, Instant now) {
        this.page = from.showing(List.of(status));
        this.status = status;
        this.event = event;
        this.payloads = payloads;
        this.now = now;
        this.quoted = page.post(status).flatMap(page::quoted);
        this.plain = new Message(event, () -> Optional.of(payloads.status(page.seenWith(ViewerState.NONE), status)));
    }

    /** Sends it to the viewers of a public timeline, as far as lists show it to them. */
    void sendInPublic(Collection<Subscription> subscriptions, Map<AccountId, ViewerState> interactions) {
        Acct author = page.author(status).acct();
        for (Subscription subscription : subscriptions) {
            OpenViewer.View view = subscription.connection().viewer().view();
            if (view.relations().isShownInPublic(status, author)) {
                send(subscription, view, interactions);
            }
        }
    }

    /**
     * Sends it to a viewer to whose own timeline it was added. It is not sent if the viewer has meanwhile muted or blocked its
     * author, or was blocked.
     */
    void sendToOwner(Subscription subscription, Map<AccountId, ViewerState> interactions) {
        OpenViewer.View view = subscription.connection().viewer().view();
        if (!view.relations().leavesOut(status.account(), page.author(status).acct())) {
            send(subscription, view, interactions);
        }
    }

    private void send(Subscription subscription, OpenViewer.View view, Map<AccountId, ViewerState> interactions) {
        ViewerRelations relations = view.relations();
        Optional<Post> hidden = quoted.filter(post -> relations.isBlockedBy(post.account()));
        StatusPage seen = hidden.map(post -> page.withoutReferred(post.id())).orElse(page);
        ViewerState state = interactions
                .getOrDefault(relations.account(), ViewerState.NONE)
                .withExcluded(excluded(relations))
                .withFiltered(seen.filtered(relations.account(), view.filters(), now));
        if (hidden.isEmpty() && state.equals(ViewerState.NONE)) {
            plain.sendTo(subscription);
        } else {
            Message.of(event, payloads.status(seen.seenWith(state), status)).sendTo(subscription);
        }
    }

    /** Whether all that it boosts and quotes is for everyone; otherwise it is read for each viewer. */
    boolean isForEveryone() {
        return page.post(status)
                .filter(post -> post.references().quoted().isEmpty() || quoted.isPresent())
                .isPresent();
    }

    /** The posts that a viewer may have favourited, boosted or bookmarked before; none if all of it is new. */
    Set<StatusId> older(boolean isNew) {
        Set<StatusId> older = new LinkedHashSet<>();
        page.post(status)
                .map(Post::id)
                .filter(id -> !isNew || !id.equals(status.id()))
                .ifPresent(older::add);
        quoted.map(Post::id).ifPresent(older::add);
        return older;
    }

    private Map<AccountId, Exclusion> excluded(ViewerRelations relations) {
        Map<AccountId, Exclusion> excluded = new HashMap<>();
        quoted.ifPresent(post -> relations
                .exclusion(post.account(), page.author(post).acct())
                .ifPresent(reason -> excluded.put(post.account(), reason)));
        return excluded;
    }
}
