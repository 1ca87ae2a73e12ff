package org.groundswell.notifications;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.app.Core;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.auth.Role;
import org.groundswell.auth.TestLogins;
import org.groundswell.db.Database;
import org.groundswell.events.Event;
import org.groundswell.events.Follower;
import org.groundswell.events.Position;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.publishing.Draft;
import org.groundswell.relationships.Follows;

/** The core over a new database, whose consumer of notifications runs when a test asks for its results. */
final class NotificationWorld implements AutoCloseable {
    final SetClock clock = new SetClock();
    final Database database;
    final Core core;
    final NotificationServices services;

    NotificationWorld(TestDatabase kind, Path directory) {
        database = kind.open(directory);
        core = new Core(database, URI.create("https://here.example"), RegistrationMode.OPEN, clock);
        services = core.notifying().core();
        catchUp();
    }

    /** An account that can't sign in, since hashing a password takes long. */
    AccountId account(String name) {
        return database.write(tx -> core.people()
                .accounts()
                .create(tx, name, "", "", clock.instant())
                .id());
    }

    AccountId account(String name, Role role) {
        return TestLogins.create(core, name, role);
    }

    StatusId post(AccountId author, String text) {
        return post(author, text, Visibility.PUBLIC, Optional.empty());
    }

    StatusId post(AccountId author, String text, Visibility visibility, Optional<StatusId> parent) {
        return core.publishing()
                .posting()
                .post(
                        author,
                        Draft.builder(text)
                                .visibility(Optional.of(visibility))
                                .inReplyTo(parent)
                                .build())
                .status()
                .id();
    }

    void follow(AccountId follower, AccountId followee, boolean notify) {
        core.people().follows().follow(follower, followee, new Follows.Options(true, notify));
    }

    void limit(AccountId account) {
        database.writing(tx -> core.restricting().restrictions().change(tx, account, now -> now.withLimited(true)));
    }

    /** Many accounts without a login: crowd0, crowd1 and so on. */
    List<AccountId> crowd(int size) {
        return database.write(tx -> IntStream.range(0, size)
                .mapToObj(i -> core.people()
                        .accounts()
                        .create(tx, "crowd" + i, "", "", clock.instant())
                        .id())
                .toList());
    }

    /** The number of notifications about a status. */
    long notified(StatusId status) {
        return database.read(
                tx -> tx.sql("SELECT count(*) FROM notification WHERE status_id = :status AND withdrawn_at IS NULL")
                        .set("status", status.value())
                        .number());
    }

    /** Handles all events; crowds wait. */
    void handleEvents() {
        Follower.catchUp(core.events(), services.consumer());
    }

    /** Handles all events, and finishes all crowds. */
    void catchUp() {
        handleEvents();
        while (((Crowd) services.crowds()).runNext()) {
            // As long as there is one.
        }
        // On PostgreSQL, the events of the last job get their positions now.
        handleEvents();
    }

    /** The types of an account's notifications, newest first; held ones in brackets. */
    List<String> types(AccountId account) {
        catchUp();
        Selection all = new Selection(Selection.ALL.types(), Optional.empty(), true, NotificationType.grouped());
        return services.notifications().list(account, all, Page.first(1_000)).entries().stream()
                .map(each -> each.filtered()
                        ? "(" + each.what().type().apiName() + ")"
                        : each.what().type().apiName())
                .toList();
    }

    List<Received> shown(AccountId account) {
        catchUp();
        return services.notifications()
                .list(account, Selection.ALL, Page.first(1_000))
                .entries();
    }

    /** The number of events that announce notifications. */
    long announced(AccountId... recipients) {
        return database.read(tx -> core.events().after(tx, Position.START, 100_000)).stream()
                .filter(each -> each.event() instanceof Event.Notified notified
                        && Arrays.asList(recipients).contains(notified.recipient()))
                .count();
    }

    @Override
    public void close() {
        database.close();
    }
}
