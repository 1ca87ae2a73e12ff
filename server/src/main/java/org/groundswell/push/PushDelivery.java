package org.groundswell.push;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.jobs.Job;
import org.groundswell.jobs.Outcome;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.notifications.Markers;
import org.groundswell.notifications.NotificationPage;
import org.groundswell.notifications.Notifications;
import org.groundswell.notifications.Received;
import org.groundswell.outgoing.Destination;
import org.groundswell.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends queued messages. Everything is read when a message is sent, so nothing is sent of what its recipient has read or may
 * no longer see. A message may be sent twice, after a crash; the second replaces the first.
 */
final class PushDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(PushDelivery.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(2);

    /** The parts of other packages that messages are made from. */
    record Sources(
            Database database,
            Notifications notifications,
            Markers markers,
            Messages messages,
            PushText.Writer texts) {}

    private final URI home;
    private final Sources sources;
    private final PushSender sender;
    private final PushCounts counts;
    private final InstantSource clock;
    private final Turns turns = new Turns();
    private final PushSubscriptionStore store = new PushSubscriptionStore();

    PushDelivery(URI home, Sources sources, PushSender sender, PushCounts counts, InstantSource clock) {
        this.home = home;
        this.sources = sources;
        this.sender = sender;
        this.counts = counts;
        this.clock = clock;
    }

    Outcome run(Job<PushJob> job) {
        PushJob wanted = job.payload();
        if (clock.instant().isAfter(wanted.at().plus(PushSender.TIME_TO_LIVE))) {
            return done(PushCounts.Result.EXPIRED);
        }
        Optional<PushSubscriptionStore.Target> target =
                sources.database().read(tx -> store.active(tx, wanted.subscription()));
        Optional<PushSender.Message> message = target.flatMap(to -> message(to, wanted));
        if (message.isEmpty()) {
            return done(PushCounts.Result.NOT_NEEDED);
        }
        Destination to =
                Destination.parse(target.get().subscription().endpoint()).orElseThrow();
        Optional<Instant> turn = turns.begin(to.host(), clock.instant());
        return turn.isPresent() ? Outcome.againAt(turn.get()) : send(wanted, to, target.get(), message.get());
    }

    /** The message; empty if the recipient has read the notification, or a list would not show it. */
    private Optional<PushSender.Message> message(PushSubscriptionStore.Target target, PushJob wanted) {
        AccountId account = target.subscription().account();
        if (sources.markers().readNotifications(account) >= wanted.notification()) {
            return Optional.empty();
        }
        return find(account, wanted.notification())
                .filter(page -> !page.entries().getFirst().filtered())
                .flatMap(page -> {
                    Received received = page.entries().getFirst();
                    int most = MessageEncryption.largestMessage(
                            target.subscription().standard());
                    PushMessage made = new PushMessage(home, target, page, received);
                    return sources.texts()
                            .write(account, page, received, sources.messages().in(target.locale()))
                            .map(text -> new PushSender.Message(
                                    made.bytes(text, most),
                                    Long.toString(received.id()),
                                    received.what().type()));
                });
    }

    private Optional<NotificationPage<Received>> find(AccountId account, long notification) {
        try {
            return Optional.of(sources.notifications().get(account, notification));
        } catch (Refusal.NotFound gone) {
            return Optional.empty();
        }
    }

    private Outcome send(
            PushJob wanted, Destination to, PushSubscriptionStore.Target target, PushSender.Message message) {
        PushSender.Result result;
        try {
            result = sender.send(to, target, message);
        } catch (IOException e) {
            turns.fail(to.host(), clock.instant());
            LOG.atDebug().setCause(e).addKeyValue("host", to.host()).log("a push service can't be reached");
            return later(wanted, Optional.empty());
        } catch (RuntimeException | Error e) {
            turns.fail(to.host(), clock.instant());
            throw e;
        }
        return switch (result) {
            case PushSender.Result.Sent() -> {
                turns.end(to.host());
                yield done(PushCounts.Result.SENT);
            }
            case PushSender.Result.Gone() -> {
                turns.end(to.host());
                sources.database().writing(tx -> store.deleteEnded(tx, target.subscription()));
                yield done(PushCounts.Result.GONE);
            }
            case PushSender.Result.Refused(int status, String reason) -> {
                turns.end(to.host());
                LOG.atWarn()
                        .addKeyValue("host", to.host())
                        .addKeyValue("status", status)
                        .addKeyValue("reason", reason)
                        .log("a push service refused a message; it will not be sent again");
                yield done(PushCounts.Result.REFUSED);
            }
            case PushSender.Result.Busy(var until) -> {
                until.ifPresentOrElse(end -> turns.pause(to.host(), end), () -> turns.fail(to.host(), clock.instant()));
                yield later(wanted, until);
            }
        };
    }

    /**
     * Tries again after as much time as has passed since the notification, within limits. So the pauses double, and a message
     * is given up in time however often the process restarts.
     */
    private Outcome later(PushJob wanted, Optional<Instant> notBefore) {
        counts.count(PushCounts.Result.FAILED);
        Instant now = clock.instant();
        Duration age = Duration.between(wanted.at(), now);
        Duration pause = age.compareTo(SHORTEST_PAUSE) < 0
                ? SHORTEST_PAUSE
                : age.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : age;
        Instant next = now.plus(pause);
        return Outcome.againAt(notBefore.filter(next::isBefore).orElse(next));
    }

    private Outcome done(PushCounts.Result result) {
        counts.count(result);
        return Outcome.done();
    }
}
