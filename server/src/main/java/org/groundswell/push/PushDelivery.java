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
import org.groundswell.outgoing.BusyException;
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
    /** So many messages refused in a row end a subscription. */
    static final int MOST_REFUSALS = 10;

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
        return switch (turns.begin(to.host(), target.get().subscription().account(), clock.instant())) {
            case Turns.Turn.Wait(Instant until) -> Outcome.againAt(until);
            case Turns.Turn.Request request -> send(new Attempt(wanted, to, target.get(), request), message.get());
        };
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

    private record Attempt(
            PushJob wanted, Destination to, PushSubscriptionStore.Target target, Turns.Turn.Request request) {}

    private Outcome send(Attempt attempt, PushSender.Message message) {
        Turns.Turn.Request request = attempt.request();
        PushSender.Result result;
        try {
            result = sender.send(attempt.to(), attempt.target(), message);
        } catch (BusyException busy) {
            // Others use up what this server has: the host was not asked, so it must not rest.
            return Outcome.againAt(turns.cancel(request, clock.instant()).until());
        } catch (IOException e) {
            turns.fail(request, clock.instant());
            LOG.atDebug().setCause(e).addKeyValue("host", request.host()).log("a push service can't be reached");
            return later(attempt.wanted(), Optional.empty());
        } catch (RuntimeException | Error e) {
            turns.fail(request, clock.instant());
            throw e;
        }
        return switch (result) {
            case PushSender.Result.Sent() -> {
                turns.end(request, clock.instant());
                accepted(attempt.target());
                yield done(PushCounts.Result.SENT);
            }
            case PushSender.Result.Gone() -> {
                turns.end(request, clock.instant());
                sources.database()
                        .writing(tx -> store.deleteEnded(tx, attempt.target().subscription()));
                yield done(PushCounts.Result.GONE);
            }
            case PushSender.Result.Refused refused -> {
                turns.end(request, clock.instant());
                refused(attempt, refused);
                yield done(PushCounts.Result.REFUSED);
            }
            case PushSender.Result.Busy(var until) -> {
                until.ifPresentOrElse(end -> turns.pause(request, end), () -> turns.fail(request, clock.instant()));
                yield later(attempt.wanted(), until);
            }
        };
    }

    private void accepted(PushSubscriptionStore.Target target) {
        if (target.refusals() > 0) {
            sources.database().writing(tx -> store.forgetRefusals(tx, target.subscription()));
        }
    }

    /** An endpoint that refuses everything may belong to a stranger, who never asked for messages: it is left alone. */
    private void refused(Attempt attempt, PushSender.Result.Refused refused) {
        boolean ended = sources.database()
                .write(tx -> store.countRefusal(tx, attempt.target().subscription(), MOST_REFUSALS));
        LOG.atWarn()
                .addKeyValue("host", attempt.request().host())
                .addKeyValue("status", refused.status())
                .addKeyValue("reason", refused.reason())
                .log(
                        ended
                                ? "a push service refused many messages in a row; the subscription has ended"
                                : "a push service refused a message; it will not be sent again");
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
