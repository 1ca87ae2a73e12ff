package org.groundswell.previews.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.groundswell.outgoing.Destination;
import org.groundswell.outgoing.Download;

/** The {@code robots.txt} of origins, kept for a day (RFC 9309, section 2.4). */
final class Robots {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MOST_BYTES = 8 << 20;
    private static final int MOST_REDIRECTS = 5;
    private static final int OVERHEAD = 200;

    private record Known(RobotsTxt rules, Instant until) {
        int weight() {
            return OVERHEAD
                    + rules.rules().stream()
                            .mapToInt(rule -> 2 * rule.pattern().length() + 100)
                            .sum();
        }
    }

    private final String robot;
    private final InstantSource clock;
    private final Cache<String, Known> known = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .executor(Runnable::run)
            .weigher((String _, Known each) -> each.weight())
            .build();

    Robots(String robot, InstantSource clock) {
        this.robot = robot;
        this.clock = clock;
    }

    /** Sends one request. */
    interface Request {
        Download send(Destination to, Wanted wanted) throws IOException;
    }

    /**
     * Whether a resource may be fetched; empty if that can't be found out, since its server is down: then it must not (section
     * 2.3.1.4).
     *
     * @throws IOException if the server can't be reached
     */
    Optional<Boolean> allow(Destination resource, Request request) throws IOException {
        Instant now = clock.instant();
        Known kept = known.getIfPresent(resource.origin());
        if (kept != null && now.isBefore(kept.until())) {
            return Optional.of(kept.rules().allows(resource.target()));
        }
        Optional<RobotsTxt> rules = fetch(resource, request);
        rules.ifPresent(found -> known.put(resource.origin(), new Known(found, now.plus(KEPT))));
        return rules.map(found -> found.allows(resource.target()));
    }

    private Optional<RobotsTxt> fetch(Destination resource, Request request) throws IOException {
        Optional<Destination> next = Destination.parse(resource.origin() + "/robots.txt");
        for (int i = 0; i <= MOST_REDIRECTS && next.isPresent(); i++) {
            Destination at = next.get();
            Download download = request.send(at, Wanted.ROBOTS);
            int status = download.status();
            if (status == 200) {
                String text = new String(download.body(), StandardCharsets.UTF_8);
                return Optional.of(RobotsTxt.parse(text, robot));
            }
            if (status == 429 || status >= 500) {
                return Optional.empty();
            }
            next = Redirects.next(at, download);
        }
        // Unavailable (section 2.3.1.3): everything may be fetched.
        return Optional.of(RobotsTxt.ALLOW_ALL);
    }
}
