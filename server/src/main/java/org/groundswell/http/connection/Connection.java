package org.groundswell.http.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.common.socket.SocketWriterException;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.spi.ServerConnection;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.groundswell.http.connection.RequestReader.Waiting;
import org.jspecify.annotations.Nullable;

/**
 * A connection between socket and HTTP library. All input passes through {@link RequestReader}, and every wait has a
 * deadline. Used by the connection's thread, except for {@link #check}.
 */
final class Connection implements ServerConnection, ConnectionContext, InterruptableTask<Void> {
    /** Maximum idle time between requests. */
    private static final Duration BETWEEN_REQUESTS = Duration.ofMinutes(2);
    /** Maximum time for one write: a megabyte on a slow line. */
    private static final Duration WRITING = Duration.ofMinutes(2);
    /** Time for which input of a refused client is drained; closing at once could hide the response. */
    private static final Duration LINGERING = Duration.ofMillis(500);

    private static final int MOST_LINGERING_READS = 1_000;
    /** The slowest pace at which a large body may arrive: 64 kB a second, about half a megabit. */
    private static final long NANOS_PER_BYTE = 1_000_000_000L / 65_536;

    /** The awaited event and its deadline (of {@link System#nanoTime}). Compared by identity. */
    private static final class Wait {
        private final Waiting what;
        private final long until;

        Wait(Waiting what, Duration most) {
            this(what, System.nanoTime() + most.toNanos());
        }

        private Wait(Waiting what, long until) {
            this.what = what;
            this.until = until;
        }

        Wait later(long nanos) {
            return new Wait(what, until + nanos);
        }
    }

    /** The connection that the current thread serves. */
    private static final ScopedValue<Connection> CURRENT = ScopedValue.newInstance();

    private static final Wait NONE = new Wait(Waiting.NOTHING, Duration.ZERO);
    /** The deadline has passed; the watching thread closes the connection. */
    private static final Wait EXPIRED = new Wait(Waiting.NOTHING, Duration.ZERO);

    private final ConnectionContext context;
    private final ConnectionLimits limits;
    private final boolean admitted;
    private final Consumer<Connection> ended;
    private final RequestReader reader = new RequestReader(this::read);
    private final DataReader data = new DataReader(this::next);
    private final DataWriter writer = new Writer();
    private final AtomicReference<Wait> readWait = new AtomicReference<>(NONE);
    /** Apart from reads: a connection that has left HTTP does both at once. */
    private final AtomicReference<Wait> writeWait = new AtomicReference<>(NONE);

    private @Nullable ServerConnection http;
    /** Deadline of the head or body being read; null if none is. */
    private @Nullable Wait reading;
    /** Whether the response being sent is the last one. */
    private boolean last;
    /** Whether the request being read has been refused and answered. */
    private boolean refused;

    /**
     * @param admitted false if its address has too many connections; it then only gets an error
     * @param ended called once, when the connection ends
     */
    Connection(ConnectionContext context, ConnectionLimits limits, boolean admitted, Consumer<Connection> ended) {
        this.context = context;
        this.limits = limits;
        this.admitted = admitted;
        this.ended = ended;
    }

    /** The handler of requests. */
    void serve(ServerConnection library) {
        http = library;
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        try {
            if (admitted) {
                ScopedValue.where(CURRENT, this).call(() -> {
                    library().handle(limit);
                    return true;
                });
            } else {
                refuse(BadRequest.response(
                        429,
                        "Connection: close\r\nRetry-After: 5\r\n",
                        "There are too many connections from your address. Close some, or try again later",
                        true));
            }
        } finally {
            ended.accept(this);
        }
    }

    /**
     * Ends HTTP on the connection of the current thread, which is handling a request.
     *
     * @return empty if that request has a body that was not read, so that its bytes would be taken for those after it
     */
    static Optional<RawConnection> leaveHttp() {
        Connection current = CURRENT.get();
        return current.reader.isBodyUnread() ? Optional.empty() : Optional.of(current.new Raw());
    }

    /** Called when the response to a request begins. */
    void answering() {
        reader.answered();
        reading = null;
    }

    /** Called when the response that begins is the last one of the connection. */
    void answeringLast() {
        last = true;
    }

    /** Closes the connection if its deadline has passed. Called by the watching thread. */
    void check(long now) {
        check(readWait, now);
        check(writeWait, now);
    }

    private void check(AtomicReference<Wait> wait, long now) {
        Wait current = Objects.requireNonNull(wait.get());
        if (current == EXPIRED) {
            context.serverSocket().close();
        } else if (current != NONE && now - current.until > 0 && wait.compareAndSet(current, EXPIRED)) {
            switch (current.what) {
                case HEAD, BODY -> Thread.ofVirtual().start(this::tellTimeout);
                case NEXT, WRITE, NOTHING -> context.serverSocket().close();
            }
        }
    }

    /** Sends 408 on a separate thread, since the client may not read it. If that blocks, the next check closes the connection. */
    private void tellTimeout() {
        try {
            byte[] response = BadRequest.response(
                    408, "Connection: close\r\n", "The request took too long to arrive", !reader.isHead());
            context.serverSocket().write(BufferData.create(response));
        } finally {
            context.serverSocket().close();
        }
    }

