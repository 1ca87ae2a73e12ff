package org.groundswell.polls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.groundswell.Patience;
import org.groundswell.TestServer;
import org.groundswell.accounts.Account;
import org.groundswell.web.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** One asks in a browser, another votes with the keyboard. Leaves screenshots in target/screenshots. */
class PollBrowserTest {
    private static final Map<String, Object> PHONE =
            Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true);

    @Test
    void oneAsksAndAnotherVotesWithTheKeyboard(@TempDir Path data) throws IOException {
        Chromium.assumeInstalled();
        try (TestServer server = TestServer.start(data, Map.of())) {
            Account ana = server.account("ana");
            Account ben = server.account("ben");
            for (boolean dark : new boolean[] {false, true}) {
                ChromeDriver browser = Chromium.open(dark);
                try {
                    String look = dark ? "dark" : "light";
                    signIn(server, browser, ana);
                    ask(server, browser, look);
                    signIn(server, browser, ben);
                    vote(server, browser, look);
                } finally {
                    browser.quit();
                }
            }
        }
    }

    private static void signIn(TestServer server, ChromeDriver browser, Account account) {
        String session = server.server.core().people().logins().startSession(account.id());
        browser.get(server.url + "/about");
        browser.manage().addCookie(new Cookie("groundswell", session));
    }

    private static void ask(TestServer server, ChromeDriver browser, String look) throws IOException {
        browser.get(server.url + "/write");
        browser.findElement(By.id("text")).sendKeys("Where do we meet?");
        browser.findElement(By.cssSelector(".composer-poll summary")).click();
        assertThat(fields(browser)).hasSize(2);
        fields(browser).get(0).sendKeys("At the fountain");
        fields(browser).get(1).sendKeys("By the river");
        browser.findElement(By.cssSelector("[data-add]")).click();
        assertThat(browser.switchTo().activeElement()).isEqualTo(fields(browser).get(2));
        browser.switchTo().activeElement().sendKeys("On the hill, where one sees the whole town");
        browser.findElement(By.cssSelector("[data-add]")).click();
        assertThat(browser.findElement(By.cssSelector("[data-add]")).isDisplayed())
                .isFalse();
        browser.findElements(By.cssSelector("[data-remove]")).getFirst().click();
        assertThat(fields(browser))
                .extracting(field -> field.getDomProperty("value"))
                .containsExactly("By the river", "On the hill, where one sees the whole town", "");
        shoot(browser, "poll-composer-" + look);
        browser.findElement(By.cssSelector(".composer-foot .button")).click();
        wait(browser).until(ExpectedConditions.textToBe(By.cssSelector(".notice"), "Posted."));
    }

    /** Those that are shown. */
    private static List<WebElement> fields(ChromeDriver browser) {
        return browser.findElements(By.cssSelector(".composer-poll li input")).stream()
                .filter(WebElement::isDisplayed)
                .toList();
    }

    private static void vote(TestServer server, ChromeDriver browser, String look) throws IOException {
        String id =
                server.get("/api/v1/timelines/public").json().path(0).path("id").asString();
        browser.get(server.url + "/@ana/" + id);
        shoot(browser, "poll-open-" + look);
        WebElement first = browser.findElement(By.cssSelector("form.poll input[type=radio]"));
        first.sendKeys(Keys.SPACE);
        first.sendKeys(Keys.ARROW_DOWN);
        browser.switchTo().activeElement().sendKeys(Keys.ENTER);
        wait(browser).until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".poll-results .poll-chosen")));
        assertThat(browser.findElement(By.cssSelector(".poll-results .poll-chosen"))
                        .getText())
                .contains("On the hill")
                .contains("100%");
        shoot(browser, "poll-voted-" + look);
    }

    private static WebDriverWait wait(ChromeDriver browser) {
        return new WebDriverWait(browser, Patience.LONGEST);
    }

    private static void shoot(ChromeDriver browser, String name) throws IOException {
        Path screenshots = Files.createDirectories(Path.of("target/screenshots"));
        Files.write(screenshots.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", PHONE);
        assertThat(browser.executeScript("return document.documentElement.scrollWidth - innerWidth"))
                .isEqualTo(0L);
        Files.write(screenshots.resolve(name + "-phone.png"), browser.getScreenshotAs(OutputType.BYTES));
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }
}
