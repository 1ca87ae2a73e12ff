package org.groundswell.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * SQLite's one writer. Runs what is waiting in one transaction, commits once and only then answers: so one flush to disk
 * serves everybody who waited for the one before.
 *
 * <p>What fails fails alone. Nearly everything succeeds, and most of what fails has changed nothing yet, so a group is
 * first run without savepoints, for each of which SQLite would copy the pages it touches. Only where something fails
 * halfway is the group rolled back and run again with a savepoint each.
 *
 * <p>The thread is a platform thread, since SQLite is native code; it alone uses the connection.
 */
final class GroupCommit {
    private static final int LARGEST_GROUP = 256;
    private static final int QUEUE = 16_384;

    /** A unit of work and what became of it. */
    private static final class Command<T> {
        private final Function<Tx, T> work;
        private final CompletableFuture<T> answer = new CompletableFuture<>();
        private @Nullable T result;
        private @Nullable RuntimeException failure;

        Command(Function<Tx, T> work) {
            this.work = work;
        }

        void run(Tx tx) {
            result = work.apply(tx);
        }

        @SuppressWarnings("NullAway") // a T that may be null is null on purpose
        void answer() {
            if (failure == null) {
                answer.complete(result);
            } else {
                answer.completeExceptionally(failure);
            }
        }
    }

    private final Connection connection;
    private final Statements statements;
    private final BlockingQueue<Command<?>> waiting = new ArrayBlockingQueue<>(QUEUE);
    private final Thread thread;
    private volatile boolean closed;

    GroupCommit(Connection connection) {
        this.connection = connection;
        this.statements = new Statements(connection);
        this.thread = Thread.ofPlatform().name("sqlite-writer").daemon(true).start(this::loop);
    }

    <T> T write(Function<Tx, T> work) {
        Command<T> command = new Command<>(work);
        if (closed || Thread.currentThread() == thread) {
            throw new IllegalStateException(closed ? "the database is closed" : "a write inside a write");
        }
        try {
            waiting.put(command);
            return command.answer.join();
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

    /** Finishes what is waiting, then closes the connection. */
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
        while (!closed || !waiting.isEmpty()) {
            try {
                group.add(waiting.take());
            } catch (InterruptedException closing) {
                continue;
            }
            commit(group);
            group.forEach(Command::answer);
            group.clear();
        }
        try {
            connection.close();
        } catch (SQLException e) {
            throw new DatabaseException("can't close the database: " + e.getMessage(), e);
        }
    }

    private void commit(List<Command<?>> group) {
        boolean begun = false;
        try {
            execute("BEGIN IMMEDIATE");
            begun = true;
            Set<Runnable> afterCommit = new LinkedHashSet<>();
            if (!runTogether(group, afterCommit)) {
                execute("ROLLBACK");
                execute("BEGIN IMMEDIATE");
                afterCommit.clear();
                group.forEach(command -> runAlone(command, afterCommit));
            }
            execute("COMMIT");
            afterCommit.forEach(Runnable::run);
        } catch (RuntimeException e) {
            // The disk is full or broken, or another process would not let go: nobody's write has happened.
            group.forEach(command -> command.failure = e);
            if (begun) {
                rollback(e);
            }
        }
    }

    /** Runs a group, and takes in what arrives meanwhile; false if one failed after it had changed something. */
    private boolean runTogether(List<Command<?>> group, Set<Runnable> afterCommit) {
        for (int i = 0; i < group.size(); i++) {
            Command<?> command = group.get(i);
            Tx tx = new Tx(statements, Dialect.SQLITE);
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
        Tx tx = new Tx(statements, Dialect.SQLITE);
        command.failure = null;
        execute("SAVEPOINT command");
        try {
            command.run(tx);
            afterCommit.addAll(tx.afterCommitActions());
        } catch (RuntimeException e) {
            command.failure = e;
            execute("ROLLBACK TO command");
        } catch (Error e) {
            // Out of memory or of stack in one command: everybody else's writes must still be written.
            command.failure = new IllegalStateException("a write broke down", e);
            execute("ROLLBACK TO command");
        }
        execute("RELEASE command");
    }

    private void rollback(RuntimeException cause) {
        try {
            execute("ROLLBACK");
        } catch (DatabaseException alreadyRolledBack) {
            cause.addSuppressed(alreadyRolledBack);
        }
    }

    private void execute(String sql) {
        SqliteDatabase.execute(statements, sql);
    }
}
