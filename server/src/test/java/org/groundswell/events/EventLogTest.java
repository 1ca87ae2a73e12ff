package org.groundswell.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Every consumer gets each event once and in order, also under concurrent appends and failures. */
@OnEveryDatabase
class EventLogTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Records the first account of each event; fails on those of certain accounts. */
    static final class Noting implements TableConsumer {
        private final String name;
        private final StartAt startAt;
        private final Set<Long> poisoned;
        final List<Long> recorded = new CopyOnWriteArrayList<>();

        Noting(String name, Long... poisoned) {
            this(name, StartAt.BEGINNING, poisoned);
        }

        Noting(String name, StartAt startAt, Long... poisoned) {
            this.name = name;
            this.startAt = startAt;
            this.poisoned = new HashSet<>(List.of(poisoned));
        }

        @Override
        public StartAt startAt() {
            return startAt;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void handle(Tx tx, List<Envelope> events) {
            List<Long> these = events.stream().map(each -> number(each.event())).toList();
            if (these.stream().anyMatch(poisoned::contains)) {
                throw new IllegalStateException("poisoned");
            }
            tx.afterCommit(() -> recorded.addAll(these));
        }

        static long number(Event event) {
            return ((Event.Followed) event).follower().value();
        }
    }

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final InstantSource clock = now::get;

    @Parameter
    TestDatabase on;

    @TempDir
    Path directory;

    private Database database;
    private EventLog log;

    @BeforeEach
    void start() {
        database = on.open(directory);
        log = new EventLog(database, clock);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private void append(long number) {
        database.writing(tx -> log.append(tx, new Event.Followed(new AccountId(number), new AccountId(0))));
    }

    @Test
    void eventsOfConcurrentAppendsAreHandedOverOnceAndInTheOrderOfPositions() throws Exception {
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
            await().untilAsserted(() -> assertThat(consumer.recorded).hasSize(400));
        }
        assertThat(new HashSet<>(consumer.recorded)).hasSize(400);
        List<Envelope> all = database.read(tx -> log.after(tx, Position.START, 1_000));
        assertThat(all).extracting(each -> Noting.number(each.event())).isEqualTo(consumer.recorded);
        assertThat(all)
                .extracting(each -> each.position().number())
                .startsWith(1L, 2L, 3L)
                .endsWith(400L);
        // Events appended by one thread are read in that order.
        for (long person = 0; person < 20; person++) {
            long first = person * 100;
            assertThat(consumer.recorded.stream().filter(each -> each / 100 == first / 100))
                    .isSorted();
        }
    }

    @Test
    void onlyTheConsumerThatCannotHandleAnEventStopsAndItCanSkipTheEvent() {
        Noting poisoned = new Noting("poisoned", 7L);
        Noting other = new Noting("other");
        for (long i = 1; i <= 20; i++) {
            append(i);
        }
        try (Follower _ = Follower.started(log, poisoned);
                Follower _ = Follower.started(log, other)) {
            await().untilAsserted(() -> assertThat(other.recorded).hasSize(20));
            await().untilAsserted(() -> assertThat(log.problems())
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.follower()).isEqualTo("poisoned");
                        assertThat(problem.sentence()).contains("has stopped at event 7", "events skip poisoned 7");
                    }));
            assertThat(poisoned.recorded).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
            assertThat(log.consumers())
                    .filteredOn(each -> each.name().equals("poisoned"))
                    .singleElement()
                    .satisfies(each -> {
                        assertThat(each.position()).isEqualTo(new Position(6));
                        assertThat(each.behind()).isEqualTo(14);
                    });
            assertThatThrownBy(() -> log.skip("poisoned", new Position(8)))
                    .isInstanceOf(Refusal.Invalid.class)
                    .hasMessageContaining("next=7");
            assertThatThrownBy(() -> log.skip("nobody", new Position(7))).isInstanceOf(Refusal.Invalid.class);

            log.skip("poisoned", new Position(7));

            await().untilAsserted(
                            () -> assertThat(poisoned.recorded).hasSize(19).endsWith(18L, 19L, 20L));
            await().untilAsserted(() -> assertThat(log.problems()).isEmpty());
        }
    }

    @Test
    void aFollowerWhoseStepDoesNotEndIsReportedAfterHalfAMinute() {
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
                        .startsWith("consumer held has made no progress for"));
            }
            await().untilAsserted(() -> assertThat(log.problems()).isEmpty());
        }
    }

    @Test
    void oldHandledEventsArePurgedAndAnUnusedConsumerDoesNotRetainThem() {
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

        // Of ten events the last one remains: positions continue from it.
        assertThat(log.purgeExpired()).isEqualTo(9);
        append(11);
        Follower.catchUp(log, new Noting("current"));
        List<Envelope> left = database.read(tx -> log.after(tx, Position.START, 100));
        assertThat(left).extracting(each -> each.position().number()).containsExactly(10L, 11L);
        assertThat(database.<Boolean>read(tx -> log.reachesBackTo(tx, Position.START)))
                .isFalse();
    }

    @Test
    void anEnvelopeHasTheTimeAndTheVersionOfItsEvent() {
        append(1);
        now.updateAndGet(before -> before.plusSeconds(5));
        append(2);
        log.consumers();
        List<Envelope> all = database.read(tx -> log.after(tx, Position.START, 10));
        assertThat(all).extracting(Envelope::at).containsExactly(START, START.plusSeconds(5));
        assertThat(all).extracting(Envelope::version).containsOnly(2);
    }

    @Test
    void aNewConsumerBeginsAtItsDeclaredPosition() {
        append(1);
        append(2);
        Noting fromTheBeginning = new Noting("all");
        Noting fromNow = new Noting("new", StartAt.NOW);
        Follower.catchUp(log, fromTheBeginning);
        Follower.catchUp(log, fromNow);
        append(3);
        Follower.catchUp(log, fromTheBeginning);
        Follower.catchUp(log, fromNow);
        assertThat(fromTheBeginning.recorded).containsExactly(1L, 2L, 3L);
        assertThat(fromNow.recorded).containsExactly(3L);
    }

    @Test
    void aSubscriberGetsTheEventsWhileItListens() {
        List<Long> taken = new CopyOnWriteArrayList<>();
        AtomicBoolean listening = new AtomicBoolean(true);
        LiveSubscriber subscriber = new LiveSubscriber() {
            @Override
            public String name() {
                return "live";
            }

            @Override
            public boolean isListening() {
                return listening.get();
            }

            @Override
            public void handle(List<Envelope> events) {
                events.forEach(each -> taken.add(Noting.number(each.event())));
            }
        };
        append(1);
        LiveFeed feed = new LiveFeed(log, subscriber);
        feed.begin();
        append(2);
        log.place();
        feed.take();
        assertThat(taken)
                .as("what happened before its start is not handed over")
                .containsExactly(2L);
        listening.set(false);
        append(3);
        log.place();
        feed.take();
        listening.set(true);
        append(4);
        log.place();
        feed.take();
        assertThat(taken).containsExactly(2L, 4L);
    }

    /** As after an upgrade from an older version. */
    @Test
    void eventsOfVersion1AreRead() {
        database.writing(tx -> tx.sql("INSERT INTO event (at, kind, payload) VALUES (:at, 'Followed', :payload)")
                .set("at", START)
                .set("payload", "{\"follower\":1,\"followee\":2}")
                .run());
        append(3);
        Noting consumer = new Noting("one");
        Follower.catchUp(log, consumer);
        assertThat(consumer.recorded).containsExactly(1L, 3L);
    }
}
