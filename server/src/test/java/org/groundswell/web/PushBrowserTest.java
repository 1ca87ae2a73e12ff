package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.groundswell.Patience;
import org.groundswell.TestServer;
import org.groundswell.accounts.Account;
import org.groundswell.config.Setting;
import org.groundswell.notifications.NotificationType;
import org.groundswell.push.Holder;
import org.groundswell.push.NewSubscription;
import org.groundswell.push.PushPolicy;
import org.groundswell.push.PushSettings;
import org.groundswell.push.Receiver;
import org.groundswell.push.TestPushService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * From a mention to the notification on the device, and to the reply. A headless browser has no push service of its vendor:
 * the tests' push service gets the message, and DevTools hand it to the service worker.
 */
class PushBrowserTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Map<String, Object> PHONE =
            Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true);

    private final TestPushService service = new TestPushService();
    private TestServer server;
    private Account ana;
    private ChromeDriver browser;

    @BeforeEach
    void start(@TempDir Path directory) {
        assumeTrue(Files.exists(CHROMIUM) && Files.exists(DRIVER), "chromium and chromium-driver are not installed");
        server = TestServer.start(directory, Map.of(Setting.ALLOWED_PRIVATE_ADDRESSES, "127.0.0.1"));
        ana = server.account("ana");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toString());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars");
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
        browser.manage().window().setSize(new Dimension(1280, 900));
        browser.manage().timeouts().scriptTimeout(Patience.LONGEST);
    }

    @AfterEach
    void close() {
        service.close();
        if (browser != null) {
            browser.quit();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void fromAMentionToTheNotificationToTheReply() throws IOException {
        signIn();
        visit("/notifications/settings");
        assertThat(browser.findElement(By.cssSelector("#push [data-problem=needs]"))
                        .isDisplayed())
                .isFalse();
        assertThat(browser.findElement(By.cssSelector("form[data-push]")).isDisplayed())
                .isTrue();
        shoot("push-off-desktop");
        click("form[data-push] .button");
        await(ExpectedConditions.visibilityOfElementLocated(By.cssSelector("#push [data-problem=denied]")));

        browser.executeCdpCommand(
                "Browser.grantPermissions",
                Map.of("permissions", List.of("notifications"), "origin", server.url.toString()));
        visit("/notifications/settings");
        click("form[data-push] .button");
        // The vendor's push service can't be reached, so the browser registers its worker and waits.
        assertThat(notifications()).isEmpty();

        subscribe();
        visit("/notifications/settings");
        assertThat(browser.findElement(By.id("push")).getText()).contains("This browser shows your notifications");
        shoot("push-on-desktop");
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", PHONE);
        browser.navigate().refresh();
        assertThat((Long) browser.executeScript(
                        "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isZero();
        shoot("push-on-phone");
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());

        server.post("/api/v1/statuses", server.person("ben"), "status", "Shall we meet, @ana?");
        Awaitility.await().until(() -> !service.of("browser").isEmpty());
        deliver(service.of("browser").getFirst().text());
        Awaitility.await()
                .untilAsserted(() -> assertThat(notifications())
                        .singleElement()
                        .satisfies(shown -> assertThat(shown)
                                .containsEntry("title", "ben mentioned you")
                                .containsEntry("body", "Shall we meet, @ana?")));
        // The same message again replaces the notification.
        deliver(service.of("browser").getFirst().text());
        assertThat(notifications()).hasSize(1);

        visit(String.valueOf(notifications().getFirst().get("url")));
        assertThat(browser.findElement(By.tagName("main")).getText()).contains("Shall we meet, @ana?");
        browser.findElement(By.cssSelector("form.composer textarea")).sendKeys(Keys.END, "Yes, at 8");
        browser.findElement(By.cssSelector(".composer-foot .button")).sendKeys(Keys.ENTER);
        await(ExpectedConditions.textToBePresentInElementLocated(By.tagName("main"), "Yes, at 8"));

        visit("/notifications/settings");
        browser.findElement(By.cssSelector("form[data-push-off] .button")).sendKeys(Keys.ENTER);
        await(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(".notice"), "Saved."));
        assertThat(browser.findElement(By.id("push")).getText()).contains("Get notifications on this device");
    }

    /** What the browser's own push service would do. */
    private void subscribe() {
        Receiver device = service.device("browser");
        server.server
                .core()
                .pushing()
                .core()
                .subscriptions()
                .subscribe(
                        ana.id(),
                        new Holder.Browser(
                                browser.manage().getCookieNamed("groundswell").getValue()),
                        new NewSubscription(
                                service.endpoint("browser"),
                                device.p256dh(),
                                device.authText(),
                                true,
                                new PushSettings(Set.of(NotificationType.MENTION), PushPolicy.ALL),
                                Locale.ENGLISH));
    }

    private void deliver(String message) {
        browser.executeCdpCommand("ServiceWorker.enable", Map.of());
        browser.executeCdpCommand(
                "ServiceWorker.deliverPushMessage",
                Map.of("origin", server.url.toString(), "registrationId", "0", "data", message));
    }

    @SuppressWarnings("unchecked") // a list of objects, as the script makes it
    private List<Map<String, Object>> notifications() {
        return (List<Map<String, Object>>) browser.executeAsyncScript("""
                const done = arguments[0];
                navigator.serviceWorker.ready
                    .then(registration => registration.getNotifications())
                    .then(all => done(all.map(({ title, body, data }) => ({ title, body, url: data.url }))));
                """);
    }

    private void signIn() {
        visit("/auth/sign_in");
        browser.findElement(By.id("name")).sendKeys("ana");
        browser.findElement(By.id("password")).sendKeys(TestServer.PASSWORD);
        click("main .form .button");
        await(ExpectedConditions.textToBePresentInElementLocated(By.tagName("h1"), "Home"));
    }

    private void visit(String path) {
        browser.get(server.url + path);
    }

    private void click(String css) {
        browser.findElement(By.cssSelector(css)).click();
    }

    private void await(ExpectedCondition<?> condition) {
        new WebDriverWait(browser, Patience.LONGEST)
                .ignoring(WebDriverException.class)
                .until(condition);
    }

    private void shoot(String name) throws IOException {
        browser.executeScript("document.getElementById('push').scrollIntoView()");
        Path file = Path.of("target", "screenshots", name + ".png");
        Files.createDirectories(file.getParent());
        Files.write(file, browser.getScreenshotAs(OutputType.BYTES));
    }
}
