package org.groundswell.db;

import java.util.LinkedHashSet;
import java.util.Set;

/** A transaction, as stores see it: a place to run SQL. Valid only inside the work it was given to. */
public final class Tx {
    private final Statements statements;
    private final Dialect dialect;
    private final Set<Runnable> afterCommit = new LinkedHashSet<>();
    private final Deadline deadline;
    private boolean changed;

    Tx(Statements statements, Dialect dialect, Deadline deadline) {
        this.statements = statements;
        this.dialect = dialect;
        this.deadline = deadline;
    }

    /** A statement with {@code :named} parameters. Write it as a constant text, never put together from input. */
    public Sql sql(String sql) {
        return new Sql(this, sql);
    }

    /**
     * Remembers what to do once this transaction is durable, before its writer is answered. The same object is run once
     * however often it is given. Must be quick. What it throws is logged: the write has succeeded all the same.
     */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    public Dialect dialect() {
        return dialect;
    }

    /** @throws DatabaseException if it has taken longer than it may */
    void checkTime() {
        deadline.check();
    }

    Statements statements() {
        return statements;
    }

    /** Notes that a statement has changed something, or may have. */
    void change() {
        changed = true;
    }

    /** Whether there is something to take back if this fails. */
    boolean hasChanged() {
        return changed;
    }

    Set<Runnable> afterCommitActions() {
        return afterCommit;
    }
}
