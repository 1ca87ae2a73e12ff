package org.groundswell.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.web.Browser;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** Signing in with a code beside the password, on both databases. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoFactorTest {
    private static final String HERE = "/settings/two-factor";
    private static final Origin ELSEWHERE = Origin.of("192.0.2.7");

    @TempDir
    static Path directory;

    @Parameter
    TestDatabase kind;

    private final SetClock clock = new SetClock();
    private TestServer server;
    private Logins logins;

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(kind.name()), kind.settings(Map.of()), clock);
        logins = server.server.core().people().logins();
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    /** All limits are back, and codes are new. */
    @AfterEach
    void moveOn() {
        clock.moveOn(Duration.ofHours(2));
    }

    /** An account whose sign-ins need a code. */
    private record Person(AccountId id, String name, byte[] secret, List<String> recovery) {}

    private Person person(String name) {
        AccountId id = server.account(name).id();
        logins.secondFactors().begin(id, TestServer.PASSWORD);
        byte[] secret = Base32.decode(logins.secondFactors().pendingSecret(id).orElseThrow())
                .orElseThrow();
        List<String> recovery = logins.secondFactors().confirm(id, Totp.code(secret, clock.instant()));
        // The code that confirmed it is used.
        clock.moveOn(Duration.ofSeconds(30));
        return new Person(id, name, secret, recovery);
    }

    private String code(Person person) {
        return Totp.code(person.secret(), clock.instant());
    }

    private String ticket(Person person) {
        return ((SignInStep.NeedsCode) logins.beginSignIn(person.name(), TestServer.PASSWORD, ELSEWHERE)).ticket();
    }

    @Test
    void itIsSetUpOnThePageAndAskedForAtSignIn() {
        server.account("ana");
        Browser browser = new Browser(server);
        browser.signIn("ana");
        assertThat(browser.submit(browser.get(HERE), HERE + "/begin", "present", "not it")
                        .status())
                .isEqualTo(401);
        browser.submit(browser.get(HERE), HERE + "/begin", "present", TestServer.PASSWORD);
        Answer setup = browser.get(HERE);
        assertThat(setup.body()).contains("data:image/svg+xml;base64,");
        assertThat(setup.header("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        byte[] secret = Base32.decode(
                        Jsoup.parse(setup.body()).select(".code code").text().replace(" ", ""))
                .orElseThrow();
        assertThat(browser.submit(setup, HERE + "/confirm", "code", "000000").status())
                .isEqualTo(401);
        Browser early = new Browser(server);
        early.signIn("ana");

        Answer on = browser.submit(setup, HERE + "/confirm", "code", Totp.code(secret, clock.instant()));
        assertThat(Jsoup.parse(on.body()).select(".recovery code").eachText())
                .hasSize(10)
                .allMatch(code -> code.matches("([a-z2-7]{4}-){3}[a-z2-7]{4}"));
        assertThat(browser.get(HERE).body()).contains("10 recovery codes are left");

        clock.moveOn(Duration.ofSeconds(30));
        Browser other = new Browser(server);
        Answer asked = other.submit(
                other.get("/auth/sign_in?next=/bookmarks"),
                "/auth/sign_in",
                "name",
                "ana",
                "password",
                TestServer.PASSWORD);
        assertThat(asked.status()).isEqualTo(200);
        assertThat(other.get("/settings").status()).as("not signed in yet").isEqualTo(303);
        Answer wrong = other.submit(asked, "/auth/sign_in/code", "code", "000000");
        assertThat(wrong.status()).isEqualTo(401);
        Answer in = other.submit(wrong, "/auth/sign_in/code", "code", Totp.code(secret, clock.instant()));
        assertThat(in.header("Location")).contains("/bookmarks");
        assertThat(other.get("/settings").status()).isEqualTo(200);
    }

    @Test
    void aPasswordAloneOpensNothing() {
        Person ben = person("ben");
        assertThatThrownBy(() -> logins.signIn("ben", TestServer.PASSWORD, "192.0.2.1"))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> logins.startSession("ben", TestServer.PASSWORD, "192.0.2.1"))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> logins.completeSignIn("no ticket", code(ben), ELSEWHERE))
                .isInstanceOf(Refusal.Forbidden.class);
        String ticket = ticket(ben);
        assertThat(logins.session(ticket)).as("a ticket is no session").isEmpty();
        clock.moveOn(Duration.ofMinutes(10).plusMillis(1));
        assertThatThrownBy(() -> logins.completeSignIn(ticket, code(ben), ELSEWHERE))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(logins.purgeExpired()).isPositive();
    }

    @Test
    void aTicketEndsWithThePassword() {
        Person cora = person("cora");
        String ticket = ticket(cora);
        logins.changePassword(cora.id(), TestServer.PASSWORD, "another long password");
        assertThatThrownBy(() -> logins.completeSignIn(ticket, code(cora), ELSEWHERE))
                .isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void eachCodeWorksOnce() {
        Person dan = person("dan");
        String code = code(dan);
        String second = ticket(dan);
        assertThat(logins.completeSignIn(ticket(dan), code, ELSEWHERE)).isNotEmpty();
        assertThatThrownBy(() -> logins.completeSignIn(second, code, ELSEWHERE))
                .isInstanceOf(Refusal.Unauthorised.class);
        String recovery = dan.recovery().getFirst();
        assertThat(logins.completeSignIn(second, " " + recovery.toUpperCase(Locale.ROOT), ELSEWHERE))
                .isNotEmpty();
        String third = ticket(dan);
        assertThatThrownBy(() -> logins.completeSignIn(third, recovery, ELSEWHERE))
                .isInstanceOf(Refusal.Unauthorised.class);
        assertThat(logins.secondFactors().recoveryCodesLeft(dan.id())).isEqualTo(9);
    }

    @Test
    void ofManyUsesOfACodeAtOnceOneWins() throws Exception {
        Person eva = person("eva");
        assertThat(winners(eva, code(eva))).isEqualTo(1);
        assertThat(winners(eva, eva.recovery().getFirst())).isEqualTo(1);
    }

    private int winners(Person person, String code) throws Exception {
        List<Callable<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String ticket = ticket(person);
            all.add(() -> {
                try {
                    return !logins.completeSignIn(ticket, code, ELSEWHERE).isEmpty();
                } catch (Refusal.Unauthorised used) {
                    return false;
                }
            });
        }
        int won = 0;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> each : callers.invokeAll(all)) {
                won += each.get() ? 1 : 0;
            }
        }
        return won;
    }

    @Test
    void guessesEndAfterTenInAnHourAlsoThoseOfAnotherProcess() {
        Person fay = person("fay");
        String ticket = ticket(fay);
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> logins.completeSignIn(ticket, "000000", ELSEWHERE))
                    .isInstanceOf(Refusal.Unauthorised.class);
        }
        assertThatThrownBy(() -> logins.completeSignIn(ticket, code(fay), ELSEWHERE))
                .isInstanceOf(Refusal.TooMany.class);
        assertThatThrownBy(() -> logins.secondFactors().turnOff(fay.id(), TestServer.PASSWORD, code(fay)))
                .isInstanceOf(Refusal.TooMany.class);
        clock.moveOn(Duration.ofHours(1).plusMillis(1));
        assertThat(logins.completeSignIn(ticket(fay), code(fay), ELSEWHERE)).isNotEmpty();
    }

    @Test
    void turningItOffNeedsThePasswordAndACode() {
        Person gil = person("gil");
        Browser browser = new Browser(server);
        Answer asked = browser.submit(
                browser.get("/auth/sign_in"), "/auth/sign_in", "name", "gil", "password", TestServer.PASSWORD);
        browser.submit(asked, "/auth/sign_in/code", "code", gil.recovery().get(0));
        Answer page = browser.get(HERE);
        assertThat(browser.submit(page, HERE + "/off", "present", "not it", "code", code(gil))
                        .status())
                .isEqualTo(401);
        assertThat(browser.submit(page, HERE + "/off", "present", TestServer.PASSWORD, "code", "000000")
                        .status())
                .isEqualTo(401);
        assertThat(browser.submit(
                                page,
                                HERE + "/codes",
                                "present",
                                TestServer.PASSWORD,
                                "code",
                                gil.recovery().get(1))
                        .status())
                .isEqualTo(200);
        assertThat(browser.submit(
                                page,
                                HERE + "/off",
                                "present",
                                TestServer.PASSWORD,
                                "code",
                                gil.recovery().get(2))
                        .status())
                .as("an earlier recovery code")
                .isEqualTo(401);
        assertThat(browser.submit(page, HERE + "/off", "present", TestServer.PASSWORD, "code", code(gil))
                        .header("Location"))
                .contains(HERE + "?done=saved");
        assertThat(logins.signIn("gil", TestServer.PASSWORD, "192.0.2.1").account())
                .isEqualTo(gil.id());
    }

    @Test
    void anOperatorTurnsItOffForAPersonWhoHasLostAllCodes() {
        Person hal = person("hal");
        assertThat(logins.secondFactors().turnOff(hal.id()).codes()).isTrue();
        assertThat(logins.secondFactors().turnOff(hal.id()).codes()).isFalse();
        assertThat(logins.signIn("hal", TestServer.PASSWORD, "192.0.2.1").account())
                .isEqualTo(hal.id());
    }

    @Test
    void aSecretThatIsOnCannotBeReplacedByASession() {
        Person ida = person("ida");
        assertThatThrownBy(() -> logins.secondFactors().begin(ida.id(), TestServer.PASSWORD))
                .isInstanceOf(Refusal.Conflict.class);
        assertThat(logins.secondFactors().pendingSecret(ida.id())).isEmpty();
    }
}
