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
 * Listens to all sources that the operator named, each on a thread of its own, and again when a connection breaks. One process
 * does: the one that holds the lease. When it loses the lease its connections end, and what it has not written yet is dropped,
 * since its successor goes on from the cursor.
 */
public final class Listening implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(2));
    private static final Duration CONNECTED = Duration.ofMinutes(1);
    private static final long WRITE_MILLIS = 300;

    /** The longest pause in listening after a crash; the networks keep the posts of that time. */
    public static final Duration LEASE = Duration.ofSeconds(30);

    /** Only for those who listen to a network: making one reads all the certificates the system trusts. */
    private final Optional<HttpClient> client;

    private final List<Thread> threads = new ArrayList<>();
    private final List<ObservationWriter> notes = new ArrayList<>();
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
            ObservationWriter taken = new ObservationWriter(
                    database, clock, lease, source.kind() + " " + source.address(), connector.network());
            notes.add(taken);
            threads.add(Thread.ofPlatform()
                    .name("listening-" + connector.network())
                    .daemon(true)
                    .unstarted(() -> listen(connector, taken)));
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

    private void listen(Connector connector, ObservationWriter taken) {
        int failures = 0;
        while (!closed) {
            long start = clock.millis();
            try {
                awaitLease();
                connector.listen(taken.cursor(), taken);
                LOG.atInfo().addKeyValue("network", connector.network()).log("the network ended the connection");
            } catch (IOException | RuntimeException e) {
                LOG.atWarn()
                        .addKeyValue("network", connector.network())
                        .addKeyValue("reason", String.valueOf(e).replaceAll("\\p{Cntrl}", "?"))
                        .log("can't hear a network; will try again");
            } catch (InterruptedException stopped) {
                dropUnlessClosed(taken);
                continue;
            }
            // A connection that held for a while is worth trying again at once.
            failures = clock.millis() - start > CONNECTED.toMillis() ? 1 : failures + 1;
            try {
                // What was observation is to be written before it is asked where to go on.
                TimeUnit.MILLISECONDS.sleep(BACKOFF.after(failures).toMillis()
                        + RandomGenerator.getDefault().nextLong(WRITE_MILLIS));
            } catch (InterruptedException stopped) {
                dropUnlessClosed(taken);
            }
        }
    }

    /** A thread is interrupted when the server is closed, or when the lease was lost. */
    private void dropUnlessClosed(ObservationWriter taken) {
        if (!closed) {
            taken.drop();
        }
    }

    private void awaitLease() throws InterruptedException {
        while (!lease.hold()) {
            TimeUnit.MILLISECONDS.sleep(WRITE_MILLIS);
        }
    }

    private void write() {
        if (notes.isEmpty()) {
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
        for (ObservationWriter each : notes) {
            try {
                each.write();
            } catch (LostException e) {
                // The next run sees it.
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
