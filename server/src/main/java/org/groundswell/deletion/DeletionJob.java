package org.groundswell.deletion;

import java.time.Duration;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.groundswell.jobs.Backoff;
import org.groundswell.jobs.Jobs;
import org.groundswell.jobs.Outcome;
import org.groundswell.jobs.PayloadCodec;
import org.groundswell.jobs.Queue;
import org.groundswell.jobs.QueueLimits;
import org.groundswell.jobs.Service;
import org.groundswell.jobs.Worker;

/**
 * Finishes deletions that have begun, of accounts or of the rows that refer to deleted posts. Each is a job of its own,
 * which does some batches at a time, so that large deletions take turns and a failure does not delay others.
 *
 * @param <I> the id of the account or post
 */
public final class DeletionJob<I> implements Service {
    /** With the pauses between them, the attempts last about nine hours. */
    private static final QueueLimits LIMITS =
            new QueueLimits(2, 20, new Backoff(Duration.ofSeconds(1), Duration.ofHours(1)), Duration.ofMinutes(1));

    private final Runnable enqueueAll;
    private final Worker<I> worker;

    /**
     * @param enqueueAll adds missing jobs for deletions that have begun
     * @param finishSome does some batches; true if the deletion is finished
     */
    public DeletionJob(Queue<I> queue, Runnable enqueueAll, Predicate<I> finishSome) {
        this.enqueueAll = enqueueAll;
        this.worker = queue.worker(job -> finishSome.test(job.payload()) ? Outcome.done() : Outcome.again());
    }

    /** The queue of the deletions of one kind. A payload is its id in decimal digits. */
    public static <I> Queue<I> queue(Jobs jobs, String name, LongFunction<I> id) {
        return jobs.queue(name, PayloadCodec.of(Object::toString, text -> id.apply(Long.parseLong(text))), LIMITS);
    }

    @Override
    public void start() {
        enqueueAll.run();
        worker.start();
    }

    @Override
    public void close() {
        worker.close();
    }
}
