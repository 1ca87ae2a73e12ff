package org.groundswell.moderation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.events.DeletedBy;
import org.groundswell.jobs.Backoff;
import org.groundswell.jobs.Job;
import org.groundswell.jobs.Jobs;
import org.groundswell.jobs.Outcome;
import org.groundswell.jobs.PayloadCodec;
import org.groundswell.jobs.Queue;
import org.groundswell.jobs.QueueLimits;
import org.groundswell.jobs.Service;
import org.groundswell.jobs.Worker;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.publishing.Posting;
import org.groundswell.reports.Evidence;
import org.groundswell.statuses.StatusStore;

/**
 * Carries out decisions about posts, as a job that is added with the decision: it deletes or marks the posts in transactions
 * of their own, as their author would. A job can run twice, since it only brings posts to the state that the decision wants.
 */
public final class PostActions implements Service {
    private static final QueueLimits LIMITS =
            new QueueLimits(2, 20, new Backoff(Duration.ofSeconds(1), Duration.ofHours(1)), Duration.ofMinutes(1));

    private final Database database;
    private final Posting posting;
    private final StatusStore statuses;
    private final StrikeStore strikes = new StrikeStore();
    private final Queue<StrikeId> queue;
    private final Worker<StrikeId> worker;

    public PostActions(Database database, Posting posting, StatusStore statuses, Jobs jobs) {
        this.database = database.background();
        this.posting = posting;
        this.statuses = statuses;
        this.queue = jobs.queue(
                "moderated-posts",
                PayloadCodec.of(StrikeId::toString, text -> new StrikeId(Long.parseLong(text))),
                LIMITS);
        this.worker = queue.worker(this::run);
    }

    /** Adds the job of a decision, or of its being lifted, in the same transaction. */
    void add(Tx tx, StrikeId strike) {
        queue.addOnce(tx, strike.toString(), strike);
    }

    private Outcome run(Job<StrikeId> job) {
        Optional<Strike> strike = database.read(tx -> strikes.find(tx, job.payload()));
        return strike.map(this::carryOut).orElseGet(Outcome::done);
    }

    private Outcome carryOut(Strike strike) {
        return switch (strike.type()) {
            case POSTS_DELETED -> delete(strike);
            case POSTS_MARKED -> mark(strike);
            case WARNING, SENSITIVE, LIMITED, FROZEN, SUSPENDED -> Outcome.done();
        };
    }

    private Outcome delete(Strike strike) {
        List<StatusId> posts = strike.posts().stream().map(Evidence::status).toList();
        posting.delete(strike.account(), posts, DeletedBy.OTHERS);
        // A post that was edited at that moment is deleted in the next run.
        boolean left = !database.<Boolean>read(tx -> statuses.byIds(tx, posts).isEmpty());
        return left ? Outcome.again() : Outcome.done();
    }

    /** Marks the posts while the decision is in force; when it is lifted, takes back the marks that it made. */
    private Outcome mark(Strike strike) {
        Set<StatusId> before = Set.copyOf(database.read(tx -> strikes.sensitiveBefore(tx, strike.id())));
        for (Evidence post : strike.posts()) {
            if (!before.contains(post.status())) {
                try {
                    posting.setSensitive(strike.account(), post.status(), strike.isInForce());
                } catch (Refusal.NotFound deleted) {
                    // Its author has deleted it since.
                }
            }
        }
        return Outcome.done();
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public void close() {
        worker.close();
    }
}
