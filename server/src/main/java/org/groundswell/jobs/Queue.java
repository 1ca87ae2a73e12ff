package org.groundswell.jobs;

import java.time.Instant;
import org.groundswell.db.Tx;

/**
 * A durable queue of jobs of one kind, stored as rows until they are done. Jobs are added in the transaction that makes
 * them necessary, and run at least once by the {@link Worker}s of all processes, longest due first. A failed job is
 * retried with exponential back-off and delays no other; after too many failures it becomes a dead letter for an
 * operator.
 */
public final class Queue<P> {
    private final Jobs jobs;
    private final String name;
    private final PayloadCodec<P> codec;
    private final QueueLimits limits;
    private final Signal signal = new Signal();
    private final Runnable wake = signal::give;

    Queue(Jobs jobs, String name, PayloadCodec<P> codec, QueueLimits limits) {
        this.jobs = jobs;
        this.name = name;
        this.codec = codec;
        this.limits = limits;
    }

    /** Adds a job that is due at once. */
    public void add(Tx tx, P payload) {
        add(tx, payload, jobs.clock().instant());
    }

    /** Adds a job that is due at a time. */
    public void add(Tx tx, P payload, Instant at) {
        add(tx, new JobStore.NewJob(name, null, codec.write(payload)), at);
    }

    /** {@link #addOnce(Tx, String, Object, Instant)}, due at once. */
    public void addOnce(Tx tx, String key, P payload) {
        addOnce(tx, key, payload, jobs.clock().instant());
    }

    /**
     * Adds a job unless the queue has one with this key, which keeps its payload. The existing job becomes due at the
     * earlier of both times; if it is running, it runs once more; if it has failed, it keeps its pause; a dead letter
     * stays one.
     */
    public void addOnce(Tx tx, String key, P payload, Instant at) {
        add(tx, new JobStore.NewJob(name, key, codec.write(payload)), at);
    }

    /** Removes the job with a key, if there is one, because its work has been done otherwise. */
    public void remove(Tx tx, String key) {
        jobs.store().remove(tx, name, key);
    }

    /** A worker that runs the queue's jobs in this process. */
    public Worker<P> worker(JobHandler<P> handler) {
        return new Worker<>(this, handler, Worker.POLL);
    }

    private void add(Tx tx, JobStore.NewJob job, Instant at) {
        jobs.store().add(tx, job, jobs.clock().instant(), at);
        tx.afterCommit(wake);
    }

    String name() {
        return name;
    }

    QueueLimits limits() {
        return limits;
    }

    PayloadCodec<P> codec() {
        return codec;
    }

    Signal signal() {
        return signal;
    }

    Jobs jobs() {
        return jobs;
    }
}
