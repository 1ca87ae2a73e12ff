package org.groundswell.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.filters.FilterAction;
import org.groundswell.filters.FilterChange;
import org.groundswell.filters.FilterContext;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.StatusId;
import org.groundswell.notifications.NotificationType;
import org.groundswell.notifications.Policy;
import org.groundswell.notifications.Selection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Everything that keeps a mention from the device of the account that it mentions: set before the post, and after its message
 * was queued. The same post mentions another account, whose device gets it.
 */
@OnEveryDatabase
class NoPushTest {
    @Parameter
    TestDatabase kind;

    private PushWorld world;
    private AccountId ben;
    private AccountId dan;
    private int cases;

    @BeforeEach
    void open(@TempDir Path directory) {
        world = new PushWorld(kind, directory);
        ben = world.account("ben");
        dan = world.account("dan");
        world.subscribe(dan, "dan", true);
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** The account that is mentioned, and its app. */
    private record Mentioned(AccountId account, String name, Holder.App app) {}

    private interface Hindrance {
        void set(Mentioned who);
    }

    private interface AfterPost {
        void set(Mentioned who, StatusId post);
    }

    @TestFactory
    Stream<DynamicTest> nothingIsSent() {
        return Stream.of(
                before("a block", this::block),
                meanwhile("a block", (who, _) -> block(who)),
                before("being blocked", this::blockedBy),
                meanwhile("being blocked", (who, _) -> blockedBy(who)),
                before("a mute", this::mute),
                meanwhile("a mute", (who, _) -> mute(who)),
                before("a filter that hides", this::hide),
                meanwhile("a filter that hides", (who, _) -> hide(who)),
                before("a policy that holds", this::hold),
                before("a type that is off", this::typeOff),
                before("an alert that is off", this::alertOff),
                before("the policy none", who -> policy(who, PushPolicy.NONE)),
                before("the policy followed", who -> policy(who, PushPolicy.FOLLOWED)),
                before("the policy follower", who -> policy(who, PushPolicy.FOLLOWER)),
                before("unsubscribing", this::unsubscribe),
                meanwhile("unsubscribing", (who, _) -> unsubscribe(who)),
                before("the token's end", this::revoke),
                meanwhile("the token's end", (who, _) -> revoke(who)),
                before("a frozen account", this::freeze),
                meanwhile("a frozen account", (who, _) -> freeze(who)),
                before("a suspended account", this::suspend),
                meanwhile("a suspended account", (who, _) -> suspend(who)),
                before("a deleted account", this::delete),
                meanwhile("a deleted account", (who, _) -> delete(who)),
                meanwhile("reading it", (who, _) -> read(who)),
                meanwhile(
                        "dismissing it",
                        (who, _) ->
                                world.core.notifying().core().notifications().clear(who.account())));
    }

    private DynamicTest before(String what, Hindrance hindrance) {
        return dynamicTest(what + ", before", () -> {
            Mentioned who = mentioned();
            hindrance.set(who);
            world.post(ben, "Hello @" + who.name() + " and @dan");
            check(who);
        });
    }

    private DynamicTest meanwhile(String what, AfterPost hindrance) {
        return dynamicTest(what + ", meanwhile", () -> {
            Mentioned who = mentioned();
            StatusId post = world.post(ben, "Hello @" + who.name() + " and @dan");
            world.handleEvents();
            assertThat(world.queue().waiting()).isEqualTo(2);
            hindrance.set(who, post);
            check(who);
        });
    }

    private Mentioned mentioned() {
        cases++;
        String name = "ana" + cases;
        AccountId account = world.account(name);
        return new Mentioned(account, name, world.subscribe(account, name, true));
    }

    private void check(Mentioned who) {
        assertThat(world.of("dan")).hasSize(cases);
        assertThat(world.of(who.name())).isEmpty();
        assertThat(world.queue().waiting()).isZero();
    }

    private void block(Mentioned who) {
        world.core.relationships().blocks().block(who.account(), ben);
    }

    private void blockedBy(Mentioned who) {
        world.core.relationships().blocks().block(ben, who.account());
    }

    private void mute(Mentioned who) {
        world.core.relationships().mutes().mute(who.account(), ben, true, Duration.ZERO);
    }

    private void hide(Mentioned who) {
        world.core
                .filtering()
                .filters()
                .create(
                        who.account(),
                        new FilterChange(
                                Optional.of("greetings"),
                                Optional.of(Set.of(FilterContext.NOTIFICATIONS)),
                                Optional.of(FilterAction.HIDE),
                                Optional.empty(),
                                List.of(FilterChange.KeywordChange.add("hello", true))));
    }

    private void hold(Mentioned who) {
        world.core
                .notifying()
                .core()
                .requests()
                .change(
                        who.account(),
                        now -> new Policy(
                                Policy.Choice.FILTER,
                                now.notFollowers(),
                                now.newAccounts(),
                                now.privateMentions(),
                                now.limitedAccounts(),
                                now.off()));
    }

    private void typeOff(Mentioned who) {
        world.core
                .notifying()
                .core()
                .requests()
                .change(who.account(), now -> now.withoutTypes(Set.of(NotificationType.MENTION)));
    }

    private void alertOff(Mentioned who) {
        world.settings(
                who.account(), who.app(), EnumSet.complementOf(EnumSet.of(NotificationType.MENTION)), PushPolicy.ALL);
    }

    private void policy(Mentioned who, PushPolicy policy) {
        world.settings(who.account(), who.app(), EnumSet.allOf(NotificationType.class), policy);
    }

    private void unsubscribe(Mentioned who) {
        world.subscriptions().unsubscribe(who.account(), who.app());
    }

    private void revoke(Mentioned who) {
        world.core.people().oauth().revokeApp(who.account(), 0);
    }

    private void freeze(Mentioned who) {
        world.database.writing(
                tx -> world.core.restricting().restrictions().change(tx, who.account(), now -> now.withFrozen(true)));
    }

    private void suspend(Mentioned who) {
        world.database.writing(tx -> world.core
                .restricting()
                .restrictions()
                .change(tx, who.account(), now -> now.suspended(world.clock.instant())));
    }

    private void delete(Mentioned who) {
        world.core.deleting().accounts().begin(who.account());
    }

    private void read(Mentioned who) {
        long newest = world.core
                .notifying()
                .core()
                .notifications()
                .list(who.account(), Selection.ALL, Page.first(1))
                .entries()
                .getFirst()
                .id();
        world.core.notifying().core().markers().readNotifications(who.account(), newest);
    }
}
