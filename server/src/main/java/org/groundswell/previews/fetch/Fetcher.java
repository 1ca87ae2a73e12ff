package org.groundswell.previews.fetch;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.groundswell.outgoing.BusyException;
import org.groundswell.outgoing.Destination;
import org.groundswell.outgoing.Download;
import org.groundswell.outgoing.DownloadRequest;
import org.groundswell.outgoing.ForbiddenAddressException;
import org.groundswell.outgoing.OutgoingClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches resources. Each hop of a redirect is a request of its own: its address is checked by the client, its server's
 * {@code robots.txt} is followed, and its host has to be free.
 */
public final class Fetcher {
    private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);
    /** The name to which {@code robots.txt} refers. */
    public static final String ROBOT = "Groundswell";

    private static final int MOST_REDIRECTS = 5;
    /** The time after which no further request begins. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static final Duration PAUSE_WHEN_BUSY = Duration.ofSeconds(2);

    private final OutgoingClient client;
    private final String userAgent;
    private final Predicate<String> blocked;
    private final InstantSource clock;
    private final HostTurns turns = new HostTurns();
    private final Robots robots;

    /**
     * @param userAgent names this server, so that operators of others can ask who it is
     * @param blocked whether moderators have blocked a host: nothing is sent to it
     */
    public Fetcher(OutgoingClient client, String userAgent, Predicate<String> blocked, InstantSource clock) {
        this.client = client;
        this.userAgent = userAgent;
        this.blocked = blocked;
        this.clock = clock;
        this.robots = new Robots(ROBOT, clock);
    }

    /** Whether moderators have blocked the host of an address. */
    public boolean isBlocked(Destination to) {
        return blocked.test(to.host());
    }

    /** Begins to fetch a page and what belongs to it. */
    public Visit visit() {
        return new Visit();
    }

    /**
     * A page and what belongs to it, one after the other on one thread. Hosts have a pause after a visit, not within it.
     * Blocks for half a minute at most.
     */
    public final class Visit implements AutoCloseable {
        private final Instant end = clock.instant().plus(LONGEST);
        /** The host that it has the turn of. */
        private String host = "";

        private boolean answered = true;

        private Visit() {}

        public Fetched fetch(Destination start, Wanted what) {
            try {
                Fetched fetched = follow(start, what);
                answered = !(fetched instanceof Fetched.Failed);
                return fetched;
            } catch (ForbiddenAddressException | BlockedHostException e) {
                return new Fetched.Refused();
            } catch (BusyException e) {
                return new Fetched.Busy(clock.instant().plus(PAUSE_WHEN_BUSY));
            } catch (IOException e) {
                LOG.atDebug().setCause(e).addKeyValue("host", start.host()).log("a page can't be fetched");
                answered = false;
                return new Fetched.Failed();
            }
        }

        @Override
        public void close() {
            release();
        }

        private Fetched follow(Destination start, Wanted what) throws IOException {
            Destination at = start;
            for (int i = 0; i <= MOST_REDIRECTS; i++) {
                requireOpen(at);
                Optional<Instant> wait = move(at);
                if (wait.isPresent()) {
                    return new Fetched.Busy(wait.get());
                }
                Optional<Boolean> allowed = robots.allow(at, this::send);
                if (allowed.isEmpty()) {
                    return new Fetched.Failed();
                }
                if (!allowed.get()) {
                    return new Fetched.Refused();
                }
                Download download = send(at, what);
                Optional<Destination> next = Redirects.next(at, download);
                if (next.isEmpty()) {
                    return result(at, download);
                }
                at = next.get();
            }
            return new Fetched.Nothing();
        }

        private Fetched result(Destination at, Download download) {
            int status = download.status();
            if (status == 200) {
                return download.body().length == 0 ? new Fetched.Nothing() : new Fetched.Document(at, download);
            }
            return status == 429 || status >= 500 ? new Fetched.Failed() : new Fetched.Nothing();
        }

        /** Takes the turn of the next host; otherwise, says when to try again. */
        private Optional<Instant> move(Destination next) {
            String wanted = next.host();
            if (wanted.equals(host)) {
                return Optional.empty();
            }
            release();
            Optional<Instant> wait = turns.begin(wanted, clock.instant());
            if (wait.isEmpty()) {
                host = wanted;
                answered = true;
            }
            return wait;
        }

        private void release() {
            if (!host.isEmpty()) {
                turns.end(host, clock.instant(), answered);
                host = "";
            }
        }

        private void requireOpen(Destination to) throws BlockedHostException {
            if (isBlocked(to)) {
                throw new BlockedHostException(to.host());
            }
        }

        private Download send(Destination to, Wanted wanted) throws IOException {
            // Also robots.txt may lead elsewhere.
            requireOpen(to);
            Duration left = Duration.between(clock.instant(), end);
            if (!left.isPositive()) {
                throw new IOException("fetching " + to.host() + " takes too long");
            }
            return client.download(new DownloadRequest(
                    to,
                    Map.of("User-Agent", userAgent, "Accept", wanted.accept()),
                    wanted.types(),
                    wanted.largest(),
                    left));
        }
    }
}
