package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.groundswell.Patience;
import org.groundswell.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A newcomer signs up, chooses tags and people, and has a home timeline. Leaves screenshots in target/screenshots. */
class WelcomeBrowserTest {
    private static final Map<String, Object> PHONE =
            Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true);
    private static final List<String> TEXTS = List.of(
            "The lanterns are lit along the harbour tonight",
            "Never seen so many boats with lights",
            "My grandmother made this one from rice paper",
            "Where is the best place to watch from",
            "The wind blew ours out, we lit it again",
            "Someone is playing the old song on the pier");

    @Test
    void aNewcomerFollowsAChoiceAndReadsItsPosts(@TempDir Path data) throws IOException {
        Chromium.assumeInstalled();
        try (TestServer server = TestServer.start(data, Map.of())) {
            server.makeOlder(Duration.ofDays(2));
            for (int i = 0; i < 24; i++) {
                String token = server.person("person" + i);
                String text = TEXTS.get(i % TEXTS.size()) + ", " + i * 7919 + " #LanternNight";
                server.post("/api/v1/statuses", token, "status", text, "language", "en");
            }
            await().untilAsserted(() ->
                    assertThat(server.get("/api/v1/trends/tags").json().size()).isEqualTo(1));
            for (boolean dark : new boolean[] {false, true}) {
                ChromeDriver browser = Chromium.open(dark);
                try {
                    check(server, browser, dark ? "dark" : "light");
                } finally {
                    browser.quit();
                }
            }
        }
    }

    private static void check(TestServer server, ChromeDriver browser, String look) throws IOException {
        WebDriverWait wait = new WebDriverWait(browser, Patience.LONGEST);
        browser.get(server.url + "/explore");
        shoot(browser, "explore-anonymous", look);

        browser.get(server.url + "/auth/sign_up");
        browser.findElement(By.name("username")).sendKeys("newcomer" + look);
        browser.findElement(By.name("email")).sendKeys(look + "@mail.example");
        browser.findElement(By.name("password")).sendKeys(TestServer.PASSWORD);
        browser.findElement(By.cssSelector("main form button")).click();
        wait.until(ExpectedConditions.urlToBe(server.url + "/welcome"));
        List<WebElement> people = browser.findElements(By.cssSelector("input[name=account]"));
        assertThat(people).hasSizeGreaterThan(5);

        browser.findElement(By.cssSelector(".welcome .button")).click();
        wait.until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".problem[role=alert]")));
        browser.findElement(By.cssSelector("input[name=tag][value=lanternnight]"))
                .click();
        browser.findElements(By.cssSelector("input[name=account]")).stream()
                .limit(3)
                .forEach(WebElement::click);
        shoot(browser, "welcome", look);
        browser.findElement(By.cssSelector(".welcome .button")).click();
        wait.until(ExpectedConditions.urlToBe(server.url + "/home?done=followed"));
        assertThat(browser.findElements(By.cssSelector(".post"))).hasSizeGreaterThan(5);
        assertThat(browser.findElement(By.cssSelector(".notice")).getText()).contains("You follow your choice now");

        browser.get(server.url + "/explore");
        List<WebElement> follow =
                browser.findElements(By.cssSelector(".suggested-people form[action$='/follow'] button"));
        assertThat(follow).isNotEmpty();
        shoot(browser, "explore", look);
    }

    private static void shoot(ChromeDriver browser, String name, String look) throws IOException {
        browser.executeScript("window.scrollTo(0, 0)");
        Path screenshots = Files.createDirectories(Path.of("target/screenshots"));
        Files.write(screenshots.resolve(name + "-desktop-" + look + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", PHONE);
        Files.write(screenshots.resolve(name + "-phone-" + look + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }
}
