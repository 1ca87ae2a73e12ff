package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.auth.Role;
import org.groundswell.config.Setting;
import org.groundswell.push.Receiver;
import org.groundswell.push.TestPushService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Push notifications in the settings, as forms. */
class PushPagesTest {
    private static final String SETTINGS = "/notifications/settings";
    private static final String PUSH = "/notifications/push";

    @TempDir
    static Path directory;

    private static TestServer server;
    private static TestPushService service;

    @BeforeAll
    static void start() {
        service = new TestPushService();
        server = TestServer.start(directory, Map.of(Setting.ALLOWED_PRIVATE_ADDRESSES, "10.0.0.0/8, 127.0.0.1"));
    }

    @AfterAll
    static void stop() {
        server.close();
        service.close();
    }

    private static Browser signedIn(String name) {
        server.account(name);
        Browser browser = new Browser(server);
        browser.signIn(name);
        return browser;
    }

    private static Answer turnOn(Browser browser, String name) {
        Receiver device = service.device(name);
        return browser.submit(
                browser.get(SETTINGS),
                PUSH,
                "endpoint",
                service.endpoint(name),
                "p256dh",
                device.p256dh(),
                "auth",
                device.authText());
    }

    @Test
    void aBrowserIsNotifiedUntilItSignsOut() {
        Browser browser = signedIn("ana");
        assertThat(browser.get(SETTINGS).body()).contains("you need a browser that supports push notifications");
        assertThat(turnOn(browser, "ana").status()).isEqualTo(303);
        assertThat(browser.get(SETTINGS).body())
                .contains("This browser shows your notifications")
                .doesNotContain("you need a browser");
        String ben = server.person("ben");
        server.post("/api/v1/statuses", ben, "status", "Hello @ana");
        Awaitility.await().until(() -> service.of("ana").size() == 1);

        Browser other = signedIn("cay");
        turnOn(other, "cay");
        browser.submit(browser.get(SETTINGS), "/auth/sign_out");
        server.post("/api/v1/statuses", ben, "status", "Hello again @ana and @cay");
        Awaitility.await().until(() -> service.of("cay").size() == 1);
        assertThat(service.of("ana")).hasSize(1);
    }

    @Test
    void whatIsSentCanBeChangedWithoutAScript() {
        Browser browser = signedIn("dan");
        turnOn(browser, "dan");
        Answer saved = browser.submit(browser.get(SETTINGS), PUSH, "alerts[mention]", "", "policy", "followed");
        assertThat(saved.status()).isEqualTo(303);
        assertThat(browser.get(SETTINGS).body())
                .contains("name=\"alerts[status]\" checked")
                .contains("<option value=\"followed\" selected")
                .contains("name=\"alerts[mention]\">");
        assertThat(browser.submit(browser.get(SETTINGS), PUSH + "/off").status())
                .isEqualTo(303);
        assertThat(browser.get(SETTINGS).body()).contains("you need a browser that supports push notifications");
        assertThat(browser.submit(browser.get(SETTINGS), PUSH).status())
                .as("without an endpoint")
                .isEqualTo(404);
    }

    @Test
    void whatConcernsSafetyIsOfferedAndUsual() {
        Browser browser = signedIn("fay");
        assertThat(browser.get(SETTINGS).body())
                .contains(
                        "name=\"alerts[moderation_warning]\" checked",
                        "name=\"alerts[groundswell.shield_raised]\" checked",
                        "name=\"alerts[groundswell.shield_ended]\">")
                .doesNotContain("alerts[groundswell.shield_case]", "alerts[admin.report]");
        turnOn(browser, "fay");
        browser.submit(browser.get(SETTINGS), PUSH, "alerts[groundswell.shield_raised]", "", "policy", "all");
        assertThat(browser.get(SETTINGS).body())
                .contains("name=\"alerts[moderation_warning]\" checked", "name=\"alerts[groundswell.shield_raised]\">");

        server.account("gil", Role.MODERATOR);
        Browser moderator = new Browser(server);
        moderator.signIn("gil");
        assertThat(moderator.get(SETTINGS).body()).contains("name=\"alerts[groundswell.shield_case]\" checked");
    }

    @Test
    void aPrivateEndpointIsRefusedWithAReason() {
        Browser browser = signedIn("eva");
        Receiver device = Receiver.create();
        Answer refused = browser.submit(
                browser.get(SETTINGS),
                PUSH,
                "endpoint",
                "https://192.168.1.1/",
                "p256dh",
                device.p256dh(),
                "auth",
                device.authText());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("must be at a public address");
    }

    @Test
    void theWorkerIsResponsibleForTheWholeSite() {
        Answer worker = server.get("/service-worker.js");
        assertThat(worker.header("Content-Type")).contains("text/javascript; charset=utf-8");
        assertThat(worker.header("Cache-Control")).contains("no-cache");
        assertThat(worker.header("Set-Cookie")).isEmpty();
        assertThat(worker.body()).contains("showNotification").doesNotContain("\"fetch\"", "caches");
        assertThat(server.get("/").header("Content-Security-Policy").orElse("")).contains("script-src 'self'");
    }
}
