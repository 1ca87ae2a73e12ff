package org.groundswell.importing;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.events.EventLog;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusStore;
import org.groundswell.tags.TagStore;
import org.groundswell.text.PlainText;
import org.groundswell.text.StatusText;
import org.groundswell.words.AccountId;
import org.groundswell.words.Acct;
import org.groundswell.words.Event;
import org.groundswell.words.Ids;
import org.groundswell.words.StatusId;
import org.groundswell.words.Visibility;
import org.jspecify.annotations.Nullable;

/** Puts what was posted elsewhere into the database, with its own time and author. */
public final class PostWriter {
    private static final int LONGEST_TEXT = 100_000;

    private final ImportStore store = new ImportStore();
    private final AccountStore accounts;
    private final StatusStore statuses;
    private final TagStore tags;
    private final EventLog events;
    private final IdGenerator ids;
    private final URI home;

    public PostWriter(
            AccountStore accounts, StatusStore statuses, TagStore tags, EventLog events, IdGenerator ids, URI home) {
        this.accounts = accounts;
        this.statuses = statuses;
        this.tags = tags;
        this.events = events;
        this.ids = ids;
        this.home = home;
    }

    /**
     * Adds a post.
     *
     * @return false if it is here already
     * @throws BadRecord if it boosts what isn't here, or is no text
     */
    boolean write(Tx tx, ImportedPost post) {
        if (store.byUri(tx, post.uri()).isPresent()) {
            return false;
        }
        Optional<ImportStore.Known> original = post.boostOf()
                .map(uri ->
                        store.byUri(tx, uri).orElseThrow(() -> new BadRecord("boosts " + uri + ", which is not here")));
        AccountId author = account(tx, post.author());
        if (original.isPresent() && statuses.isBoostedBy(tx, original.get().id(), author)) {
            return false;
        }
        Optional<ImportStore.Known> question = post.inReplyTo().flatMap(uri -> store.byUri(tx, uri));
        Status status = status(tx, post, author, question, original);
        statuses.insert(tx, status, new StatusStore.Origin(post.boosts(), post.favourites(), original.isPresent()));
        accounts.countPosted(tx, author, 1, status.createdAt());
        question.ifPresent(parent -> statuses.countReply(tx, parent.id(), 1));
        original.ifPresent(boosted -> statuses.countBoost(tx, boosted.id(), 1, true));
        if (question.isEmpty()) {
            post.inReplyTo().ifPresent(uri -> store.waitFor(tx, uri, status.id()));
        }
        statuses.countReply(tx, status.id(), store.arrived(tx, post.uri(), status.id(), author));
        if (status.visibility() == Visibility.PUBLIC) {
            tags.insertUses(tx, status.content().tags(), status.id(), author);
        }
        events.append(
                tx, new Event.StatusPosted(status.facts(), valueOf(status.inReplyTo()), valueOf(status.boostOf())));
        return true;
    }

    private Status status(
            Tx tx,
            ImportedPost post,
            AccountId author,
            Optional<ImportStore.Known> question,
            Optional<ImportStore.Known> original) {
        long millis = post.at().toEpochMilli();
        StatusId id = store.free(tx, millis, Ids.first(millis) + (post.uri().hashCode() & 0x7FFF));
        @Nullable
        AccountId asker = question.map(ImportStore.Known::account)
                .or(() -> post.inReplyToAuthor().map(who -> account(tx, who)))
                .orElse(null);
        return new Status(
                id,
                author,
                post.author().acct().isLocal(),
                post.visibility(),
                original.isPresent() ? Status.Content.NONE : content(tx, post),
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

    private Status.Content content(Tx tx, ImportedPost post) {
        StatusText text = StatusText.parse(PlainText.lines("text", post.text()).strip());
        if (text.source().isEmpty() || text.source().length() > LONGEST_TEXT) {
            throw new BadRecord("its text is empty or longer than " + LONGEST_TEXT + " characters");
        }
        List<AccountId> mentioned = new ArrayList<>();
        String domain = post.author().acct().domain();
        return new Status.Content(
                text.source(),
                text.html(home + "/tags/", acct -> {
                    Acct full = acct.isLocal() ? new Acct(acct.username(), domain) : acct;
                    Optional<AccountId> known = accounts.idOf(tx, full.seenFrom(home.getAuthority()));
                    known.filter(id -> !mentioned.contains(id)).ifPresent(mentioned::add);
                    return known.map(_ -> home + "/@" + full.seenFrom(home.getAuthority()));
                }),
                PlainText.line("spoiler", post.spoiler()),
                post.sensitive(),
                post.language(),
                text.tags(),
                mentioned);
    }

    private AccountId account(Tx tx, ImportedAuthor author) {
        Acct acct = author.acct().seenFrom(home.getAuthority());
        Optional<AccountId> known = accounts.idOf(tx, acct);
        if (known.isPresent()) {
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
        events.append(tx, new Event.AccountCreated(account.id()));
        return account.id();
    }

    private static long valueOf(@Nullable StatusId id) {
        return id == null ? 0 : id.value();
    }
}
