package org.groundswell.crossnetwork;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.groundswell.config.Elsewhere;
import org.groundswell.db.Database;
import org.groundswell.jobs.Backoff;
import org.groundswell.jobs.Lease;
import org.groundswell.jobs.LostException;
import org.groundswell.jobs.Schedule;
import org.groundswell.jobs.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to the configured sources, each on a thread of its own, and reconnects when a connection breaks. Only the
 * process that holds the lease does so. When it loses the lease, its connections end and unwritten observations are
 * dropped, since its successor continues from the stored cursor.
 */
public final class Listening implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(2));
    private static final Duration CONNECTED = Duration.ofMinutes(1);
    private static final long WRITE_MILLIS = 300;

    /** The longest pause in listening after a crash. The networks keep the posts of that time, so none is lost. */
    public static final Duration LEASE = Duration.ofSeconds(30);

    /** Created only if a source needs it, since it loads all certificates that the system trusts. */
    private final Optional<HttpClient> client;

    private final List<Thread> threads = new ArrayList<>();
    private final List<ObservationWriter> writers = new ArrayList<>();
    private final Lease lease;
    private final InstantSource clock;
    private final Schedule writing =
            new Schedule("listening", Duration.ofMillis(WRITE_MILLIS), Duration.ofMillis(WRITE_MILLIS), this::write);
    private OptionalLong held = OptionalLong.empty(); // the number of the lease at the last write; of its thread alone
    private volatile boolean closed;

    public Listening(Database database, Elsewhere elsewhere, Lease lease, InstantSource clock) {
        this.lease = lease;
        this.clock = clock;
        this.client = elsewhere.sources().isEmpty()
                ? Optional.empty()
                : Optional.of(HttpClient.newBuilder()
                        .connectTimeout(Duration.ofSeconds(20))
                        .build());
        for (Elsewhere.Source source : elsewhere.sources()) {
            Connector connector = connector(source);
            ObservationWriter writer = new ObservationWriter(
                    database, clock, lease, source.kind() + " " + source.address(), connector.network());
            writers.add(writer);
            threads.add(Thread.ofPlatform()
                    .name("listening-" + connector.network())
                    .daemon(true)
                    .unstarted(() -> listen(connector, writer)));
        }
    }

    @Override
    public void start() {
        threads.forEach(Thread::start);
        writing.start();
    }

    private Connector connector(Elsewhere.Source source) {
        return switch (source.kind()) {
            case MASTODON -> new MastodonConnector(client.orElseThrow(), source.address(), source.token());
            case BLUESKY -> new JetstreamConnector(client.orElseThrow(), source.address());
            case LINES -> new LinesConnector(Path.of(source.address()));
        };
    }

    private void listen(Connector connector, ObservationWriter writer) {
        int failures = 0;
        while (!closed) {
            long start = clock.millis();
            try {
                awaitLease();
                connector.listen(writer.cursor(), writer);
                LOG.atInfo().addKeyValue("network", connector.network()).log("the network ended the connection");
            } catch (IOException | RuntimeException | Error e) {
                LOG.atWarn()
                        .addKeyValue("network", connector.network())
                        .addKeyValue("reason", String.valueOf(e).replaceAll("\\p{Cntrl}", "?"))
                        .log("the connection to a network failed; will try again");
            } catch (InterruptedException stopped) {
                dropUnlessClosed(writer);
                continue;
            }
            // After a connection that lasted for a while, the back-off starts again.
            failures = clock.millis() - start > CONNECTED.toMillis() ? 1 : failures + 1;
            try {
                // Long enough that waiting observations are written before the cursor is read again.
                TimeUnit.MILLISECONDS.sleep(BACKOFF.after(failures).toMillis()
                        + RandomGenerator.getDefault().nextLong(WRITE_MILLIS));
            } catch (InterruptedException stopped) {
                dropUnlessClosed(writer);
            }
        }
    }

    /** Called when a thread is interrupted, that is, when the server is closed or the lease was lost. */
    private void dropUnlessClosed(ObservationWriter writer) {
        if (!closed) {
            writer.drop();
        }
    }

    private void awaitLease() throws InterruptedException {
        while (!lease.hold()) {
            TimeUnit.MILLISECONDS.sleep(WRITE_MILLIS);
        }
    }

    private void write() {
        if (writers.isEmpty()) {
            return;
        }
        boolean holds = lease.hold();
        OptionalLong now = lease.number();
        if (held.isPresent() && !held.equals(now)) {
            LOG.atWarn().log("the lease to listen was lost; connections end");
            threads.forEach(Thread::interrupt);
        }
        held = now;
        if (!holds) {
            return;
        }
        for (ObservationWriter each : writers) {
            try {
                each.write();
            } catch (LostException e) {
                // The next run notices the loss.
                return;
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).log("could not write down what was heard; will try again");
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
        client.ifPresent(HttpClient::shutdownNow);
        writing.close();
        try {
            write();
        } catch (RuntimeException e) {
            LOG.atError()
                    .setCause(e)
                    .log("could not write down what was heard; it is asked for again at the next start");
        }
        lease.release();
    }
}
