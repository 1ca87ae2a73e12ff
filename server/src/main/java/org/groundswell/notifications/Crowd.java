package org.groundswell.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import org.groundswell.model.Ids;
import org.groundswell.model.StatusId;

/**
 * Notifies crowds, such as all followers that want to hear of each post, in batches. The first batch is part of the
 * transaction that handles the event; each further one is a job, which adds the next job in its own transaction. So a batch
 * is done exactly once, also across crashes.
 */
final class Crowd implements Service {
    static final int BATCH = 100;
    private static final QueueLimits LIMITS =
            new QueueLimits(2, 20, new Backoff(Duration.ofSeconds(1), Duration.ofHours(1)), Duration.ofMinutes(1));

    private final Database database;
    private final Delivery delivery;
    private final CrowdStore store = new CrowdStore();
    private final Queue<Rest> queue;
    private final Worker<Rest> worker;

    Crowd(Database database, Jobs jobs, Delivery delivery) {
        this.database = database.background();
        this.delivery = delivery;
        this.queue = jobs.queue("notifications", PayloadCodec.of(Rest::written, Rest::read), LIMITS);
        this.worker = queue.worker(this::run);
    }

    /** The accounts of a crowd. The names are stored in jobs. */
    enum Kind {
        FOLLOWERS,
        BOOSTERS,
        FAVOURITERS,
        QUOTERS,
        VOTERS
    }

    /**
     * The part of a crowd that has not been notified yet.
     *
     * @param author the author of the status
     * @param status the post, or the post that was edited or whose poll is over
     * @param language the post's, as an ISO 639 code; an empty text if unknown
     * @param after the last member that has been notified; 0 for none
     */
    record Rest(Kind kind, AccountId author, StatusId status, Instant at, String language, long after) {
        String written() {
            return String.join(
                    " ",
                    kind.name(),
                    author.toString(),
                    status.toString(),
                    Long.toString(at.toEpochMilli()),
                    Long.toString(after),
                    language);
        }

        static Rest read(String text) {
            String[] parts = text.split(" ", 6);
            return new Rest(
                    Kind.valueOf(parts[0]),
                    new AccountId(Long.parseLong(parts[1])),
                    new StatusId(Long.parseLong(parts[2])),
                    Instant.ofEpochMilli(Long.parseLong(parts[3])),
                    parts[5],
                    Long.parseLong(parts[4]));
        }

        private Rest after(long member) {
            return new Rest(kind, author, status, at, language, member);
        }
    }

    /** Notifies a crowd: the first batch now, the others in jobs. */
    void notifyAll(Tx tx, Rest crowd) {
        long until = Ids.first(crowd.at().toEpochMilli() + 1) - 1;
        CrowdStore.Range range = new CrowdStore.Range(crowd.after(), until, BATCH);
        List<CrowdStore.Member> batch = switch (crowd.kind()) {
            case FOLLOWERS -> store.followers(tx, crowd.author(), crowd.status(), crowd.language(), range);
            case BOOSTERS -> store.boosters(tx, crowd.status(), range);
            case FAVOURITERS -> store.favouriters(tx, crowd.status(), range);
            case QUOTERS -> store.quoters(tx, crowd.status(), range);
            case VOTERS -> store.voters(tx, crowd.status(), range);
        };
        batch.forEach(member -> delivery.deliver(tx, member.account(), notification(crowd, member), crowd.at()));
        if (batch.size() == BATCH) {
            Rest rest = crowd.after(batch.getLast().id());
            queue.addOnce(tx, rest.written(), rest);
        }
    }

    private static Notification notification(Rest crowd, CrowdStore.Member member) {
        return switch (crowd.kind()) {
            case FOLLOWERS -> new Notification.NewPost(crowd.author(), member.status());
            case BOOSTERS, FAVOURITERS -> new Notification.Edited(crowd.author(), member.status());
            case VOTERS -> new Notification.PollEnded(crowd.author(), member.status());
            case QUOTERS -> new Notification.QuotedEdited(crowd.author(), member.status());
        };
    }

    private Outcome run(Job<Rest> job) {
        database.writing(tx -> {
            job.check(tx);
            notifyAll(tx, job.payload());
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

    /** Runs one job on the caller's thread; false if none is due. */
    boolean runNext() {
        return worker.runNext();
    }
}
