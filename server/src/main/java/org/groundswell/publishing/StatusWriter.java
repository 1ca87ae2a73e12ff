package org.groundswell.publishing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.groundswell.accounts.AccountStore;
import org.groundswell.accounts.Restrictions;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.deletion.OwnedDataRegistry;
import org.groundswell.events.DeletedBy;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.events.StatusFacts;
import org.groundswell.jobs.Queue;
import org.groundswell.links.LinkStore;
import org.groundswell.model.AccountId;
import org.groundswell.model.QuotePolicy;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.polls.PollWriter;
import org.groundswell.statuses.Boost;
import org.groundswell.statuses.EditStore;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusStore;
import org.groundswell.statuses.TextFacts;
import org.groundswell.tags.TagStore;

/**
 * The only way into the table {@code status}: inserts, edits and removes statuses together with their counts, the uses of
 * their tags and links, and the event in the log. Its callers check permissions.
 */
public final class StatusWriter {
    private final StatusStore store;
    private final EditStore edits = new EditStore();
    private final AccountStore accounts;
    private final TagStore tags;
    private final LinkStore links;
    private final PollWriter polls;
    private final EventLog events;
    private final InstantSource clock;
    private final StatusRemoval removal;

    /**
     * @param owned the rows of features that refer to statuses, for their removal
     * @param leftovers the queue of deleted statuses that rows still refer to
     */
    public StatusWriter(
            StatusTables tables,
            EventLog events,
            OwnedDataRegistry owned,
            Queue<StatusId> leftovers,
            InstantSource clock) {
        this.store = tables.statuses();
        this.accounts = tables.accounts();
        this.tags = tables.tags();
        this.links = tables.links();
        this.polls = tables.polls();
        this.events = events;
        this.clock = clock;
        this.removal = new StatusRemoval(tables, events, owned, leftovers, clock);
    }

    /**
     * Prepares a post written here, as far as that can be done before the write.
     *
     * @param quotedAuthor the author of what it quotes
     */
    NewStatus prepare(Post post, Optional<AccountId> quotedAuthor) {
        return NewStatus.local(post, quotedAuthor).encoded(events);
    }

    /** Prepares a boost. */
    NewStatus prepare(Boost boost, Post original) {
        return NewStatus.of(boost, original.account()).encoded(events);
    }

    /**
     * Publishes a status, with the visibility that its author's restrictions leave it.
     *
     * @return the status as published; empty if its id, its address or the same boost is here already: then nothing has
     *     changed
     * @throws Refusal.NotFound if its author, or the status it boosts, quotes or replies to, has just been deleted
     */
    public Optional<Status> publish(Tx tx, NewStatus added) {
        return publish(tx, added.restricted(restrictions(tx, added.status().account())), this::countForAuthor);
    }

    private Optional<Status> publish(Tx tx, NewStatus added, AuthorCount authorCount) {
        Status status = added.status();
        if (!store.insert(tx, status, added.origin(), added.restored())) {
            return Optional.empty();
        }
        if (!countReferred(tx, status)) {
            throw new Refusal.NotFound();
        }
        status.post()
                .flatMap(post -> post.content().poll())
                .ifPresent(
                        poll -> polls.add(tx, status.id(), poll, added.origin().poll()));
        authorCount.add(tx, status);
        insertUses(tx, added.facts());
        if (!added.restored().orElse(status.visibility()).isDirect()) {
            tags.insertAccountUses(tx, added.facts());
        }
        added.entry().ifPresentOrElse(entry -> events.append(tx, entry), () -> events.append(tx, added.event()));
        return Optional.of(status);
    }

    /** The restrictions of an author, which don't change until the transaction ends. */
    private Restrictions restrictions(Tx tx, AccountId author) {
        return accounts.holdRestrictions(tx, author).orElseThrow(Refusal.NotFound::new);
    }

