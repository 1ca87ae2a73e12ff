package org.groundswell.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.auth.webauthn.TestAuthenticator;
import org.groundswell.config.Setting;
import org.groundswell.mail.TestMail;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.web.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** Links by e-mail: the confirmation of addresses, and new passwords. As people see it, on both databases. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailedLinksTest {
    private static final String UNCONFIRMED = "Your login is missing a confirmed e-mail address";
    private static final String NEW = "another long password";
    private static final String RESET = "Reset your password";

    @TempDir
    static Path directory;

    @Parameter
    TestDatabase kind;

    private final SetClock clock = new SetClock();
    private TestMail mail;
    private TestServer server;

    @BeforeParameterizedClassInvocation
    void start() {
        mail = TestMail.start();
        server = TestServer.start(directory.resolve(kind.name()), kind.settings(mail.settings()), clock);
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
        mail.close();
    }

    /** All limits are back. */
    @AfterEach
    void restoreLimits() {
        clock.moveOn(Duration.ofHours(2));
    }

    private String signUp(String name) {
        String app = server.server
                .core()
                .people()
                .oauth()
                .issue(new Grant(0, Optional.empty(), Scopes.parse("read write")))
                .secret();
        return server.post(
                        "/api/v1/accounts",
                        app,
                        "username",
                        name,
                        "email",
                        name + "@mail.example",
                        "password",
                        TestServer.PASSWORD,
                        "agreement",
                        "true")
                .json()
                .path("access_token")
                .asString();
    }

    private Answer open(Browser browser, String path, String... filled) {
        return browser.submit(browser.get(path), path, filled);
    }

    private static String problem(Answer answer) {
        return answer.json().path("error").asString();
    }

    @Test
    void anAppCanDoNothingUntilTheAddressIsConfirmed() {
        String token = signUp("nina");
        for (String path : List.of("/api/v1/accounts/verify_credentials", "/api/v1/timelines/public")) {
            assertThat(server.get(path, token).status()).as(path).isEqualTo(403);
            assertThat(problem(server.get(path, token))).isEqualTo(UNCONFIRMED);
        }
        assertThat(server.post("/api/v1/statuses", token, "status", "hello").status())
                .isEqualTo(403);
        assertThat(server.get("/api/v2/instance", token).status()).isEqualTo(200);
        assertThat(server.get("/api/v1/emails/check_confirmation", token).body())
                .isEqualTo("false");

        String path = mail.await("nina@mail.example", 1).path();
        Browser browser = new Browser(server);
        Answer page = browser.get(path);
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.body()).contains("nina@mail.example", "@nina");
        // Programs that check mail open links: that alone confirms nothing.
        assertThat(server.get("/api/v1/emails/check_confirmation", token).body())
                .isEqualTo("false");
        assertThat(browser.submit(page, path).header("Location"))
                .contains("/auth/sign_in?done=confirmed&next=%2Fwelcome");
        assertThat(server.get("/api/v1/emails/check_confirmation", token).body())
                .isEqualTo("true");
        assertThat(server.post("/api/v1/statuses", token, "status", "hello").status())
                .isEqualTo(200);

        assertThat(browser.get(path).status()).isEqualTo(410);
        assertThat(problem(server.post("/api/v1/emails/confirmations", token)))
                .isEqualTo("This method is only available while the e-mail is awaiting confirmation");
    }

    @Test
    void theConfirmationIsSentAgainAndToAnotherAddress() {
        String token = signUp("nora");
        server.account("tara");
        String first = mail.await("nora@mail.example", 1).path();
        assertThat(server.post("/api/v1/emails/confirmations", token).json().toString())
                .isEqualTo("{}");
        String second = mail.await("nora@mail.example", 2).path();
        Browser browser = new Browser(server);
        assertThat(browser.get(first).status()).isEqualTo(410);

        assertThat(server.post("/api/v1/emails/confirmations", token, "email", "Tara@mail.example")
                        .status())
                .isEqualTo(422);
        assertThat(server.post("/api/v1/emails/confirmations", token, "email", "x\r\nBcc: y@z.example")
                        .status())
                .isEqualTo(422);
        assertThat(server.post("/api/v1/emails/confirmations", token, "email", "nora.two@mail.example")
                        .status())
                .isEqualTo(200);
        assertThat(browser.get(second).status()).isEqualTo(410);
        open(browser, mail.await("nora.two@mail.example", 1).path());
        assertThat(server.get("/api/v1/emails/check_confirmation", token).body())
                .isEqualTo("true");
        assertThat(server.server
                        .core()
                        .people()
                        .logins()
                        .signIn("nora.two@mail.example", TestServer.PASSWORD, "192.0.2.1"))
                .isNotNull();
    }

    @Test
    void thePageForNewAccountsSendsALinkAndSignsNobodyIn() {
        Browser browser = new Browser(server);
        Answer joined = open(
                browser,
                "/auth/sign_up",
                "username",
                "noel",
                "email",
                "noel@mail.example",
                "password",
                TestServer.PASSWORD);
        assertThat(joined.header("Location")).contains("/auth/sign_in?done=confirm");
        mail.await("noel@mail.example", 1);
        Answer early = open(browser, "/auth/sign_in", "name", "noel", "password", TestServer.PASSWORD);
        assertThat(early.status()).isEqualTo(403);
        assertThat(early.body()).contains("Confirm your e-mail address first");

        assertThat(open(browser, "/auth/confirmation", "email", "noel@mail.example")
                        .header("Location"))
                .contains("/auth/sign_in?done=requested");
        open(browser, mail.await("noel@mail.example", 2).path());
        browser.signIn("noel");
        assertThat(browser.get("/home").status()).isEqualTo(200);
    }

    @Test
    void anAccountThatIsNeverConfirmedGoesAfterAWeekAndItsAddressIsFree() {
        String token = signUp("nick");
        String path = mail.await("nick@mail.example", 1).path();
        clock.moveOn(Duration.ofDays(2).plusMillis(1));
        assertThat(new Browser(server).get(path).status()).isEqualTo(410);
        Confirmations confirmations = server.server.core().people().logins().confirmations();
        confirmations.purgeExpired();
        assertThat(server.get("/api/v1/emails/check_confirmation", token).status())
                .isEqualTo(200);
        clock.moveOn(Duration.ofDays(5));
        assertThat(confirmations.purgeExpired()).isEqualTo(1);
        assertThat(server.get("/api/v1/emails/check_confirmation", token).status())
                .isEqualTo(401);
        assertThat(signUp("nick")).isNotEmpty();
    }

    @Test
    void aForgottenPasswordIsReplacedOnceAndEverythingIsEnded() {
        String token = server.person("ana");
        Browser signedIn = new Browser(server);
        signedIn.signIn("ana");
        Browser browser = new Browser(server);
        Answer known = open(browser, "/auth/password", "email", "Ana@mail.example");
        Answer unknown = open(browser, "/auth/password", "email", "nobody@mail.example");
        assertThat(known.header("Location")).isEqualTo(unknown.header("Location"));
        assertThat(known.status()).isEqualTo(unknown.status()).isEqualTo(303);

        mail.await("ana@mail.example", "New sign-in to your account", 1);
        String path = mail.await("ana@mail.example", RESET, 1).path();
        assertThat(open(browser, path, "password", "short").status()).isEqualTo(422);
        assertThat(open(browser, path, "password", NEW).header("Location")).contains("/auth/sign_in?done=password");
        mail.await("ana@mail.example", "Your password has been changed", 1);
        assertThat(browser.get(path).status()).isEqualTo(410);
        assertThat(server.get("/api/v1/accounts/verify_credentials", token).status())
                .isEqualTo(401);
        assertThat(signedIn.get("/settings").status()).isEqualTo(303);
        assertThat(open(browser, "/auth/sign_in", "name", "ana", "password", TestServer.PASSWORD)
                        .status())
                .isEqualTo(401);
        assertThat(open(browser, "/auth/sign_in", "name", "ana", "password", NEW)
                        .status())
                .isEqualTo(303);
        assertThat(mail.to("nobody@mail.example")).isEmpty();
    }

    @Test
    void aPersonWhosePasswordWasStolenCanRemovePasskeysWithIt() {
        AccountId eva = server.account("eva").id();
        Passkeys passkeys = server.server.core().people().logins().passkeys();
        TestAuthenticator thiefs =
                new TestAuthenticator(server.url.toString(), server.url.getHost(), TestAuthenticator.Algorithm.ES256);
        var asked = passkeys.begin(eva, TestServer.PASSWORD, "", "a cookie");
        passkeys.add(eva, "a cookie", "Not hers", thiefs.create(asked.challenge()));
        Browser browser = new Browser(server);

        open(browser, "/auth/password", "email", "eva@mail.example");
        String kept = mail.await("eva@mail.example", RESET, 1).path();
        assertThat(browser.get(kept).body()).contains("Also remove the passkey of this account");
        assertThat(open(browser, kept, "password", NEW).status()).isEqualTo(303);
        assertThat(passkeys.of(eva)).hasSize(1);

        open(browser, "/auth/password", "email", "eva@mail.example");
        String removed = mail.await("eva@mail.example", RESET, 2).path();
        assertThat(open(browser, removed, "password", "short", "remove_passkeys", "true")
                        .status())
                .isEqualTo(422);
        assertThat(passkeys.of(eva)).hasSize(1);
        assertThat(open(browser, removed, "password", NEW, "remove_passkeys", "true")
                        .status())
                .isEqualTo(303);
        assertThat(passkeys.of(eva)).isEmpty();
        mail.await("eva@mail.example", "Your passkeys have been removed", 1);

        open(browser, "/auth/password", "email", "eva@mail.example");
        String last = mail.await("eva@mail.example", RESET, 3).path();
        assertThat(browser.get(last).body()).doesNotContain("remove_passkeys");
    }

    @Test
    void aLinkForANewPasswordEndsAfterTwoHoursAndWithTheNextOne() {
        server.account("abel");
        Browser browser = new Browser(server);
        open(browser, "/auth/password", "email", "abel@mail.example");
        String first = mail.await("abel@mail.example", 1).path();
        open(browser, "/auth/password", "email", "abel@mail.example");
        String second = mail.await("abel@mail.example", 2).path();
        assertThat(browser.get(first).status()).isEqualTo(410);
        clock.moveOn(Duration.ofHours(2));
        assertThat(browser.get(second).status()).isEqualTo(200);
        clock.moveOn(Duration.ofMillis(1));
        assertThat(browser.get(second).status()).isEqualTo(410);
        assertThat(browser.get("/auth/confirm/" + second.substring(second.lastIndexOf('/') + 1))
                        .status())
                .isEqualTo(410);
    }

    @Test
    void anAddressIsChangedByTheNewOneAndTheOldOneIsTold() {
        server.account("ava");
        server.account("bea");
        Browser browser = new Browser(server);
        browser.signIn("ava");
        Answer page = browser.get("/settings/security");
        assertThat(browser.submit(page, "/settings/email", "present", "not it", "email", "new@mail.example")
                        .status())
                .isEqualTo(401);
        assertThat(browser.submit(page, "/settings/email", "present", TestServer.PASSWORD, "email", "bea@mail.example")
                        .status())
                .isEqualTo(422);
        browser.submit(page, "/settings/email", "present", TestServer.PASSWORD, "email", "new@mail.example");
        String path = mail.await("new@mail.example", 1).path();
        assertThat(mail.await("ava@mail.example", "Your e-mail address is about to be changed", 1)
                        .text())
                .contains("to new@mail.example");
        // A link to the old address is worth nothing afterwards.
        open(new Browser(server), "/auth/password", "email", "ava@mail.example");
        String reset = mail.await("ava@mail.example", RESET, 1).path();
        assertThat(open(browser, path).header("Location")).contains("/settings/security?done=confirmed");
        assertThat(mail.await("ava@mail.example", "Your e-mail address has been changed", 1)
                        .text())
                .contains("is now new@mail.example");
        assertThat(browser.get(reset).status()).isEqualTo(410);
        assertThat(browser.get("/settings/security").body()).contains("new@mail.example");
    }

    @Test
    void aChangeOfTheAddressEndsWithThePassword() {
        server.account("amy");
        Browser thief = new Browser(server);
        thief.signIn("amy");
        thief.submit(
                thief.get("/settings/security"),
                "/settings/email",
                "present",
                TestServer.PASSWORD,
                "email",
                "thief@mail.example");
        String path = mail.await("thief@mail.example", 1).path();
        Browser owner = new Browser(server);
        owner.signIn("amy");
        Answer changed = owner.submit(
                owner.get("/settings/security"), "/settings/password", "present", TestServer.PASSWORD, "wanted", NEW);
        assertThat(changed.status()).isEqualTo(303);
        assertThat(new Browser(server).get(path).status()).isEqualTo(410);
    }

    @Test
    void anApprovedAccountIsTold(@TempDir Path other) {
        Map<Setting, String> settings = new EnumMap<>(mail.settings());
        settings.put(Setting.REGISTRATIONS, "approval");
        try (TestServer asking = TestServer.start(other, kind.settings(settings), clock)) {
            Logins logins = asking.server.core().people().logins();
            logins.signUp(
                    new Logins.SignUp("abby", "abby@mail.example", TestServer.PASSWORD, "", "", "I march", ""),
                    "192.0.2.1");
            AccountId abby = logins.pending().getFirst().account();
            String path = mail.await("abby@mail.example", 1).path();
            logins.confirmations().confirm(path.substring(path.lastIndexOf('/') + 1));
            logins.approve(abby);
            logins.approve(abby);
            assertThat(mail.await("abby@mail.example", 2).subject()).isEqualTo("Your account has been approved");
        }
        assertThat(mail.to("abby@mail.example")).hasSize(2);
    }

    @Test
    void mailboxesCannotBeFlooded() {
        Browser browser = new Browser(server);
        for (int i = 0; i < 3; i++) {
            assertThat(open(browser, "/auth/password", "email", "victim@mail.example")
                            .status())
                    .isEqualTo(303);
        }
        Answer often = open(browser, "/auth/confirmation", "email", "victim@mail.example");
        assertThat(often.status()).isEqualTo(429);
        assertThat(often.header("Retry-After")).isPresent();
        assertThat(open(browser, "/auth/password", "email", "another@mail.example")
                        .status())
                .isEqualTo(303);
    }

    @Test
    void ofTwoUsesOfALinkAtOnceOneWins() throws Exception {
        server.account("ada");
        Browser browser = new Browser(server);
        open(browser, "/auth/password", "email", "ada@mail.example");
        String path = mail.await("ada@mail.example", 1).path();
        String token = path.substring(path.lastIndexOf('/') + 1);
        PasswordResets resets = server.server.core().people().logins().passwordResets();
        int won = 0;
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> one = () -> {
                try {
                    resets.reset(token, NEW, false);
                    return true;
                } catch (Refusal.Forbidden used) {
                    return false;
                }
            };
            for (Future<Boolean> each : both.invokeAll(List.of(one, one, one, one))) {
                won += each.get() ? 1 : 0;
            }
        }
        assertThat(won).isEqualTo(1);
    }
}
