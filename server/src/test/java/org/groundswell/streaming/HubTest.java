package org.groundswell.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.groundswell.model.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubTest {
    private static final String HELLO = "retry: 5000\n\n";

    private final Map<String, BlockingQueue<String>> news = new ConcurrentHashMap<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private Hub<String, String> hub = hub(true);

    /** A hub whose channels send the events in a test's queues; "fail" and "error" make the source throw. */
    private Hub<String, String> hub(boolean isLimited) {
        return new Hub<>(
                key -> {
                    opened.incrementAndGet();
                    return () -> next(key);
                },
                isLimited,
                Duration.ofMillis(1));
    }

    private Optional<String> next(String key) {
        String text = queue(key).poll();
        if ("fail".equals(text)) {
            throw new IllegalStateException("as the test wants");
        }
        if ("error".equals(text)) {
            throw new StackOverflowError("as the test wants");
        }
        return Optional.ofNullable(text);
    }

    private BlockingQueue<String> queue(String key) {
        return news.computeIfAbsent(key, _ -> new LinkedBlockingQueue<>());
    }

    @AfterEach
    void close() throws InterruptedException {
        hub.close();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** A connection that records what it was sent, until it is closed. */
    private static final class Connection extends OutputStream {
        private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
        private volatile boolean cut;

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) throws IOException {
            if (cut) {
                throw new IOException("the connection is cut");
            }
            sent.write(bytes, from, length);
        }

        synchronized String text() {
            return sent.toString(StandardCharsets.UTF_8);
        }
    }

    private Connection connect(String key, String address) {
        Connection connection = begin(key, address);
        await().until(() -> connection.text().startsWith(HELLO));
        return connection;
    }

    private Connection begin(String key, String address) {
        Connection connection = new Connection();
        Hub<String, String>.Watch watch = hub.watch(key, address, event -> event.getBytes(StandardCharsets.UTF_8));
        threads.add(Thread.ofVirtual().start(() -> {
            try {
                watch.write(connection);
            } catch (IOException cut) {
                // as when a browser leaves
            }
        }));
        return connection;
    }

    @Test
    void allWatchersOfAChannelAreSentItsEvents() {
        Connection one = connect("waves", "192.0.2.1");
        Connection two = connect("waves", "192.0.2.2");
        Connection other = connect("tides", "192.0.2.3");
        queue("waves").add("data: 1\n\n");
        await().untilAsserted(() -> assertThat(List.of(one.text(), two.text())).containsOnly(HELLO + "data: 1\n\n"));
        queue("tides").add("data: 2\n\n");
        await().untilAsserted(() -> assertThat(other.text()).isEqualTo(HELLO + "data: 2\n\n"));
        assertThat(one.text()).doesNotContain("data: 2");
        assertThat(opened).hasValue(2);
    }

    @Test
    void aNewWatcherIsSentTheLatestEventAtOnce() {
        Connection one = connect("waves", "192.0.2.1");
        queue("waves").add("data: 1\n\n");
        await().until(() -> one.text().endsWith("data: 1\n\n"));
        Connection late = connect("waves", "192.0.2.2");
        await().untilAsserted(() -> assertThat(late.text()).isEqualTo(HELLO + "data: 1\n\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "error"})
    void aFailingSourceKeepsTheStreamsOpen(String failure) {
        Connection one = connect("waves", "192.0.2.1");
        queue("waves").add(failure);
        queue("waves").add("data: 1\n\n");
        await().untilAsserted(() -> assertThat(one.text()).endsWith("data: 1\n\n"));
    }

    @Test
    void aChannelThatCantBeginIsTriedAgain() {
        hub = new Hub<>(
                key -> {
                    if (opened.incrementAndGet() == 1) {
                        throw new IllegalStateException("as the test wants");
                    }
                    return () -> next(key);
                },
                true,
                Duration.ofMillis(1));
        Connection one = connect("waves", "192.0.2.1");
        queue("waves").add("data: 1\n\n");
        await().untilAsserted(() -> assertThat(one.text()).endsWith("data: 1\n\n"));
    }

    @Test
    void aChannelEndsWithItsLastWatcherAndBeginsAgainWithTheNext() {
        Connection one = connect("waves", "192.0.2.1");
        one.cut = true;
        queue("waves").add("data: lost\n\n");
        await().until(() -> threads.stream().noneMatch(Thread::isAlive));
        await().untilAsserted(() -> {
            Connection next = connect("waves", "192.0.2.1");
            next.cut = true;
            queue("waves").add("data: lost too\n\n");
            assertThat(opened.get()).isGreaterThan(1);
        });
    }

    @Test
    void aChannelIsReleasedAfterItsLastWatcher() {
        AtomicInteger released = new AtomicInteger();
        hub = new Hub<>(
                key -> new Source.Changes<>() {
                    @Override
                    public Optional<String> next() {
                        return HubTest.this.next(key);
                    }

                    @Override
                    public void close() {
                        released.incrementAndGet();
                    }
                },
                true,
                Duration.ofMillis(1));
        Connection one = connect("waves", "192.0.2.1");
        Connection two = connect("waves", "192.0.2.2");
        one.cut = true;
        queue("waves").add("data: 1\n\n");
        await().until(() -> two.text().endsWith("data: 1\n\n"));
        assertThat(released).hasValue(0);
        two.cut = true;
        queue("waves").add("data: 2\n\n");
        await().untilAsserted(() -> assertThat(released).hasValue(1));
    }

    @ParameterizedTest
    @CsvSource({"true, 192.0.2.1, true", "true, 192.0.2.2, false", "false, 192.0.2.1, false"})
    void anAddressHasALimitedNumberOfStreams(boolean isLimited, String address, boolean refused) {
        hub = hub(isLimited);
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            connections.add(begin("waves", "192.0.2.1"));
        }
        await().until(() ->
                connections.stream().allMatch(connection -> connection.text().startsWith(HELLO)));
        if (refused) {
            assertThatThrownBy(() -> hub.watch("waves", address, _ -> new byte[0]))
                    .isInstanceOf(Refusal.TooMany.class);
        } else {
            assertThat(hub.watch("waves", address, _ -> new byte[0])).isNotNull();
        }
    }

    @Test
    void closingEndsAllStreamsAndRefusesNewOnes() throws InterruptedException {
        connect("waves", "192.0.2.1");
        connect("tides", "192.0.2.2");
        hub.close();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThatThrownBy(() -> hub.watch("waves", "192.0.2.1", _ -> new byte[0]))
                .isInstanceOf(Refusal.TooMany.class);
    }
}
