package org.groundswell.importing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.events.EventLog;
import org.groundswell.links.LinkStore;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusStore;
import org.groundswell.statuses.Statuses;
import org.groundswell.tags.TagStore;
import org.groundswell.text.PlainText;
import org.groundswell.text.SafeHtml;
import org.groundswell.text.StatusText;
import org.groundswell.words.AccountId;
import org.groundswell.words.Acct;
import org.groundswell.words.Event;
import org.groundswell.words.Ids;
import org.groundswell.words.StatusId;
import org.jspecify.annotations.Nullable;

/** Puts what was posted elsewhere into the database, with its own time and author. Used by one import at a time. */
public final class PostWriter {
    /** Authors that are remembered, so that nobody looks them up for every post of theirs. */
    private static final int AUTHORS = 100_000;

    /** Deleted posts are remembered, to be passed over where a file has them later: characters of their addresses. */
    private static final int DELETED = 16 << 20;

    private static final int OVERHEAD = 50;

    /** Posts of one millisecond that has too many get the next ones. */
    private static final Duration SAME_MOMENT = Duration.ofSeconds(1);

    private final ImportStore store = new ImportStore();
    private final AccountStore accounts;
    private final StatusStore statuses;
    private final Statuses changes;
    private final TagStore tags;
    private final LinkStore links;
    private final EventLog events;
    private final IdGenerator ids;
    private final URI home;
    private final Map<AccountId, Posted> posted = new HashMap<>();
    /** The authors of a batch whose transaction hasn't ended yet. */
    private final Map<String, Author> fresh = new HashMap<>();

    private final Cache<String, Author> authors =
            Caffeine.newBuilder().maximumSize(AUTHORS).build();
    private final Cache<String, Boolean> deleted = Caffeine.newBuilder()
            .maximumWeight(DELETED)
            .weigher((String uri, Boolean _) -> uri.length() + OVERHEAD)
            .build();
    /** The posts that replies wait for. */
    private AddressFilter waiting = new AddressFilter();
    /** The posts that were removed here. */
    private AddressFilter removed = new AddressFilter();

    private volatile boolean hasEdits;

    public PostWriter(
            AccountStore accounts,
            StatusStore statuses,
            Statuses changes,
            TagStore tags,
            LinkStore links,
            EventLog events,
            IdGenerator ids,
            URI home) {
        this.accounts = accounts;
        this.statuses = statuses;
        this.changes = changes;
        this.tags = tags;
        this.links = links;
        this.events = events;
        this.ids = ids;
        this.home = home;
    }

    /** What became of a post. */
    enum Outcome {
        ADDED,
        KNOWN,
        /** Passed over, since it was deleted. */
        DELETED,
        /** Left out: it boosts a post that isn't here. */
        WITHOUT_ORIGINAL
    }

    /** An author's account, and whether it has been said when it was made. */
    private record Author(AccountId id, boolean aged) {}

    /** What a batch adds to an author's counts: written once a batch, not once a post. */
    private static final class Posted {
        private int statuses;
        private Instant newest = Instant.EPOCH;
    }

    /** Gets ready for an import: learns which posts replies wait for, and which were removed. */
    void start(Tx tx) {
        waiting = new AddressFilter();
        store.eachMissing(tx, waiting::add);
        removed = new AddressFilter();
        store.eachRemoved(tx, removed::add);
        hasEdits = store.hasEdits(tx);
        authors.invalidateAll();
        deleted.invalidateAll();
    }

    /** Passes over a post from now on: it was deleted. */
    void remember(String uri) {
        deleted.put(uri, true);
    }

    /** Removes a post, if it is here, and passes over it where it comes later; whether it was here. */
    boolean delete(Tx tx, String uri) {
        remember(uri);
        Optional<StatusId> here = store.byUri(tx, address(tx, uri)).map(ImportStore.Known::id);
        boolean gone = here.isPresent() && changes.removeImported(tx, here.get());
        if (gone && hasEdits) {
            store.removeEdits(tx, here.get());
        }
        return gone;
    }

