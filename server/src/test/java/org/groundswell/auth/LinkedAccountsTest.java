package org.groundswell.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.accounts.Account;
import org.groundswell.auth.LinkedAccounts.Kind;
import org.groundswell.auth.LinkedAccounts.Link;
import org.groundswell.config.Setting;
import org.groundswell.model.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** Accounts that were signed in to in one browser or from one network. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkedAccountsTest {
    private static final Pattern COOKIE = Pattern.compile("^([^=]+)=([^;]*)");
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    @Parameter
    TestDatabase kind;

    @TempDir
    static Path directory;

    private final SetClock clock = new SetClock();
    private TestServer server;
    private int names;
    private int networks;

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(
                directory.resolve(kind.name()), kind.settings(Map.of(Setting.TRUSTED_PROXIES, "127.0.0.1")), clock);
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    private Account account() {
        names++;
        return server.account("linked" + names);
    }

    /** A /24 that no other test has. */
    private String network() {
        networks++;
        return "198.51." + networks;
    }

    /** A browser with its cookies. */
    private final class Browser {
        private final List<String> cookies = new ArrayList<>();

        void signIn(Account account, String from) {
            cookies.removeIf(each -> each.startsWith("groundswell="));
            String page = send("/auth/sign_in", from, "").body();
            Matcher token = FORM_TOKEN.matcher(page);
            assertThat(token.find()).isTrue();
            Answer answer = send(
                    "/auth/sign_in",
                    from,
                    TestServer.encoded(
                            "csrf",
                            token.group(1),
                            "name",
                            account.acct().username(),
                            "password",
                            TestServer.PASSWORD));
            assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        }

        private Answer send(String path, String from, String form) {
            var request = server.request(path)
                    .header("Cookie", String.join("; ", cookies))
                    .header("X-Forwarded-For", from);
            Answer answer = server.send(
                    form.isEmpty()
                            ? request.GET()
                            : request.header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString(form)));
            for (String header : answer.response().headers().allValues("Set-Cookie")) {
                Matcher cookie = COOKIE.matcher(header);
                assertThat(cookie.find()).isTrue();
                cookies.removeIf(each -> each.startsWith(cookie.group(1) + "="));
                cookies.add(cookie.group());
            }
            return answer;
        }
    }

    private List<Link> links(Account account) {
        return server.server.core().people().logins().linked().of(List.of(account.id()));
    }

    private static Link link(Account account, Account other, Kind kind) {
        return new Link(account.id(), other.id(), kind);
    }

    @Test
    void oneBrowserLinksAccountsFromAnyNetwork() {
        Browser browser = new Browser();
        Account ana = account();
        Account ben = account();
        Account other = account();
        browser.signIn(ana, network() + ".1");
        browser.signIn(ben, network() + ".1");
        new Browser().signIn(other, network() + ".1");
        assertThat(links(ana)).containsExactly(link(ana, ben, Kind.DEVICE));
        assertThat(links(ben)).containsExactly(link(ben, ana, Kind.DEVICE));
        assertThat(links(other)).isEmpty();
    }

    @Test
    void neighbouringAddressesLinkAccounts() {
        String network = network();
        Account ana = account();
        Account ben = account();
        Account other = account();
        new Browser().signIn(ana, network + ".7");
        new Browser().signIn(ben, network + ".200");
        new Browser().signIn(other, network() + ".7");
        assertThat(links(ana)).containsExactly(link(ana, ben, Kind.NETWORK));
        Account here = account();
        Account near = account();
        Account far = account();
        new Browser().signIn(here, "2001:db8:7:1::1");
        new Browser().signIn(near, "2001:db8:7:ff::1");
        new Browser().signIn(far, "2001:db8:8:1::1");
        assertThat(links(here)).containsExactly(link(here, near, Kind.NETWORK));
        assertThat(links(far)).isEmpty();
    }

    @Test
    void aNetworkOfManyLinksNobody() {
        String network = network();
        List<Account> all = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            all.add(account());
            server.server
                    .core()
                    .people()
                    .logins()
                    .startSession(all.getLast().id(), new Origin(network + "." + i, "", ""));
            if (i == 19) {
                assertThat(links(all.getFirst())).hasSize(19);
            }
        }
        assertThat(links(all.getFirst())).isEmpty();
    }

    @Test
    void aBrowserOfManyLinksThem() {
        String device = new Secrets().make();
        List<Account> all = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            all.add(account());
            server.server
                    .core()
                    .people()
                    .logins()
                    .startSession(all.getLast().id(), new Origin(network() + ".1", "", device));
        }
        assertThat(links(all.getFirst()))
                .hasSize(24)
                .allSatisfy(each -> assertThat(each.kind()).isEqualTo(Kind.DEVICE));
    }

    @Test
    void aSignInIsForgottenAfterThirtyDays() {
        String network = network();
        Account ana = account();
        Account ben = account();
        Logins logins = server.server.core().people().logins();
        logins.startSession(ana.id(), new Origin(network + ".1", "", ""));
        clock.moveOn(Duration.ofDays(20));
        logins.signIn(ben.acct().username(), TestServer.PASSWORD, network + ".2");
        assertThat(links(ana)).hasSize(1);
        clock.moveOn(Duration.ofDays(10).plusMillis(1));
        assertThat(links(ana)).isEmpty();
        assertThat(links(ben)).isEmpty();
    }

    @Test
    void textThatIsNoAddressAndACookieThatIsNoSecretLinkNobody() {
        Account ana = account();
        Account ben = account();
        for (Account each : List.of(ana, ben)) {
            server.server
                    .core()
                    .people()
                    .logins()
                    .startSession(each.id(), new Origin("nowhere", "", "x".repeat(5_000)));
        }
        assertThat(links(ana)).isEmpty();
        assertThat(server.server.core().people().logins().linked().of(List.<AccountId>of()))
                .isEmpty();
    }
}
