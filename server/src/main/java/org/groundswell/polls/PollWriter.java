package org.groundswell.polls;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.groundswell.db.Tx;
import org.groundswell.jobs.Backoff;
import org.groundswell.jobs.Jobs;
import org.groundswell.jobs.PayloadCodec;
import org.groundswell.jobs.Queue;
import org.groundswell.jobs.QueueLimits;
import org.groundswell.model.StatusId;

/**
 * Adds, changes and removes the polls of posts, with the job that announces the end of each. Its callers have locked the
 * post.
 */
public final class PollWriter {
    private static final QueueLimits LIMITS =
            new QueueLimits(1, 20, new Backoff(Duration.ofSeconds(1), Duration.ofHours(1)), Duration.ofMinutes(1));

    private final PollStore store = new PollStore();
    private final Queue<StatusId> endings;
    private final InstantSource clock;

    public PollWriter(Jobs jobs, InstantSource clock) {
        this.endings = jobs.queue(
                "poll-endings",
                PayloadCodec.of(StatusId::toString, text -> new StatusId(Long.parseLong(text))),
                LIMITS);
        this.clock = clock;
    }

    /** The posts whose polls end. */
    public Queue<StatusId> endings() {
        return endings;
    }

    /**
     * Adds the poll of a new post. The end of one that is over already is not announced.
     *
     * @param brought the votes that it brings from elsewhere
     */
    public void add(Tx tx, StatusId status, Poll poll, Optional<PollResult> brought) {
        boolean over = poll.isOver(clock.instant());
        store.insert(tx, status, brought.orElseGet(() -> PollResult.none(poll)), over);
        if (!over) {
            endings.addOnce(tx, status.toString(), status, poll.expiresAt());
        }
    }

    /** Replaces the poll of a post that was edited. With other options, all votes are gone. */
    public void change(Tx tx, StatusId status, Optional<Poll> before, Optional<Poll> after) {
        if (before.equals(after)) {
            return;
        }
        endings.remove(tx, status.toString());
        boolean votesStay =
                before.isPresent() && after.filter(before.get()::asksTheSameAs).isPresent();
        if (!votesStay) {
            store.delete(tx, status);
            after.ifPresent(poll -> add(tx, status, poll, Optional.empty()));
        } else if (!after.get().isOver(clock.instant())) {
            store.setEnded(tx, status, false);
            endings.addOnce(tx, status.toString(), status, after.get().expiresAt());
        }
    }
}
