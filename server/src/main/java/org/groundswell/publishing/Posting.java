package org.groundswell.publishing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.events.DeletedBy;
import org.groundswell.events.StatusFacts;
import org.groundswell.media.uploads.PostMedia;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.statuses.Audience;
import org.groundswell.statuses.Boost;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.ReplyLimits;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusStore;
import org.groundswell.statuses.TextFacts;
import org.groundswell.visibility.Viewer;

/** Posting, editing, deleting and boosting by people of this server. */
public final class Posting {
    private final Database database;
    private final StatusStore store;
    private final StatusWriter writer;
    private final Drafts drafts;
    private final ReplyLimits replyLimits;
    private final PostMedia media;
    private final Audience audience;
    private final EventFacts facts;
    private final IdempotencyKeys keys;
    private final LatestStatus latest;

    public Posting(
            Database database,
            StatusStore store,
            StatusWriter writer,
            Drafts drafts,
            ReplyLimits replyLimits,
            PostMedia media,
            Audience audience,
            InstantSource clock) {
        this.database = database;
        this.store = store;
        this.writer = writer;
        this.drafts = drafts;
        this.replyLimits = replyLimits;
        this.media = media;
        this.audience = audience;
        this.facts = new EventFacts(store);
        this.keys = new IdempotencyKeys(store, clock);
        this.latest = new LatestStatus(database, store);
    }

    /**
     * Posts. All lookups and parsing happen before the write, so that the one writer only writes.
     *
     * @throws Refusal.Invalid if the text is empty or too long, or its media can't be used
     * @throws Refusal.NotFound if the status it replies to or quotes isn't there, or its author may not see it
     * @throws Refusal.Forbidden if its author may not reply to that, or quote it
     */
    public Posted post(AccountId author, Draft draft) {
        draft.idempotencyKey().ifPresent(IdempotencyKeys::check);
        // The media of a post that is repeated belong to it already.
        Optional<Post> before = draft.media().isEmpty()
                ? Optional.empty()
                : draft.idempotencyKey().flatMap(key -> database.read(tx -> keys.find(tx, author, key)));
        return before.map(post -> new Posted(post, Optional.empty())).orElseGet(() -> publish(author, draft));
    }

    /**
     * Checks whether an account could post something, without doing so.
     *
     * @throws Refusal as {@link #post} does
     */
    public void check(AccountId author, Draft draft) {
        database.read(tx -> drafts.compose(tx, author, draft));
    }

    private Posted publish(AccountId author, Draft draft) {
        Drafts.Composed composed = database.read(tx -> drafts.compose(tx, author, draft));
        Posted posted = composed.posted();
        NewStatus prepared = writer.prepare(posted.status(), composed.quoted().map(Post::account));
        Post status = database.write(tx -> {
            Optional<Post> earlier =
                    draft.idempotencyKey().flatMap(key -> keys.claim(tx, author, key, posted.status()));
            if (earlier.isPresent()) {
                return earlier.get();
            }
            composed.quoted().ifPresent(quoted -> lockQuotable(tx, posted.status(), quoted));
            Post published = publish(tx, prepared).post().orElseThrow();
            replyLimits.begin(tx, published.id(), draft.replyPolicy());
            media.attach(tx, published.id(), composed.media());
            return published;
        });
        return status.equals(posted.status()) ? posted : new Posted(status, Optional.empty());
    }

    /** Asked again in the write: meanwhile the author of a post may have said that it may not be quoted. */
    private void lockQuotable(Tx tx, Post quoting, Post quoted) {
        // Those that count it, together, so that two posts can't wait for each other.
        store.lock(
                tx,
                Stream.concat(quoting.references().parent().stream(), Stream.of(quoted.id()))
                        .toList());
        drafts.quotable(tx, quoting.account(), quoted.id());
    }

