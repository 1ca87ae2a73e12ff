package org.groundswell.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/** Open streams of a server, and when each got an event. One thread reads them all. */
final class StreamClients implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LONGEST_NANOS = PATIENCE.multipliedBy(2).toNanos();
    private static final int BUFFER = 256 * 1_024;

    /** The two ways of streaming. */
    enum Kind {
        SOCKET,
        EVENTS
    }

    /** A stream: bytes until the end of its response's head, then frames or lines. */
    private static final class Stream {
        private final Kind kind;
        private int matched;
        private boolean open;
        private long left;
        private int headBytes;
        private int opcode;
        private int lengthBytes;
        private boolean lineIsEmpty;
        private boolean hasData;

        Stream(Kind kind) {
            this.kind = kind;
        }

        /** Takes a byte; returns whether it ends an event. */
        boolean take(byte b) {
            if (!open) {
                matched = b == (matched % 2 == 0 ? '\r' : '\n') ? matched + 1 : b == '\r' ? 1 : 0;
                open = matched == 4;
                return false;
            }
            return kind == Kind.SOCKET ? frame(b & 0xFF) : line(b);
        }

        private boolean frame(int b) {
            if (headBytes == 0) {
                opcode = b & 0x0F;
                headBytes = 1;
                return false;
            }
            if (headBytes == 1) {
                lengthBytes = b == 127 ? 8 : b == 126 ? 2 : 0;
                left = lengthBytes == 0 ? b : 0;
                headBytes = 2;
            } else if (lengthBytes > 0) {
                left = left << 8 | b;
                lengthBytes--;
            } else {
                left--;
            }
            if (lengthBytes == 0 && left == 0) {
                headBytes = 0;
                return opcode == 1;
            }
            return false;
        }

        /** An empty line after one with data; the lengths of HTTP's chunks are between them, and are no events. */
        private boolean line(byte b) {
            boolean ends = b == '\n' && lineIsEmpty && hasData;
            hasData = !ends && (hasData || b == '{');
            lineIsEmpty = b == '\n';
            return ends;
        }
    }

    private final int port;
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private int streams;
    private int opened;

    StreamClients(int port) throws IOException {
        this.port = port;
    }

    void open(Kind kind, String path, String token) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress("localhost", port));
        String upgrade = kind == Kind.EVENTS
                ? ""
                : "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
        channel.write(ByteBuffer.wrap(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                        + "\r\n" + upgrade + "\r\n")
                .getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Stream(kind));
        streams++;
        // In step with the server, so that its queue of new connections does not overflow.
        if (streams % 100 == 0) {
            awaitOpen();
        }
    }

    /** Waits until the server has answered all requests. */
    void awaitOpen() throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (opened < streams) {
            check(end);
            read(new Histogram(LONGEST_NANOS, 1), System.nanoTime());
        }
    }

    /** Waits until each stream has got an event; adds the times since a moment. */
    void awaitEvents(Histogram times, long since) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int events = 0;
        while (events < streams) {
            check(end);
            events += read(times, since);
        }
    }

    private void check(long end) throws IOException {
        if (System.nanoTime() > end) {
            throw new IOException("a stream got nothing for " + PATIENCE.toSeconds() + " seconds");
        }
    }

    /** Reads what is there; the number of events that ended. */
    private int read(Histogram times, long since) throws IOException {
        int events = 0;
        selector.select(1_000);
        for (SelectionKey key : selector.selectedKeys()) {
            Stream stream = (Stream) key.attachment();
            buffer.clear();
            if (((SocketChannel) key.channel()).read(buffer) < 0) {
                throw new IOException("the server closed a stream");
            }
            buffer.flip();
            while (buffer.hasRemaining()) {
                boolean wasOpen = stream.open;
                if (stream.take(buffer.get())) {
                    times.recordValue(System.nanoTime() - since);
                    events++;
                }
                opened += !wasOpen && stream.open ? 1 : 0;
            }
        }
        selector.selectedKeys().clear();
        return events;
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
