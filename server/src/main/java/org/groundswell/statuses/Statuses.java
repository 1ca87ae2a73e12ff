package org.groundswell.statuses;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.visibility.Exclusions;

/** Reads statuses for a viewer: single ones, threads, histories. */
public final class Statuses {
    private static final int MOST_CONTINUED = 3;
    private static final int VIEWERS_AT_ONCE = 500;

    private final Database database;
    private final StatusStore store;
    private final ThreadStore threads = new ThreadStore();
    private final EditStore edits = new EditStore();
    private final QuoteStore quotes;
    private final InteractionStore interactions = new InteractionStore();
    private final AccountStore accounts;
    private final ShieldedCounts counts;
    private final Audience audience;
    private final StatusPages pages;

    public Statuses(Database database, StatusStore store, AccountStore accounts, Audience audience, StatusPages pages) {
        this.database = database;
        this.store = store;
        this.accounts = accounts;
        this.counts = new ShieldedCounts(accounts);
        this.quotes = new QuoteStore(store);
        this.audience = audience;
        this.pages = pages;
    }

    /** The same for moderators at their desk, where blocks and mutes don't count. The caller checks the role. */
    public Statuses atDesk() {
        return new Statuses(database, store, accounts, Audience.ofDesk(store), pages.atDesk());
    }

    /** @throws Refusal.NotFound if it isn't there, or the viewer may not see it */
    public Status get(Optional<AccountId> viewer, StatusId id) {
        return database.read(tx -> audience.visible(tx, viewer, id));
    }

    /**
     * The post of a status: itself, or what it boosts.
     *
     * @throws Refusal.NotFound if it isn't there, or the viewer may not see it
     */
    public Post post(Optional<AccountId> viewer, StatusId id) {
        return database.read(tx -> audience.meant(tx, viewer, id));
    }

    /** The statuses with these ids that the viewer may see, in the order of the ids. */
    public List<Status> all(Optional<AccountId> viewer, List<StatusId> wanted) {
        return database.read(tx -> {
            Map<StatusId, Status> found = store.byIds(tx, wanted);
            return audience.visible(tx, viewer, inOrder(found, wanted));
        });
    }

    /** The posts with these ids that a list shows to the viewer, in the order of the ids; boosts are left out. */
    public List<Post> posts(Optional<AccountId> viewer, List<StatusId> wanted) {
        return database.read(tx -> {
            Map<StatusId, Status> found = store.byIds(tx, wanted);
            return audience.shown(tx, viewer, inOrder(found, wanted)).stream()
                    .flatMap(status -> status.post().stream())
                    .toList();
        });
    }

    private static List<Status> inOrder(Map<StatusId, Status> found, List<StatusId> wanted) {
        return wanted.stream()
                .distinct()
                .map(found::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * The threads in which authors continued some public posts: for each post, its author's public replies to themselves,
     * in order; at most {@value #MOST_CONTINUED}.
     */
    public Map<StatusId, List<StatusId>> continued(List<StatusId> begun) {
        return database.read(tx -> {
            Map<StatusId, List<StatusId>> continued = new HashMap<>();
            Map<StatusId, StatusId> ends = new HashMap<>();
            begun.forEach(id -> ends.put(id, id));
            for (int i = 0; i < MOST_CONTINUED && !ends.isEmpty(); i++) {
                Map<StatusId, StatusId> next = threads.continuations(tx, ends.values());
                ends.replaceAll((_, end) -> next.getOrDefault(end, new StatusId(0)));
                ends.values().removeIf(end -> end.value() == 0);
                ends.forEach((id, end) ->
                        continued.computeIfAbsent(id, _ -> new ArrayList<>()).add(end));
            }
            return continued;
        });
    }

    /** Statuses that the viewer may see, with all it takes to show them. */
    public StatusPage page(Optional<AccountId> viewer, List<? extends Status> shown) {
        return database.read(tx -> pages.load(tx, viewer, shown));
    }

    /**
     * Statuses for several viewers, with the posts that they boost and quote as everyone may see them. The caller decides who
     * may see the statuses themselves.
     */
    public StatusPage shared(Collection<StatusId> wanted) {
        return database.read(
                tx -> pages.load(tx, Optional.empty(), inOrder(store.known(tx, wanted), List.copyOf(wanted))));
    }

    /** The interactions of each of some viewers with some statuses; viewers without any are left out. */
    public Map<AccountId, ViewerState> interactionsOf(Collection<AccountId> viewers, Collection<StatusId> wanted) {
        Map<AccountId, ViewerState> states = new HashMap<>();
        List<AccountId> all = List.copyOf(viewers);
        for (int from = 0; from < all.size(); from += VIEWERS_AT_ONCE) {
            List<AccountId> some = all.subList(from, Math.min(all.size(), from + VIEWERS_AT_ONCE));
            states.putAll(database.read(tx -> interactions.ofEach(tx, some, wanted)));
        }
        return states;
    }

    /** The thread around a status, as far as it is shown to the viewer. */
    public Conversation thread(Optional<AccountId> viewer, StatusId id) {
        return database.read(tx -> {
            Status status = audience.visible(tx, viewer, id);
            // Of one that is above in two places, the nearer counts.
            List<Status> ancestors = Conversation.onceEach(
                            id,
                            threads.ancestors(tx, id, Conversation.mostAncestors(viewer.isPresent()))
                                    .reversed())
                    .reversed();
            List<Status> descendants = Conversation.onceEach(
                    id, threads.descendants(tx, id, Conversation.mostDescendants(viewer.isPresent())));
            return new Conversation(
                    audience.shown(tx, viewer, ancestors),
                    status,
                    Conversation.depthFirst(id, audience.shown(tx, viewer, descendants)));
        });
    }

    /**
     * The posts that quote a post, as far as lists show them to the viewer, newest first; those whose quote was revoked are
     * left out. Its author, who can revoke them, is shown also those of muted accounts. While the author's shield is up, the
     * list is empty for everyone else.
     *
     * @throws Refusal.NotFound if it isn't there, or the viewer may not see it
     */
    public List<Status> quotes(Optional<AccountId> viewer, StatusId id, Page page) {
        return database.read(tx -> {
            Post quoted = audience.meant(tx, viewer, id);
            if (!counts.areShown(tx, viewer, quoted)) {
                return List.of();
            }
            boolean isAuthor = viewer.filter(quoted.account()::equals).isPresent();
            Exclusions exclusions = isAuthor ? Exclusions.NONE : audience.exclusions(tx, viewer);
            return quotes.quotes(tx, quoted.id(), viewer, exclusions, page);
        });
    }

    /** All versions of a post, oldest first; the last one is the current text. */
    public List<Edit> history(Optional<AccountId> viewer, StatusId id) {
        return database.read(tx -> {
            Post post = audience.meant(tx, viewer, id);
            List<Edit> versions = edits.all(tx, post.id());
            Post.Content content = post.content();
            return versions.isEmpty()
                    ? List.of(new Edit(
                            post.createdAt(),
                            content.text(),
                            content.html(),
                            content.spoiler(),
                            content.sensitive(),
                            content.attachments(),
                            content.poll()))
                    : versions;
        });
    }
}
