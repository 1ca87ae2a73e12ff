package org.groundswell.db;

import java.util.LinkedHashSet;
import java.util.Set;

/** A transaction in which stores run SQL. Valid only during the work it is passed to. */
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

    /** A statement with {@code :named} parameters. The text must be a constant, never built from input. */
    public Sql sql(String sql) {
        return new Sql(this, sql);
    }

    /**
     * Registers an action to run once this transaction is durable, before {@link Database#write} returns. The same
     * object is run once however often it is registered. It must be quick. An exception is logged; the write has
     * succeeded all the same.
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

    /** Records that a statement may have changed data. */
    void change() {
        changed = true;
    }

    /** Whether there is something to roll back if this fails. */
    boolean hasChanged() {
        return changed;
    }

    Set<Runnable> afterCommitActions() {
        return afterCommit;
    }
}
