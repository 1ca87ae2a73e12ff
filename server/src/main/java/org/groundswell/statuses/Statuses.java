package org.groundswell.statuses;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.auth.PostingDefaults;
import org.groundswell.auth.PostingDefaultsStore;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.events.EventLog;
import org.groundswell.links.LinkStore;
import org.groundswell.tags.TagStore;
import org.groundswell.visibility.Viewer;
import org.groundswell.words.AccountId;
import org.groundswell.words.Event;
import org.groundswell.words.Refusal;
import org.groundswell.words.StatusId;
import org.groundswell.words.Visibility;
import org.jspecify.annotations.Nullable;

/** Posting, editing, deleting and boosting, and reading what was posted. */
public final class Statuses {
    private static final int MOST_CONTINUED = 3;

    private final Database database;
    private final StatusStore store;
    private final InteractionStore interactions = new InteractionStore();
    private final AccountStore accounts;
    private final TagStore tags;
    private final LinkStore links;
    private final Audience audience;
    private final ReplyLimits replyLimits;
    private final Composer composer;
    private final PostingDefaultsStore defaults = new PostingDefaultsStore();
    private final IdempotencyKeys keys;
    private final LatestStatus latest;
    private final StatusRemoval removal;
    private final EventLog events;
    private final IdGenerator ids;
    private final InstantSource clock;

