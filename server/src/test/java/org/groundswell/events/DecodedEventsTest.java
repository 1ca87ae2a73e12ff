package org.groundswell.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.groundswell.model.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readers of the same rows share their events, and never get those of others. */
class DecodedEventsTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final int KEPT = 2_048;

    private final EventCodec codec = new EventCodec();
    private final DecodedEvents decoded = new DecodedEvents(codec);

    private StoredEvent row(long position, long follower) {
        Event event = new Event.Followed(new AccountId(follower), new AccountId(1));
        return new StoredEvent(
                new Position(position), AT, EventType.of(event).wireName(), EventCodec.VERSION, codec.write(event));
    }

    private List<StoredEvent> rows(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(position -> row(position, 1_000 + position))
                .toList();
    }

    private List<Long> followers(List<StoredEvent> rows) {
        return decoded.of(rows).stream()
                .map(envelope -> ((Event.Followed) envelope.event()).follower().value())
                .toList();
    }

    /** Whether a second reading gives the same objects as a first. */
    private boolean isKept(StoredEvent row) {
        return decoded.of(List.of(row)).getFirst() == decoded.of(List.of(row)).getFirst();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 200, KEPT, KEPT + 1, 5_000})
    void everyRowGivesItsEventInOrder(int size) {
        List<StoredEvent> rows = rows(1, size);
        List<Long> expected =
                LongStream.rangeClosed(1_001, 1_000 + size).boxed().toList();

        assertThat(followers(rows)).isEqualTo(expected);
        assertThat(followers(rows)).isEqualTo(expected);
        assertThat(decoded.of(rows).stream().map(Envelope::position))
                .isEqualTo(rows.stream().map(StoredEvent::position).toList());
    }

    @Test
    void aSecondReaderGetsTheSameObjects() {
        List<StoredEvent> rows = rows(1, 300);
        List<Envelope> first = decoded.of(rows);

        List<Envelope> second = decoded.of(rows(101, 400));

        assertThat(IntStream.range(0, 200).allMatch(i -> second.get(i) == first.get(i + 100)))
                .isTrue();
    }

    /** A database that has lost its last transactions, after a failover for example, gives their positions to others. */
    @Test
    void anotherEventAtTheSamePositionIsDecoded() {
        assertThat(followers(List.of(row(7, 1)))).containsExactly(1L);
        assertThat(followers(List.of(row(7, 2)))).containsExactly(2L);
        assertThat(followers(List.of(row(7, 1)))).containsExactly(1L);
    }

    @Test
    void aReaderThatIsBehindDoesNotReplaceNewerEvents() {
        StoredEvent newer = row(KEPT + 5, 1);
        StoredEvent older = row(5, 2);
        Envelope event = decoded.of(List.of(newer)).getFirst();

        assertThat(followers(List.of(older))).containsExactly(2L);
        assertThat(isKept(older)).isFalse();
        assertThat(decoded.of(List.of(newer)).getFirst()).isSameAs(event);
    }

    @Test
    void anEventWithALongPayloadIsNotKept() {
        StoredEvent row = row(3, 1);
        StoredEvent padded =
                new StoredEvent(row.position(), row.at(), row.kind(), row.version(), row.payload() + " ".repeat(5_000));

        assertThat(isKept(padded)).isFalse();
        assertThat(isKept(row)).isTrue();
    }

    @Test
    void anEventThatCannotBeDecodedFailsEachTimeAndKeepsNothingFromTheOthers() {
        StoredEvent newerVersion = new StoredEvent(new Position(2), AT, "followed", 99, "{}");

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> decoded.of(List.of(row(1, 1), newerVersion)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("99");
        }
        assertThat(followers(List.of(row(1, 1), row(3, 3)))).containsExactly(1L, 3L);
    }

    /** A log of some events, which counts the rows that are read. */
    private final class Log implements DecodedEvents.Rows {
        private final List<StoredEvent> rows;
        private final AtomicInteger read = new AtomicInteger();

        Log(List<StoredEvent> rows) {
            this.rows = rows;
        }

        @Override
        public List<StoredEvent> after(Position position, int limit) {
            List<StoredEvent> found = rows.stream()
                    .filter(row -> row.position().isAfter(position))
                    .limit(limit)
                    .toList();
            read.addAndGet(found.size());
            return found;
        }

        List<Long> read(long after, long end, int limit) {
            return decoded.after(new Position(after), new Position(end), limit, this).stream()
                    .map(envelope -> envelope.position().number())
                    .toList();
        }
    }

    private static List<Long> numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    @Test
    void rowsOfALogThatNeverChangesAreReadOnce() {
        Log log = new Log(rows(1, 400));

        assertThat(log.read(0, 400, 1_000)).isEqualTo(numbers(1, 400));
        assertThat(log.read.get()).isEqualTo(400);
        assertThat(log.read(100, 400, 1_000)).isEqualTo(numbers(101, 400));
        assertThat(log.read(0, 400, 50)).isEqualTo(numbers(1, 50));
        assertThat(log.read(400, 400, 1_000)).isEmpty();
        assertThat(log.read.get()).isEqualTo(400);
    }

    @Test
    void onlyTheRowsThatAreNotKnownAreRead() {
        decoded.of(rows(1, 100));
        Log log = new Log(rows(1, 250));

        assertThat(log.read(20, 250, 1_000)).isEqualTo(numbers(21, 250));
        assertThat(log.read.get()).isEqualTo(150);
    }

    /** Another follower may have read events that this reader's transaction does not see yet. */
    @Test
    void noEventIsGivenThatTheReaderMayNotSeeYet() {
        decoded.of(rows(1, 100));

        assertThat(new Log(rows(1, 60)).read(20, 60, 1_000)).isEqualTo(numbers(21, 60));
    }

    @Test
    void readersThatAreFarBehindReadTheirRows() {
        Log log = new Log(rows(1, 5_000));
        assertThat(log.read(4_000, 5_000, 1_000)).isEqualTo(numbers(4_001, 5_000));

        assertThat(log.read(0, 5_000, 1_000)).isEqualTo(numbers(1, 1_000));
        assertThat(log.read(3_900, 5_000, 1_000)).isEqualTo(numbers(3_901, 4_900));
        assertThat(log.read.get()).isEqualTo(1_000 + 1_000 + 1_000);
    }

    @Test
    void readersThatWaitForEachOtherReadEachRowOnce() throws Exception {
        int readers = 6;
        Log log = new Log(rows(1, 1_000));
        CountDownLatch together = new CountDownLatch(readers);
        List<Future<List<Long>>> found = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(readers)) {
            for (int i = 0; i < readers; i++) {
                found.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    return log.read(0, 1_000, 1_000);
                }));
            }
        }
        for (Future<List<Long>> each : found) {
            assertThat(each.get()).isEqualTo(numbers(1, 1_000));
        }
        assertThat(log.read.get()).isEqualTo(1_000);
    }

    @Test
    void readersAtTheSameMomentShareTheirEvents() throws Exception {
        int readers = 6;
        List<StoredEvent> rows = rows(1, 1_000);
        CountDownLatch together = new CountDownLatch(readers);
        List<Future<List<Envelope>>> found = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(readers)) {
            for (int i = 0; i < readers; i++) {
                found.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    return decoded.of(rows);
                }));
            }
        }
        List<Envelope> first = found.getFirst().get();
        for (Future<List<Envelope>> each : found) {
            List<Envelope> events = each.get();
            assertThat(IntStream.range(0, rows.size()).allMatch(i -> events.get(i) == first.get(i)))
                    .isTrue();
        }
    }
}
