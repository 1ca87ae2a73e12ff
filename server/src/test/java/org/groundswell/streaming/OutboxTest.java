package org.groundswell.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.groundswell.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxTest {

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final CountDownLatch free = new CountDownLatch(1);
    private final CountDownLatch writing = new CountDownLatch(1);
    private final AtomicInteger ended = new AtomicInteger();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Takes its first message, and holds until the test lets go. */
    private Outbox blocked() throws InterruptedException {
        Outbox outbox = new Outbox(
                bytes -> {
                    writing.countDown();
                    try {
                        free.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    sent.writeBytes(bytes);
                },
                ended::incrementAndGet);
        outbox.start(new byte[0]);
        outbox.offer(bytes("first "));
        writing.await();
        return outbox;
    }

    private String sent() {
        return sent.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatWaitsIsSentInOrderAndThenTheEnd() throws InterruptedException {
        Outbox outbox = blocked();
        outbox.offer(bytes("second "));
        outbox.offer(bytes("third "));
        outbox.close(bytes("end"), true);
        // Dropped: nothing follows the end.
        assertThat(outbox.offer(bytes("late"))).isTrue();
        free.countDown();
        assertThat(outbox.awaitEnd(Patience.LONGEST)).isTrue();
        assertThat(sent()).isEqualTo("first second third end");
    }

    @Test
    void nothingIsSentBeforeTheStart() throws InterruptedException {
        Outbox outbox = new Outbox(sent::writeBytes, () -> {});
        outbox.offer(bytes("waits "));
        assertThat(outbox.waitingBytes()).isEqualTo(6);
        outbox.start(bytes("head "));
        outbox.close(bytes("end"), true);
        assertThat(outbox.awaitEnd(Patience.LONGEST)).isTrue();
        assertThat(sent()).isEqualTo("head waits end");
    }

    /** The server may stop, or the reader be found too slow, before the connection has begun. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theFirstBytesPrecedeAnEndBeforeTheStart(boolean patience) throws InterruptedException {
        Outbox outbox = new Outbox(sent::writeBytes, () -> {});
        outbox.close(bytes("end"), patience);
        outbox.start(bytes("head "));
        assertThat(outbox.awaitEnd(Patience.LONGEST)).isTrue();
        assertThat(sent()).isEqualTo("head end");
    }

    /** Full by bytes, or by messages. */
    @ParameterizedTest
    @CsvSource({"32768, 16", "1, 1000"})
    void aQueueIsBounded(int size, int room) throws InterruptedException {
        Outbox outbox = blocked();
        for (int i = 0; i < room; i++) {
            assertThat(outbox.offer(new byte[size])).isTrue();
        }
        assertThat(outbox.offer(new byte[size])).isFalse();
        outbox.close(bytes("slow"), false);
        assertThat(outbox.waitingBytes()).isEqualTo(4);
        free.countDown();
        assertThat(outbox.awaitEnd(Patience.LONGEST)).isTrue();
        assertThat(sent()).isEqualTo("first slow");
    }

    @Test
    void aBrokenConnectionEndsItOnce() throws InterruptedException {
        Outbox outbox = new Outbox(
                _ -> {
                    throw new IllegalStateException("broken");
                },
                ended::incrementAndGet);
        outbox.start(new byte[0]);
        outbox.offer(bytes("a"));
        assertThat(outbox.awaitEnd(Patience.LONGEST)).isTrue();
        outbox.close(bytes("end"), true);
        assertThat(outbox.offer(bytes("b"))).isTrue();
        assertThat(outbox.waitingBytes()).isZero();
    }
}
