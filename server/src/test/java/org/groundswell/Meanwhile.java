package org.groundswell;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.groundswell.db.Database;
import org.groundswell.db.Dialect;
import org.groundswell.db.Tx;
import org.groundswell.metrics.Meters;

/** A database in which something else happens just before a write, or just before its end. */
public class Meanwhile implements Database {
    private static final Runnable NOTHING = () -> {};

    private final Database database;
    private final AtomicReference<Runnable> before = new AtomicReference<>(NOTHING);
    private final AtomicReference<Runnable> within = new AtomicReference<>(NOTHING);

    public Meanwhile(Database database) {
        this.database = database;
    }

    public void beforeNextWrite(Runnable action) {
        before.set(action);
    }

    /** @param action on a thread of its own, if it writes too */
    public void withinNextWrite(Runnable action) {
        within.set(action);
    }

    @Override
    public <T> T read(Function<Tx, T> work) {
        return database.read(work);
    }

    @Override
    public <T> T write(Function<Tx, T> work) {
        before.getAndSet(NOTHING).run();
        return database.write(tx -> {
            T result = work.apply(tx);
            within.getAndSet(NOTHING).run();
            return result;
        });
    }

    @Override
    public Database background() {
        return this;
    }

    @Override
    public Optional<String> problem() {
        return database.problem();
    }

    @Override
    public void meter(Meters meters) {
        database.meter(meters);
    }

    @Override
    public Dialect dialect() {
        return database.dialect();
    }

    @Override
    public void close() {
        database.close();
    }
}
