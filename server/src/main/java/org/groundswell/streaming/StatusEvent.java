package org.groundswell.streaming;

import java.time.Instant;
import java.util.Collection;
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
    private final StatusPage asAnyone;
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
        this.asAnyone = page.seenWith(ViewerState.NONE);
        this.plain = new Message(event, () -> Optional.of(payloads.status(asAnyone, status)));
    }

    /** Sends it to the viewers of a public timeline, as far as lists show it to them. */
    void sendInPublic(Collection<Subscription> subscriptions, Map<AccountId, ViewerState> interactions) {
        Acct author = page.author(status).acct();
        for (Subscription subscription : subscriptions) {
            ViewerView view = subscription.connection().viewer().view();
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
        OpenViewer viewer = subscription.connection().viewer();
        ViewerView view = viewer.view();
        if (leavesOut(view)) {
            // A timeline that was read again may be ahead of the events here: the end of a mute is still to arrive.
            viewer.change();
            view = viewer.view();
        }
        if (!leavesOut(view)) {
            send(subscription, view, interactions);
        }
    }

    private boolean leavesOut(ViewerView view) {
        return view.relations().leavesOut(status.account(), page.author(status).acct());
    }

    private void send(Subscription subscription, ViewerView view, Map<AccountId, ViewerState> interactions) {
        ViewerState own = interactions.getOrDefault(view.relations().account(), ViewerState.NONE);
        StatusPage seen = view.seen(page, own, now);
        if (seen.equals(asAnyone)) {
            plain.sendTo(subscription);
        } else {
            Message.of(event, payloads.status(seen, status)).sendTo(subscription);
        }
    }

    /** Whether all that it boosts and quotes is for everyone; otherwise it is read for each viewer. */
    boolean isForEveryone() {
        return page.post(status)
                .filter(post -> post.references().quoted().isEmpty() || quoted.isPresent())
                .isPresent();
    }

    /**
     * The posts that a viewer may have favourited, boosted or bookmarked before, or whose conversation may be muted; none if
     * all of it is new.
     */
    Set<StatusId> older(boolean isNew) {
        Set<StatusId> older = new LinkedHashSet<>();
        page.post(status)
                .map(Post::id)
                .filter(id ->
                        !isNew || !id.equals(status.id()) || status.parent().isPresent())
                .ifPresent(older::add);
        quoted.map(Post::id).ifPresent(older::add);
        return older;
    }
}
