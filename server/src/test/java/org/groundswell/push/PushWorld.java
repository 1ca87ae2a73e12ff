package org.groundswell.push;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.app.Core;
import org.groundswell.auth.Grant;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.auth.Role;
import org.groundswell.auth.Scopes;
import org.groundswell.auth.TestLogins;
import org.groundswell.db.Database;
import org.groundswell.events.Follower;
import org.groundswell.jobs.QueueState;
import org.groundswell.jobs.Worker;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.notifications.NotificationType;
import org.groundswell.outgoing.AddressGuard;
import org.groundswell.outgoing.AddressRange;
import org.groundswell.publishing.Draft;
import org.groundswell.text.Messages;

/** The core over a new database, and a push service. Events and jobs are handled when a test asks for it. */
final class PushWorld implements AutoCloseable {
    static final PushSettings EVERYTHING = new PushSettings(EnumSet.allOf(NotificationType.class), PushPolicy.ALL);

    static final AddressGuard LOOPBACK =
            new AddressGuard(List.of(AddressRange.parse("127.0.0.0/8").orElseThrow()));

    final SetClock clock = new SetClock();
    final TestPushService service = new TestPushService();
    final Database database;
    final Core core;
    final Worker<?> worker;

    PushWorld(TestDatabase kind, Path directory) {
        database = kind.open(directory);
        core = new Core(
                database,
                new Core.Settings(
                        URI.create("https://here.example"),
                        "Here",
                        "ops@here.example",
                        RegistrationMode.OPEN,
                        Optional.empty(),
                        LOOPBACK,
                        false,
                        Core.MediaSettings.NONE,
                        org.groundswell.polls.PollRules.STANDARD),
                clock);
        worker = core.pushing().core().worker(Messages.load());
        handleEvents();
    }

    AccountId account(String name) {
        return TestLogins.create(core, name, Role.USER);
    }

    Holder.App app(AccountId account) {
        return new Holder.App(core.people()
                .oauth()
                .issue(new Grant(0, Optional.of(account), Scopes.parse("read push")))
                .secret());
    }

    /** Subscribes an app to everything; the device has the name of the endpoint. */
    Holder.App subscribe(AccountId account, String device, boolean standard) {
        Holder.App app = app(account);
        subscribe(account, app, service, device, standard);
        return app;
    }

    void subscribe(AccountId account, Holder holder, TestPushService at, String name, boolean standard) {
        Receiver device = at.device(name);
        subscriptions()
                .subscribe(
                        account,
                        holder,
                        new NewSubscription(
                                at.endpoint(name),
                                device.p256dh(),
                                device.authText(),
                                standard,
                                EVERYTHING,
                                Locale.ENGLISH));
    }

    PushSubscriptions subscriptions() {
        return core.pushing().core().subscriptions();
    }

    void settings(AccountId account, Holder holder, Set<NotificationType> alerts, PushPolicy policy) {
        subscriptions().change(account, holder, new PushSettings(alerts, policy));
    }

    StatusId post(AccountId author, String text) {
        return post(author, Draft.builder(text).build());
    }

    StatusId direct(AccountId author, String text) {
        return post(
                author,
                Draft.builder(text).visibility(Optional.of(Visibility.DIRECT)).build());
    }

    StatusId post(AccountId author, Draft draft) {
        return core.publishing().posting().post(author, draft).status().id();
    }

    /** Makes notifications of events, and queues messages for them. */
    void handleEvents() {
        for (int i = 0; i < 2; i++) {
            // On PostgreSQL, events get their positions when the log is read.
            Follower.catchUp(core.events(), core.notifying().core().consumer());
            Follower.catchUp(core.events(), core.pushing().core().consumer());
        }
    }

    /** Handles all events, and sends what is due. */
    void deliver() {
        handleEvents();
        while (worker.runNext()) {
            // As long as a message is due.
        }
    }

    /** The messages that a device got so far, after all that is due has been sent. */
    List<TestPushService.Message> of(String device) {
        deliver();
        return service.of(device);
    }

    QueueState queue() {
        return core.jobs().states().stream()
                .filter(queue -> queue.name().equals("push"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        service.close();
        database.close();
    }
}
