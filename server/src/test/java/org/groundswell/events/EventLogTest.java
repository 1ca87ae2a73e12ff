package org.groundswell.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.groundswell.Postgres;
import org.groundswell.config.Setting;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.db.Tx;
import org.groundswell.words.AccountId;
import org.groundswell.words.Event;
import org.groundswell.words.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is appended is handed to every consumer once and in order, whatever happens beside it. */
class EventLogTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Notes the events it is handed, by their first account; can't handle those of some. */
    private static final class Noting implements Consumer {
        private final String name;
        private final Set<Long> poisoned;
        private final List<Long> noted = new CopyOnWriteArrayList<>();

        Noting(String name, Long... poisoned) {
            this.name = name;
            this.poisoned = new HashSet<>(List.of(poisoned));
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void handle(Tx tx, List<Event> events) {
            List<Long> these = events.stream().map(Noting::number).toList();
            if (these.stream().anyMatch(poisoned::contains)) {
                throw new IllegalStateException("poisoned");
            }
            tx.afterCommit(() -> noted.addAll(these));
        }

        private static long number(Event event) {
            return ((Event.Followed) event).follower().value();
        }
    }

    abstract static class OnEither {
        final AtomicReference<Instant> now = new AtomicReference<>(START);
        final InstantSource clock = now::get;
        Database database;
        EventLog log;

        abstract Database open() throws IOException;

        @BeforeEach
        void start() throws IOException {
            database = open();
            log = new EventLog(database, clock);
        }

        @AfterEach
        void stop() {
            database.close();
        }

        void append(long number) {
            database.writing(tx -> log.append(tx, new Event.Followed(new AccountId(number), new AccountId(0))));
        }

        @Test
        void whatManyAppendAtOnceIsHandedOverOnceAndInTheOrderOfPositions() throws Exception {
            Noting consumer = new Noting("one");
            try (Follower _ = Follower.started(log, consumer);
                    ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> writing = new ArrayList<>();
                for (long person = 0; person < 20; person++) {
                    long first = person * 100;
                    writing.add(people.submit(() -> {
                        for (long i = 0; i < 20; i++) {
                            append(first + i);
                        }
                    }));
                }
                for (Future<?> each : writing) {
                    each.get();
                }
                await().untilAsserted(() -> assertThat(consumer.noted).hasSize(400));
            }
            assertThat(new HashSet<>(consumer.noted)).hasSize(400);
            List<Recorded> all = database.read(tx -> log.after(tx, Position.START, 1_000));
            assertThat(all).extracting(each -> Noting.number(each.event())).isEqualTo(consumer.noted);
            assertThat(all)
                    .extracting(each -> each.position().number())
                    .startsWith(1L, 2L, 3L)
                    .endsWith(400L);
            // Whoever appended one after another is read in that order.
            for (long person = 0; person < 20; person++) {
                long first = person * 100;
                assertThat(consumer.noted.stream().filter(each -> each / 100 == first / 100))
                        .isSorted();
            }
        }

        @Test
        void aConsumerThatCannotHandleAnEventStopsThereAloneAndCanBeToldToSkipIt() {
            Noting poisoned = new Noting("poisoned", 7L);
            Noting other = new Noting("other");
            for (long i = 1; i <= 20; i++) {
                append(i);
            }
            try (Follower _ = Follower.started(log, poisoned);
                    Follower _ = Follower.started(log, other)) {
                await().untilAsserted(() -> assertThat(other.noted).hasSize(20));
                await().untilAsserted(() -> assertThat(log.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.follower()).isEqualTo("poisoned");
                            assertThat(problem.sentence()).contains("has stopped at event 7", "events skip poisoned 7");
                        }));
                assertThat(poisoned.noted).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
                assertThat(log.consumers())
                        .filteredOn(each -> each.name().equals("poisoned"))
                        .singleElement()
                        .satisfies(each -> {
                            assertThat(each.position()).isEqualTo(new Position(6));
                            assertThat(each.behind()).isEqualTo(14);
                        });
                assertThatThrownBy(() -> log.skip("poisoned", new Position(8)))
                        .isInstanceOf(Refusal.Invalid.class)
                        .hasMessageContaining("must be 7");
                assertThatThrownBy(() -> log.skip("nobody", new Position(7))).isInstanceOf(Refusal.Invalid.class);

                log.skip("poisoned", new Position(7));

                await().untilAsserted(
                                () -> assertThat(poisoned.noted).hasSize(19).endsWith(18L, 19L, 20L));
                await().untilAsserted(() -> assertThat(log.problems()).isEmpty());
            }
        }

        @Test
        void aFollowerWhoseStepDoesNotEndStandsStillAfterHalfAMinute() {
            Object gate = new Object();
            AtomicInteger begun = new AtomicInteger();
            AtomicInteger ended = new AtomicInteger();
            try (Follower held = Follower.of(
                    log,
                    "held",
                    () -> {
                        begun.incrementAndGet();
                        synchronized (gate) {
                            ended.incrementAndGet();
                            return false;
                        }
                    },
                    Duration.ofMillis(10))) {
                held.start();
                await().until(() -> ended.get() > 0);
                synchronized (gate) {
                    await().until(() -> begun.get() > ended.get());
                    now.updateAndGet(before -> before.plusSeconds(29));
                    assertThat(log.problems()).isEmpty();
                    now.updateAndGet(before -> before.plusSeconds(32));
                    await().untilAsserted(() -> assertThat(log.problems())
                            .extracting(EventLog.Problem::sentence)
                            .singleElement()
                            .asString()
                            .startsWith("consumer held has stood still for"));
                }
                await().untilAsserted(() -> assertThat(log.problems()).isEmpty());
            }
        }

        @Test
        void eventsGoOnceTheyAreOldAndHandledAndAConsumerNobodyRunsDoesNotHoldThem() {
            for (long i = 1; i <= 5; i++) {
                append(i);
            }
            Follower.catchUp(log, new Noting("former"));
            for (long i = 6; i <= 10; i++) {
                append(i);
            }
            Follower.catchUp(log, new Noting("current"));
            now.updateAndGet(before -> before.plus(Duration.ofDays(6)));
            assertThat(log.purgeExpired()).as("younger than a week").isZero();
            Follower.catchUp(log, new Noting("current"));

            now.updateAndGet(before -> before.plus(Duration.ofDays(2)));

            // Of ten the last stays: positions go on from it.
            assertThat(log.purgeExpired()).isEqualTo(9);
            append(11);
            Follower.catchUp(log, new Noting("current"));
            List<Recorded> left = database.read(tx -> log.after(tx, Position.START, 100));
            assertThat(left).extracting(each -> each.position().number()).containsExactly(10L, 11L);
            assertThat(database.<Boolean>read(tx -> log.reachesBackTo(tx, Position.START)))
                    .isFalse();
        }
    }

    @Nested
    class OnSqlite extends OnEither {
        @TempDir
        Path directory;

        @Override
        Database open() {
            return Databases.open(directory, "");
        }
    }

    @Nested
    class OnPostgres extends OnEither {
        private static Postgres postgres;

        @TempDir
        Path directory;

        private String url = "";

        @BeforeAll
        static void startPostgres() throws IOException {
            postgres = new Postgres();
        }

        @AfterAll
        static void stopPostgres() throws IOException {
            postgres.close();
        }

        @Override
        Database open() {
            url = Optional.ofNullable(postgres.with(Map.of()).get(Setting.DB)).orElseThrow();
            return Databases.open(directory, url);
        }

        /** As a forgotten session does, or a backup of another database of the same cluster. */
        @Test
        void aTransactionLeftOpenHoldsNobodyUp() throws SQLException {
            String elsewhere =
                    Optional.ofNullable(postgres.with(Map.of()).get(Setting.DB)).orElseThrow();
            for (String open : List.of(elsewhere, url)) {
                try (Connection connection = DriverManager.getConnection(open);
                        Statement statement = connection.createStatement()) {
                    connection.setAutoCommit(false);
                    statement.execute("SELECT pg_current_xact_id()");
                    append(1);
                    Noting consumer = new Noting("while " + open + " is open");
                    Follower.catchUp(log, consumer);
                    assertThat(consumer.noted).isNotEmpty();
                    connection.rollback();
                }
            }
        }

        @Test
        void aDumpRestoredIntoAYoungerClusterGoesOn() throws Exception {
            Noting before = new Noting("counting");
            append(1);
            append(2);
            Follower.catchUp(log, before);
            try (Postgres fresh = new Postgres()) {
                String copy = Optional.ofNullable(fresh.with(Map.of()).get(Setting.DB))
                        .orElseThrow();
                try (Database restored = Databases.open(directory, copy)) {
                    PostgresCopy.of(url, copy);
                    EventLog restoredLog = new EventLog(restored, clock);
                    restored.writing(
                            tx -> restoredLog.append(tx, new Event.Followed(new AccountId(3), new AccountId(0))));
                    Noting after = new Noting("counting");
                    Follower.catchUp(restoredLog, after);
                    assertThat(before.noted).containsExactly(1L, 2L);
                    assertThat(after.noted).containsExactly(3L);
                }
            }
        }
    }
}
