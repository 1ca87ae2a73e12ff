package org.groundswell.previews;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.groundswell.accounts.AccountStore;
import org.groundswell.accounts.Accounts;
import org.groundswell.cards.CardLink;
import org.groundswell.db.Database;
import org.groundswell.files.StoredFiles;
import org.groundswell.jobs.Backoff;
import org.groundswell.jobs.Jobs;
import org.groundswell.jobs.PayloadCodec;
import org.groundswell.jobs.Queue;
import org.groundswell.jobs.QueueLimits;
import org.groundswell.jobs.Worker;
import org.groundswell.links.LinkUrl;
import org.groundswell.media.uploads.FetchedPictures;
import org.groundswell.metrics.Metered;
import org.groundswell.outgoing.OutgoingClient;
import org.groundswell.previews.fetch.Fetcher;
import org.groundswell.profiles.AttributionDomains;
import org.groundswell.publishing.PostCards;
import org.groundswell.serverblocks.ServerBlock.Severity;
import org.groundswell.serverblocks.ServerRules;

/** The parts of this package, put together. */
public final class PreviewServices {
    /** Failures of other servers are no failures of jobs. A claim lasts much longer than a fetch. */
    private static final QueueLimits LIMITS =
            new QueueLimits(8, 5, new Backoff(Duration.ofSeconds(15), Duration.ofHours(1)), Duration.ofMinutes(5));

    private final Queue<LinkUrl> queue;
    private final PreviewConsumer consumer;
    private final PreviewCounts counts = new PreviewCounts();
    private final PreviewChores chores;
    private final Database background;
    private final InstantSource clock;
    private final Parts parts;

    /**
     * The parts of other packages that they use.
     *
     * @param on whether pages are fetched
     * @param userAgent names this server to others
     */
    public record Parts(
            URI home,
            boolean on,
            String userAgent,
            OutgoingClient client,
            AccountStore accountStore,
            Accounts accounts,
            ServerRules rules,
            PostCards posts,
            FetchedPictures pictures,
            StoredFiles files) {}

    public PreviewServices(Database database, Jobs jobs, InstantSource clock, Parts parts) {
        this.background = database.background();
        this.clock = clock;
        this.parts = parts;
        this.queue = jobs.queue("previews", PayloadCodec.of(LinkUrl::url, LinkUrl::new), LIMITS);
        this.consumer = new PreviewConsumer(new CardLink(parts.home()), queue, parts.on());
        this.chores = new PreviewChores(background, parts.posts(), parts.rules(), parts.files(), clock);
    }

    public PreviewConsumer consumer() {
        return consumer;
    }

    public PreviewChores chores() {
        return chores;
    }

    public Metered counts() {
        return counts;
    }

    /** A service that fetches queued pages. */
    public Worker<?> worker() {
        return worker(parts.client());
    }

    Worker<?> worker(OutgoingClient client) {
        PreviewReader reader = new PreviewReader(new Fetcher(client, parts.userAgent(), this::isBlocked, clock));
        Attribution attribution = new Attribution(
                background,
                parts.accountStore(),
                parts.accounts(),
                new AttributionDomains(background, parts.accountStore()),
                parts.home());
        PreviewJob job = new PreviewJob(
                new PreviewJob.Parts(background, reader, attribution, parts.posts(), parts.pictures(), parts.files()),
                counts,
                clock);
        return queue.worker(job::run);
    }

    private boolean isBlocked(String host) {
        return background.read(tx -> parts.rules().severity(tx, host)) != Severity.NOOP;
    }
}
