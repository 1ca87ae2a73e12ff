package org.groundswell.publishing;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.groundswell.db.Tx;
import org.groundswell.events.Provenance;
import org.groundswell.events.StatusFacts;
import org.groundswell.events.StatusReference;
import org.groundswell.model.AccountId;
import org.groundswell.model.CountryCode;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagUse;
import org.groundswell.statuses.Boost;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusStore;
import org.groundswell.statuses.TextFacts;
import org.groundswell.trends.model.DegreeCell;
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
            switch (status) {
                case Post post -> post.references().quoted().ifPresent(referred::add);
                case Boost boost -> referred.add(boost.original());
            }
        }
        Map<StatusId, Status> found = store.byIds(tx, referred);
        Map<StatusId, StatusFacts> facts = new HashMap<>();
        for (Status status : statuses) {
            facts.put(
                    status.id(),
                    switch (status) {
                        case Post post ->
                            of(
                                    post,
                                    TextFacts.of(post.content()),
                                    post.references().quoted().map(found::get).map(Status::account));
                        case Boost boost ->
                            of(
                                    boost,
                                    Optional.ofNullable(found.get(boost.original()))
                                            .map(Status::account));
                    });
        }
        return facts;
    }

    /** A stored status. */
    StatusFacts of(Tx tx, Status status) {
        return Objects.requireNonNull(of(tx, List.of(status)).get(status.id()));
    }

    /**
     * A post in whose text certain facts have been found.
     *
     * @param quotedAuthor the author of what it quotes, if that is still there
     */
    static StatusFacts of(Post post, TextFacts text, Optional<AccountId> quotedAuthor) {
        Post.References references = post.references();
        return of(
                post,
                content(post, text),
                new StatusFacts.References(
                        reference(references.parent(), references.parentAuthor()),
                        null,
                        reference(references.quoted(), quotedAuthor)));
    }

    /** @param boostedAuthor the author of what it boosts, if that is still there */
    static StatusFacts of(Boost boost, Optional<AccountId> boostedAuthor) {
        return of(
                boost,
                new StatusFacts.Content(List.of(), List.of(), List.of(), null, country(boost), null, null),
                new StatusFacts.References(null, reference(Optional.of(boost.original()), boostedAuthor), null));
    }

    private static StatusFacts of(Status status, StatusFacts.Content content, StatusFacts.References references) {
        return new StatusFacts(
                status.id(),
                status.account(),
                status.createdAt(),
                status.source().isImported() ? Provenance.IMPORTED : Provenance.LOCAL,
                status.visibility(),
                content,
                references);
    }

    /** A post after an edit, which doesn't change what it refers to. */
    static StatusFacts edited(StatusFacts before, Post after, TextFacts text) {
        return new StatusFacts(
                before.id(),
                before.account(),
                before.createdAt(),
                before.provenance(),
                after.visibility(),
                content(after, text),
                before.references());
    }

    private static StatusFacts.Content content(Post post, TextFacts text) {
        return new StatusFacts.Content(
                post.content().tags().stream().map(TagUse::of).toList(),
                post.content().mentions(),
                text.links(),
                post.content().language().map(LanguageCode::tag).orElse(null),
                country(post),
                text.hash().orElse(null),
                post.source().cell().map(DegreeCell::number).orElse(null));
    }

    private static @Nullable String country(Status status) {
        return status.source().country().map(CountryCode::code).orElse(null);
    }

    private static @Nullable StatusReference reference(Optional<StatusId> status, Optional<AccountId> author) {
        return status.map(id -> new StatusReference(id, author.orElse(null))).orElse(null);
    }
}
