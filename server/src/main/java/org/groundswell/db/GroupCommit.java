package org.groundswell.db;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.groundswell.metrics.Meters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SQLite's only writer. Runs all waiting commands in one transaction, commits once and then completes them, so that one
 * flush to disk serves all commands that arrived during the previous one.
 *
 * <p>A failing command never affects the others in its batch. Nearly all commands succeed, and most failures come
 * before the first change, so a group is first run without savepoints, for each of which SQLite would copy the pages it
 * touches. Only when a command fails after a change is the group rolled back and run again with a savepoint each.
 *
 * <p>When the transaction itself fails (a full disk, for example), all commands of the group fail, and the next group
 * is tried; if the transaction can't be rolled back, with a new connection.
 *
 * <p>The thread is a platform thread, since SQLite is native code; it alone uses the connection.
 */
final class GroupCommit {
    /** Opens a connection to write with. */
    interface Connector {
        Connection open() throws SQLException;
    }

    /** Whether there is room on the disk for a checkpoint, which copies the write-ahead log into the file. */
    interface Room {
        boolean isEnough() throws IOException;
    }

    /**
     * The number of pages in the write-ahead log from which SQLite checkpoints it.
     *
     * <p>A checkpoint that fails on a full disk has used up the remaining space without freeing any, and writes fail,
     * too. So after a full disk, no checkpoint is tried until there is room for all of it; until then the log grows
     * into space as it is freed.
     */
    static final int CHECKPOINT_PAGES = 32_000;

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int LARGEST_GROUP = 256;
    private static final int QUEUE = 16_384;
    private static final long LONGEST_WAIT_FOR_A_PLACE_SECONDS = 10;
    /** How often it is tested whether writing works again, after a failed commit and without new commands. */
    private static final long PROBE_MILLIS = 1_000;

    /** The time after which a group counts as stuck, by the disk or by another process. */
    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(15);

    /** A unit of work and its result. */
    private static final class Command<T> {
        private final Function<Tx, T> work;
        private final CompletableFuture<T> future = new CompletableFuture<>();
        private @Nullable T result;
        private @Nullable RuntimeException failure;

        Command(Function<Tx, T> work) {
            this.work = work;
        }

        void run(Tx tx) {
            result = work.apply(tx);
        }

        @SuppressWarnings("NullAway") // a T that may be null is null on purpose
        void complete() {
            if (failure == null) {
                future.complete(result);
            } else {
                future.completeExceptionally(failure);
            }
        }
    }

    private final Connector connector;
    private final Room room;
    private final BlockingQueue<Command<?>> waiting = new ArrayBlockingQueue<>(QUEUE);
    private final Thread thread;
    private volatile boolean closed;
    /** Commands queued from now on are never run. */
    private volatile boolean ended;
    /** Why the last commit failed; null after one that succeeded. */
    private volatile @Nullable RuntimeException lastFailure;
    /** The start of the group being run ({@link System#nanoTime}); empty if there is none. */
    private volatile Optional<Long> busySince = Optional.empty();

    private final LongAdder reruns = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private volatile WriterMeters measured = WriterMeters.NONE;

    // Used by the writer thread only. Null while no new connection could be opened.
    private @Nullable Connection connection;
    private @Nullable Statements statements;
    /** Whether the disk was full and has no room for a checkpoint yet. */
    private boolean lowOnDisk;

    GroupCommit(Connector connector, Room room) throws SQLException {
        this.connector = connector;
        this.room = room;
        open();
        this.thread = Thread.ofPlatform().name("sqlite-writer").daemon(true).start(this::loop);
    }

    <T> T write(Function<Tx, T> work) {
        Command<T> command = new Command<>(work);
        if (isWriterThread()) {
            throw new IllegalStateException("a write inside a write");
        }
        if (closed) {
            throw closed();
        }
        try {
            if (!waiting.offer(command, LONGEST_WAIT_FOR_A_PLACE_SECONDS, TimeUnit.SECONDS)) {
                throw DatabaseException.temporary("too many writes are waiting");
            }
            // The writer may have ended between the check above and the offer; whichever thread removes the command
            // completes it.
            if (ended && waiting.remove(command)) {
                throw closed();
            }
            return command.future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to write", e);
        }
    }

