package org.groundswell.db;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The one way to the data. What {@link #write} returns from is on disk; what it throws from has left nothing behind.
 *
 * <p>Work gets a {@link Tx} and must neither keep it nor wait for anything else while it has it.
 */
public interface Database extends AutoCloseable {
    /** Runs in a read transaction: everything in it is seen as of one moment. Sees all writes acknowledged before. */
    <T> T read(Function<Tx, T> work);

    /**
     * Runs alone or together with others' writes, and returns once it is durable. The work may be run more than once, the
     * traces of all but the last run undone: so it changes nothing but the database, but for what it leaves to
     * {@link Tx#afterCommit}.
     */
    <T> T write(Function<Tx, T> work);

    /** {@link #write} without a result. */
    default void writing(Consumer<Tx> work) {
        write(tx -> {
            work.accept(tx);
            return true;
        });
    }

    Dialect dialect();

    @Override
    void close();
}
