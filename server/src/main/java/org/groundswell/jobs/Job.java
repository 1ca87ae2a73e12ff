package org.groundswell.jobs;

import org.groundswell.db.Tx;

/** A job that this process has claimed. */
public final class Job<P> {
    private final JobStore.Claim claim;
    private final P payload;
    private final JobStore store;

    Job(JobStore.Claim claim, P payload, JobStore store) {
        this.claim = claim;
        this.payload = payload;
        this.store = store;
    }

    public long id() {
        return claim.id();
    }

    public P payload() {
        return payload;
    }

    /** The number of this attempt since the last success, from 1. */
    public int attempt() {
        return claim.attempts();
    }

    /**
     * Checks the claim, and holds it until the transaction ends. For handlers whose writes must not be repeated by a
     * second worker after this one was suspended for longer than a claim lasts.
     *
     * @throws LostException if another worker has claimed the job meanwhile, or it was removed
     */
    public void check(Tx tx) {
        if (!store.isHeld(tx, claim)) {
            throw new LostException("the claim of job " + id() + " was lost");
        }
    }
}