    boolean isWriterThread() {
        return Thread.currentThread() == thread;
    }

    void meter(Meters meters) {
        meters.gauge("groundswell.db.writes.waiting", "Writes that wait for the one writer (SQLite)", waiting::size);
        meters.counter(
                "groundswell.db.group.reruns",
                "Groups that were rolled back and run again, because one of their writes failed (SQLite)",
                reruns::sum);
        meters.counter(
                "groundswell.db.commit.failures", "Groups and transactions that failed as a whole", failures::sum);
        measured = WriterMeters.of(meters);
    }

    /** The problem, as a sentence; empty if there is none. */
    Optional<String> problem() {
        if (ended) {
            return Optional.of(
                    closed ? "the database is closed" : "the database's writer has ended; restart the server");
        }
        RuntimeException failure = lastFailure;
        if (failure != null) {
            Throwable reason = failure.getCause() == null ? failure : failure.getCause();
            return Optional.of("the last commit failed: " + reason.getMessage());
        }
        return busySince
                .map(since -> System.nanoTime() - since)
                .filter(nanos -> nanos > STUCK_NANOS)
                .map(nanos ->
                        "the database's writer has been stuck for " + TimeUnit.NANOSECONDS.toSeconds(nanos) + " s");
    }

    /** Runs the waiting commands, then closes the connection. */
    void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        List<Command<?>> group = new ArrayList<>(LARGEST_GROUP);
        try {
            while (!closed || !waiting.isEmpty()) {
                Command<?> next = next();
                if (next != null) {
                    group.add(next);
                    commit(group);
                    group.forEach(Command::complete);
                    group.clear();
                } else if (lastFailure != null && !closed) {
                    commit(new ArrayList<>(List.of(new Command<>(GroupCommit::touch))));
                }
            }
        } catch (Throwable e) {
            LOG.atError().setCause(e).log("the database's writer has ended; restart the server");
            throw e;
        } finally {
            ended = true;
            waiting.drainTo(group);
            group.forEach(command -> command.future.completeExceptionally(closed()));
            closeConnection();
        }
    }

    private @Nullable Command<?> next() {
        try {
            return lastFailure == null ? waiting.take() : waiting.poll(PROBE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException closing) {
            return null;
        }
    }

    /** Runs a group, commits it and completes each command, in all cases. */
    private void commit(List<Command<?>> group) {
        busySince = Optional.of(System.nanoTime());
        boolean begun = false;
        try {
            if (statements == null) {
                open();
            }
            if (lowOnDisk) {
                checkpointOnlyWithRoom();
            }
            execute("BEGIN IMMEDIATE");
            begun = true;
            Set<Runnable> afterCommit = new LinkedHashSet<>();
            if (!runTogether(group, afterCommit)) {
                // SQLite may have rolled back by itself. Whether the next BEGIN would fail on this connection is
                // uncertain; on a new one it does not.
                if (!rollBack()) {
                    reopen();
                }
                execute("BEGIN IMMEDIATE");
                reruns.increment();
                afterCommit.clear();
                group.forEach(command -> runAlone(command, afterCommit));
            }
            long committing = System.nanoTime();
            execute("COMMIT");
            measured.commits().record(System.nanoTime() - committing);
            measured.groups().record(group.size());
            lastFailure = firstTemporary(group);
            lowOnDisk |= isDiskFull(lastFailure);
            AfterCommit.run(afterCommit);
        } catch (RuntimeException | SQLException | IOException e) {
            // The disk is full or broken, or another process holds the lock: no command of the group has taken effect.
            fail(
                    group,
                    e instanceof RuntimeException failure ? failure : new DatabaseException(e.getMessage(), e),
                    begun);
        } catch (Error e) {
            fail(group, new IllegalStateException("the database's writer broke down", e), begun);
        } finally {
            busySince = Optional.empty();
        }
    }

    /**
     * An empty commit succeeds even on a full disk: the failure that kept the commands from changing anything is the
     * problem.
     */
    private static @Nullable RuntimeException firstTemporary(List<Command<?>> group) {
        for (Command<?> command : group) {
            if (command.failure instanceof DatabaseException failure && failure.isTemporary()) {
                return failure;
            }
        }
        return null;
    }

    private static boolean isDiskFull(@Nullable RuntimeException failure) {
        return failure instanceof DatabaseException database && database.isDiskFull();
    }

    private void checkpointOnlyWithRoom() throws IOException {
        lowOnDisk = !room.isEnough();
        tx().sql(lowOnDisk ? "PRAGMA wal_autocheckpoint = 0" : "PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES)
                .number();
    }

    private void fail(List<Command<?>> group, RuntimeException cause, boolean begun) {
        if (lastFailure == null) {
            LOG.atError().setCause(cause).log("a commit failed; all its writes are refused, the next are tried");
        }
        failures.increment();
        lastFailure = cause;
        lowOnDisk |= isDiskFull(cause);
        group.forEach(command -> command.failure = cause);
        boolean busy = !begun && cause instanceof DatabaseException failure && failure.isTemporary();
        if (!busy && !rollBack()) {
            closeConnection();
        }
    }

    /** Runs a group, and adds commands that arrive meanwhile; false if a command failed after a change. */
    private boolean runTogether(List<Command<?>> group, Set<Runnable> afterCommit) {
        for (int i = 0; i < group.size(); i++) {
            Command<?> command = group.get(i);
            Tx tx = tx();
            try {
                command.run(tx);
                afterCommit.addAll(tx.afterCommitActions());
            } catch (DatabaseException e) {
                // SQLite itself may have ended the transaction.
                return false;
            } catch (RuntimeException e) {
                if (tx.hasChanged()) {
                    return false;
                }
                command.failure = e;
            } catch (Error e) {
                return false;
            }
            if (i == group.size() - 1 && group.size() < LARGEST_GROUP) {
                Command<?> next = waiting.poll();
                if (next != null) {
                    group.add(next);
                }
            }
        }
        return true;
    }

    private void runAlone(Command<?> command, Set<Runnable> afterCommit) {
        Tx tx = tx();
        command.failure = null;
        execute("SAVEPOINT command");
        try {
            command.run(tx);
            afterCommit.addAll(tx.afterCommitActions());
        } catch (RuntimeException e) {
            command.failure = e;
            undo(e);
        } catch (Error e) {
            // Out of memory or a stack overflow in one command: the other commands must still be written.
            command.failure = new IllegalStateException("a write broke down", e);
            undo(command.failure);
        }
        execute("RELEASE command");
    }

    /** Rolls back the changes of a command. */
    private void undo(RuntimeException failure) {
        try {
            execute("ROLLBACK TO command");
        } catch (DatabaseException e) {
            // On some errors, such as a full disk, SQLite has rolled back the whole transaction: that error is the
            // cause to report.
            if (failure instanceof DatabaseException reason) {
                throw reason;
            }
            throw e;
        }
    }

    private boolean rollBack() {
        try {
            execute("ROLLBACK");
            return true;
        } catch (DatabaseException e) {
            LOG.atDebug().setCause(e).log("can't roll back; taking another connection");
            return false;
        }
    }

    private Tx tx() {
        return new Tx(open(statements), Dialect.SQLITE, Deadline.NONE);
    }

    private void execute(String sql) {
        open(statements).execute(sql);
    }

    private static Statements open(@Nullable Statements statements) {
        if (statements == null) {
            throw DatabaseException.temporary("the database is not open");
        }
        return statements;
    }

    private void open() throws SQLException {
        Connection opened = connector.open();
        connection = opened;
        statements = new Statements(opened);
    }

    private void reopen() throws SQLException {
        closeConnection();
        open();
    }

    private void closeConnection() {
        Connection old = connection;
        connection = null;
        statements = null;
        try {
            if (old != null) {
                old.close();
            }
        } catch (SQLException e) {
            LOG.atWarn().setCause(e).log("can't close a connection to the database");
        }
    }

    /** Makes a minimal change, to test whether writing works. */
    private static boolean touch(Tx tx) {
        long version = tx.sql("PRAGMA user_version").number();
        tx.sql("PRAGMA user_version = " + version).run();
        return true;
    }

    private static DatabaseException closed() {
        return DatabaseException.temporary("the database is closed");
    }
}
