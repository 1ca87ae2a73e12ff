package org.groundswell.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.groundswell.db.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the jobs of a queue. One thread claims due jobs, as many as may run at once, in a short transaction; each job
 * runs on a thread of its own, outside a transaction. A claim expires, and is renewed while its job runs, so the jobs
 * of a crashed process are run by another, or after a restart.
 *
 * <p>Jobs added by this process wake the thread at once; for those of others it polls once a second.
 */
public final class Worker<P> implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    static final Duration POLL = Duration.ofSeconds(1);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));

    private final Queue<P> queue;
    private final Attempts<P> attempts;
    private final Duration poll;
    private final Database database;
    private final Thread dispatcher;
    private final ExecutorService threads;
    /** When the claim of each running job is to be renewed. */
    private final Map<JobStore.Claim, Instant> running = new ConcurrentHashMap<>();

    private volatile boolean closed;

    /** @param poll how often it polls for the jobs of other processes */
    Worker(Queue<P> queue, JobHandler<P> handler, Duration poll) {
        this.queue = queue;
        this.poll = poll;
        this.attempts = new Attempts<>(queue, handler);
        this.database = queue.jobs().database();
        this.dispatcher =
                Thread.ofPlatform().name("queue-" + queue.name()).daemon(true).unstarted(this::loop);
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("job-" + queue.name() + "-", 0).factory());
    }

    @Override
    public void start() {
        dispatcher.start();
    }

    /** Claims no more, and waits for the jobs that are running. */
    @Override
    public void close() {
        closed = true;
        queue.signal().give();
        try {
            dispatcher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.close();
    }

    /** Runs the job that has been due the longest on the caller's thread, for commands; false if none is due. */
    public boolean runNext() {
        List<JobStore.Claim> claims = claim(1);
        claims.forEach(attempts::run);
        return !claims.isEmpty();
    }

    private void loop() {
        int failures = 0;
        while (!closed) {
            long seen = queue.signal().count();
            Duration pause = Duration.ZERO;
            try {
                renewClaims();
                if (!begin()) {
                    pause = untilNext();
                }
                failures = 0;
            } catch (RuntimeException | Error e) {
                // Without this thread no job would run, and no claim be renewed, until the next start.
                failures++;
                if (failures == 1) {
                    LOG.atError()
                            .setCause(e)
                            .addKeyValue("queue", queue.name())
                            .log("can't look for jobs; will try again");
                }
                pause = BACKOFF.after(failures);
            }
            try {
                queue.signal().await(seen, pause);
            } catch (InterruptedException closing) {
                return;
            }
        }
    }

    /** Starts due jobs up to the limit; false if the limit is reached or none is due. */
    private boolean begin() {
        int room = queue.limits().atOnce() - running.size();
        if (room <= 0) {
            return false;
        }
        List<JobStore.Claim> claims = claim(room);
        for (JobStore.Claim claim : claims) {
            running.put(claim, renewal(queue.jobs().clock().instant()));
            threads.execute(() -> run(claim));
        }
        return !claims.isEmpty();
    }

    private void run(JobStore.Claim claim) {
        try {
            attempts.run(claim);
        } finally {
            running.remove(claim);
            queue.signal().give();
        }
    }

    /** Reads before it writes, since most of the time nothing is due. */
    private List<JobStore.Claim> claim(int limit) {
        Instant now = queue.jobs().clock().instant();
        Optional<Instant> due = database.read(tx -> queue.jobs().store().firstDue(tx, queue.name()));
        if (due.isEmpty() || due.get().isAfter(now)) {
            return List.of();
        }
        Instant until = now.plus(queue.limits().claim());
        return database.write(tx -> queue.jobs()
                .store()
                .claim(tx, queue.name(), limit, now, until, queue.jobs().process()));
    }

    private Duration untilNext() {
        if (running.size() >= queue.limits().atOnce()) {
            return poll;
        }
        Instant now = queue.jobs().clock().instant();
        return database.read(tx -> queue.jobs().store().firstDue(tx, queue.name()))
                // A due job that was not claimed is being claimed by another process.
                .filter(due -> due.isAfter(now) && due.isBefore(now.plus(poll)))
                .map(due -> Duration.between(now, due))
                .orElse(poll);
    }

    /** Well before the claim expires, so that a pause of the process or of the database does not lose it. */
    private Instant renewal(Instant claimed) {
        return claimed.plus(queue.limits().claim().dividedBy(3));
    }

    private void renewClaims() {
        Instant now = queue.jobs().clock().instant();
        List<JobStore.Claim> old = running.entrySet().stream()
                .filter(each -> !each.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
        if (old.isEmpty()) {
            return;
        }
        Instant until = now.plus(queue.limits().claim());
        database.writing(tx -> old.forEach(claim -> queue.jobs().store().renew(tx, claim, until)));
        // A job that has ended meanwhile is not added again.
        old.forEach(claim -> running.computeIfPresent(claim, (_, _) -> renewal(now)));
    }
}
