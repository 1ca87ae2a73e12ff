package org.groundswell.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.groundswell.Meanwhile;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.db.Database;
import org.groundswell.db.DatabaseException;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Failing consumers: the batches they get afterwards, and the reports to the operator. */
@OnEveryDatabase
class ConsumerFailureTest {
    private static final DatabaseException AWAY =
            new DatabaseException("away", new SQLTransientConnectionException("no connection"));

    /** Writes the numbers of its events into a table, and then fails on demand. */
    private static final class Writing implements TableConsumer {
        private volatile RuntimeException failure = AWAY;
        private volatile long failsAt;
        private final AtomicInteger failed = new AtomicInteger();
        private final List<String> handed = new CopyOnWriteArrayList<>();

        /** From now on fails on every batch with a certain event. */
        void failAt(long number, RuntimeException how) {
            failure = how;
            failsAt = number;
        }

        void work() {
            failsAt = 0;
        }

        @Override
        public String name() {
            return "writing";
        }

        @Override
        public StartAt startAt() {
            return StartAt.BEGINNING;
        }

        @Override
        public void handle(Tx tx, List<Envelope> events) {
            String batch = number(events.getFirst()) + "-" + number(events.getLast());
            // The database may run a failing write more than once.
            if (handed.isEmpty() || !handed.getLast().equals(batch)) {
                handed.add(batch);
            }
            for (Envelope each : events) {
                tx.sql("INSERT INTO noted (number) VALUES (:number)")
                        .set("number", number(each))
                        .run();
            }
            if (events.stream().anyMatch(each -> number(each) == failsAt)) {
                failed.incrementAndGet();
                throw failure;
            }
        }
    }

    private static final class Live implements LiveSubscriber {
        private volatile Optional<Error> failure = Optional.empty();
        private final List<Long> taken = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "live";
        }

