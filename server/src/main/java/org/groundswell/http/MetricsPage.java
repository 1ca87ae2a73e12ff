package org.groundswell.http;

import io.helidon.http.HeaderNames;
import java.nio.charset.StandardCharsets;
import org.groundswell.auth.Secrets;
import org.groundswell.metrics.Metrics;
import org.groundswell.model.Refusal;

/**
 * {@code /metrics}: metrics in Prometheus' text format, for local requests and requests with the operator's token. Others get
 * 404.
 */
public final class MetricsPage implements Face {
    private static final String PATH = "/metrics";
    private static final String BEARER = "Bearer ";

    private final Metrics metrics;
    private final String token;

    /** @param token bearer token; empty to allow local requests only */
    public MetricsPage(Metrics metrics, String token) {
        this.metrics = metrics;
        this.token = token;
    }

    @Override
    public void addRoutes(Routes routes) {
        routes.get(PATH, this::answer);
    }

    @Override
    public boolean owns(String path) {
        return path.equals(PATH);
    }

    @Override
    public Reply refuse(Call call, Failure failure) {
        return Reply.text(failure.status(), call.translator().text(failure.message()));
    }

    private Reply answer(Call call) {
        if (!call.isFromThisMachine() && !hasToken(call)) {
            throw new Refusal.NotFound();
        }
        return Reply.of(200, Metrics.TYPE, metrics.scrape().getBytes(StandardCharsets.UTF_8))
                .with("Cache-Control", "no-store");
    }

    /** Compares hashes, so that timing reveals neither a prefix of the token nor its length. */
    private boolean hasToken(Call call) {
        return !token.isEmpty()
                && call.header(HeaderNames.AUTHORIZATION)
                        .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                        .map(header -> header.substring(BEARER.length()).strip())
                        .filter(given -> Secrets.same(Secrets.hash(given), Secrets.hash(token)))
                        .isPresent();
    }
}
