package org.groundswell.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.groundswell.TestServer;
import org.groundswell.web.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without a mail server nothing is offered that needs one. And the list of sessions and apps, which needs none. */
class WithoutMailTest {
    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path directory) {
        server = TestServer.start(directory, Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/password", "/auth/confirmation", "/auth/password/x", "/auth/confirm/x"})
    void pagesThatNeedMailAreNotThere(String path) {
        assertThat(new Browser(server).get(path).status()).isEqualTo(404);
    }

    @Test
    void signInAndSettingsDoNotOfferThem() {
        server.account("nora");
        Browser browser = new Browser(server);
        assertThat(browser.get("/auth/sign_in").body()).doesNotContain("/auth/password");
        browser.signIn("nora");
        assertThat(browser.get("/settings/security").body()).doesNotContain("/settings/email");
    }

    @Test
    void aSessionIsEndedByAnotherOfItsAccountOnly() {
        server.account("ana");
        server.account("eve");
        Browser here = new Browser(server);
        here.signIn("ana");
        Browser there = new Browser(server);
        there.signIn("ana");
        Browser eve = new Browser(server);
        eve.signIn("eve");
        String page = here.get("/settings/security").body();
        String id = page.replaceAll("(?s).*name=\"session\" value=\"([^\"]+)\".*", "$1");
        assertThat(eve.post(
                                "/settings/sessions/end",
                                Map.of("csrf", Browser.formToken(eve.get("/settings/security")), "session", id))
                        .status())
                .isEqualTo(404);
        assertThat(there.get("/settings").status()).isEqualTo(200);
        here.submit(here.get("/settings/security"), "/settings/sessions/end");
        assertThat(there.get("/settings").status()).isEqualTo(303);
        assertThat(here.get("/settings").status()).isEqualTo(200);
    }

    @Test
    void allOtherSessionsAreEnded() {
        server.account("ben");
        Browser here = new Browser(server);
        here.signIn("ben");
        Browser there = new Browser(server);
        there.signIn("ben");
        here.submit(here.get("/settings/security"), "/settings/sessions/end-others");
        assertThat(there.get("/settings").status()).isEqualTo(303);
        assertThat(here.get("/settings/security").body())
                .contains("this session")
                .doesNotContain("End session");
    }

    @Test
    void anAppIsShownOnceAndLosesAllItsTokens() {
        var cora = server.account("cora");
        String first = server.token(cora, "read");
        String second = server.token(cora, "write");
        String others = server.person("dora");
        Browser browser = new Browser(server);
        browser.signIn("cora");
        var page = browser.get("/settings/security");
        // Two tokens of the same millisecond have no order.
        assertThat(page.body()).containsOnlyOnce("Command line").containsPattern("write read|read write");
        browser.submit(page, "/settings/apps/0/end");
        assertThat(server.get("/api/v1/accounts/verify_credentials", first).status())
                .isEqualTo(401);
        assertThat(server.get("/api/v1/accounts/verify_credentials", second).status())
                .isEqualTo(401);
        assertThat(server.get("/api/v1/accounts/verify_credentials", others).status())
                .isEqualTo(200);
        assertThat(browser.get("/settings/security").body()).contains("No app has access");
    }
}
