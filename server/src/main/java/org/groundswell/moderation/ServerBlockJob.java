package org.groundswell.moderation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.accounts.AccountStore;
import org.groundswell.accounts.Restrictions;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.jobs.Backoff;
import org.groundswell.jobs.Jobs;
import org.groundswell.jobs.Outcome;
import org.groundswell.jobs.PayloadCodec;
import org.groundswell.jobs.Queue;
import org.groundswell.jobs.QueueLimits;
import org.groundswell.jobs.Service;
import org.groundswell.model.AccountId;
import org.groundswell.restrictions.AccountRestrictions;
import org.groundswell.serverblocks.RemoteAccountStore;
import org.groundswell.serverblocks.RemoteAccountStore.RemoteAccount;
import org.groundswell.serverblocks.ServerBlock.Severity;
import org.groundswell.serverblocks.ServerRules;

/**
 * Brings the restrictions of existing accounts in line with the blocks of servers. Each run looks at all accounts of other
 * servers, in batches, and changes those whose restrictions differ from what the blocks and the decisions about them say; so
 * one run is enough for any number of changed blocks, and an interrupted run is simply repeated.
 */
public final class ServerBlockJob {
    private static final String ALL = "all";
    private static final int READ_AT_ONCE = 2_000;
    private static final int CHANGED_AT_ONCE = 50;
    private static final QueueLimits LIMITS =
            new QueueLimits(1, 20, new Backoff(Duration.ofSeconds(1), Duration.ofHours(1)), Duration.ofMinutes(1));

    private final Database database;
    private final AccountStore accounts;
    private final AccountRestrictions restrictions;
    private final ServerRules rules;
    private final InstantSource clock;
    private final Queue<String> queue;
    private final RemoteAccountStore remote = new RemoteAccountStore();
    private final StrikeStore strikes = new StrikeStore();

    public ServerBlockJob(
            Database database,
            AccountStore accounts,
            AccountRestrictions restrictions,
            ServerRules rules,
            Jobs jobs,
            InstantSource clock) {
        this.database = database.background();
        this.accounts = accounts;
        this.restrictions = restrictions;
        this.rules = rules;
        this.clock = clock;
        this.queue = jobs.queue("server-blocks", PayloadCodec.of(text -> text, text -> text), LIMITS);
    }

    /** Adds the job, in the transaction that changes a block. If it is running, it runs once more. */
    void enqueue(Tx tx) {
        queue.addOnce(tx, ALL, ALL);
    }

    public Service worker() {
        return queue.worker(_ -> {
            align();
            return Outcome.done();
        });
    }

    /** Changes all accounts that have to change, without waiting for the queue. */
    public void align() {
        long after = 0;
        List<RemoteAccount> batch;
        do {
            long from = after;
            batch = database.read(tx -> remote.after(tx, from, READ_AT_ONCE));
            alignSome(batch);
            after = batch.isEmpty() ? after : batch.getLast().id().value();
        } while (batch.size() == READ_AT_ONCE);
    }

    private void alignSome(List<RemoteAccount> batch) {
        List<RemoteAccount> differing = database.read(tx -> {
            Map<String, Severity> known = new HashMap<>();
            return batch.stream()
                    .filter(each -> {
                        Severity severity = known.computeIfAbsent(each.domain(), name -> rules.severity(tx, name));
                        boolean restricted = each.limited() || each.suspended();
                        return (restricted || severity != Severity.NOOP) && differs(tx, each.id(), severity);
                    })
                    .toList();
        });
        for (int i = 0; i < differing.size(); i += CHANGED_AT_ONCE) {
            List<RemoteAccount> some = differing.subList(i, Math.min(differing.size(), i + CHANGED_AT_ONCE));
            database.writing(tx -> some.forEach(each -> change(tx, each)));
        }
    }

    private boolean differs(Tx tx, AccountId account, Severity severity) {
        return accounts.restrictions(tx, account)
                .filter(now -> !wanted(tx, account, severity, now).equals(now))
                .isPresent();
    }

    private void change(Tx tx, RemoteAccount account) {
        if (accounts.hold(tx, account.id())) {
            // The rule is read once the account is locked, as by decisions about it: the later of both sees the other.
            restrictions.change(
                    tx, account.id(), now -> wanted(tx, account.id(), rules.severity(tx, account.domain()), now));
        }
    }

    private Restrictions wanted(Tx tx, AccountId account, Severity severity, Restrictions now) {
        return ServerRules.with(
                now,
                severity,
                new ServerRules.Own(
                        !strikes.inForce(tx, account, StrikeType.LIMITED).isEmpty(),
                        !strikes.inForce(tx, account, StrikeType.SUSPENDED).isEmpty()),
                clock.instant());
    }
}