    /** Counts a new status at those it replies to, quotes or boosts; false if one of them is gone. */
    private boolean countReferred(Tx tx, Status status) {
        return switch (status) {
            case Post post ->
                post.references()
                                .parent()
                                .map(parent -> store.countReply(tx, parent, post.isCountedReply() ? 1 : 0))
                                .orElse(true)
                        && post.references()
                                .quoted()
                                .map(quoted -> store.countQuote(tx, quoted, post.isCountedQuote() ? 1 : 0))
                                .orElse(true);
            case Boost boost ->
                store.countBoost(
                        tx,
                        boost.original(),
                        boost.isCountedBoost() ? 1 : 0,
                        boost.source().isImported());
        };
    }

    private interface AuthorCount {
        void add(Tx tx, Status status);
    }

    private void countForAuthor(Tx tx, Status status) {
        if (!accounts.countPosted(tx, status.account(), status.isCounted() ? 1 : 0, status.createdAt())) {
            throw new Refusal.NotFound();
        }
    }

    /** Publishes many statuses in one transaction and counts them for their authors once, at its end. */
    public final class Batch {
        private final Map<AccountId, Posted> posted = new HashMap<>();
        private final Map<AccountId, Restrictions> restricted = new HashMap<>();

        private static final class Posted {
            private int statuses;
            private Instant newest = Instant.EPOCH;
        }

        /** As {@link StatusWriter#publish}; {@link #end} must follow in the same transaction. */
        public Optional<Status> publish(Tx tx, NewStatus wanted) {
            NewStatus added = wanted.restricted(
                    restricted.computeIfAbsent(wanted.status().account(), author -> restrictions(tx, author)));
            return StatusWriter.this.publish(tx, added, (_, status) -> {
                Posted counts = posted.computeIfAbsent(status.account(), _ -> new Posted());
                if (status.isCounted()) {
                    counts.statuses++;
                    counts.newest = counts.newest.isBefore(status.createdAt()) ? status.createdAt() : counts.newest;
                }
            });
        }

        /**
         * Writes the authors' counts.
         *
         * @throws Refusal.NotFound if an author has just been deleted
         */
        public void end(Tx tx) {
            posted.forEach((author, counts) -> {
                if (!accounts.countPosted(tx, author, counts.statuses, counts.newest)) {
                    throw new Refusal.NotFound();
                }
            });
        }
    }

    public Batch batch() {
        return new Batch();
    }

    /**
     * Replaces the content of a post that this transaction has locked; the old one stays in its history.
     *
     * @param factsBefore as the event log has them of {@code before}
     * @return the post as it is now; unchanged if the content says the same
     */
    public Post edit(Tx tx, Post before, StatusFacts factsBefore, Post.Content content, TextFacts text, Instant now) {
        if (content.saysTheSameAs(before.content())) {
            return before;
        }
        StatusId id = before.id();
        if (before.editedAt().isEmpty()) {
            edits.insert(tx, id, before.createdAt(), before.content());
        }
        edits.insert(tx, id, now, content);
        store.updateContent(tx, id, content, now);
        polls.change(tx, id, before.content().poll(), content.poll());
        if (!text.links().equals(factsBefore.content().links())) {
            // It showed another page. Package previews finds the new one.
            store.updateCard(tx, id, Optional.empty());
        }
        Post after = store.byId(tx, id).flatMap(Status::post).orElseThrow(Refusal.NotFound::new);
        tags.deleteUses(tx, id);
        tags.deleteAccountUses(tx, factsBefore);
        links.deleteUses(tx, id);
        StatusFacts facts = EventFacts.edited(factsBefore, after, text);
        insertUses(tx, facts);
        if (!facts.visibility().isDirect()) {
            tags.insertAccountUses(tx, facts);
        }
        events.append(tx, new Event.StatusEdited(factsBefore, facts));
        return after;
    }

    Post edit(Tx tx, Post before, StatusFacts factsBefore, Post.Content content, TextFacts text) {
        return edit(tx, before, factsBefore, content, text, clock.instant());
    }

