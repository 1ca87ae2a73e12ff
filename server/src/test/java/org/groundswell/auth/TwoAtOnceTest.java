package org.groundswell.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.accounts.Account;
import org.groundswell.app.Core;
import org.groundswell.config.Setting;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.notifications.NotificationType;
import org.groundswell.push.Holder;
import org.groundswell.push.NewSubscription;
import org.groundswell.push.PushPolicy;
import org.groundswell.push.PushSettings;
import org.groundswell.push.PushSubscriptions;
import org.groundswell.push.Receiver;
import org.groundswell.relationships.Follows;
import org.groundswell.text.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** What may happen once happens once, also when two try at the same moment; and counts are what counting gives. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoAtOnceTest {
    @TempDir
    static Path directory;

    @Parameter
    TestDatabase database;

    private static final int ROUNDS = 20;
    /** Where passwords are hashed. */
    private static final int SLOW_ROUNDS = 5;

    private TestServer server;
    private Core core;

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(
                directory.resolve(database.name()),
                database.settings(Map.of(
                        Setting.REGISTRATIONS, "invite",
                        Setting.ALLOWED_PRIVATE_ADDRESSES, "127.0.0.1")));
        core = server.server.core();
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    /** Does both at the same moment; what each came to, without those that were refused. */
    private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(2);
        List<T> done = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<T>> both = Stream.of(one, other)
                    .map(each -> threads.submit(() -> {
                        barrier.await();
                        return each.call();
                    }))
                    .toList();
            for (Future<T> each : both) {
                try {
                    done.add(each.get());
                } catch (ExecutionException e) {
                    // Anything but a refusal is a fault.
                    assertThat(e.getCause()).isInstanceOfAny(Refusal.class, OAuthRefusal.class);
                }
            }
        }
        return done;
    }

    private static Logins.SignUp form(String name, String invite) {
        return new Logins.SignUp(name, name + "@mail.example", TestServer.PASSWORD, "", "", "", invite);
    }

    @Test
    void aNameIsGivenOnce() throws Exception {
        for (int i = 0; i < SLOW_ROUNDS; i++) {
            Logins.SignUp form = form("same" + i, "");
            assertThat(atOnce(
                            () -> core.people().logins().create(form, Role.USER),
                            () -> core.people().logins().create(form, Role.USER)))
                    .hasSize(1);
        }
    }

    @Test
    void anInvitationForOneLetsOneIn() throws Exception {
        AccountId host = server.account("host").id();
        for (int i = 0; i < SLOW_ROUNDS; i++) {
            String code = core.people().logins().invite(host, 1);
            String one = "guest" + i;
            String other = "friend" + i;
            assertThat(atOnce(
                            () -> core.people().logins().signUp(form(one, code), "192.0.2.1"),
                            () -> core.people().logins().signUp(form(other, code), "192.0.2.2")))
                    .hasSize(1);
            assertThat(Stream.of(one, other).flatMap(name -> core.people().accounts().find(name).stream()))
                    .hasSize(1);
        }
    }

    @Test
    void twoAdministratorsWhoEndEachOtherLeaveOne() throws Exception {
        AccountId one = server.account("chief", Role.ADMIN).id();
        AccountId other = server.account("deputy", Role.ADMIN).id();
        for (int i = 0; i < ROUNDS; i++) {
            core.people().logins().setRole(one, Role.ADMIN);
            core.people().logins().setRole(other, Role.ADMIN);
            atOnce(() -> demote(one), () -> demote(other));
            assertThat(admins()).hasSize(1);
        }
        core.people().logins().setRole(one, Role.ADMIN);
        core.people().logins().setRole(other, Role.ADMIN);
        atOnce(() -> remove(one), () -> demote(other));
        assertThat(admins()).hasSize(1);
    }

    private boolean demote(AccountId account) {
        core.people().logins().setRole(account, Role.USER);
        return true;
    }

    private boolean remove(AccountId account) {
        core.database().writing(tx -> core.people().logins().remove(tx, account));
        return true;
    }

    private List<Login> admins() {
        return core.people().logins().withRoles().stream()
                .filter(login -> login.role() == Role.ADMIN)
                .toList();
    }

    @Test
    void anAddressThatTwoConfirmBecomesThatOfOne() throws Exception {
        AccountId one = server.account("one").id();
        AccountId other = server.account("other").id();
        MailLinkStore links = new MailLinkStore();
        for (int i = 0; i < ROUNDS; i++) {
            EmailAddress email =
                    EmailAddress.parse("wanted" + i + "@mail.example").orElseThrow();
            List<String> tokens = List.of(new Secrets().make(), new Secrets().make());
            core.database().writing(tx -> {
                for (int j = 0; j < 2; j++) {
                    links.insert(
                            tx,
                            Secrets.hash(tokens.get(j)),
                            new MailLink(
                                    j == 0 ? one : other,
                                    MailLink.Purpose.CHANGE,
                                    email,
                                    Instant.now().plusSeconds(60)));
                }
            });
            assertThat(atOnce(() -> confirm(tokens.get(0)), () -> confirm(tokens.get(1))))
                    .hasSize(1);
            assertThat(Stream.of(one, other)
                            .flatMap(each -> core.people().logins().login(each).stream())
                            .map(Login::email))
                    .containsOnlyOnce(email.key());
        }
    }

    private boolean confirm(String token) {
        core.people().logins().confirmations().confirm(token);
        return true;
    }

    @Test
    void theSetupLinkMakesOneAdministrator(@TempDir Path data) throws Exception {
        for (int i = 0; i < 3; i++) {
            try (TestServer empty =
                    TestServer.start(data.resolve(database + "-setup" + i), database.settings(Map.of()))) {
                Logins logins = empty.server.core().people().logins();
                String token = logins.setupToken().orElseThrow();
                assertThat(atOnce(
                                () -> logins.setUp(token, form("first", ""), "192.0.2.1"),
                                () -> logins.setUp(token, form("second", ""), "192.0.2.2")))
                        .hasSize(1);
                assertThat(logins.withRoles()).hasSize(1);
            }
        }
    }

    @Test
    void followersAreAsManyAsFollow() throws Exception {
        Account ana = server.account("follower");
        Account ben = server.account("followed");
        Follows follows = core.people().follows();
        Follows.Options quiet = new Follows.Options(false, true);
        for (int i = 0; i < ROUNDS; i++) {
            atOnce(
                    () -> follows.follow(ana.id(), ben.id(), Follows.Options.DEFAULT),
                    () -> follows.follow(ana.id(), ben.id(), quiet));
            compareCounts(ana, ben);
            atOnce(
                    () -> follows.follow(ben.id(), ana.id(), quiet),
                    () -> follows.follow(ana.id(), ben.id(), Follows.Options.DEFAULT));
            compareCounts(ana, ben);
            atOnce(() -> follows.unfollow(ana.id(), ben.id()), () -> follows.follow(ana.id(), ben.id(), quiet));
            compareCounts(ana, ben);
            atOnce(() -> follows.unfollow(ana.id(), ben.id()), () -> follows.unfollow(ana.id(), ben.id()));
            compareCounts(ana, ben);
            atOnce(() -> follows.unfollow(ben.id(), ana.id()), () -> follows.follow(ana.id(), ben.id(), quiet));
            compareCounts(ana, ben);
        }
    }

    private void compareCounts(Account... accounts) {
        for (Account account : accounts) {
            Account.Counts counts = core.people().accounts().get(account.id()).counts();
            assertThat(counts.followers())
                    .isEqualTo(core.relationships()
                            .followLists()
                            .followers(Optional.empty(), account, Page.first(10))
                            .size());
            assertThat(counts.following())
                    .isEqualTo(core.relationships()
                            .followLists()
                            .following(Optional.empty(), account, Page.first(10))
                            .size());
        }
    }

    @Test
    void ofTwoChangesToAProfileNoneIsLost() throws Exception {
        AccountId ana = server.account("editor").id();
        for (int i = 0; i < ROUNDS; i++) {
            String text = "round " + i;
            assertThat(atOnce(
                            () -> core.people()
                                    .accounts()
                                    .update(
                                            ana,
                                            now -> with(now, text, now.note().text())),
                            () -> core.people().accounts().update(ana, now -> with(now, now.displayName(), text))))
                    .hasSize(2);
            Account.Profile profile = core.people().accounts().get(ana).profile();
            assertThat(List.of(profile.displayName(), profile.note().text())).containsOnly(text);
        }
    }

    private static Account.Profile with(Account.Profile now, String name, String note) {
        return new Account.Profile(
                name,
                Account.Note.typed(note),
                now.fields(),
                now.pictures(),
                now.country(),
                now.language(),
                now.bot(),
                now.privacy());
    }

    @Test
    void aCodeThatIsExchangedTwiceGivesNobodyAToken() throws Exception {
        String redirect = "https://app.example/cb";
        AccountId owner = server.account("owner").id();
        OAuth.Registered app =
                core.people().oauth().register(new OAuth.Registration("x", "", List.of(redirect), "read"));
        String client = app.app().clientId();
        for (int i = 0; i < ROUNDS; i++) {
            String code = core.people()
                    .oauth()
                    .authorise(core.people().oauth().request(client, redirect, "read", "", ""), owner);
            List<OAuth.Token> tokens = atOnce(
                    () -> core.people().oauth().exchange(client, app.secret(), code, redirect, ""),
                    () -> core.people().oauth().exchange(client, app.secret(), code, redirect, ""));
            assertThat(tokens).hasSize(1);
            assertThat(core.people().oauth().grant(tokens.getFirst().secret())).isEqualTo(Optional.empty());
        }
    }

    @Test
    void anAppHasOnePushSubscriptionAndNoneOnceItsTokenIsRevoked() throws Exception {
        AccountId phil = server.account("phil").id();
        PushSubscriptions subscriptions = core.pushing().core().subscriptions();
        for (int i = 0; i < ROUNDS; i++) {
            Holder app = new Holder.App(core.people()
                    .oauth()
                    .issue(new Grant(0, Optional.of(phil), Scopes.parse("read push")))
                    .secret());
            // The other one may be told to come back, since an account has one endpoint checked at a time.
            assertThat(atOnce(
                            () -> subscriptions.subscribe(phil, app, endpoint("one")),
                            () -> subscriptions.subscribe(phil, app, endpoint("other"))))
                    .isNotEmpty();
            assertThat(pushSubscriptions(phil)).isEqualTo(1);

            atOnce(() -> subscriptions.subscribe(phil, app, endpoint("again")), () -> {
                core.database().writing(tx -> core.people().oauth().revoke(tx, phil));
                return true;
            });
            assertThat(pushSubscriptions(phil)).isZero();
        }
    }

    private static NewSubscription endpoint(String name) {
        Receiver device = Receiver.create();
        return new NewSubscription(
                "https://127.0.0.1/" + name,
                device.p256dh(),
                device.authText(),
                true,
                new PushSettings(EnumSet.allOf(NotificationType.class), PushPolicy.ALL),
                Locale.ENGLISH);
    }

    private long pushSubscriptions(AccountId account) {
        return core.database()
                .read(tx -> tx.sql("SELECT count(*) FROM push_subscription WHERE account_id = :account")
                        .set("account", account.value())
                        .number());
    }
}