    /**
     * Checks a post that will be published later, and gives it its media until then.
     *
     * @param reserved the id under which its media are kept
     * @throws Refusal.Invalid if the text is empty or too long, or its media can't be used
     * @throws Refusal.NotFound if the status it replies to or quotes isn't there, or its author may not see it
     * @throws Refusal.Forbidden if its author may not reply to that, or quote it
     */
    public void reserve(Tx tx, AccountId author, Draft draft, long reserved) {
        draft.idempotencyKey().ifPresent(IdempotencyKeys::check);
        media.attach(
                tx, new StatusId(reserved), drafts.compose(tx, author, draft).media());
    }

    /** Frees the media of a post that is not published after all. */
    public void release(Tx tx, long reserved) {
        media.detach(tx, new StatusId(reserved));
    }

    /** Publishes a post whose media were kept under an id. Refused as {@link #post} would be. */
    public void publishReserved(Tx tx, AccountId author, Draft draft, long reserved) {
        release(tx, reserved);
        Drafts.Composed composed = drafts.compose(tx, author, draft);
        Post wanted = composed.posted().status();
        composed.quoted().ifPresent(quoted -> lockQuotable(tx, wanted, quoted));
        Status published = publish(tx, writer.prepare(wanted, composed.quoted().map(Post::account)));
        replyLimits.begin(tx, published.id(), draft.replyPolicy());
        media.attach(tx, published.id(), composed.media());
    }

    private Status publish(Tx tx, NewStatus prepared) {
        return writer.publish(tx, prepared).orElseThrow(() -> new Refusal.Conflict("error.post.repeated"));
    }

    /**
     * Changes what a post says; what it said before stays in its history. Where it says the same, nothing happens.
     *
     * @throws Refusal.NotFound if it isn't there, or another account's
     * @throws Refusal.Invalid if the text is empty or too long
     */
    public Post edit(AccountId author, StatusId id, Draft draft) {
        return post(latest.change(author, id, (seen, tx) -> {
            Drafts.Edited edited = drafts.edited(tx, post(seen), draft);
            Post.Content after = edited.content();
            TextFacts factsAfter = TextFacts.of(after);
            StatusFacts factsBefore = facts.of(tx, seen);
            return (locked, write) -> {
                media.attach(write, id, edited.media());
                Post changed = draft.quotePolicy()
                        .map(policy -> writer.changeQuotePolicy(write, post(locked), policy))
                        .orElseGet(() -> post(locked));
                return writer.edit(write, changed, factsBefore, after, factsAfter);
            };
        }));
    }

    /**
     * Marks a post as sensitive, or takes the mark away, as an edit of its author's. Its text stays as it is.
     *
     * @throws Refusal.NotFound if it isn't there, or another account's
     */
    public Post setSensitive(AccountId author, StatusId id, boolean sensitive) {
        return post(latest.change(author, id, (seen, tx) -> {
            Post.Content after = post(seen).content().with(sensitive);
            TextFacts factsAfter = TextFacts.of(after);
            StatusFacts factsBefore = facts.of(tx, seen);
            return (locked, write) -> writer.edit(write, post(locked), factsBefore, after, factsAfter);
        }));
    }

    private static Post post(Status status) {
        return status.post().orElseThrow(Refusal.NotFound::new);
    }

    /**
     * Deletes a post or a boost, with its media, as its author wishes.
     *
     * @return the status as it was
     * @throws Refusal.NotFound if it isn't there, or another account's
     */
    public Status delete(AccountId author, StatusId id) {
        return delete(author, id, PostMedia.Fate.DELETED);
    }

    /** The same; its media may be kept for a while, so that its author can write it again. */
    public Status delete(AccountId author, StatusId id, PostMedia.Fate mediaOf) {
        return latest.change(author, id, (seen, tx) -> {
            StatusFacts described = facts.of(tx, seen);
            return (locked, write) -> {
                if (mediaOf == PostMedia.Fate.KEPT) {
                    media.detach(write, id);
                }
                writer.remove(write, locked, described, DeletedBy.AUTHOR);
                return locked;
            };
        });
    }

