package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.groundswell.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** Suggestions while one types, with the keyboard alone: arrows choose, Enter takes, Escape closes. */
class SuggestionsBrowserTest extends BrowserSteps {
    private static final By LIST = By.cssSelector(".suggestions");
    private static final List<String> TAGS = List.of("#HarbourNight", "#HarbourDay", "#HarbourTide");

    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        Chromium.assumeInstalled();
        server = TestServer.start(directory, Map.of());
        server.account("ana");
        String ben = server.person("ben");
        TAGS.forEach(tag -> server.post("/api/v1/statuses", ben, "status", "At the " + tag));
        Awaitility.await()
                .until(() -> TAGS.stream()
                        .allMatch(server.get("/search/suggestions?q=%23harb").body()::contains));
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

    @BeforeEach
    void signedIn() {
        open(false);
        signIn("ana");
    }

    private WebElement field(String css) {
        return browser.findElement(By.cssSelector(css));
    }

    private void press(Keys key) {
        browser.switchTo().activeElement().sendKeys(key);
    }

    private List<String> values() {
        return browser.findElements(By.cssSelector(".suggestions li")).stream()
                .map(each -> each.getDomAttribute("data-value"))
                .toList();
    }

    /** The number of the chosen one as assistive technology is told, from 0; -1 for none. */
    private int chosen(String css) {
        String active = field(css).getDomAttribute("aria-activedescendant");
        List<WebElement> selected = browser.findElements(By.cssSelector(".suggestions [aria-selected=true]"));
        assertThat(selected).hasSize(active == null ? 0 : 1);
        if (active == null) {
            return -1;
        }
        assertThat(selected.getFirst().getDomAttribute("id")).isEqualTo(active);
        return Integer.parseInt(active.substring(active.lastIndexOf('-') + 1));
    }

    private void typeAndAwait(String css, String text) {
        type(css, text);
        await(".suggestions li", "#Harbour");
    }

    @Test
    void arrowsGoThroughTheListAndBackToWhatWasTyped() {
        visit("/search");
        assertThat(field("#q").getDomAttribute("aria-expanded")).isEqualTo("false");
        typeAndAwait("#q", "#harb");
        assertThat(field("#q").getDomAttribute("aria-expanded")).isEqualTo("true");
        assertThat(values()).containsExactlyInAnyOrderElementsOf(TAGS);
        assertThat(chosen("#q")).isEqualTo(-1);
        for (int expected : new int[] {0, 1, 2, -1, 0}) {
            press(Keys.ARROW_DOWN);
            assertThat(chosen("#q")).isEqualTo(expected);
        }
        for (int expected : new int[] {-1, 2, 1}) {
            press(Keys.ARROW_UP);
            assertThat(chosen("#q")).isEqualTo(expected);
        }
        assertThat(field("#q").getDomProperty("value")).isEqualTo("#harb");
    }

    @Test
    void escapeClosesTheListAndKeepsTheText() {
        visit("/search");
        typeAndAwait("#q", "#harb");
        press(Keys.ARROW_DOWN);
        press(Keys.ESCAPE);
        assertThat(browser.findElement(LIST).isDisplayed()).isFalse();
        assertThat(field("#q").getDomAttribute("aria-expanded")).isEqualTo("false");
        assertThat(field("#q").getDomAttribute("aria-activedescendant")).isNull();
        assertThat(field("#q").getDomProperty("value")).isEqualTo("#harb");
        press(Keys.ENTER);
        await(ExpectedConditions.urlContains("q=%23harb"));
    }

    @Test
    void enterSearchesForWhatIsChosen() {
        visit("/search");
        typeAndAwait("#q", "#harb");
        press(Keys.ARROW_DOWN);
        press(Keys.ARROW_DOWN);
        String second = values().get(1);
        press(Keys.ENTER);
        await(ExpectedConditions.urlContains("q=" + second.replace("#", "%23")));
    }

    @Test
    void enterWithoutAChoiceSearchesForWhatWasTyped() {
        visit("/search");
        typeAndAwait("#q", "#harb");
        press(Keys.ENTER);
        await(ExpectedConditions.urlMatches("q=%23harb(&|$)"));
    }

    @Test
    void inAPostEnterTakesAWordAndOtherwiseBeginsALine() throws IOException {
        visit("/write");
        typeAndAwait("#text", "Down at the #harb");
        press(Keys.ARROW_DOWN);
        String first = values().getFirst();
        shoot("suggestions-composer");
        press(Keys.ENTER);
        assertThat(field("#text").getDomProperty("value")).isEqualTo("Down at the " + first + " ");
        assertThat(browser.findElement(LIST).isDisplayed()).isFalse();
        typeAndAwait("#text", "and #harb");
        press(Keys.ESCAPE);
        press(Keys.ENTER);
        assertThat(field("#text").getDomProperty("value")).isEqualTo("Down at the " + first + " and #harb\n");
        assertThat(browser.getCurrentUrl()).endsWith("/write");
    }

    @Test
    void theListClosesWhenTheFieldIsLeft() {
        visit("/search");
        typeAndAwait("#q", "#harb");
        press(Keys.TAB);
        await(ExpectedConditions.invisibilityOfElementLocated(LIST));
    }
}
