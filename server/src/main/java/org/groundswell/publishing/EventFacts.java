package org.groundswell.publishing;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.groundswell.db.Tx;
import org.groundswell.events.Provenance;
import org.groundswell.events.StatusFacts;
import org.groundswell.events.StatusReference;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagUse;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusStore;
import org.groundswell.statuses.TextFacts;
import org.jspecify.annotations.Nullable;

/** Describes statuses for the event log. It parses their texts, so it belongs before a write where that is possible. */
final class EventFacts {
    private final StatusStore store;

    EventFacts(StatusStore store) {
        this.store = store;
    }

    /** Stored statuses, with the authors of those they boost and quote, as far as these are still there. */
    Map<StatusId, StatusFacts> of(Tx tx, Collection<Status> statuses) {
        Set<StatusId> referred = new HashSet<>();
        for (Status status : statuses) {
            addIfThere(referred, status.boostOf());
            addIfThere(referred, status.quoteOf());
        }
        Map<StatusId, Status> found = store.byIds(tx, referred);
        Map<StatusId, StatusFacts> facts = new HashMap<>();
        for (Status status : statuses) {
            Authors authors = new Authors(authorOf(found, status.boostOf()), authorOf(found, status.quoteOf()));
            facts.put(status.id(), of(status, TextFacts.of(status.content()), authors));
        }
        return facts;
    }

    /** A stored status. */
    StatusFacts of(Tx tx, Status status) {
        return Objects.requireNonNull(of(tx, List.of(status)).get(status.id()));
    }

    /** A status in whose text certain facts have been found. */
    static StatusFacts of(Status status, TextFacts text, Authors authors) {
        return new StatusFacts(
                status.id(),
                status.account(),
                status.createdAt(),
                status.uri() == null ? Provenance.LOCAL : Provenance.IMPORTED,
                status.visibility(),
                content(status, text),
                new StatusFacts.References(
                        reference(status.inReplyTo(), status.inReplyToAccount()),
                        reference(status.boostOf(), authors.boosted()),
                        reference(status.quoteOf(), authors.quoted())));
    }

    /** A status after an edit, which doesn't change what it refers to. */
    static StatusFacts edited(StatusFacts before, Status after, TextFacts text) {
        return new StatusFacts(
                before.id(),
                before.account(),
                before.createdAt(),
                before.provenance(),
                after.visibility(),
                content(after, text),
                before.references());
    }

    private static StatusFacts.Content content(Status status, TextFacts text) {
        return new StatusFacts.Content(
                status.content().tags().stream().map(TagUse::of).toList(),
                status.content().mentions(),
                text.links(),
                nullIfEmpty(status.content().language()),
                nullIfEmpty(status.country()),
                text.hash());
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable StatusReference reference(@Nullable StatusId status, @Nullable AccountId author) {
        return status == null ? null : new StatusReference(status, author);
    }

    private static void addIfThere(Set<StatusId> ids, @Nullable StatusId id) {
        if (id != null) {
            ids.add(id);
        }
    }

    private static @Nullable AccountId authorOf(Map<StatusId, Status> found, @Nullable StatusId id) {
        Status status = id == null ? null : found.get(id);
        return status == null ? null : status.account();
    }
}