    /** Deletes some statuses and boosts of an account; those that are gone are skipped. */
    public void delete(AccountId author, List<StatusId> ids, DeletedBy by) {
        Map<StatusId, Status> seen = database.read(tx -> store.byIds(tx, ids));
        Map<StatusId, StatusFacts> described = database.read(tx -> facts.of(tx, seen.values()));
        database.writing(tx -> latest.lock(tx, seen.values()).values().stream()
                .filter(status -> status.account().equals(author))
                // A status that was edited a moment ago is found, and deleted, the next time.
                .filter(status -> LatestStatus.saysTheSame(status, Objects.requireNonNull(seen.get(status.id()))))
                .sorted(Comparator.comparing(Status::id).reversed())
                .forEach(status -> writer.remove(tx, status, Objects.requireNonNull(described.get(status.id())), by)));
    }

    /** Replaces the content of a post from elsewhere that was edited there. If it is gone, or local, nothing happens. */
    public void editImported(Tx tx, StatusId id, Post.Content content, TextFacts text, Instant at) {
        lockImported(tx, id).flatMap(Status::post).ifPresent(post -> {
            Instant first = post.createdAt().plusMillis(1);
            // The media stay: an edit of a file's record has none of its own.
            Post.Content edited = content.with(post.content().attachments());
            writer.edit(tx, post, facts.of(tx, post), edited, text, at.isBefore(first) ? first : at);
        });
    }

    /** Removes a status from elsewhere that was deleted there; false if it is gone, or local. */
    public boolean removeImported(Tx tx, StatusId id) {
        Optional<Status> status = lockImported(tx, id);
        status.ifPresent(locked -> writer.remove(tx, locked, facts.of(tx, locked), DeletedBy.AUTHOR));
        return status.isPresent();
    }

    private Optional<Status> lockImported(Tx tx, StatusId id) {
        return store.byId(tx, id)
                .filter(status -> !status.source().local())
                .flatMap(seen ->
                        Optional.ofNullable(latest.lock(tx, List.of(seen)).get(id)));
    }

    /**
     * Boosts a post; boosting it again changes nothing.
     *
     * @param wanted visibility of the boost; never wider than the post's
     * @throws Refusal.NotFound if it isn't there, or can't be boosted
     */
    public Boost boost(AccountId booster, StatusId id, Optional<Visibility> wanted) {
        return database.write(tx -> {
            Post original = audience.lockMeant(tx, booster, id);
            if (!Viewer.Member.of(booster).mayBoost(original)) {
                throw new Refusal.NotFound();
            }
            Optional<Boost> earlier = store.findBoost(tx, original.id(), booster);
            if (earlier.isPresent()) {
                return earlier.get();
            }
            Visibility visibility = wanted.filter(
                            asked -> asked.code() >= original.visibility().code())
                    .orElse(original.visibility());
            Boost boost = drafts.boost(booster, original, visibility);
            return publish(tx, writer.prepare(boost, original)).boost().orElseThrow();
        });
    }

    /** Takes back a boost; returns the status that was boosted. */
    public Post unboost(AccountId booster, StatusId id) {
        return database.write(tx -> {
            Post original = audience.lockMeant(tx, booster, id);
            store.findBoost(tx, original.id(), booster)
                    .ifPresent(boost -> writer.remove(tx, boost, facts.of(tx, boost), DeletedBy.AUTHOR));
            return store.byId(tx, original.id()).flatMap(Status::post).orElseThrow(Refusal.NotFound::new);
        });
    }

    /** Finishes the removal of boosts, favourites and the like of deleted statuses; returns how many statuses it was. */
    public int removeLeftovers() {
        return writer.removeLeftovers(database);
    }

    /** The number of deleted statuses with rows left; 1,000 at most. */
    public int leftovers() {
        return writer.leftovers(database);
    }

    /** Drops idempotency keys past their hour; returns how many. */
    public int purgeExpired() {
        return keys.purgeExpired(database);
    }
}
