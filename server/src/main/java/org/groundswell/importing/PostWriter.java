package org.groundswell.importing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
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
import org.groundswell.statuses.TextFacts;
import org.groundswell.tags.TagStore;
import org.groundswell.text.PlainText;
import org.groundswell.text.SafeHtml;
import org.groundswell.text.StatusText;
import org.groundswell.words.AccountId;
import org.groundswell.words.Acct;
import org.groundswell.words.Event;
import org.groundswell.words.Ids;
import org.groundswell.words.StatusId;
import org.groundswell.words.Visibility;
import org.jspecify.annotations.Nullable;

/** Puts what was posted elsewhere into the database, with its own time and author. Used by one import at a time. */
public final class PostWriter {
    /** Authors that are remembered, so that nobody looks them up for every post of theirs. */
    private static final int AUTHORS = 100_000;

    private final ImportStore store = new ImportStore();
    private final AccountStore accounts;
    private final StatusStore statuses;
    private final TagStore tags;
    private final LinkStore links;
    private final EventLog events;
    private final IdGenerator ids;
    private final URI home;
    private final Map<AccountId, Posted> posted = new HashMap<>();
    private final Cache<Acct, AccountId> authors =
            Caffeine.newBuilder().maximumSize(AUTHORS).build();
    private Waiting waiting = new Waiting();

    public PostWriter(
            AccountStore accounts,
            StatusStore statuses,
            TagStore tags,
            LinkStore links,
            EventLog events,
            IdGenerator ids,
            URI home) {
        this.accounts = accounts;
        this.statuses = statuses;
        this.tags = tags;
        this.links = links;
        this.events = events;
        this.ids = ids;
        this.home = home;
    }

    /** What a batch adds to an author's counts: written once a batch, not once a post. */
    private static final class Posted {
        private int statuses;
        private Instant newest = Instant.EPOCH;
    }

    /** Gets ready for an import: learns which questions replies wait for. */
    void start(Tx tx) {
        waiting = new Waiting();
        store.eachMissing(tx, waiting::add);
        authors.invalidateAll();
    }

    /** Does what needs no database. May be called while another thread writes. */
    Prepared prepare(ImportedPost post) {
        StatusText text = StatusText.parse(PlainText.lines("text", post.text()).strip());
        Optional<Status.Content> content = text.mentions().isEmpty()
                ? Optional.of(content(post, text, text.html(home + "/tags/", _ -> Optional.empty()), List.of()))
                : Optional.empty();
        return new Prepared(post, text, TextFacts.of(text), content);
    }

    /**
     * Adds a post. What it adds to its author's counts is written by {@link #flush}, in the same transaction.
     *
     * @return false if it is here already
     * @throws BadRecord if it boosts what isn't here
     */
    boolean write(Tx tx, Prepared prepared) {
        ImportedPost post = prepared.post();
        Optional<ImportStore.Known> original = Optional.empty();
        if (post.boostOf().isPresent()) {
            String uri = post.boostOf().get();
            original = Optional.of(
                    store.holdMeant(tx, uri).orElseThrow(() -> new BadRecord("boosts " + uri + ", which is not here")));
        }
        AccountId author = account(tx, post.author());
        // What says that it answers itself answers nothing.
        Optional<String> answered = post.inReplyTo().filter(uri -> !uri.equals(post.uri()));
        Optional<ImportStore.Known> question = answered.flatMap(uri -> store.holdMeant(tx, uri));
        Optional<Status> added = insert(tx, status(tx, prepared, author, question, original), post);
        if (added.isEmpty()) {
            return false;
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
        if (waiting.mayWaitFor(post.uri())) {
            int replies = store.arrived(tx, post.uri(), status.id(), author);
            if (replies > 0) {
                statuses.countReply(tx, status.id(), replies);
            }
        }
        Event.Facts facts = status.facts(prepared.facts());
        if (status.visibility() == Visibility.PUBLIC) {
            tags.insertUses(tx, facts.tags(), status.id(), author, facts.textHash());
            links.insertUses(tx, facts.links(), status.id(), author);
        }
        events.append(tx, new Event.StatusPosted(facts, valueOf(status.inReplyTo()), valueOf(status.boostOf())));
        return true;
    }

    /** Begins a batch, which may be tried again when its transaction could not be ended. */
    void begin() {
        posted.clear();
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
        if (boostedBefore || store.byUri(tx, post.uri()).isPresent()) {
            return Optional.empty();
        }
        Status moved = status.withId(
                store.free(tx, post.at().toEpochMilli(), status.id().value()));
        return statuses.insert(tx, moved, origin) ? Optional.of(moved) : Optional.empty();
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
                .or(() -> post.inReplyToAuthor().map(who -> account(tx, who)))
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
                        .flatMap(uri -> store.byUri(tx, uri))
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
        String domain = post.author().acct().domain();
        for (Acct acct : text.mentions()) {
            Acct full = (acct.isLocal() ? Acct.of(acct.username(), domain).orElse(acct) : acct)
                    .seenFrom(home.getAuthority());
            accounts.idOf(tx, full).ifPresent(id -> {
                mentioned.add(id);
                pages.put(acct, home + full.page());
            });
        }
        SafeHtml html = text.html(home + "/tags/", acct -> Optional.ofNullable(pages.get(acct)));
        return content(post, text, html, List.copyOf(mentioned));
    }

    private static Status.Content content(
            ImportedPost post, StatusText text, SafeHtml html, List<AccountId> mentioned) {
        return new Status.Content(
                text.source(),
                html,
                PlainText.line("spoiler", post.spoiler()),
                post.sensitive(),
                post.language(),
                text.tags(),
                mentioned);
    }

    private AccountId account(Tx tx, ImportedAuthor author) {
        Acct acct = author.acct().seenFrom(home.getAuthority());
        AccountId remembered = authors.getIfPresent(acct);
        if (remembered != null) {
            return remembered;
        }
        Optional<AccountId> known = accounts.idOf(tx, acct);
        if (known.isPresent()) {
            remember(tx, acct, known.get());
            return known.get();
        }
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
                author.createdAt(),
                new Account.Counts(0, 0, 0, author.followers(), null));
        accounts.insert(tx, account);
        remember(tx, acct, account.id());
        events.append(tx, new Event.AccountCreated(account.id()));
        return account.id();
    }

    /** Only once it is sure: a transaction that fails leaves nothing behind. */
    private void remember(Tx tx, Acct acct, AccountId id) {
        tx.afterCommit(() -> authors.put(acct, id));
    }

    private static long valueOf(@Nullable StatusId id) {
        return id == null ? 0 : id.value();
    }
}