    public Statuses(
            Database database,
            StatusStore store,
            AccountStore accounts,
            TagStore tags,
            LinkStore links,
            Audience audience,
            ReplyLimits replyLimits,
            Composer composer,
            EventLog events,
            IdGenerator ids,
            InstantSource clock) {
        this.database = database;
        this.store = store;
        this.accounts = accounts;
        this.tags = tags;
        this.links = links;
        this.audience = audience;
        this.replyLimits = replyLimits;
        this.composer = composer;
        this.keys = new IdempotencyKeys(store, clock);
        this.latest = new LatestStatus(database, store);
        this.removal = new StatusRemoval(store, accounts, tags, links, events, clock);
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Posts. What can be looked up is looked up before the write, so that the one writer only writes.
     *
     * @throws Refusal.Invalid if the text is empty or too long
     * @throws Refusal.NotFound if what it answers isn't there, or not for its author's eyes
     * @throws Refusal.Forbidden if its author may not answer that
     */
    public Posted post(AccountId author, Draft draft) {
        draft.idempotencyKey().ifPresent(IdempotencyKeys::check);
        Posted posted = database.read(tx -> compose(tx, author, draft));
        Arrival arrival = arrival(posted.status());
        Status status = database.write(tx -> {
            Optional<Status> earlier =
                    draft.idempotencyKey().flatMap(key -> keys.claim(tx, author, key, posted.status()));
            if (earlier.isPresent()) {
                return earlier.get();
            }
            if (!insert(tx, arrival)) {
                throw new Refusal.Conflict("This has just been done by another request");
            }
            return posted.status();
        });
        return status.id().equals(posted.status().id())
                ? posted
                : new Posted(status, around(Optional.of(author), List.of(status)));
    }

    /**
     * Changes what a status says; what it said before stays in its history. Where it says the same, nothing happens.
     *
     * @throws Refusal.NotFound if it isn't there, or somebody else's
     * @throws Refusal.Invalid if the text is empty or too long
     */
    public Status edit(AccountId author, StatusId id, Draft draft) {
        return latest.change(author, id, (seen, tx) -> {
            if (seen.isBoost()) {
                throw new Refusal.NotFound();
            }
            Status.Content before = seen.content();
            Status.Content after =
                    composer.content(tx, draft.orElse(seen.visibility(), before.sensitive()), before.language());
            TextFacts factsAfter = TextFacts.of(after);
            Event.Facts factsBefore = seen.facts();
            return (locked, write) -> edit(write, locked, factsBefore, after, factsAfter);
        });
    }

    private Status edit(Tx tx, Status before, Event.Facts factsBefore, Status.Content content, TextFacts factsAfter) {
        return edit(tx, before, factsBefore, content, factsAfter, clock.instant());
    }

    private Status edit(
            Tx tx, Status before, Event.Facts factsBefore, Status.Content content, TextFacts factsAfter, Instant now) {
        if (content.saysTheSameAs(before.content())) {
            return before;
        }
        StatusId id = before.id();
        if (before.editedAt() == null) {
            store.insertEdit(tx, id, before.createdAt(), before.content());
        }
        store.insertEdit(tx, id, now, content);
        store.updateContent(tx, id, content, now);
        Status after = store.byId(tx, id).orElseThrow(Refusal.NotFound::new);
        tags.deleteUses(tx, id);
        links.deleteUses(tx, id);
        Event.Facts facts = after.facts(factsAfter);
        insertUses(tx, facts);
        events.append(tx, new Event.StatusEdited(factsBefore, facts));
        return after;
    }

    /**
     * Deletes a status, or takes back a boost.
     *
     * @return what it was
     * @throws Refusal.NotFound if it isn't there, or somebody else's
     */
    public Status delete(AccountId author, StatusId id) {
        return latest.change(author, id, (seen, _) -> {
            Event.Facts facts = seen.facts();
            return (locked, tx) -> {
                removal.remove(tx, locked, facts);
                return locked;
            };
        });
    }

    /** Deletes some of somebody's statuses, and takes back their boosts; what is gone is passed over. */
    public void delete(AccountId author, List<StatusId> ids) {
        Map<StatusId, Status> seen = database.read(tx -> store.byIds(tx, ids));
        Map<StatusId, Event.Facts> facts = new HashMap<>();
        seen.forEach((id, status) -> facts.put(id, status.facts()));
        database.writing(tx -> latest.lock(tx, seen.values()).values().stream()
                .filter(status -> status.account().equals(author))
                // What was edited a moment ago is found, and deleted, the next time.
                .filter(status -> status.content().text().equals(textOf(seen.get(status.id()))))
                .sorted(Comparator.comparing(Status::id).reversed())
                .forEach(status -> removal.remove(tx, status, Objects.requireNonNull(facts.get(status.id())))));
    }

    private static @Nullable String textOf(@Nullable Status status) {
        return status == null ? null : status.content().text();
    }

    /** Changes what a status from elsewhere says, since it was edited there. One that is gone or from here stays as it is. */
    public void editImported(Tx tx, StatusId id, Status.Content content, TextFacts facts, Instant at) {
        lockImported(tx, id).filter(status -> !status.isBoost()).ifPresent(status -> {
            Instant first = status.createdAt().plusMillis(1);
            edit(tx, status, status.facts(), content, facts, at.isBefore(first) ? first : at);
        });
    }

    /** Removes a status from elsewhere, since it was deleted there; false if it is gone or from here. */
    public boolean removeImported(Tx tx, StatusId id) {
        Optional<Status> status = lockImported(tx, id);
        status.ifPresent(locked -> removal.remove(tx, locked, locked.facts()));
        return status.isPresent();
    }

    private Optional<Status> lockImported(Tx tx, StatusId id) {
        return store.byId(tx, id)
                .filter(status -> !status.local())
                .flatMap(seen ->
                        Optional.ofNullable(latest.lock(tx, List.of(seen)).get(id)));
    }

    /** Removes what is left of statuses that were deleted: boosts, favourites and the like. Of how many there was. */
    public int removeLeftovers() {
        return removal.removeLeftovers(database);
    }

    /**
     * Boosts a status; boosting it again changes nothing.
     *
     * @param wanted who should see the boost; at most those who may see the status
     * @throws Refusal.NotFound if it isn't there, or may not be passed on
     */
    public Status boost(AccountId booster, StatusId id, Optional<Visibility> wanted) {
        return database.write(tx -> {
            Status original = audience.lockMeant(tx, booster, id);
            if (!Viewer.Member.of(booster).mayBoost(original)) {
                throw new Refusal.NotFound();
            }
            Optional<Status> earlier = store.findBoost(tx, original.id(), booster);
            if (earlier.isPresent()) {
                return earlier.get();
            }
            Visibility visibility = wanted.filter(
                            asked -> asked.code() >= original.visibility().code())
                    .orElse(original.visibility());
            Status boost = new Status(
                    new StatusId(ids.next()),
                    booster,
                    true,
                    visibility,
                    Status.Content.NONE,
                    "",
                    null,
                    null,
                    original.id(),
                    null,
                    null,
                    null,
                    null,
                    Status.Counts.NONE);
            if (!insert(tx, arrival(boost))) {
                throw new Refusal.Conflict("This has just been done by another request");
            }
            return boost;
        });
    }

    /** Takes a boost back; the status that was boosted. */
    public Status unboost(AccountId booster, StatusId id) {
        return database.write(tx -> {
            Status original = audience.lockMeant(tx, booster, id);
            store.findBoost(tx, original.id(), booster).ifPresent(boost -> removal.remove(tx, boost, boost.facts()));
            return store.byId(tx, original.id()).orElseThrow(Refusal.NotFound::new);
        });
    }

    /** @throws Refusal.NotFound if it isn't there, or the viewer may not see it */
    public Status get(Optional<AccountId> viewer, StatusId id) {
        return database.read(tx -> audience.visible(tx, viewer, id));
    }

    /** Those of the statuses that are there and for these eyes, in the order asked for. */
    public List<Status> all(Optional<AccountId> viewer, List<StatusId> wanted) {
        return database.read(tx -> {
            Map<StatusId, Status> found = store.byIds(tx, wanted);
            return audience.visible(
                    tx,
                    viewer,
                    wanted.stream()
                            .distinct()
                            .map(found::get)
                            .filter(Objects::nonNull)
                            .toList());
        });
    }

    /**
     * What the authors of some public statuses went on to say, in public answers to themselves, one after the other; at most
     * {@value #MOST_CONTINUED} of each.
     */
    public Map<StatusId, List<StatusId>> continued(List<StatusId> begun) {
        return database.read(tx -> {
            Map<StatusId, List<StatusId>> continued = new HashMap<>();
            Map<StatusId, StatusId> ends = new HashMap<>();
            begun.forEach(id -> ends.put(id, id));
            for (int i = 0; i < MOST_CONTINUED && !ends.isEmpty(); i++) {
                Map<StatusId, StatusId> next = store.continuations(tx, ends.values());
                ends.replaceAll((_, end) -> next.getOrDefault(end, new StatusId(0)));
                ends.values().removeIf(end -> end.value() == 0);
                ends.forEach((id, end) ->
                        continued.computeIfAbsent(id, _ -> new ArrayList<>()).add(end));
            }
            return continued;
        });
    }

    /** What some statuses refer to: enough to show them whole. Three queries, and three more for somebody signed in. */
    public Surroundings around(Optional<AccountId> viewer, List<Status> shown) {
        return database.read(tx -> {
            Map<StatusId, Status> referred = new HashMap<>(store.byIds(
                    tx,
                    shown.stream()
                            .flatMap(status -> Stream.of(status.boostOf(), status.quoteOf()))
                            .filter(Objects::nonNull)
                            .toList()));
            Viewer reader = audience.viewer(tx, viewer, referred.values());
            referred.values().removeIf(status -> !reader.maySee(status));
            Set<AccountId> named = new LinkedHashSet<>();
            Set<StatusId> all = new LinkedHashSet<>();
            Stream.concat(shown.stream(), referred.values().stream()).forEach(status -> {
                all.add(status.id());
                named.add(status.account());
                named.addAll(status.content().mentions());
                Optional.ofNullable(status.inReplyToAccount()).ifPresent(named::add);
            });
            return new Surroundings(
                    referred, accounts.byIds(tx, named), viewer.map(account -> interactions.of(tx, account, all)));
        });
    }

    /** The thread around a status, as far as these eyes may see it. */
    public Conversation thread(Optional<AccountId> viewer, StatusId id) {
        return database.read(tx -> {
            Status status = audience.visible(tx, viewer, id);
            // Of one that is above in two places, the nearer counts.
            List<Status> ancestors = Conversation.onceEach(
                            id,
                            store.ancestors(tx, id, Conversation.mostAncestors(viewer.isPresent()))
                                    .reversed())
                    .reversed();
            List<Status> descendants = Conversation.onceEach(
                    id, store.descendants(tx, id, Conversation.mostDescendants(viewer.isPresent())));
            return new Conversation(
                    audience.visible(tx, viewer, ancestors),
                    status,
                    Conversation.depthFirst(id, audience.visible(tx, viewer, descendants)));
        });
    }

    /** All a status has said, oldest first, the present text last. */
    public List<Edit> history(Optional<AccountId> viewer, StatusId id) {
        return database.read(tx -> {
            Status status = audience.visible(tx, viewer, id);
            List<Edit> edits = store.edits(tx, id);
            Status.Content content = status.content();
            return edits.isEmpty()
                    ? List.of(new Edit(
                            status.createdAt(), content.text(), content.html(), content.spoiler(), content.sensitive()))
                    : edits;
        });
    }

    /** Drops idempotency keys past their hour. */
    public int purgeExpired() {
        return keys.purgeExpired(database);
    }

    private Posted compose(Tx tx, AccountId authorId, Draft typed) {
        Account author = accounts.byId(tx, authorId).orElseThrow(Refusal.NotFound::new);
        PostingDefaults usual = defaults.of(tx, authorId);
        Draft draft = typed.orElse(usual.visibility(), usual.sensitive());
        Status.Content content = composer.content(tx, draft, author.profile().language());
        @Nullable
        Status parent =
                draft.inReplyTo().map(id -> audience.meant(tx, authorId, id)).orElse(null);
        if (parent != null) {
            replyLimits.refuse(tx, authorId, parent.id());
        }
        Status status = new Status(
                new StatusId(ids.next()),
                authorId,
                true,
                draft.visibility().orElse(PostingDefaults.NONE.visibility()),
                content,
                author.profile().country(),
                parent == null ? null : parent.id(),
                parent == null ? null : parent.account(),
                null,
                null,
                draft.appId(),
                null,
                null,
                Status.Counts.NONE);
        Set<AccountId> others = new LinkedHashSet<>(content.mentions());
        Optional.ofNullable(status.inReplyToAccount()).ifPresent(others::add);
        Map<AccountId, Account> people = accounts.byIds(tx, others);
        people.put(authorId, status.isCounted() ? author.withStatus(status.createdAt()) : author);
        return new Posted(status, new Surroundings(Map.of(), people, Optional.of(Interactions.Own.NONE)));
    }

    /** A new status, and what the log will say of it. */
    private record Arrival(Status status, Event.Facts facts, EventLog.Entry entry) {}

    private Arrival arrival(Status status) {
        Event.Facts facts = status.facts();
        Event posted = new Event.StatusPosted(facts, valueOf(status.inReplyTo()), valueOf(status.boostOf()));
        return new Arrival(status, facts, events.entry(posted));
    }

    /** Adds a status and counts it; false if it is here already. What it counts for is locked before it is there. */
    private boolean insert(Tx tx, Arrival arrival) {
        Status status = arrival.status();
        if (status.inReplyTo() != null && !store.countReply(tx, status.inReplyTo(), status.isCountedReply() ? 1 : 0)) {
            throw new Refusal.NotFound();
        }
        if (status.boostOf() != null && !store.countBoost(tx, status.boostOf(), 1, false)) {
            throw new Refusal.NotFound();
        }
        if (!store.insert(tx, status, StatusStore.Origin.NONE)) {
            return false;
        }
        if (!accounts.countPosted(tx, status.account(), status.isCounted() ? 1 : 0, status.createdAt())) {
            // Its author's account has just been deleted.
            throw new Refusal.NotFound();
        }
        insertUses(tx, arrival.facts());
        events.append(tx, arrival.entry());
        return true;
    }

    private void insertUses(Tx tx, Event.Facts status) {
        if (status.visibility().isListed()) {
            tags.insertUses(tx, status.tags(), status.id(), status.account(), status.textHash());
            links.insertUses(tx, status.links(), status.id(), status.account());
        }
    }

    private static long valueOf(@Nullable StatusId id) {
        return id == null ? 0 : id.value();
    }
}
