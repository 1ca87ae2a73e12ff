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
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;
import org.groundswell.model.Ids;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.publishing.Authors;
import org.groundswell.publishing.NewStatus;
import org.groundswell.publishing.Posting;
import org.groundswell.publishing.StatusWriter;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusStore;
import org.groundswell.text.SafeHtml;
import org.groundswell.text.StatusText;
import org.jspecify.annotations.Nullable;

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
    private final URI home;
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

    public PostWriter(ImportedPeople people, StatusStore statuses, StatusWriter writer, Posting posting, URI home) {
        this.people = people;
        this.statuses = statuses;
        this.writer = writer;
        this.posting = posting;
        this.home = home;
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
        AccountId author = people.account(tx, post.author(), post.at());
        // A post that says it replies to itself replies to nothing.
        Optional<String> answered = post.inReplyTo().filter(uri -> !uri.equals(post.uri()));
        Optional<ImportStore.Known> question = answered.flatMap(uri -> store.holdMeant(tx, address(tx, uri)));
        Optional<ImportStore.Known> quoted = post.quoteOf().flatMap(uri -> store.byUri(tx, address(tx, uri)));
        Authors authors = new Authors(
                original.map(ImportStore.Known::account).orElse(null),
                quoted.map(ImportStore.Known::account).orElse(null));
        Optional<Status> added =
                publish(tx, status(tx, prepared, author, question, original, quoted), authors, prepared);
        if (added.isEmpty()) {
            edit(tx, prepared);
            return Outcome.KNOWN;
        }
        Status status = added.get();
        if (question.isEmpty() && answered.isPresent()) {
            waiting.add(answered.get());
            store.waitFor(tx, answered.get(), status.id());
        }
        arrived(tx, post.uri(), status.id(), author);
        addEdits(tx, post.edits(), status.id(), author);
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
                Status.Content content =
                        prepared.content().orElseGet(() -> contentThatMentions(tx, post, prepared.text()));
                posting.editImported(
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

    /** Adds the status; empty if it, or the same boost, is here. Almost always its first id is free. */
    private Optional<Status> publish(Tx tx, Status status, Authors authors, Prepared prepared) {
        ImportedPost post = prepared.post();
        StatusStore.Origin origin = new StatusStore.Origin(post.boosts(), post.favourites());
        if (batch.publish(tx, NewStatus.imported(status, prepared.facts(), authors, origin))) {
            return Optional.of(status);
        }
        if (status.boostOf() != null && statuses.isBoostedBy(tx, status.boostOf(), status.account())) {
            return Optional.empty();
        }
        Optional<ImportStore.Known> known = store.byUri(tx, post.uri());
        if (known.isPresent()) {
            refuseOthers(known.get(), status, post);
            return Optional.empty();
        }
        Status moved = status.withId(
                store.free(tx, post.at().toEpochMilli(), status.id().value()));
        return batch.publish(tx, NewStatus.imported(moved, prepared.facts(), authors, origin))
                ? Optional.of(moved)
                : Optional.empty();
    }

    /** Refuses a record whose plain id, such as the number of a table's row, stands for another post already. */
    private static void refuseOthers(ImportStore.Known known, Status status, ImportedPost post) {
        if (!post.hasPlainId()) {
            return;
        }
        Duration apart =
                Duration.between(Ids.instant(known.id().value()), post.at()).abs();
        if (!known.account().equals(status.account()) || apart.compareTo(SAME_MOMENT) > 0) {
            throw new BadRecord("import.id.taken");
        }
    }

    private Status status(
            Tx tx,
            Prepared prepared,
            AccountId author,
            Optional<ImportStore.Known> question,
            Optional<ImportStore.Known> original,
            Optional<ImportStore.Known> quoted) {
        ImportedPost post = prepared.post();
        StatusId id =
                new StatusId(Ids.first(post.at().toEpochMilli()) + (post.uri().hashCode() & 0x7FFF));
        @Nullable
        AccountId asker = question.map(ImportStore.Known::account)
                .or(() -> post.inReplyToAuthor().map(who -> people.account(tx, who, post.at())))
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
                quoted.map(ImportStore.Known::id).orElse(null),
                null,
                post.uri(),
                null,
                Status.Counts.NONE);
    }

    private Status.Content contentThatMentions(Tx tx, ImportedPost post, StatusText text) {
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