    private boolean isDeleted(Tx tx, ImportedPost post) {
        return isDeleted(tx, post.uri())
                || post.edits().uris().stream().anyMatch(uri -> isDeleted(tx, uri))
                || post.boostOf().filter(uri -> isDeleted(tx, uri)).isPresent();
    }

    private boolean isDeleted(Tx tx, String uri) {
        return deleted.getIfPresent(uri) != null || removed.mayContain(uri) && store.isRemoved(tx, uri);
    }

    /**
     * Adds a post. What it adds to its author's counts is written by {@link #flush}, in the same transaction.
     *
     * <p>A later edit of a post that is here already gives it its text.
     *
     * @throws BadRecord if another post has its id
     */
    Outcome write(Tx tx, Prepared prepared) {
        ImportedPost post = prepared.post();
        if (isDeleted(tx, post)) {
            return Outcome.DELETED;
        }
        Optional<ImportStore.Known> original = Optional.empty();
        if (post.boostOf().isPresent()) {
            String uri = post.boostOf().get();
            original = store.holdMeant(tx, address(tx, uri));
            if (original.isEmpty()) {
                return Outcome.WITHOUT_ORIGINAL;
            }
        }
        AccountId author = account(tx, post.author(), post.at());
        // What says that it answers itself answers nothing.
        Optional<String> answered = post.inReplyTo().filter(uri -> !uri.equals(post.uri()));
        Optional<ImportStore.Known> question = answered.flatMap(uri -> store.holdMeant(tx, address(tx, uri)));
        Optional<Status> added = insert(tx, status(tx, prepared, author, question, original), post);
        if (added.isEmpty()) {
            edit(tx, prepared);
            return Outcome.KNOWN;
        }
        Status status = added.get();
        Posted counts = posted.computeIfAbsent(author, _ -> new Posted());
        if (status.isCounted()) {
            counts.statuses++;
            counts.newest = counts.newest.isBefore(status.createdAt()) ? status.createdAt() : counts.newest;
        }
        if (status.isCountedReply()) {
            question.ifPresent(parent -> statuses.countReply(tx, parent.id(), 1));
        }
        original.ifPresent(boosted -> statuses.countBoost(tx, boosted.id(), 1, true));
        if (question.isEmpty() && answered.isPresent()) {
            waiting.add(answered.get());
            store.waitFor(tx, answered.get(), status.id());
        }
        arrived(tx, post.uri(), status.id(), author);
        addEdits(tx, post.edits(), status.id(), author);
        Event.Facts facts = status.facts(prepared.facts());
        if (status.visibility().isListed()) {
            tags.insertUses(tx, facts.tags(), status.id(), author, facts.textHash());
            links.insertUses(tx, facts.links(), status.id(), author);
        }
        events.append(tx, new Event.StatusPosted(facts, valueOf(status.inReplyTo()), valueOf(status.boostOf())));
        return Outcome.ADDED;
    }

    /** Ties the replies that waited for a post to it. */
    private void arrived(Tx tx, String uri, StatusId status, AccountId author) {
        if (waiting.mayContain(uri)) {
            int replies = store.arrived(tx, uri, status, author);
            if (replies > 0) {
                statuses.countReply(tx, status, replies);
            }
        }
    }

    /** Gives a post that is here the text of a later edit. */
    private void edit(Tx tx, Prepared prepared) {
        ImportedPost post = prepared.post();
        ImportedPost.Edits edits = post.edits();
        if (edits.uris().isEmpty() || post.boostOf().isPresent()) {
            return;
        }
        store.byUri(tx, post.uri()).ifPresent(known -> {
            boolean later = edits.place() > store.shownEdit(tx, known.id());
            addEdits(tx, edits, known.id(), known.account());
            if (later) {
                Status.Content content =
                        prepared.content().orElseGet(() -> contentThatMentions(tx, post, prepared.text()));
                changes.editImported(
                        tx, known.id(), content, prepared.facts(), post.edits().at());
            }
        });
    }

