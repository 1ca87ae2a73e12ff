package org.groundswell.publishing;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.groundswell.accounts.AccountStore;
import org.groundswell.accounts.Restrictions;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.events.StatusFacts;
import org.groundswell.jobs.Backoff;
import org.groundswell.jobs.Jobs;
import org.groundswell.jobs.Outcome;
import org.groundswell.jobs.PayloadCodec;
import org.groundswell.jobs.Queue;
import org.groundswell.jobs.QueueLimits;
import org.groundswell.jobs.Service;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.publishing.RestrictedStatusStore.Candidate;
import org.groundswell.statuses.Status;

/**
 * Brings the visibility of an account's statuses, and of others' boosts of them, in line with its restrictions: in batches,
 * the newest first, each status with an event of its own, so that everything that counts or lists statuses follows. A status
 * remembers the visibility that its author chose, and gets it back when the restriction ends.
 */
public final class RestrictedStatuses {
    private static final int AT_ONCE = 200;
    private static final int BATCHES_AT_ONCE = 20;
    private static final QueueLimits LIMITS =
            new QueueLimits(2, 20, new Backoff(Duration.ofSeconds(1), Duration.ofHours(1)), Duration.ofMinutes(1));

    private final Database database;
    private final AccountStore accounts;
    private final StatusWriter writer;
    private final EventFacts facts;
    private final LatestStatus latest;
    private final Queue<AccountId> queue;
    private final RestrictedStatusStore store = new RestrictedStatusStore();

    public RestrictedStatuses(Database database, StatusTables tables, StatusWriter writer, Jobs jobs) {
        this.database = database.background();
        this.accounts = tables.accounts();
        this.writer = writer;
        this.facts = new EventFacts(tables.statuses());
        this.latest = new LatestStatus(this.database, tables.statuses());
        this.queue = jobs.queue(
                "restricted-statuses",
                PayloadCodec.of(AccountId::toString, text -> new AccountId(Long.parseLong(text))),
                LIMITS);
    }

    /** Adds the job for an account, in the transaction that changes its restrictions. */
    public void enqueue(Tx tx, AccountId account) {
        queue.addOnce(tx, account.toString(), account);
    }

    public Service job() {
        return queue.worker(job -> alignSome(job.payload()) ? Outcome.done() : Outcome.again());
    }

    /** Changes all statuses of an account that have to change, without waiting for the queue. */
    public void align(AccountId account) {
        boolean done = false;
        while (!done) {
            done = alignSome(account);
        }
    }

    /** Changes some batches, so that other accounts get their turn; true if nothing is left to change. */
    private boolean alignSome(AccountId account) {
        StatusId before = new StatusId(Long.MAX_VALUE);
        for (int i = 0; i < BATCHES_AT_ONCE; i++) {
            StatusId last = before;
            List<Candidate> found = database.read(tx -> accounts.restrictions(tx, account)
                    .map(restrictions -> candidates(tx, account, restrictions, last))
                    .orElse(List.of()));
            if (found.isEmpty()) {
                return true;
            }
            if (!change(found)) {
                return false;
            }
            StatusId oldest = found.getLast().status().id();
            before = found.getLast().status().account().equals(account) ? oldest : before;
        }
        return false;
    }

    private List<Candidate> candidates(Tx tx, AccountId account, Restrictions restrictions, StatusId before) {
        List<Candidate> own = store.own(tx, account, restrictions, before, AT_ONCE);
        return own.isEmpty() ? store.boostsOf(tx, account, restrictions, AT_ONCE) : own;
    }

    /** Texts are parsed before the write; false if a status was changed meanwhile, so that it has to be found again. */
    private boolean change(List<Candidate> found) {
        List<Status> seen = found.stream().map(Candidate::status).toList();
        Map<StatusId, StatusFacts> described = database.read(tx -> facts.of(tx, seen));
        return database.write(tx -> {
            boolean complete = true;
            Map<StatusId, Status> locked = latest.lock(tx, seen);
            // Read again: a decision that was made meanwhile must not be overwritten by an older one.
            Map<AccountId, Restrictions> current = new HashMap<>();
            for (Candidate each : found) {
                StatusId id = each.status().id();
                Status now = locked.get(id);
                if (now != null && LatestStatus.saysTheSame(now, each.status())) {
                    change(
                            tx,
                            each,
                            Objects.requireNonNull(described.get(id)),
                            author -> current.computeIfAbsent(author, account -> hold(tx, account)));
                } else {
                    complete &= now == null;
                }
            }
            return complete;
        });
    }

    /** An account that is gone restricts nothing: its statuses go too. */
    private Restrictions hold(Tx tx, AccountId account) {
        return accounts.holdRestrictions(tx, account).orElse(Restrictions.NONE);
    }

    private void change(
            Tx tx, Candidate candidate, StatusFacts described, Function<AccountId, Restrictions> restrictions) {
        Visibility allowed = AllowedVisibility.of(
                candidate.chosen(),
                restrictions.apply(candidate.status().account()),
                candidate.originalAuthor().map(restrictions).orElse(Restrictions.NONE));
        if (candidate.status().visibility() != allowed) {
            writer.changeVisibility(
                    tx,
                    candidate.status(),
                    described,
                    allowed,
                    Optional.of(candidate.chosen()).filter(chosen -> chosen != allowed));
        }
    }
}
