package org.groundswell.statuses;

import java.time.Instant;
import java.util.Optional;
import org.groundswell.model.CountryCode;
import org.groundswell.model.Ids;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.trends.model.DegreeCell;
import org.groundswell.visibility.Viewable;

/** An entry of a timeline: a post, or a boost of one. */
public sealed interface Status extends Viewable permits Post, Boost {
    StatusId id();

    Source source();

    /**
     * Where it was written.
     *
     * @param local by an account of this server
     * @param uri its address at its origin, if it was imported
     * @param app the app it was written with
     * @param country where its author said they were
     * @param cell where its coordinates were, if it was imported with some
     */
    record Source(
            boolean local,
            Optional<String> uri,
            Optional<Long> app,
            Optional<CountryCode> country,
            Optional<DegreeCell> cell) {
        /** Written on this server; nothing more is known. */
        public static final Source HERE = here(Optional.empty(), Optional.empty());

        public static Source here(Optional<Long> app, Optional<CountryCode> country) {
            return new Source(true, Optional.empty(), app, country, Optional.empty());
        }

        public static Source imported(
                boolean local, String uri, Optional<CountryCode> country, Optional<DegreeCell> cell) {
            return new Source(local, Optional.of(uri), Optional.empty(), country, cell);
        }

        public boolean isImported() {
            return uri.isPresent();
        }
    }

    /** The same status with another visibility. */
    Status withVisibility(Visibility other);

    default Instant createdAt() {
        return Ids.instant(id().value());
    }

    /** The status it replies to, if that is here. */
    default Optional<StatusId> parent() {
        return post().flatMap(post -> post.references().parent());
    }

    /** Whether it counts in its author's number of statuses. Only open ones do, since the number is public. */
    default boolean isCounted() {
        return visibility().isOpen();
    }

    /** Whether it counts in its parent's number of replies. */
    default boolean isCountedReply() {
        return parent().isPresent() && visibility().isOpen();
    }

    /** This, if it is a post. */
    default Optional<Post> post() {
        return this instanceof Post post ? Optional.of(post) : Optional.empty();
    }

    /** This, if it is a boost. */
    default Optional<Boost> boost() {
        return this instanceof Boost boost ? Optional.of(boost) : Optional.empty();
    }
}
