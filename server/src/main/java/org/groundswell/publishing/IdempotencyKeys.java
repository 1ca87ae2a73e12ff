package org.groundswell.publishing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusStore;

/** Keys by which an app says that two requests mean the same post. One is good for an hour. */
final class IdempotencyKeys {
    private static final Duration LIVES = Duration.ofHours(1);
    private static final int LONGEST = 255;
    private static final int PIECE = 1_000;

    private final StatusStore statuses;
    private final IdempotencyStore store = new IdempotencyStore();
    private final InstantSource clock;

    IdempotencyKeys(StatusStore statuses, InstantSource clock) {
        this.statuses = statuses;
        this.clock = clock;
    }

    /** @throws Refusal.Invalid if it is too long */
    static void check(String key) {
        if (key.length() > LONGEST) {
            throw new Refusal.Invalid("Idempotency-Key", "error.too_long", "most", LONGEST);
        }
    }

    /** The post that has a key, if there is one. */
    Optional<Post> find(Tx tx, AccountId author, String key) {
        return store.holderSince(tx, author, key, clock.instant().minus(LIVES))
                .flatMap(id -> statuses.byId(tx, id))
                .flatMap(Status::post);
    }

    /** Takes the key for a new post, or finds the post that has it. One that is gone has it no more. */
    Optional<Post> claim(Tx tx, AccountId author, String key, Post post) {
        Instant now = clock.instant();
        while (!store.claim(tx, author, key, post.id(), now, now.minus(LIVES))) {
            Optional<StatusId> holder = store.holder(tx, author, key);
            Optional<Post> earlier = holder.flatMap(id -> statuses.byId(tx, id)).flatMap(Status::post);
            if (earlier.isPresent()) {
                return earlier;
            }
            holder.ifPresent(gone -> store.release(tx, author, key, gone));
        }
        return Optional.empty();
    }

    /** Drops keys past their hour; how many went. */
    int purgeExpired(Database database) {
        Instant before = clock.instant().minus(LIVES);
        return database.purge(PIECE, tx -> store.purge(tx, before, PIECE));
    }
}
