package org.groundswell.publishing;

import java.time.Duration;
import java.util.List;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.events.Envelope;
import org.groundswell.events.Event;
import org.groundswell.events.StartAt;
import org.groundswell.events.TableConsumer;
import org.groundswell.jobs.Backoff;
import org.groundswell.jobs.Jobs;
import org.groundswell.jobs.Outcome;
import org.groundswell.jobs.PayloadCodec;
import org.groundswell.jobs.Queue;
import org.groundswell.jobs.QueueLimits;
import org.groundswell.jobs.Service;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;

/**
 * Revokes the quotes between two accounts when one blocks the other: a blocked author can't see the quote, and so could not
 * revoke it. Quotes stay revoked when the block ends.
 */
public final class BlockedQuotes implements TableConsumer {
    private static final int AT_ONCE = 100;
    private static final QueueLimits LIMITS =
            new QueueLimits(1, 20, new Backoff(Duration.ofSeconds(1), Duration.ofHours(1)), Duration.ofMinutes(1));

    /** An account that has blocked another. */
    private record Block(AccountId account, AccountId target) {
        String written() {
            return account + " " + target;
        }

        static Block read(String text) {
            String[] parts = text.split(" ", 2);
            return new Block(new AccountId(Long.parseLong(parts[0])), new AccountId(Long.parseLong(parts[1])));
        }
    }

    private final Database database;
    private final Quoting quoting;
    private final Queue<Block> queue;
    private final BlockedQuoteStore store = new BlockedQuoteStore();

    public BlockedQuotes(Database database, Quoting quoting, Jobs jobs) {
        this.database = database.background();
        this.quoting = quoting;
        this.queue = jobs.queue("blocked-quotes", PayloadCodec.of(Block::written, Block::read), LIMITS);
    }

    @Override
    public String name() {
        return "blocked-quotes";
    }

    @Override
    public StartAt startAt() {
        return StartAt.NOW;
    }

    @Override
    public void handle(Tx tx, List<Envelope> events) {
        for (Envelope each : events) {
            if (each.event() instanceof Event.Blocked(AccountId account, AccountId target)) {
                Block block = new Block(account, target);
                queue.addOnce(tx, block.written(), block);
            }
        }
    }

    public Service job() {
        return queue.worker(job -> revokeSome(job.payload()) ? Outcome.done() : Outcome.again());
    }

    /** Revokes a batch; true if nothing is left. Nothing is, either, if the block has ended meanwhile. */
    private boolean revokeSome(Block block) {
        List<BlockedQuoteStore.Found> found =
                database.read(tx -> store.quotes(tx, block.account(), block.target(), AT_ONCE));
        for (BlockedQuoteStore.Found each : found) {
            try {
                quoting.revoke(each.quoted(), each.quoting());
            } catch (Refusal.NotFound _) {
                // It is gone, and so is the quote.
            }
        }
        return found.size() < AT_ONCE;
    }
}
