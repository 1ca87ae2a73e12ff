package org.groundswell.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.jobs.Backoff;
import org.groundswell.jobs.Jobs;
import org.groundswell.jobs.PayloadCodec;
import org.groundswell.jobs.Queue;
import org.groundswell.jobs.QueueLimits;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.publishing.Draft;
import org.groundswell.publishing.Posting;

/** Scheduling posts: adding, moving and deleting them. {@link Publication} publishes them. */
public final class Scheduling {
    public static final int MOST = 300;
    public static final int MOST_A_DAY = 25;

    private static final String FIELD = "scheduled_at";
    private static final Duration EARLIEST = Duration.ofMinutes(5);
    private static final Duration LATEST = Duration.ofDays(3650);
    private static final QueueLimits LIMITS =
            new QueueLimits(2, 20, new Backoff(Duration.ofSeconds(1), Duration.ofHours(1)), Duration.ofMinutes(1));

    private final Database database;
    private final Posting posting;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final Queue<Long> queue;
    private final ScheduledStore store = new ScheduledStore();

    public Scheduling(Database database, Jobs jobs, Posting posting, IdGenerator ids, InstantSource clock) {
        this.database = database;
        this.posting = posting;
        this.ids = ids;
        this.clock = clock;
        this.queue = jobs.queue("scheduled-statuses", PayloadCodec.of(String::valueOf, Long::valueOf), LIMITS);
    }

    Queue<Long> queue() {
        return queue;
    }

    /**
     * Schedules a post. It is checked as if it were published now; what it needs may still be gone at its time.
     *
     * @throws Refusal.Invalid if it can't be a post, the time is too near or too far, or there are too many
     * @throws Refusal.NotFound if the status it replies to isn't there, or its author may not see it
     * @throws Refusal.Forbidden if its author may not reply to that
     */
    public ScheduledPost schedule(AccountId author, Draft draft, Instant wanted) {
        Instant at = time(wanted);
        Optional<ScheduledPost> before =
                draft.idempotencyKey().flatMap(key -> database.read(tx -> store.byKey(tx, author, key)));
        if (before.isPresent()) {
            return before.get();
        }
        ScheduledPost post = new ScheduledPost(ids.next(), author, at, draft, Optional.empty());
        return database.write(tx -> {
            if (!store.lockAccount(tx, author)) {
                throw new Refusal.NotFound();
            }
            Optional<ScheduledPost> earlier = draft.idempotencyKey().flatMap(key -> store.byKey(tx, author, key));
            if (earlier.isPresent()) {
                return earlier.get();
            }
            if (store.count(tx, author) >= MOST) {
                throw new Refusal.Invalid(FIELD, "scheduled.many", "most", MOST);
            }
            refuseFullDay(tx, author, at, post.id());
            posting.reserve(tx, author, draft, post.id());
            store.insert(tx, post);
            enqueue(tx, post.id(), at);
            return post;
        });
    }

    public List<ScheduledPost> of(AccountId author, Page page) {
        return database.read(tx -> store.of(tx, author, page));
    }

    /** @throws Refusal.NotFound if it isn't there, or another account's */
    public ScheduledPost get(AccountId author, long id) {
        return database.read(tx -> store.find(tx, author, id)).orElseThrow(Refusal.NotFound::new);
    }

    /**
     * Gives a post another time, also one that could not be published at its time.
     *
     * @throws Refusal.NotFound if it isn't there, or another account's
     * @throws Refusal.Invalid if the time is too near or too far, or there are too many
     */
    public ScheduledPost move(AccountId author, long id, Instant wanted) {
        Instant at = time(wanted);
        return database.write(tx -> {
            ScheduledPost post = lock(tx, author, id);
            if (!store.lockAccount(tx, author)) {
                throw new Refusal.NotFound();
            }
            refuseFullDay(tx, author, at, id);
            store.move(tx, id, at);
            enqueue(tx, id, at);
            return new ScheduledPost(id, author, at, post.draft(), Optional.empty());
        });
    }

    /**
     * Deletes a post before it is published. Its media are kept for a while.
     *
     * @throws Refusal.NotFound if it isn't there, or another account's
     */
    public void delete(AccountId author, long id) {
        database.writing(tx -> {
            lock(tx, author, id);
            store.delete(tx, id);
            posting.release(tx, id);
        });
    }

    /** Locks in the order of {@link Publication}: the job, which is removed, then the post. */
    private ScheduledPost lock(Tx tx, AccountId author, long id) {
        queue.remove(tx, Long.toString(id));
        return store.lock(tx, id)
                .filter(found -> found.account().equals(author))
                .orElseThrow(Refusal.NotFound::new);
    }

    private void enqueue(Tx tx, long id, Instant at) {
        queue.addOnce(tx, Long.toString(id), id, at);
    }

    /** @param except the post that is moved */
    private void refuseFullDay(Tx tx, AccountId author, Instant at, long except) {
        Instant day = at.truncatedTo(ChronoUnit.DAYS);
        if (store.count(tx, author, day, day.plus(1, ChronoUnit.DAYS), except) >= MOST_A_DAY) {
            throw new Refusal.Invalid(FIELD, "scheduled.day", "most", MOST_A_DAY);
        }
    }

    private Instant time(Instant wanted) {
        Instant now = clock.instant();
        Instant at = wanted.truncatedTo(ChronoUnit.MILLIS);
        if (at.isBefore(now.plus(EARLIEST))) {
            throw new Refusal.Invalid(FIELD, "scheduled.early", "minutes", EARLIEST.toMinutes());
        }
        if (at.isAfter(now.plus(LATEST))) {
            throw new Refusal.Invalid(FIELD, "scheduled.late");
        }
        return at;
    }
}
