package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.groundswell.TestServer;
import org.groundswell.auth.Role;
import org.groundswell.config.Setting;
import org.groundswell.events.Follower;
import org.groundswell.sample.Sample;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** Entries with several tags, tables and moderators' forms, by keyboard. Leaves screenshots in target/screenshots. */
class TopicsBrowserTest extends BrowserSteps {
    private static final int MOST_TABS = 150;

    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        Chromium.assumeInstalled();
        server = TestServer.start(directory, Map.of(Setting.TITLE, "Groundswell"));
        server.server.core().importing().importer().run(Sample.lines(Instant.now(), 2014));
        server.importPost(lanterns());
        Follower.catchUp(
                server.server.core().events(), server.server.core().tagging().counts());
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                server.get("/api/v1/trends/tags?limit=20").body())
                        .contains("\"key\":\"streetlights\""));
    }

    /** Thirty people, of whom twenty write two tags. */
    private static String lanterns() {
        StringBuilder posts = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            Instant at = Instant.now().minus(Duration.ofMinutes(40 - i));
            posts.append("{\"id\":\"lamp" + i + "\",\"account\":\"lamp" + i + "@elsewhere" + i
                    + ".example\",\"created_at\":\"" + at + "\",\"account_created_at\":\"201" + i % 10 + "-0"
                    + (1 + i % 7)
                    + "-11T00:00:00Z\",\"text\":\"Lamp " + Integer.toString(i * 7_919 + 40_000, 36)
                    + " is lit #Lanterns"
                    + (i % 3 > 0 ? " #StreetLights" : "") + "\"}\n");
        }
        return posts.toString();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    URI url() {
        return server.url;
    }

    /** Presses Tab until an element has the focus, which everyone can see. */
    private WebElement tabTo(String css) {
        for (int i = 0; i < MOST_TABS; i++) {
            press(Keys.TAB);
            WebElement focused = browser.switchTo().activeElement();
            if (Boolean.TRUE.equals(browser.executeScript("return arguments[0].matches(arguments[1])", focused, css))) {
                assertThat(browser.executeScript(
                                "const s = getComputedStyle(arguments[0]);"
                                        + "return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0",
                                focused))
                        .as("the focus on %s is visible", css)
                        .isEqualTo(true);
                return focused;
            }
        }
        throw new AssertionError("no " + css + " within " + MOST_TABS + " tabs");
    }

    private void press(CharSequence... keys) {
        browser.switchTo().activeElement().sendKeys(keys);
    }

    private boolean isShown(String css) {
        return browser.findElement(By.cssSelector(css)).isDisplayed();
    }

    private void expectNoErrors() {
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }

    @Test
    void anEntryIsUnfoldedByKeyboard() throws IOException {
        String member = ".also a[href='/tags/streetlights']";
        String unfold = ".also:has(a[href='/tags/streetlights']) > summary";
        open(false);
        visit("/");
        assertThat(isShown(member)).isFalse();
        WebElement summary = tabTo(unfold);
        assertThat(summary.getText()).contains("1 more tag");
        press(Keys.ENTER);
        assertThat(isShown(member)).isTrue();
        shoot("topic-unfolded-desktop");
        press(Keys.SPACE);
        assertThat(isShown(member)).isFalse();
        press(Keys.SPACE);
        tabTo(member);
        press(Keys.ENTER);
        await("h1", "StreetLights");
        assertThat(browser.findElement(By.tagName("main")).getText()).contains("Trends as part of #Lanterns");
        asOnAPhone();
        visit("/");
        tabTo(unfold);
        press(Keys.ENTER);
        assertThat(isShown(member)).isTrue();
        assertThat(sideways()).isZero();
        shoot("topic-unfolded-phone");
        asOnADesk();
        expectNoErrors();
    }

    @Test
    void theTableOfACurveIsReadByKeyboard() throws IOException {
        open(false);
        visit("/tags/wewalkhome");
        assertThat(isShown("#table table")).isFalse();
        tabTo("#table > summary");
        press(Keys.ENTER);
        assertThat(isShown("#table-caption")).isTrue();
        assertThat(browser.findElement(By.id("table-caption")).getText()).startsWith("People and posts per hour");
        assertThat(browser.findElements(By.cssSelector("#table thead th[scope=col]")).stream()
                        .map(WebElement::getText))
                .hasSize(5)
                .noneMatch(String::isEmpty);
        int rows = browser.findElements(By.cssSelector("#table tbody tr")).size();
        assertThat(rows).isPositive();
        assertThat(browser.findElements(By.cssSelector("#table tbody th[scope=row] time")))
                .hasSize(rows);
        // The box that scrolls can be reached, so that keys scroll it.
        tabTo("#table [role=region]");
        shoot("wave-table-desktop");
        expectNoErrors();
    }

    @Test
    void aModeratorHidesARelationAndTakesItBackByKeyboard() throws IOException {
        server.account("mora", Role.MODERATOR);
        open(false);
        signIn("mora");
        visit("/tags/wewalkhome");
        String other = browser.findElement(By.cssSelector(".related .name")).getText();
        tabTo(".related details.hint > summary");
        press(Keys.ENTER);
        tabTo(".related input[name=note]");
        press("another crowd", Keys.ENTER);
        await(ExpectedConditions.presenceOfElementLocated(By.cssSelector("form[action$='/relations/restore']")));
        assertThat(browser.findElements(By.cssSelector(".related .name")))
                .noneMatch(each -> each.getText().equals(other));
        assertThat(browser.findElement(By.cssSelector("form[action$='/relations/restore']"))
                        .getText())
                .contains(other, "another crowd");
        tabTo("form[action$='/relations/restore'] button");
        shoot("relation-hidden");
        press(Keys.ENTER);
        await(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector("form[action$='/relations/restore']")));
        assertThat(browser.findElements(By.cssSelector(".related .name")))
                .anyMatch(each -> each.getText().equals(other));
        expectNoErrors();
    }

    @Test
    void aModeratorJoinsTagsAndSeparatesThemByKeyboard() throws IOException {
        server.account("jon", Role.MODERATOR);
        open(false);
        signIn("jon");
        visit("/tags/lanterns");
        tabTo(".joins > summary");
        press(Keys.ENTER);
        tabTo("#other");
        press("#StreetLights", Keys.ENTER);
        await(ExpectedConditions.presenceOfElementLocated(By.cssSelector("form[action$='/part']")));
        tabTo(".joins > summary");
        press(Keys.ENTER);
        shoot("tags-joined");
        tabTo("form[action$='/part'] button");
        press(Keys.ENTER);
        await(ExpectedConditions.numberOfElementsToBe(By.cssSelector("form[action$='/part']"), 0));
        expectNoErrors();
    }
}