    private byte @Nullable [] next() {
        if (refused) {
            throw new CloseConnectionException("The request is malformed");
        }
        try {
            byte[] bytes = last ? null : reader.next();
            if (bytes == null && reader.isBodyUnread()) {
                linger();
            }
            return bytes;
        } catch (BadRequest bad) {
            refused = true;
            refuse(bad.response(!reader.isHead()));
            throw new CloseConnectionException("The request is malformed");
        }
    }

    private byte @Nullable [] read(Waiting what) {
        return switch (what) {
            case NEXT -> waiting(new Wait(what, BETWEEN_REQUESTS), this::receive);
            case HEAD -> waiting(phase(what, limits.head()), this::receive);
            case BODY -> body();
            case WRITE, NOTHING -> throw new IllegalArgumentException("nothing is read for " + what);
        };
    }

    /** Each byte of a body extends its deadline by the time it may take, so that large files arrive and trickles don't. */
    private byte @Nullable [] body() {
        Wait phase = phase(Waiting.BODY, limits.body());
        byte[] bytes = waiting(phase, this::receive);
        reading = bytes == null ? phase : phase.later(bytes.length * NANOS_PER_BYTE);
        return bytes;
    }

    /** One deadline for a whole head or body: bytes that trickle in don't extend it. */
    private Wait phase(Waiting what, Duration most) {
        Wait phase = reading;
        if (phase == null || phase.what != what) {
            phase = new Wait(what, most);
            reading = phase;
        }
        return phase;
    }

    private byte @Nullable [] receive() {
        try {
            return context.serverSocket().get();
        } catch (UncheckedIOException gone) {
            throw new ServerConnectionException("connection closed by the client", gone);
        }
    }

    private <T extends @Nullable Object> T waiting(Wait until, Supplier<T> action) {
        AtomicReference<Wait> wait = until.what == Waiting.WRITE ? writeWait : readWait;
        wait.set(until);
        boolean inTime;
        T done;
        try {
            done = action.get();
        } finally {
            inTime = wait.compareAndSet(until, NONE);
        }
        if (!inTime) {
            throw new CloseConnectionException("Timed out");
        }
        return done;
    }

    private void refuse(byte[] response) {
        writer.write(BufferData.create(response));
        linger();
    }

    private void linger() {
        Wait until = new Wait(Waiting.NEXT, LINGERING);
        int reads = 0;
        while (reads < MOST_LINGERING_READS && waiting(until, this::receive) != null) {
            reads++;
        }
    }

    private ServerConnection library() {
        return Objects.requireNonNull(http, "serve() comes first");
    }

    @Override
    public boolean canInterrupt() {
        return http instanceof InterruptableTask<?> task && task.canInterrupt();
    }

    @Override
    public Duration idleTime() {
        return library().idleTime();
    }

    @Override
    public void close(boolean interrupt) {
        library().close(interrupt);
    }

    @Override
    public DataReader dataReader() {
        return data;
    }

    @Override
    public DataWriter dataWriter() {
        return writer;
    }

    @Override
    public ListenerContext listenerContext() {
        return context.listenerContext();
    }

    @Override
    public ExecutorService executor() {
        return context.executor();
    }

    @Override
    public Router router() {
        return context.router();
    }

    @Override
    public HelidonSocket serverSocket() {
        return context.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
        return context.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
        return context.localPeer();
    }

    @Override
    public boolean isSecure() {
        return context.isSecure();
    }

    @Override
    public String socketId() {
        return context.socketId();
    }

    @Override
    public String childSocketId() {
        return context.childSocketId();
    }

    /** The connection after HTTP. */
    private final class Raw implements RawConnection {
        /** Bytes that arrived behind the request; null once they are read. */
        private byte @Nullable [] early = reader.rest();

        @Override
        public byte @Nullable [] read(Duration most) {
            byte[] first = early;
            early = null;
            return first != null ? first : waiting(new Wait(Waiting.NEXT, most), Connection.this::receive);
        }

        @Override
        public void write(byte[] bytes, Duration most) {
            waiting(new Wait(Waiting.WRITE, most), () -> {
                context.serverSocket().write(BufferData.create(bytes));
                return true;
            });
        }

        @Override
        public void close() {
            context.serverSocket().close();
        }
    }

    /** Writes with a deadline: a client that reads nothing would otherwise block the response forever. */
    private final class Writer implements DataWriter {
        @Override
        public void write(BufferData... buffers) {
            within(() -> context.dataWriter().write(buffers));
        }

        @Override
        public void write(BufferData buffer) {
            within(() -> context.dataWriter().write(buffer));
        }

        @Override
        public void writeNow(BufferData... buffers) {
            within(() -> context.dataWriter().writeNow(buffers));
        }

        @Override
        public void writeNow(BufferData buffer) {
            within(() -> context.dataWriter().writeNow(buffer));
        }

        @Override
        public void flush() {
            within(context.dataWriter()::flush);
        }

        @Override
        public void close() {
            context.dataWriter().close();
        }

        private void within(Runnable writing) {
            waiting(new Wait(Waiting.WRITE, WRITING), () -> {
                try {
                    writing.run();
                    return true;
                } catch (UncheckedIOException | SocketWriterException gone) {
                    throw new ServerConnectionException("connection closed by the client", gone);
                }
            });
        }
    }
}
