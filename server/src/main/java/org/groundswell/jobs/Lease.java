package org.groundswell.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lease on work that only one of several processes may do, such as a recurring task. Its row has an owner, an expiry,
 * and a number (fencing token) that grows with each new owner. A crashed process loses the lease at its expiry; one
 * that closes releases it.
 *
 * <p>A process that was suspended may still believe that it holds a lease. Where a second writer would do harm, writes
 * {@linkplain #check check} the number in their own transaction.
 */
public final class Lease {
    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    /** @param renewAt from when on the lease is renewed */
    private record Held(long number, Instant renewAt) {}

    private final Database database;
    private final String name;
    private final String owner;
    private final Duration length;
    private final InstantSource clock;
    private final LeaseStore store = new LeaseStore();
    private volatile @Nullable Held held;
    /** The last of our numbers that {@link #check} found replaced by another owner's; 0 for none. */
    private volatile long lost;

    /**
     * @param owner a name that no other process has, for operators
     * @param length how long others wait after a crash; must be much longer than clock skew between processes
     */
    public Lease(Database database, String name, String owner, Duration length, InstantSource clock) {
        this.database = database;
        this.name = name;
        this.owner = owner;
        this.length = length;
        this.clock = clock;
    }

    /** Runs a task if this process holds the lease, or can take it. For the recurring task of a {@link Schedule}. */
    public void run(Runnable task) {
        if (hold()) {
            task.run();
        }
    }

    /**
     * Takes the lease if it is free, or renews it once half its time is over; otherwise it does not access the
     * database. A long task calls it between its steps.
     *
     * @return false if another process holds it
     */
    public synchronized boolean hold() {
        Instant now = clock.instant();
        Held mine = held;
        if (mine != null && mine.number() != lost && now.isBefore(mine.renewAt())) {
            return true;
        }
        Held next = mine != null && database.write(tx -> store.setEnd(tx, name, mine.number(), now.plus(length)))
                ? held(mine.number(), now)
                : take(now);
        if (mine != null && (next == null || next.number() != mine.number())) {
            LOG.atWarn()
                    .addKeyValue("lease", name)
                    .log("another process took over a lease that was not renewed in time");
        }
        held = next;
        return next != null;
    }

    /** The number of the lease while this process holds it; it grows with each new holder. */
    public OptionalLong number() {
        Held mine = held;
        return mine == null ? OptionalLong.empty() : OptionalLong.of(mine.number());
    }

    /**
     * Checks that no other process has taken the lease, and prevents it until this transaction ends.
     *
     * @throws LostException if one has, or this process never held it
     */
    public void check(Tx tx) {
        Held mine = held;
        if (mine == null || !store.isHeld(tx, name, mine.number())) {
            lost = mine == null ? 0 : mine.number();
            throw new LostException("the lease " + name + " was lost");
        }
    }

    /** Releases the lease, so that another process need not wait for its expiry. */
    public synchronized void release() {
        Held mine = held;
        held = null;
        if (mine == null) {
            return;
        }
        try {
            database.write(tx -> store.setEnd(tx, name, mine.number(), Instant.EPOCH));
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).addKeyValue("lease", name).log("can't give back a lease; it ends by itself");
        }
    }

    private @Nullable Held take(Instant now) {
        if (database.<Boolean>read(tx -> store.isTaken(tx, name, now))) {
            return null;
        }
        OptionalLong number = database.write(tx -> store.take(tx, name, owner, now, now.plus(length)));
        return number.isEmpty() ? null : held(number.getAsLong(), now);
    }

    private Held held(long number, Instant now) {
        return new Held(number, now.plus(length.dividedBy(2)));
    }
}