    private void addEdits(Tx tx, ImportedPost.Edits edits, StatusId status, AccountId author) {
        for (int place = 1; place < edits.uris().size(); place++) {
            String uri = edits.uris().get(place);
            hasEdits = true;
            store.addEdit(tx, uri, status, place, place == edits.place());
            arrived(tx, uri, status, author);
        }
    }

    /** The address of the post that an address stands for: an edit has one of its own. */
    private String address(Tx tx, String uri) {
        return hasEdits ? store.editedAddress(tx, uri).orElse(uri) : uri;
    }

    /** Begins a batch, which may be tried again when its transaction could not be ended. */
    void begin() {
        posted.clear();
        fresh.clear();
    }

    /** Ends a batch, before its transaction does. */
    void flush(Tx tx) {
        posted.forEach((author, counts) -> {
            if (!accounts.countPosted(tx, author, counts.statuses, counts.newest)) {
                authors.invalidateAll();
                throw new IllegalStateException(
                        "an author's account was deleted while their posts were imported; run the import again");
            }
        });
    }

    /** Adds the status; empty if it, or the same boost, is here. Almost always its first id is free. */
    private Optional<Status> insert(Tx tx, Status status, ImportedPost post) {
        StatusStore.Origin origin = new StatusStore.Origin(post.boosts(), post.favourites(), status.isBoost());
        if (statuses.insert(tx, status, origin)) {
            return Optional.of(status);
        }
        boolean boostedBefore =
                status.boostOf() != null && statuses.isBoostedBy(tx, status.boostOf(), status.account());
        if (boostedBefore) {
            return Optional.empty();
        }
        Optional<ImportStore.Known> known = store.byUri(tx, post.uri());
        if (known.isPresent()) {
            refuseOthers(known.get(), status, post);
            return Optional.empty();
        }
        Status moved = status.withId(
                store.free(tx, post.at().toEpochMilli(), status.id().value()));
        return statuses.insert(tx, moved, origin) ? Optional.of(moved) : Optional.empty();
    }

    /** Refuses a record whose plain id, such as the number of a table's row, stands for another post already. */
    private static void refuseOthers(ImportStore.Known known, Status status, ImportedPost post) {
        if (!post.hasPlainId()) {
            return;
        }
        Duration apart =
                Duration.between(Ids.instant(known.id().value()), post.at()).abs();
        if (!known.account().equals(status.account()) || apart.compareTo(SAME_MOMENT) > 0) {
            throw new BadRecord("its id is that of another post, by another author or of another time, which is here"
                    + " already: give each post an id of its own, or none");
        }
    }

    private Status status(
            Tx tx,
            Prepared prepared,
            AccountId author,
            Optional<ImportStore.Known> question,
            Optional<ImportStore.Known> original) {
        ImportedPost post = prepared.post();
        StatusId id =
                new StatusId(Ids.first(post.at().toEpochMilli()) + (post.uri().hashCode() & 0x7FFF));
        @Nullable
        AccountId asker = question.map(ImportStore.Known::account)
                .or(() -> post.inReplyToAuthor().map(who -> account(tx, who, post.at())))
                .orElse(null);
        return new Status(
                id,
                author,
                post.author().acct().isLocal(),
                post.visibility(),
                original.isPresent()
                        ? Status.Content.NONE
                        : prepared.content().orElseGet(() -> contentThatMentions(tx, post, prepared.text())),
                post.country(),
                question.map(ImportStore.Known::id).orElse(null),
                asker,
                original.map(ImportStore.Known::id).orElse(null),
                post.quoteOf()
                        .flatMap(uri -> store.byUri(tx, address(tx, uri)))
                        .map(ImportStore.Known::id)
                        .orElse(null),
                null,
                post.uri(),
                null,
                Status.Counts.NONE);
    }