        @Override
        public void handle(List<Envelope> events) {
            failure.ifPresent(error -> {
                throw error;
            });
            events.forEach(each -> taken.add(number(each)));
        }
    }

    private final SetClock clock = new SetClock();
    private final Writing consumer = new Writing();
    private final Live live = new Live();

    @Parameter
    TestDatabase on;

    private Database database;
    private EventLog log;

    @BeforeEach
    void start(@TempDir Path directory) {
        database = on.open(directory);
        database.writing(tx -> tx.sql("CREATE TABLE noted (number BIGINT)").run());
        log = new EventLog(database, clock);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private static long number(Envelope each) {
        return ((Event.Followed) each.event()).follower().value();
    }

    private void append(long from, long to) {
        for (long i = from; i <= to; i++) {
            AccountId number = new AccountId(i);
            database.writing(tx -> log.append(tx, new Event.Followed(number, new AccountId(0))));
        }
        log.place();
    }

    private List<Long> noted() {
        return database.read(
                tx -> tx.sql("SELECT number FROM noted ORDER BY number").list(row -> row.longOf("number")));
    }

    private static List<Long> numbers(long from, long to) {
        List<Long> numbers = new ArrayList<>();
        for (long i = from; i <= to; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    @Test
    void aFailingBatchIsHalvedDownToTheFailingEventAndGrowsAgainAfterIt() {
        append(1, 20);
        consumer.failAt(7, new IllegalStateException("can't"));
        TableFeed feed = new TableFeed(log, consumer, 16);
        assertThatThrownBy(() -> takeAll(feed))
                .isInstanceOfSatisfying(
                        TableFeed.Stopped.class,
                        stopped -> assertThat(stopped.position()).isEqualTo(new Position(7)));
        assertThat(consumer.handed).containsExactly("1-16", "1-8", "1-4", "5-12", "5-8", "5-6", "7-10", "7-8", "7-7");
        assertThat(noted()).as("what failed has left nothing").isEqualTo(numbers(1, 6));

        consumer.handed.clear();
        log.skip("writing", new Position(7));
        takeAll(feed);
        assertThat(consumer.handed).containsExactly("8-8", "9-10", "11-14", "15-20");
        assertThat(noted()).isEqualTo(without(numbers(1, 20), 7));
    }

    @Test
    void aConsumerRecoversFromATemporaryFailure() {
        append(1, 4);
        consumer.failAt(2, new IllegalStateException("can't yet"));
        TableFeed feed = new TableFeed(log, consumer, 16);
        assertThatThrownBy(() -> takeAll(feed)).isInstanceOf(TableFeed.Stopped.class);
        assertThatThrownBy(feed::take).isInstanceOf(TableFeed.Stopped.class);
        consumer.work();
        takeAll(feed);
        assertThat(noted()).isEqualTo(numbers(1, 4));
    }

    /** An outage of the database is not the fault of an event: the batch stays as it is, and no event is reported. */
    @Test
    void aDatabaseOutageDoesNotReduceTheBatch() {
        append(1, 20);
        consumer.failAt(7, AWAY);
        TableFeed feed = new TableFeed(log, consumer, 16);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(feed::take).isSameAs(AWAY);
        }
        assertThat(noted()).isEmpty();
        consumer.work();
        takeAll(feed);
        assertThat(consumer.handed).containsExactly("1-16", "17-20");
        assertThat(noted()).isEqualTo(numbers(1, 20));
    }

    /** Otherwise it would wait for the next event, with others before it. */
    @Test
    void aConsumerThatAnotherProcessHasOvertakenGoesOnAfterIt() {
        Meanwhile meanwhile = new Meanwhile(database);
        TableFeed feed = new TableFeed(new EventLog(meanwhile, clock), consumer, 4);
        assertThat(feed.take()).as("nothing to read").isFalse();
        append(1, 7);
        TableFeed other = new TableFeed(log, consumer, 5);
        meanwhile.beforeNextWrite(other::take);
        assertThat(feed.take()).as("more to read").isTrue();
        assertThat(noted()).isEqualTo(numbers(1, 5));
        takeAll(feed);
        assertThat(noted()).isEqualTo(numbers(1, 7));
        assertThat(consumer.handed).containsExactly("1-5", "6-7");
    }

    @Test
    void aFollowerWithoutDatabaseRetriesIsReportedAfterHalfAMinuteAndRecovers() {
        try (Follower _ = Follower.started(log, consumer)) {
            append(1, 3);
            await().untilAsserted(() -> assertThat(noted()).isEqualTo(numbers(1, 3)));
            consumer.failAt(4, AWAY);
            append(4, 6);
            await().until(() -> consumer.failed.get() > 4);
            clock.moveOn(Duration.ofSeconds(30));
            assertThat(log.problems()).isEmpty();
            clock.moveOn(Duration.ofSeconds(1));
            assertThat(log.problems())
                    .containsExactly(new EventLog.Problem(
                            "writing",
                            "consumer writing has made no progress for 31 s: it fails; see the log for the reason"));
            consumer.work();
            await().untilAsserted(() -> assertThat(log.problems()).isEmpty());
        }
        assertThat(noted()).isEqualTo(numbers(1, 6));
    }

    @Test
    void aSubscriberIsHandedTheSameEventsUntilItSucceeds() {
        LiveFeed feed = new LiveFeed(log, live);
        feed.begin();
        append(1, 2);
        live.failure = Optional.of(new AssertionError("can't yet"));
        assertThatThrownBy(feed::take).hasMessage("can't yet");
        append(3, 3);
        assertThatThrownBy(feed::take).hasMessage("can't yet");
        live.failure = Optional.empty();
        feed.take();
        feed.take();
        assertThat(live.taken).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aFailingSubscriberStopsNoOtherAndIsReportedUntilItRecovers() {
        live.failure = Optional.of(new StackOverflowError());
        try (Follower subscriber = Follower.of(log, live);
                Follower _ = Follower.started(log, consumer)) {
            subscriber.start();
            append(1, 3);
            await().untilAsserted(() -> assertThat(noted()).isEqualTo(numbers(1, 3)));
            clock.moveOn(Duration.ofSeconds(31));
            await().untilAsserted(() -> assertThat(log.problems())
                    .extracting(EventLog.Problem::sentence)
                    .containsExactly(
                            "consumer live has made no progress for 31 s: it fails; see the log for the reason"));
            live.failure = Optional.empty();
            await().untilAsserted(() -> assertThat(log.problems()).isEmpty());
            assertThat(live.taken).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void aFollowerThatFailsAtItsFirstStepIsReportedToo() {
        AtomicInteger attempts = new AtomicInteger();
        Follower.Step step = () -> {
            attempts.incrementAndGet();
            throw new IllegalStateException("never works");
        };
        try (Follower failing = Follower.of(log, "failing", step, Duration.ofMillis(10))) {
            failing.start();
            await().until(() -> attempts.get() > 1);
            clock.moveOn(Duration.ofSeconds(31));
            assertThat(log.problems())
                    .extracting(EventLog.Problem::sentence)
                    .containsExactly(
                            "consumer failing has made no progress for 31 s: it fails; see the log for the reason");
        }
    }

    private static void takeAll(TableFeed feed) {
        boolean more = true;
        while (more) {
            more = feed.take();
        }
    }

    private static List<Long> without(List<Long> numbers, long number) {
        numbers.remove(number);
        return numbers;
    }
}
