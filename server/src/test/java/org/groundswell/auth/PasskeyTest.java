package org.groundswell.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.auth.webauthn.Assertion;
import org.groundswell.auth.webauthn.Attestation;
import org.groundswell.auth.webauthn.TestAuthenticator;
import org.groundswell.auth.webauthn.TestAuthenticator.Algorithm;
import org.groundswell.mail.TestMail;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.web.Browser;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** Adding passkeys and signing in with them, on both databases. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasskeyTest {
    private static final String HERE = "/settings/passkeys";
    private static final String SIGN_IN = "/auth/sign_in/passkey";
    private static final Origin ORIGIN = Origin.of("192.0.2.7");
    private static final String BROWSER = "the cookie of a browser";

    @TempDir
    static Path directory;

    @Parameter
    TestDatabase kind;

    private final SetClock clock = new SetClock();
    private TestMail mail;
    private TestServer server;
    private Logins logins;
    private Passkeys passkeys;
    private PasskeySignIns signIns;

    @BeforeParameterizedClassInvocation
    void start() {
        mail = TestMail.start();
        server = TestServer.start(directory.resolve(kind.name()), kind.settings(mail.settings()), clock);
        logins = server.server.core().people().logins();
        passkeys = logins.passkeys();
        signIns = logins.passkeySignIns();
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
        mail.close();
    }

    /** All limits are back. */
    @AfterEach
    void moveOn() {
        clock.moveOn(Duration.ofHours(2));
    }

    private TestAuthenticator authenticator(Algorithm algorithm) {
        return new TestAuthenticator(server.url.toString(), server.url.getHost(), algorithm);
    }

    private TestAuthenticator authenticator() {
        return authenticator(Algorithm.EDDSA);
    }

    private AccountId person(String name, TestAuthenticator authenticator) {
        AccountId id = server.account(name).id();
        add(id, authenticator);
        return id;
    }

    private void add(AccountId id, TestAuthenticator authenticator) {
        var options = passkeys.begin(id, TestServer.PASSWORD, "", BROWSER);
        authenticator.userHandle = options.user().id();
        passkeys.add(id, BROWSER, "Key", authenticator.create(options.challenge()));
    }

    /** The text of a letter to a person, once it has arrived. */
    private String letter(String name, String subject) {
        return Awaitility.await()
                .until(
                        () -> mail.to(name + "@mail.example").stream()
                                .filter(each -> each.subject().equals(subject))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .text();
    }

    private Assertion signed(TestAuthenticator authenticator) {
        return authenticator.sign(signIns.begin(BROWSER, ORIGIN).challenge());
    }

    private String complete(Assertion response) {
        return signIns.complete(BROWSER, response, ORIGIN);
    }

    /** Sends a form that the script would have filled in. */
    private static Answer send(Browser browser, Answer page, String path, String... fields) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("csrf", Browser.formToken(page)));
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        return browser.post(path, all);
    }

    private static Answer send(Browser browser, Answer page, Assertion response, String next, String ticket) {
        return send(
                browser,
                page,
                SIGN_IN,
                "credential",
                response.credentialId(),
                "client_data",
                response.clientData(),
                "authenticator_data",
                response.authenticatorData(),
                "signature",
                response.signature(),
                "user_handle",
                response.userHandle(),
                "next",
                next,
                "ticket",
                ticket);
    }

    @TestFactory
    Stream<DynamicTest> aPasskeyIsAddedOnThePageAndSignsIn() {
        return Stream.of(Algorithm.values())
                .map(algorithm -> dynamicTest(algorithm.name(), () -> {
                    String name = "ana_" + algorithm.name().toLowerCase(Locale.ROOT);
                    server.account(name);
                    Browser browser = new Browser(server);
                    browser.signIn(name);
                    Answer page = browser.get(HERE);
                    Answer wrong = send(browser, page, HERE + "/options", "present", "not it");
                    assertThat(wrong.status()).isEqualTo(401);
                    assertThat(wrong.json().path("error").asString()).isEqualTo("The current password is incorrect.");
                    Answer options = send(browser, page, HERE + "/options", "present", TestServer.PASSWORD);
                    assertThat(options.header("Cache-Control")).contains("no-store");
                    assertThat(options.json()
                                    .path("authenticatorSelection")
                                    .path("userVerification")
                                    .asString())
                            .isEqualTo("required");
                    TestAuthenticator authenticator = authenticator(algorithm);
                    authenticator.userHandle =
                            options.json().path("user").path("id").asString();
                    Attestation made = authenticator.create(
                            options.json().path("challenge").asString());
                    Answer added = send(
                            browser,
                            page,
                            HERE,
                            "name",
                            "  My <phone>  ",
                            "client_data",
                            made.clientData(),
                            "attestation",
                            made.attestationObject());
                    assertThat(added.header("Location")).contains(HERE + "?done=saved");
                    assertThat(Jsoup.parse(browser.get(HERE).body())
                                    .select(".access b")
                                    .text())
                            .isEqualTo("My <phone>");
                    assertThat(letter(name, "A passkey has been added to your account"))
                            .contains("“My <phone>”");
                    assertThat(send(browser, page, HERE + "/options", "present", TestServer.PASSWORD)
                                    .json()
                                    .path("excludeCredentials")
                                    .path(0)
                                    .path("id")
                                    .asString())
                            .isEqualTo(authenticator.id());

                    clock.moveOn(Duration.ofMinutes(1));
                    Browser other = new Browser(server);
                    Answer door = other.get("/auth/sign_in?next=/bookmarks");
                    assertThat(door.body()).contains("autocomplete=\"username webauthn\"");
                    Answer request = send(other, door, SIGN_IN + "/options");
                    assertThat(request.json().path("allowCredentials").isEmpty())
                            .as("it doesn't say who has passkeys")
                            .isTrue();
                    Assertion response =
                            authenticator.sign(request.json().path("challenge").asString());
                    Browser thief = new Browser(server);
                    assertThat(send(thief, thief.get("/auth/sign_in"), response, "", "")
                                    .status())
                            .as("another browser")
                            .isEqualTo(403);
                    Answer in = send(other, door, response, "/bookmarks", "");
                    assertThat(in.header("Location")).contains("/bookmarks");
                    assertThat(other.get("/settings").status()).isEqualTo(200);
                    assertThat(other.get(HERE).body()).doesNotContain("not used yet");
                }));
    }

    /** Something wrong with a sign-in. */
    private record Wrong(String name, Class<? extends Refusal> refusal, Making making) {}

    private interface Making {
        Assertion response(TestAuthenticator authenticator);
    }

    @TestFactory
    Stream<DynamicTest> aWrongSignInIsRefused() {
        TestAuthenticator authenticator = authenticator(Algorithm.ES256);
        person("ben", authenticator);
        TestAuthenticator cora = authenticator(Algorithm.ES256);
        person("cora", cora);
        Class<Refusal.Unauthorised> wrong = Refusal.Unauthorised.class;
        Class<Refusal.Forbidden> expired = Refusal.Forbidden.class;
        return Stream.of(
                        new Wrong("a challenge that was used", expired, it -> {
                            Assertion response = signed(it);
                            complete(response);
                            return response;
                        }),
                        new Wrong("a challenge of a refused response", expired, it -> {
                            String challenge = signIns.begin(BROWSER, ORIGIN).challenge();
                            it.verified = false;
                            assertThatThrownBy(() -> complete(it.sign(challenge)))
                                    .isInstanceOf(wrong);
                            it.verified = true;
                            return it.sign(challenge);
                        }),
                        new Wrong("a challenge that has expired", expired, it -> {
                            Assertion response = signed(it);
                            clock.moveOn(Duration.ofMinutes(5).plusMillis(1));
                            return response;
                        }),
                        new Wrong(
                                "a challenge of another browser",
                                expired,
                                it -> it.sign(
                                        signIns.begin("another cookie", ORIGIN).challenge())),
                        new Wrong(
                                "a challenge for adding a passkey",
                                expired,
                                it -> it.sign(passkeys.begin(
                                                server.server
                                                        .core()
                                                        .people()
                                                        .accounts()
                                                        .find("ben")
                                                        .orElseThrow()
                                                        .id(),
                                                TestServer.PASSWORD,
                                                "",
                                                BROWSER)
                                        .challenge())),
                        new Wrong("a challenge of nobody's", expired, it -> it.sign(new Secrets().make())),
                        new Wrong("a short challenge", expired, it -> it.sign("AAAA")),
                        new Wrong("another account's user handle", wrong, it -> {
                            String own = it.userHandle;
                            it.userHandle = cora.userHandle;
                            Assertion response = signed(it);
                            it.userHandle = own;
                            return response;
                        }),
                        new Wrong("no user handle", wrong, it -> {
                            Assertion full = signed(it);
                            return new Assertion(
                                    full.credentialId(),
                                    full.clientData(),
                                    full.authenticatorData(),
                                    full.signature(),
                                    "");
                        }),
                        new Wrong("another account's passkey", wrong, it -> {
                            Assertion full = signed(it);
                            return new Assertion(
                                    cora.id(),
                                    full.clientData(),
                                    full.authenticatorData(),
                                    full.signature(),
                                    cora.userHandle);
                        }),
                        new Wrong("an unknown passkey", wrong, it -> signed(authenticator())),
                        new Wrong("an id that is too long", wrong, it -> {
                            Assertion full = signed(it);
                            return new Assertion(
                                    "A".repeat(100_000),
                                    full.clientData(),
                                    full.authenticatorData(),
                                    full.signature(),
                                    "");
                        }),
                        new Wrong(
                                "client data that is too long",
                                wrong,
                                it -> new Assertion(it.id(), "A".repeat(100_000), "", "", "")))
                .map(each -> dynamicTest(each.name(), () -> {
                    clock.moveOn(Duration.ofHours(1));
                    Assertion response = each.making().response(authenticator);
                    assertThatThrownBy(() -> complete(response)).isInstanceOf(each.refusal());
                    assertThat(complete(signed(authenticator)))
                            .as("the right one")
                            .isNotEmpty();
                }));
    }

    @Test
    void aCounterThatGoesBackIsRefusedAndItsOwnerIsTold() {
        TestAuthenticator authenticator = authenticator();
        authenticator.count = 3;
        AccountId dan = person("dan", authenticator);
        authenticator.count = 5;
        assertThat(complete(signed(authenticator))).isNotEmpty();
        for (long count : new long[] {5, 4, 0}) {
            authenticator.count = count;
            assertThatThrownBy(() -> complete(signed(authenticator)))
                    .isInstanceOf(Refusal.Forbidden.class)
                    .hasMessageContaining("error.passkey.counter");
        }
        assertThat(letter("dan", "A sign-in with your passkey was refused")).contains("“Key”");
        authenticator.count = 4_294_967_295L;
        assertThat(logins.session(complete(signed(authenticator)))).contains(dan);
    }

    @Test
    void anAuthenticatorThatDoesNotCountSignsInAgainAndAgain() {
        TestAuthenticator authenticator = authenticator();
        AccountId eva = person("eva", authenticator);
        assertThat(logins.session(complete(signed(authenticator)))).contains(eva);
        assertThat(logins.session(complete(signed(authenticator)))).contains(eva);
    }

    @Test
    void ofManyAtOnceOneChallengeOrCountIsUsedOnce() throws Exception {
        TestAuthenticator authenticator = authenticator();
        AccountId fay = person("fay", authenticator);
        Assertion once = signed(authenticator);
        assertThat(winners(List.of(once, once, once, once), this::complete)).isEqualTo(1);
        authenticator.count = 1;
        List<Assertion> copies =
                Stream.generate(() -> signed(authenticator)).limit(4).toList();
        assertThat(winners(copies, this::complete)).isEqualTo(1);

        for (int i = passkeys.of(fay).size(); i < Passkeys.MOST - 1; i++) {
            clock.moveOn(Duration.ofMinutes(1));
            add(fay, authenticator());
        }
        clock.moveOn(Duration.ofMinutes(10));
        List<Attestation> more = Stream.generate(() -> authenticator()
                        .create(passkeys.begin(fay, TestServer.PASSWORD, "", BROWSER)
                                .challenge()))
                .limit(4)
                .toList();
        assertThat(winners(more, response -> {
                    passkeys.add(fay, BROWSER, "One more", response);
                    return "";
                }))
                .isEqualTo(1);
        assertThat(passkeys.of(fay)).hasSize(Passkeys.MOST);
        assertThatThrownBy(() -> passkeys.begin(fay, TestServer.PASSWORD, "", BROWSER))
                .isInstanceOf(Refusal.Conflict.class);
    }

    private interface Use<T> {
        String make(T response);
    }

    private static <T> int winners(List<T> responses, Use<T> use) throws Exception {
        List<Callable<Boolean>> all = new ArrayList<>();
        for (T response : responses) {
            all.add(() -> {
                try {
                    use.make(response);
                    return true;
                } catch (Refusal.Forbidden | Refusal.Conflict refused) {
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
    void itIsTheSecondFactorAfterAPassword() {
        TestAuthenticator authenticator = authenticator();
        AccountId gil = person("gil", authenticator);
        TestAuthenticator strangers = authenticator();
        person("stranger", strangers);
        assertThat(logins.beginSignIn("gil", TestServer.PASSWORD, ORIGIN))
                .as("a passkey alone doesn't change sign-ins with a password")
                .isInstanceOf(SignInStep.Complete.class);
        byte[] secret = turnOnCodes(gil);

        Browser browser = new Browser(server);
        Answer asked = browser.submit(
                browser.get("/auth/sign_in"), "/auth/sign_in", "name", "gil", "password", TestServer.PASSWORD);
        String ticket =
                Jsoup.parse(asked.body()).select("[data-passkey] [name=ticket]").val();
        Answer options = send(browser, asked, SIGN_IN + "/options", "ticket", ticket);
        assertThat(options.json().path("allowCredentials").path(0).path("id").asString())
                .isEqualTo(authenticator.id());
        Answer refused = send(
                browser, asked, strangers.sign(options.json().path("challenge").asString()), "", ticket);
        assertThat(refused.status()).as("another account's").isEqualTo(401);
        Answer alone = send(browser, refused, SIGN_IN + "/options");
        assertThat(send(
                                browser,
                                refused,
                                authenticator.sign(
                                        alone.json().path("challenge").asString()),
                                "",
                                ticket)
                        .status())
                .as("a challenge for a sign-in without a password")
                .isEqualTo(403);
        Answer again = send(browser, refused, SIGN_IN + "/options", "ticket", ticket);
        Assertion response = authenticator.sign(again.json().path("challenge").asString());
        assertThat(send(browser, refused, response, "/bookmarks", ticket).header("Location"))
                .contains("/bookmarks");
        assertThat(send(browser, refused, SIGN_IN + "/options", "ticket", ticket)
                        .status())
                .as("a ticket works once")
                .isIn(401, 403);

        assertThat(logins.session(complete(signed(authenticator))))
                .as("alone it counts as both factors")
                .contains(gil);
        assertThatThrownBy(() -> passkeys.begin(gil, TestServer.PASSWORD, "", BROWSER))
                .as("adding one needs a code")
                .isInstanceOf(Refusal.Unauthorised.class);
        clock.moveOn(Duration.ofSeconds(30));
        assertThat(passkeys.begin(gil, TestServer.PASSWORD, Totp.code(secret, clock.instant()), BROWSER)
                        .challenge())
                .isNotEmpty();
    }

    private byte[] turnOnCodes(AccountId account) {
        logins.secondFactors().begin(account, TestServer.PASSWORD);
        byte[] secret = Base32.decode(
                        logins.secondFactors().pendingSecret(account).orElseThrow())
                .orElseThrow();
        logins.secondFactors().confirm(account, Totp.code(secret, clock.instant()));
        return secret;
    }

    @Test
    void anAccountThatCannotBeUsedYetIsRefusedAsWithItsPassword() {
        TestAuthenticator authenticator = authenticator();
        AccountId hal = person("hal", authenticator);
        for (String column : List.of("confirmed", "approved")) {
            set(hal, column, false);
            String reason = message(() -> logins.beginSignIn("hal", TestServer.PASSWORD, ORIGIN));
            assertThat(message(() -> complete(signed(authenticator)))).isEqualTo(reason);
            set(hal, column, true);
        }
        assertThat(complete(signed(authenticator))).isNotEmpty();
    }

    private void set(AccountId account, String column, boolean value) {
        server.server
                .core()
                .database()
                .writing(tx -> tx.sql("UPDATE login SET " + column + " = :value WHERE account_id = :account")
                        .set("value", value)
                        .set("account", account.value())
                        .run());
    }

    private static String message(Callable<?> work) {
        try {
            work.call();
        } catch (Refusal.Forbidden refused) {
            return refused.getMessage();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("it was let in");
    }

    @Test
    void aNewPasswordEndsWhatWasBegunAndKeepsPasskeys() {
        TestAuthenticator authenticator = authenticator();
        AccountId ida = person("ida", authenticator);
        TestAuthenticator begun = authenticator();
        Attestation response = begun.create(
                passkeys.begin(ida, TestServer.PASSWORD, "", BROWSER).challenge());
        logins.changePassword(ida, TestServer.PASSWORD, "another long password");
        assertThatThrownBy(() -> passkeys.add(ida, BROWSER, "Key", response)).isInstanceOf(Refusal.Forbidden.class);
        assertThat(logins.session(complete(signed(authenticator)))).contains(ida);
    }

    @Test
    void aRegistrationIsOnlyForTheAccountAndTheBrowserThatAsked() {
        AccountId jan = server.account("jan").id();
        AccountId kim = server.account("kim").id();
        TestAuthenticator authenticator = authenticator();
        for (String browser : List.of(BROWSER, "another cookie")) {
            Attestation response = authenticator.create(
                    passkeys.begin(jan, TestServer.PASSWORD, "", browser).challenge());
            assertThatThrownBy(() -> passkeys.add(kim, BROWSER, "Key", response))
                    .isInstanceOf(Refusal.Forbidden.class);
        }
        add(jan, authenticator);
        Attestation again = authenticator.create(
                passkeys.begin(kim, TestServer.PASSWORD, "", BROWSER).challenge());
        assertThatThrownBy(() -> passkeys.add(kim, BROWSER, "Key", again))
                .as("a credential that another account has")
                .isInstanceOf(Refusal.Conflict.class);
        assertThat(passkeys.of(kim)).isEmpty();
    }

    @Test
    void aPasskeyIsRenamedAndRemovedByItsOwnerAlone() {
        TestAuthenticator authenticator = authenticator();
        AccountId lea = person("lea", authenticator);
        server.account("mia");
        Browser mia = new Browser(server);
        mia.signIn("mia");
        Answer hers = mia.get(HERE);
        assertThat(send(mia, hers, HERE + "/rename", "passkey", authenticator.id(), "name", "Mine")
                        .status())
                .isEqualTo(404);
        assertThat(send(mia, hers, HERE + "/remove", "passkey", authenticator.id(), "present", TestServer.PASSWORD)
                        .status())
                .isEqualTo(404);

        Browser browser = new Browser(server);
        browser.signIn("lea");
        browser.submit(browser.get(HERE), HERE + "/rename", "name", "Blue key");
        assertThat(passkeys.of(lea).getFirst().name()).isEqualTo("Blue key");
        assertThat(browser.submit(browser.get(HERE), HERE + "/rename", "name", " ")
                        .status())
                .isEqualTo(422);
        assertThat(browser.submit(browser.get(HERE), HERE + "/rename", "name", "x".repeat(61))
                        .status())
                .isEqualTo(422);
        assertThat(browser.submit(browser.get(HERE), HERE + "/remove", "present", "not it")
                        .status())
                .isEqualTo(401);
        assertThat(browser.submit(browser.get(HERE), HERE + "/remove", "present", TestServer.PASSWORD)
                        .status())
                .isEqualTo(303);
        assertThat(browser.get("/settings").status()).as("the session goes on").isEqualTo(200);
        assertThat(letter("lea", "A passkey has been removed from your account"))
                .contains("“Blue key” can no longer sign in");
        assertThatThrownBy(() -> complete(signed(authenticator)))
                .isInstanceOf(Refusal.Unauthorised.class)
                .hasMessageContaining("error.passkey.unknown");
    }

    @Test
    void refusedResponsesAreLimitedByNetwork() {
        TestAuthenticator authenticator = authenticator();
        person("nia", authenticator);
        Assertion junk = authenticator.sign(new Secrets().make());
        for (int i = 0; i < 30; i++) {
            assertThatThrownBy(() -> complete(junk)).isInstanceOf(Refusal.Forbidden.class);
        }
        assertThatThrownBy(() -> complete(signed(authenticator))).isInstanceOf(Refusal.TooMany.class);
        assertThat(signIns.complete(BROWSER, signed(authenticator), Origin.of("192.0.2.8")))
                .isNotEmpty();
    }

    @Test
    void anOperatorRemovesAllPasskeysOfAPersonWhoHasLostTheirDevices() {
        TestAuthenticator authenticator = authenticator();
        AccountId ola = person("ola", authenticator);
        turnOnCodes(ola);
        assertThat(logins.secondFactors().turnOff(ola)).isEqualTo(new SecondFactors.TurnedOff(true, 1));
        assertThatThrownBy(() -> complete(signed(authenticator))).isInstanceOf(Refusal.Unauthorised.class);
        assertThat(logins.signIn("ola", TestServer.PASSWORD, "192.0.2.1").account())
                .isEqualTo(ola);
        assertThat(letter("ola", "Your passkeys have been removed")).contains("@ola");
    }
}