    private Status.Content contentThatMentions(Tx tx, ImportedPost post, StatusText text) {
        Set<AccountId> mentioned = new LinkedHashSet<>();
        Map<Acct, String> pages = new HashMap<>();
        for (Mentions.Person person : post.mentions().people()) {
            mentioned(tx, person).ifPresent(mentioned::add);
        }
        for (Acct written : text.mentions()) {
            post.mentions()
                    .meant(written, post.author().acct().domain())
                    .ifPresent(person -> mentioned(tx, person).ifPresent(id -> {
                        mentioned.add(id);
                        pages.put(
                                written,
                                home
                                        + person.acct()
                                                .seenFrom(home.getAuthority())
                                                .page());
                    }));
        }
        SafeHtml html = text.html(home + "/tags/", acct -> Optional.ofNullable(pages.get(acct)));
        return Preparation.content(post, text, html, List.copyOf(mentioned));
    }

    private Optional<AccountId> mentioned(Tx tx, Mentions.Person person) {
        Acct acct = person.acct().seenFrom(home.getAuthority());
        Author remembered = remembered(key(person.person(), acct));
        return remembered == null ? find(tx, person.person(), acct) : Optional.of(remembered.id());
    }

    private @Nullable Author remembered(String key) {
        Author author = fresh.get(key);
        return author == null ? authors.getIfPresent(key) : author;
    }

    private Optional<AccountId> find(Tx tx, String person, Acct acct) {
        return person.isEmpty() ? accounts.idOf(tx, acct) : store.accountOf(tx, person, acct);
    }

    private static String key(String person, Acct acct) {
        return person.isEmpty() ? acct.usernameKey() + "@" + acct.domain() : person;
    }

    private AccountId account(Tx tx, ImportedAuthor author, Instant seen) {
        Acct acct = author.acct().seenFrom(home.getAuthority());
        String key = key(author.person(), acct);
        Author remembered = remembered(key);
        boolean aged = author.createdAt().isPresent();
        if (remembered != null && (remembered.aged() || !aged)) {
            return remembered.id();
        }
        Optional<AccountId> known = remembered == null ? find(tx, author.person(), acct) : Optional.of(remembered.id());
        AccountId id = known.orElseGet(() -> insert(tx, author, acct, seen));
        author.createdAt().ifPresent(at -> store.setCreatedAt(tx, id, at));
        if (!author.person().isEmpty() && remembered == null) {
            store.setPerson(tx, author.person(), id);
        }
        remember(tx, key, new Author(id, aged));
        return id;
    }

    private AccountId insert(Tx tx, ImportedAuthor author, Acct acct, Instant seen) {
        String note = PlainText.lines("note", author.note());
        Account account = new Account(
                new AccountId(ids.next()),
                acct,
                author.url(),
                new Account.Profile(
                        PlainText.line("name", author.displayName()),
                        note,
                        StatusText.parse(note).html(home + "/tags/", _ -> Optional.empty()),
                        List.of(),
                        author.avatarUrl(),
                        author.country(),
                        "",
                        author.bot(),
                        true),
                author.verified(),
                author.createdAt().orElse(seen),
                new Account.Counts(0, 0, 0, author.followers(), null));
        if (!accounts.insert(tx, account)) {
            account = account.withAcct(renamed(author, acct));
            if (!accounts.insert(tx, account)) {
                throw new BadRecord("its author's name " + acct + " belongs to somebody else");
            }
        }
        events.append(tx, new Event.AccountCreated(account.id()));
        return account.id();
    }

    /** A name that somebody else had before stays theirs; whoever has it now gets their number with it. */
    private static Acct renamed(ImportedAuthor author, Acct acct) {
        String person = author.person();
        return ImportedAuthor.acct(acct.username() + "." + person.substring(person.indexOf(':') + 1), acct.domain());
    }

    /** Only once it is sure: a transaction that fails leaves nothing behind. */
    private void remember(Tx tx, String key, Author author) {
        fresh.put(key, author);
        tx.afterCommit(() -> authors.put(key, author));
    }

    private static long valueOf(@Nullable StatusId id) {
        return id == null ? 0 : id.value();
    }
}
