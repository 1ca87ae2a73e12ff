package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.groundswell.Patience;
import org.groundswell.TestServer;
import org.groundswell.accounts.Account;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A home timeline that stays open in a browser. Leaves screenshots in target/screenshots. */
class NewPostsBrowserTest {
    private static final By LINK = By.cssSelector(".new-posts[role=status] a");
    private static final Map<String, Object> PHONE =
            Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true);

    @Test
    void aLinkSaysHowManyPostsAreNewAndLoadsThem(@TempDir Path data) throws IOException {
        Chromium.assumeInstalled();
        try (TestServer server = TestServer.start(data, Map.of())) {
            Account ana = server.account("ana");
            String writer = server.person("ben");
            Account ben = server.server.core().people().accounts().find("ben").orElseThrow();
            server.post("/api/v1/accounts/" + ben.id() + "/follow", server.token(ana, "read write follow"));
            for (int i = 0; i < 8; i++) {
                post(server, writer, "seen before, " + i);
            }
            String session = server.server.core().people().logins().startSession(ana.id());
            for (boolean dark : new boolean[] {false, true}) {
                ChromeDriver browser = Chromium.open(dark);
                try {
                    browser.get(server.url + "/about");
                    browser.manage().addCookie(new Cookie("groundswell", session));
                    check(server, browser, writer, dark ? "dark" : "light");
                } finally {
                    browser.quit();
                }
            }
        }
    }

    private static void check(TestServer server, ChromeDriver browser, String writer, String look) throws IOException {
        WebDriverWait wait = new WebDriverWait(browser, Patience.LONGEST);
        browser.get(server.url + "/home");
        assertThat(browser.findElements(LINK)).isEmpty();
        post(server, writer, "the first");
        WebElement link = wait.until(ExpectedConditions.elementToBeClickable(LINK));
        assertThat(link.getText()).isEqualTo("1 new post");
        browser.executeScript("arguments[0].focus()", link);
        post(server, writer, "the second of " + look);
        wait.until(ExpectedConditions.textToBe(LINK, "2 new posts"));
        assertThat(browser.switchTo().activeElement()).isEqualTo(link);
        browser.executeScript("window.scrollTo(0, 300)");
        shoot(browser, "new-posts-desktop-" + look);
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", PHONE);
        shoot(browser, "new-posts-phone-" + look);
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        link.click();
        wait.until(ExpectedConditions.textToBe(By.cssSelector(".post .words"), "the second of " + look));
        assertThat(browser.findElements(LINK)).isEmpty();
        assertThat(browser.executeScript("return window.scrollY")).isEqualTo(0L);
    }

    private static void post(TestServer server, String token, String text) {
        assertThat(server.post("/api/v1/statuses", token, "status", text).status())
                .isEqualTo(200);
    }

    private static void shoot(ChromeDriver browser, String name) throws IOException {
        Path screenshots = Files.createDirectories(Path.of("target/screenshots"));
        Files.write(screenshots.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }
}
