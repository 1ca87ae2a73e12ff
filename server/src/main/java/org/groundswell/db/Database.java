package org.groundswell.db;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.groundswell.metrics.Metered;

/**
 * Runs work in transactions. When {@link #write} returns, its changes are on disk; when it throws, nothing has changed.
 *
 * <p>Work gets a {@link Tx}, must not keep it, and must not wait for anything while it runs. In particular it must not
 * begin another read or write, which would need a second connection while holding the first; with assertions enabled,
 * as in tests, that throws.
 */
public interface Database extends Metered, AutoCloseable {
    /**
     * Runs in a read transaction on a consistent snapshot, which includes all writes acknowledged before.
     *
     * @throws DatabaseException that is {@linkplain DatabaseException#isTemporary temporary} if it takes longer than a
     *     request may, or no connection becomes free
     */
    <T> T read(Function<Tx, T> work);

    /**
     * Runs in a write transaction, perhaps shared with other writes, and returns once it is durable. The work may run
     * more than once, with the changes of all but the last run rolled back, so it must have no side effects outside the
     * database; those belong in {@link Tx#afterCommit}.
     */
    <T> T write(Function<Tx, T> work);

    /** {@link #write} without a result. */
    default void writing(Consumer<Tx> work) {
        write(tx -> {
            work.accept(tx);
            return true;
        });
    }

    /**
     * Deletes rows in batches, one write each, so that other writes don't wait for all of them.
     *
     * @param piece removes at most {@code size} rows and returns how many
     * @return the number of rows removed
     */
    default int purge(int size, Function<Tx, Integer> piece) {
        int all = 0;
        int last;
        do {
            last = write(piece);
            all += last;
        } while (last >= size);
        return all;
    }

    /**
     * The same database for background work. Its reads have connections of their own, so that requests can't starve it,
     * and no time limit.
     */
    Database background();

    /** The current problem, as a sentence for an operator; never blocks. */
    Optional<String> problem();

    Dialect dialect();

    @Override
    void close();
}
