package org.groundswell.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.jobs.Backoff;
import org.groundswell.jobs.Job;
import org.groundswell.jobs.Jobs;
import org.groundswell.jobs.Outcome;
import org.groundswell.jobs.PayloadCodec;
import org.groundswell.jobs.Queue;
import org.groundswell.jobs.QueueLimits;
import org.groundswell.jobs.Service;
import org.groundswell.jobs.Worker;
import org.groundswell.model.AccountId;

/**
 * Holds what strangers sent to an account before its shield went up, the latest first, in batches like those of
 * {@link Crowd}: the first is part of the transaction that handles the event, the others are jobs. Ends early if the shield
 * is lowered.
 */
final class StrangersHeld implements Service {
    static final int BATCH = 200;
    private static final QueueLimits LIMITS =
            new QueueLimits(2, 20, new Backoff(Duration.ofSeconds(1), Duration.ofHours(1)), Duration.ofMinutes(1));

    private final Database database;
    private final AccountStore accounts;
    private final Delivery delivery;
    private final NotificationStore store = new NotificationStore();
    private final Queue<Rest> queue;
    private final Worker<Rest> worker;

    StrangersHeld(Database database, Jobs jobs, AccountStore accounts, Delivery delivery) {
        this.database = database.background();
        this.accounts = accounts;
        this.delivery = delivery;
        this.queue = jobs.queue("hold-strangers", PayloadCodec.of(Rest::written, Rest::read), LIMITS);
        this.worker = queue.worker(this::run);
    }

    /**
     * The notifications of an account that have not been looked at yet.
     *
     * @param since those from before are not held
     * @param before the id of the last one that was looked at; {@link Long#MAX_VALUE} at first
     */
    record Rest(AccountId recipient, Instant since, long before) {
        String written() {
            return recipient + " " + since.toEpochMilli() + " " + before;
        }

        static Rest read(String text) {
            String[] parts = text.split(" ", 3);
            return new Rest(
                    new AccountId(Long.parseLong(parts[0])),
                    Instant.ofEpochMilli(Long.parseLong(parts[1])),
                    Long.parseLong(parts[2]));
        }
    }

    /** Holds what came since a moment: the first batch now, the others in jobs. */
    void hold(Tx tx, AccountId recipient, Instant since) {
        hold(tx, new Rest(recipient, since, Long.MAX_VALUE));
    }

    private void hold(Tx tx, Rest rest) {
        Optional<Account> to =
                accounts.hold(tx, rest.recipient()) ? accounts.byId(tx, rest.recipient()) : Optional.empty();
        if (to.filter(Account::isShielded).isEmpty()) {
            return;
        }
        List<Received> latest = store.latest(tx, rest.recipient(), NotificationType.heldByShield(), rest, BATCH);
        // The oldest first: the request of a sender shows the latest.
        latest.reversed().forEach(each -> delivery.holdIfStranger(tx, to.get(), each));
        if (latest.size() == BATCH) {
            Rest next =
                    new Rest(rest.recipient(), rest.since(), latest.getLast().id());
            queue.addOnce(tx, next.written(), next);
        }
    }

    private Outcome run(Job<Rest> job) {
        database.writing(tx -> {
            job.check(tx);
            hold(tx, job.payload());
            // Removed with the work: after a crash before the worker's own removal, it is not done again.
            queue.remove(tx, job.payload().written());
        });
        return Outcome.done();
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public void close() {
        worker.close();
    }
}
