package org.groundswell.db;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.groundswell.metrics.Metered;

/**
 * The one way to the data. What {@link #write} returns from is on disk; what it throws from has left nothing behind.
 *
 * <p>Work gets a {@link Tx} and must neither keep it nor wait for anything else while it has it: above all not for another
 * read or write, which would take a second connection while it holds the first. Where assertions are on, as in tests, that
 * is refused.
 */
public interface Database extends Metered, AutoCloseable {
    /**
     * Runs in a read transaction: everything in it is seen as of one moment. Sees all writes acknowledged before.
     *
     * @throws DatabaseException that is {@linkplain DatabaseException#isTemporary temporary} if it takes longer than a
     *     request may, or no connection becomes free
     */
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

    /**
     * Removes what is no longer needed, a bounded piece in each write, so that nobody else's write waits for all of it.
     *
     * @param piece removes at most {@code size} rows and says how many
     * @return how many rows went
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
     * The same data for work that no request waits for. Its reads have connections of their own, so that however many
     * requests there are it goes on, and no time limit.
     */
    Database background();

    /** The current problem, as a sentence for an operator; answers at once. */
    Optional<String> problem();

    Dialect dialect();

    @Override
    void close();
}
