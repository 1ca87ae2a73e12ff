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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.groundswell.http.connection.RequestReader.Waiting;
import org.jspecify.annotations.Nullable;

/**
 * One connection, as the HTTP library sees it: what it reads has passed {@link RequestReader}, and whatever the connection
 * waits for has a deadline. Used by the connection's thread, but for {@link #check}.
 */
final class Connection implements ServerConnection, ConnectionContext, InterruptableTask<Void> {
    /** The time for which a connection may be open without a request. */
    private static final Duration BETWEEN_REQUESTS = Duration.ofMinutes(2);
    /** The time that one piece of an answer may take: a megabyte on a slow line. */
    private static final Duration WRITING = Duration.ofMinutes(2);
    /** The time for which a refused client may go on sending; closing at once could hide the answer. */
    private static final Duration LINGERING = Duration.ofMillis(500);

    private static final int MOST_LINGERING_READS = 1_000;

    /** The awaited event and its deadline (of {@link System#nanoTime}). Compared by identity. */
    private static final class Wait {
        private final Waiting what;
        private final long until;

        Wait(Waiting what, Duration most) {
            this.what = what;
            this.until = System.nanoTime() + most.toNanos();
        }
    }

    private static final Wait NONE = new Wait(Waiting.NOTHING, Duration.ZERO);
    /** It waited for too long: its end is the watching thread's business. */
    private static final Wait EXPIRED = new Wait(Waiting.NOTHING, Duration.ZERO);

    private final ConnectionContext context;
    private final ConnectionLimits limits;
    private final boolean admitted;
    private final Consumer<Connection> ended;
    private final RequestReader reader = new RequestReader(this::read);
    private final DataReader data = new DataReader(this::next);
    private final DataWriter writer = new Writer();
    private final AtomicReference<Wait> wait = new AtomicReference<>(NONE);

    private @Nullable ServerConnection http;
    /** When the head or body that is being read must be there; null while none is. */
    private @Nullable Wait reading;
    /** Whether nothing more is read after the answer that is being sent. */
    private boolean last;
    /** Whether the request that is being read was refused: it has its answer. */
    private boolean refused;

    /**
     * @param admitted whether it is served, or told that its address has too many
     * @param ended called once, at the end
     */
    Connection(ConnectionContext context, ConnectionLimits limits, boolean admitted, Consumer<Connection> ended) {
        this.context = context;
        this.limits = limits;
        this.admitted = admitted;
        this.ended = ended;
    }

    /** Says who handles the requests. */
    void serve(ServerConnection library) {
        http = library;
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        try {
            if (admitted) {
                library().handle(limit);
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

    /** The answer to a request begins. */
    void answering() {
        reader.answered();
        reading = null;
    }

    /** The answer that begins is the connection's last. */
    void answeringLast() {
        last = true;
    }

    /** Ends the connection if it has waited for too long. Called by the thread that watches over all of them. */
    void check(long now) {
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

    /** On a thread of its own: nobody may read what is written. If it does not end, the next check ends it. */
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
            case BODY -> waiting(phase(what, limits.body()), this::receive);
            case WRITE, NOTHING -> throw new IllegalArgumentException("nothing is read for " + what);
        };
    }

    /** One deadline for all of a head or body: bytes that trickle in don't move it. */
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
            throw new ServerConnectionException("the connection broke off", gone);
        }
    }

    private <T extends @Nullable Object> T waiting(Wait until, Supplier<T> action) {
        wait.set(until);
        boolean inTime;
        T done;
        try {
            done = action.get();
        } finally {
            inTime = wait.compareAndSet(until, NONE);
        }
        if (!inTime) {
            throw new CloseConnectionException("It took too long");
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

    /** Writes with a deadline: a client that reads nothing would otherwise hold its answer for ever. */
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
                    throw new ServerConnectionException("the connection broke off", gone);
                }
            });
        }
    }
}
