package org.groundswell.relationships;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.jobs.Backoff;
import org.groundswell.jobs.Jobs;
import org.groundswell.jobs.Outcome;
import org.groundswell.jobs.PayloadCodec;
import org.groundswell.jobs.Queue;
import org.groundswell.jobs.QueueLimits;
import org.groundswell.jobs.Service;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;

/** Mutes. The posts of a muted account are absent from the lists of the muting one; the muted account isn't told. */
public final class Mutes {
    /**
     * A muted account.
     *
     * @param expiresAt empty for no end
     */
    public record Muted(Listed listed, Optional<Instant> expiresAt) {}

    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final QueueLimits LIMITS =
            new QueueLimits(2, 20, new Backoff(Duration.ofSeconds(1), Duration.ofHours(1)), Duration.ofMinutes(1));

    private record Pair(AccountId account, AccountId target) {
        static Pair parse(String text) {
            String[] ids = text.split("-", 2);
            return new Pair(new AccountId(Long.parseLong(ids[0])), new AccountId(Long.parseLong(ids[1])));
        }

        @Override
        public String toString() {
            return account + "-" + target;
        }
    }

    private final Database database;
    private final Relationships relationships;
    private final AccountLists lists;
    private final EventLog events;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final Queue<Pair> expiries;
    private final MuteStore store = new MuteStore();

    public Mutes(RelationshipParts parts, Jobs jobs, InstantSource clock) {
        this.database = parts.database();
        this.relationships = parts.relationships();
        this.lists = parts.lists();
        this.events = parts.events();
        this.ids = parts.ids();
        this.clock = clock;
        this.expiries = jobs.queue("mute-expiry", PayloadCodec.of(Pair::toString, Pair::parse), LIMITS);
    }

    /**
     * Mutes an account, or changes how it is muted.
     *
     * @param notifications whether its notifications are muted too
     * @param duration zero for no end
     * @throws Refusal.NotFound if there is no such account
     * @throws Refusal.Forbidden if it is one's own
     * @throws Refusal.Invalid if the duration is negative or longer than ten years
     */
    public Relationship mute(AccountId account, AccountId target, boolean notifications, Duration duration) {
        if (account.equals(target)) {
            throw new Refusal.Forbidden("error.mute.yourself");
        }
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new Refusal.Invalid("duration", Refusal.Fault.INCLUSION, "error.mute.duration");
        }
        Pair pair = new Pair(account, target);
        return database.write(tx -> {
            relationships.lock(tx, account, target);
            boolean added = store.insert(tx, ids.next(), account, target);
            Optional<Instant> expiresAt = Optional.of(duration)
                    .filter(each -> !each.isZero())
                    .map(each -> clock.instant().plus(each));
            store.update(tx, account, target, new Relationship.Mute(notifications, expiresAt));
            expiries.remove(tx, pair.toString());
            expiresAt.ifPresent(at -> expiries.addOnce(tx, pair.toString(), pair, at));
            if (added) {
                events.append(tx, new Event.Muted(account, target));
            }
            return relationships.between(tx, account, target);
        });
    }

    /** @throws Refusal.NotFound if there is no such account */
    public Relationship unmute(AccountId account, AccountId target) {
        Pair pair = new Pair(account, target);
        return database.write(tx -> {
            relationships.lock(tx, account, target);
            if (store.delete(tx, account, target)) {
                expiries.remove(tx, pair.toString());
                events.append(tx, new Event.Unmuted(account, target));
            }
            return relationships.between(tx, account, target);
        });
    }

    /** The muted accounts, the most recently muted first. */
    public List<Muted> of(AccountId account, Page page) {
        return database.read(tx -> {
            List<Listed> listed = lists.listed(tx, store.of(tx, account, page));
            var between = relationships.between(
                    tx,
                    account,
                    listed.stream().map(each -> each.account().id()).toList());
            return listed.stream()
                    .map(each -> new Muted(
                            each,
                            Optional.ofNullable(between.get(each.account().id()))
                                    .flatMap(Relationship::mute)
                                    .flatMap(Relationship.Mute::expiresAt)))
                    .toList();
        });
    }

    /** Ends mutes at their time. */
    public Service expiry() {
        return expiries.worker(job -> {
            Pair pair = job.payload();
            database.writing(tx -> {
                // Not one that was prolonged meanwhile, whose own job is still to come.
                if (store.deleteExpired(tx, pair.account(), pair.target(), clock.instant())) {
                    events.append(tx, new Event.Unmuted(pair.account(), pair.target()));
                }
            });
            return Outcome.done();
        });
    }
}