    /**
     * Changes the visibility of a status that this transaction has locked.
     *
     * @param factsBefore as the event log has them of {@code before}
     * @param restored the visibility it gets once its author's restrictions end, if they change it
     */
    void changeVisibility(
            Tx tx, Status before, StatusFacts factsBefore, Visibility visibility, Optional<Visibility> restored) {
        Status after = before.withVisibility(visibility);
        StatusFacts facts = factsBefore.withVisibility(visibility);
        store.updateVisibility(tx, before.id(), visibility, restored);
        countVisible(tx, before, -1);
        countVisible(tx, after, 1);
        if (factsBefore.visibility().isListed() != visibility.isListed()) {
            tags.deleteUses(tx, before.id());
            links.deleteUses(tx, before.id());
            insertUses(tx, facts);
        }
        events.append(tx, new Event.StatusVisibilityChanged(factsBefore, facts));
    }

    /**
     * Revokes the quote in a post that this transaction has locked together with the quoted one.
     *
     * @param factsBefore as the event log has them of {@code before}
     */
    Post revokeQuote(Tx tx, Post before, StatusFacts factsBefore) {
        store.revokeQuote(tx, before.id());
        countQuote(tx, before, -1);
        events.append(tx, new Event.QuoteRevoked(factsBefore, factsBefore.withoutQuote()));
        return store.byId(tx, before.id()).flatMap(Status::post).orElseThrow(Refusal.NotFound::new);
    }

    /** Changes who may quote a post that this transaction has locked. */
    Post changeQuotePolicy(Tx tx, Post before, QuotePolicy policy) {
        QuotePolicy allowed = Drafts.allowed(policy, before.visibility());
        if (allowed == before.quotePolicy()) {
            return before;
        }
        store.updateQuotePolicy(tx, before.id(), allowed);
        return store.byId(tx, before.id()).flatMap(Status::post).orElseThrow(Refusal.NotFound::new);
    }

    private void countQuote(Tx tx, Post post, int delta) {
        post.references()
                .quoted()
                .filter(_ -> post.isCountedQuote())
                .ifPresent(quoted -> store.countQuote(tx, quoted, delta));
    }

    /** Counts a status at its author and at those it replies to, quotes or boosts, as far as its visibility lets it count. */
    private void countVisible(Tx tx, Status status, int delta) {
        if (status.isCounted()) {
            accounts.countDeleted(tx, status.account(), -delta);
        }
        switch (status) {
            case Post post -> {
                post.references()
                        .parent()
                        .filter(_ -> post.isCountedReply())
                        .ifPresent(parent -> store.countReply(tx, parent, delta));
                countQuote(tx, post, delta);
            }
            case Boost boost -> {
                if (boost.isCountedBoost()) {
                    store.countBoost(tx, boost.original(), delta, boost.source().isImported());
                }
            }
        }
    }

    /** Announces that the poll of a post that this transaction has locked is over. */
    public void announcePollEnd(Tx tx, Post post) {
        events.append(tx, new Event.PollEnded(new EventFacts(store).of(tx, post)));
    }

    /** Removes a status that this transaction has locked, and the beginning of what refers to it. */
    public void remove(Tx tx, Status status, StatusFacts facts, DeletedBy by) {
        removal.remove(tx, status, facts, by);
    }

    /** Finishes the removal of boosts, favourites and the like of deleted statuses; returns how many statuses it was. */
    public int removeLeftovers(Database database) {
        return removal.removeLeftovers(database);
    }

    /** Makes sure that each deleted status that rows still refer to has its job. */
    public void enqueueLeftovers(Database database) {
        removal.enqueueLeftovers(database);
    }

    /** Removes some batches of the boosts, favourites and the like of a deleted status; true if nothing is left. */
    public boolean removeSomeLeftovers(Database database, StatusId status) {
        return removal.removeSome(database, status);
    }

    /** The number of deleted statuses with rows left; 1,000 at most. */
    int leftovers(Database database) {
        return removal.leftovers(database);
    }

    /** Counts replies that were imported before the status they reply to. */
    public void countReplies(Tx tx, StatusId parent, int replies) {
        store.countReply(tx, parent, replies);
    }

    private void insertUses(Tx tx, StatusFacts status) {
        if (status.visibility().isListed()) {
            tags.insertUses(tx, status);
            links.insertUses(tx, status.content().links(), status.id(), status.account());
        }
    }
}
