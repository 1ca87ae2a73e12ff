package org.groundswell.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.groundswell.Counting;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.app.Core;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.db.Database;
import org.groundswell.db.Dialect;
import org.groundswell.db.Tx;
import org.groundswell.events.Follower;
import org.groundswell.metrics.Meters;
import org.groundswell.model.AccountId;
import org.groundswell.publishing.Draft;
import org.groundswell.relationships.Follows;
import org.groundswell.statuses.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * A deletion is interrupted at each of its writes in turn, and continues: the account is gone, all counts are right and
 * the event log is complete. A deletion keeps nothing in memory between two writes, so these are all possible
 * interruptions.
 */
@OnEveryDatabase
class InterruptedDeletionTest {
    private static final URI HOME = URI.create("https://here.example");

    @Parameter
    TestDatabase kind;

    @TempDir
    Path directory;

    /** A database that fails after a number of writes, as if the process had been killed. */
    private static final class Stopping implements Database {
        private final Database database;
        private final AtomicInteger left;

        Stopping(Database database, AtomicInteger left) {
            this.database = database;
            this.left = left;
        }

        @Override
        public <T> T read(Function<Tx, T> work) {
            return database.read(work);
        }

        @Override
        public <T> T write(Function<Tx, T> work) {
            if (left.decrementAndGet() < 0) {
                throw new IllegalStateException("stopped");
            }
            return database.write(work);
        }

        @Override
        public Database background() {
            return new Stopping(database.background(), left);
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

    @Test
    void anInterruptedDeletionContinues() {
        try (Database database = kind.open(directory)) {
            stopEverywhere(database);
        }
    }

    private static void stopEverywhere(Database database) {
        Core core = core(database);
        List<String> deleted = new ArrayList<>();
        int place = 0;
        for (boolean stopped = true; stopped; place++) {
            AccountId ana = populate(core, "ana" + place, "ben" + place);
            stopped = isStopped(core(new Stopping(database, new AtomicInteger(place))), ana);
            int resumed = core.deleting().accounts().finishAll();
            core.publishing().posting().removeLeftovers();
            // Interrupted before the first write, nothing has happened.
            assertThat(core.people().accounts().find("ana" + place).isPresent()).isEqualTo(place == 0);
            assertThat(resumed).isEqualTo(stopped && place > 0 ? 1 : 0);
            if (place > 0) {
                deleted.add("ana" + place);
            }
        }
        assertThat(deleted)
                .as("places where it was stopped, and once where it was not")
                .hasSizeGreaterThan(7);
        Follower.catchUp(core.events(), core.tagging().counts());
        assertThat(database.<List<String>>read(Counting::wrong)).isEmpty();
        assertThat(core.tagging().tags().get("here").people()).isEqualTo(place + 1L);
    }

    private static boolean isStopped(Core core, AccountId account) {
        try {
            core.deleting().accounts().begin(account);
            core.deleting().accounts().finishAll();
            return false;
        } catch (IllegalStateException stopped) {
            return true;
        }
    }

    /** Creates an account whose posts take two batches, some of them boosted and replied to, and another account. */
    private static AccountId populate(Core core, String leaving, String staying) {
        AccountId ana = account(core, leaving);
        AccountId ben = account(core, staying);
        Status bens = core.publishing()
                .posting()
                .post(ben, Draft.of("It begins #Here"))
                .status();
        for (int i = 0; i < 101; i++) {
            Status anas = core.publishing()
                    .posting()
                    .post(ana, Draft.of("And on " + i + " #Here"))
                    .status();
            if (i % 50 == 0) {
                core.publishing().posting().boost(ben, anas.id(), Optional.empty());
                core.publishing().interactions().favourite(ben, anas.id());
            }
        }
        core.publishing().interactions().favourite(ana, bens.id());
        core.publishing().posting().boost(ana, bens.id(), Optional.empty());
        core.people().follows().follow(ana, ben, Follows.Options.DEFAULT);
        core.people().follows().follow(ben, ana, Follows.Options.DEFAULT);
        core.tagging().tags().follow(ana, "#Here");
        // A full batch of uncounted rows, so that one more batch is needed for the rest.
        core.database().writing(tx -> {
            for (int i = 0; i < 1_000; i++) {
                tx.sql("""
                        INSERT INTO alert (id, account_id, tag, kind, place, sentence)
                        VALUES (:id, :account, 'here', 'world', '', '')
                        """)
                        .set("id", ana.value() + i)
                        .set("account", ana.value())
                        .run();
            }
        });
        return ana;
    }

    private static AccountId account(Core core, String name) {
        return core.database()
                .write(tx -> core.people()
                        .accounts()
                        .create(tx, name, "PH", "en", InstantSource.system().instant())
                        .id());
    }

    private static Core core(Database database) {
        return new Core(database, HOME, RegistrationMode.OPEN, InstantSource.system());
    }
}
