package org.groundswell.importing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.groundswell.db.Tx;
import org.groundswell.media.uploads.MediaImports;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;
import org.groundswell.model.Ids;
import org.groundswell.model.QuotePolicy;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.publishing.NewStatus;
import org.groundswell.publishing.Posting;
import org.groundswell.publishing.StatusWriter;
import org.groundswell.statuses.Boost;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusStore;
import org.groundswell.text.SafeHtml;
import org.groundswell.text.StatusText;

/** Puts what was posted elsewhere into the database, with its own time and author. Used by one import at a time. */
public final class PostWriter {
    /** Deleted posts are remembered, to be passed over where a file has them later: characters of their addresses. */
    private static final int DELETED = 16 << 20;

    private static final int OVERHEAD = 50;

    /** Posts of one millisecond that has too many get the next ones. */
    private static final Duration SAME_MOMENT = Duration.ofSeconds(1);

    private final ImportStore store = new ImportStore();
    private final ImportedPeople people;
    private final StatusStore statuses;
    private final StatusWriter writer;
    private final Posting posting;
    private final MediaImports media;
    private final URI home;
    /** The beginning of the addresses of local posts in archives. */
    private final String statusPages;

    private StatusWriter.Batch batch;
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
            ImportedPeople people,
            StatusStore statuses,
            StatusWriter writer,
            Posting posting,
            MediaImports media,
            URI home) {
        this.people = people;
        this.statuses = statuses;
        this.writer = writer;
        this.posting = posting;
        this.media = media;
        this.home = home;
        this.statusPages = home + "/statuses/";
        this.batch = writer.batch();
    }

    /** The outcome for a post. */
    enum Outcome {
        ADDED,
        KNOWN,
        /** Passed over, since it was deleted. */
        DELETED,
        /** Left out: it boosts a post that isn't here. */
        WITHOUT_ORIGINAL
    }

    /** Gets ready for an import: learns which posts replies wait for, and which were removed. */
    void start(Tx tx) {
        waiting = new AddressFilter();
        store.eachMissing(tx, waiting::add);
        removed = new AddressFilter();
        store.eachRemoved(tx, removed::add);
        hasEdits = store.hasEdits(tx);
        people.start();
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
        boolean gone = here.isPresent() && posting.removeImported(tx, here.get());
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

    /** Whether a post is neither here nor deleted, so that its media are needed. */
    boolean isNew(Tx tx, ImportedPost post) {
        return !isDeleted(tx, post)
                && !wasPostedHere(tx, post)
                && store.byUri(tx, address(tx, post.uri())).isEmpty();
    }

    /** Whether it is a post of this server, from an archive of one of its accounts: only its id is stored, no address. */
    private boolean wasPostedHere(Tx tx, ImportedPost post) {
        return post.uri().startsWith(statusPages)
                && StatusId.parse(post.uri().substring(statusPages.length()))
                        .flatMap(id -> statuses.byId(tx, id))
                        .filter(status -> status.source().uri().isEmpty())
                        .isPresent();
    }

    /**
     * Adds a post. What it adds to its author's counts is written by {@link #flush}, in the same transaction.
     *
     * <p>A later edit of a post that is here already gives it its text.
     *
     * @throws BadRecord if another post has its id
     * @throws Refusal.Conflict if a file of its media has been deleted meanwhile
     */
    Outcome write(Tx tx, MediaWork.Ready ready) {
        Prepared prepared = ready.post();
        ImportedPost post = prepared.post();
        if (isDeleted(tx, post)) {
            return Outcome.DELETED;
        }
        if (wasPostedHere(tx, post)) {
            return Outcome.KNOWN;
        }
        Optional<ImportStore.Known> original = Optional.empty();
        if (post.boostOf().isPresent()) {
            String uri = post.boostOf().get();
            original = store.holdMeant(tx, address(tx, uri));
            if (original.isEmpty()) {
                return Outcome.WITHOUT_ORIGINAL;
            }
        }
        AccountId author = people.account(tx, post.author(), post.at());
        // A post that says it replies to itself replies to nothing.
        Optional<String> answered = post.inReplyTo().filter(uri -> !uri.equals(post.uri()));
        Optional<ImportStore.Known> question = answered.flatMap(uri -> store.holdMeant(tx, address(tx, uri)));
        Optional<StatusId> added = original.isPresent()
                ? publish(tx, author, post, boost(author, post, original.get()))
                : publish(tx, author, post, post(tx, author, ready, question));
        if (added.isEmpty()) {
            edit(tx, prepared);
            return Outcome.KNOWN;
        }
        StatusId status = added.get();
        media.attach(tx, author, status, ready.media());
        if (question.isEmpty() && answered.isPresent()) {
            waiting.add(answered.get());
            store.waitFor(tx, answered.get(), status);
        }
        arrived(tx, post.uri(), status, author);
        addEdits(tx, post.edits(), status, author);
        return Outcome.ADDED;
    }

    /** Ties the replies that waited for a post to it. */
    private void arrived(Tx tx, String uri, StatusId status, AccountId author) {
        if (waiting.mayContain(uri)) {
            int replies = store.arrived(tx, uri, status, author);
            if (replies > 0) {
                writer.countReplies(tx, status, replies);
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
                boolean isBesideMedia = !post.attached().media().isEmpty() && hasMedia(tx, known.id());
                Prepared said = isBesideMedia ? Preparation.besideAll(home, post) : prepared;
                Post.Content content = said.content().orElseGet(() -> contentThatMentions(tx, post, said.text()));
                posting.editImported(tx, known.id(), content, said.facts(), edits.at());
            }
        });
    }

    private boolean hasMedia(Tx tx, StatusId status) {
        return statuses.byId(tx, status)
                .flatMap(Status::post)
                .filter(post -> !post.content().attachments().isEmpty())
                .isPresent();
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
        batch = writer.batch();
        people.begin();
    }

    /** Ends a batch, before its transaction does. */
    void flush(Tx tx) {
        try {
            batch.end(tx);
        } catch (Refusal.NotFound gone) {
            people.start();
            throw new IllegalStateException(
                    "an author's account was deleted while their posts were imported; run the import again", gone);
        }
    }

    /**
     * Adds a status; empty if it, or the same boost, is here. Almost always its first id is free.
     *
     * @param status the status, under an id
     */
    private Optional<StatusId> publish(
            Tx tx, AccountId author, ImportedPost post, Function<StatusId, NewStatus> status) {
        StatusId id =
                new StatusId(Ids.first(post.at().toEpochMilli()) + (post.uri().hashCode() & 0x7FFF));
        NewStatus added = status.apply(id);
        if (batch.publish(tx, added).isPresent()) {
            return Optional.of(id);
        }
        if (added.status() instanceof Boost boost && statuses.isBoostedBy(tx, boost.original(), author)) {
            return Optional.empty();
        }
        Optional<ImportStore.Known> known = store.byUri(tx, post.uri());
        if (known.isPresent()) {
            refuseOthers(known.get(), author, post);
            return Optional.empty();
        }
        StatusId free = store.free(tx, post.at().toEpochMilli(), id.value());
        return batch.publish(tx, status.apply(free)).map(Status::id);
    }

    /** Refuses a record whose plain id, such as the number of a table's row, stands for another post already. */
    private static void refuseOthers(ImportStore.Known known, AccountId author, ImportedPost post) {
        if (!post.hasPlainId()) {
            return;
        }
        Duration apart =
                Duration.between(Ids.instant(known.id().value()), post.at()).abs();
        if (!known.account().equals(author) || apart.compareTo(SAME_MOMENT) > 0) {
            throw new BadRecord("import.id.taken");
        }
    }

    private Function<StatusId, NewStatus> boost(AccountId booster, ImportedPost post, ImportStore.Known original) {
        return id -> NewStatus.of(
                new Boost(id, booster, post.visibility(), source(post), original.id()), original.account());
    }

    private Function<StatusId, NewStatus> post(
            Tx tx, AccountId author, MediaWork.Ready ready, Optional<ImportStore.Known> question) {
        Prepared prepared = ready.post();
        ImportedPost post = prepared.post();
        Post.Content content = prepared.content()
                .orElseGet(() -> contentThatMentions(tx, post, prepared.text()))
                .with(ready.media().stream().map(MediaImports.New::attachment).toList());
        Optional<AccountId> asker = question.map(ImportStore.Known::account)
                .or(() -> post.inReplyToAuthor().map(who -> people.account(tx, who, post.at())));
        Optional<ImportStore.Known> quoted = post.quoteOf().flatMap(uri -> store.byUri(tx, address(tx, uri)));
        Post.References references = new Post.References(
                question.map(ImportStore.Known::id), asker, quoted.map(known -> new Post.Quote(known.id(), false)));
        StatusStore.Origin origin = new StatusStore.Origin(
                post.boosts(), post.favourites(), post.poll().map(ImportedPoll::result));
        return id -> NewStatus.imported(
                new Post(
                        id,
                        author,
                        post.visibility(),
                        source(post),
                        content,
                        references,
                        QuotePolicy.NOBODY,
                        Optional.empty(),
                        Post.Counts.NONE,
                        Optional.empty()),
                prepared.facts(),
                quoted.map(ImportStore.Known::account),
                origin);
    }

    private static Status.Source source(ImportedPost post) {
        return Status.Source.imported(post.author().acct().isLocal(), post.uri(), post.country(), post.cell());
    }

    private Post.Content contentThatMentions(Tx tx, ImportedPost post, StatusText text) {
        Set<AccountId> mentioned = new LinkedHashSet<>();
        Map<Acct, String> pages = new HashMap<>();
        for (Mentions.Person person : post.mentions().people()) {
            people.find(tx, person).ifPresent(mentioned::add);
        }
        for (Acct written : text.mentions()) {
            post.mentions()
                    .meant(written, post.author().acct().domain())
                    .ifPresent(person -> people.find(tx, person).ifPresent(id -> {
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
}
