package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.groundswell.TestServer;
import org.groundswell.accounts.Account;
import org.groundswell.config.Setting;
import org.groundswell.events.Follower;
import org.groundswell.sample.Sample;
import org.groundswell.trends.model.Place;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;

/** A person with a browser, on a server in which a movement lives. Leaves screenshots in target/screenshots. */
class BrowserTest extends BrowserSteps {
    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        Chromium.assumeInstalled();
        server = TestServer.start(directory, Map.of(Setting.TITLE, "Groundswell"));
        server.server.core().importing().importer().run(Sample.lines(Instant.now(), 2014));
        Follower.catchUp(
                server.server.core().events(), server.server.core().tagging().counts());
        Awaitility.await()
                .until(() -> !server.server.trending().now(Place.WORLD, 1).isEmpty());
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

    @Test
    void somebodyJoinsAndTakesPart() throws IOException {
        open(false);
        visit("/");
        assertThat(browser.findElement(By.cssSelector(".trends .name")).getText())
                .startsWith("#");
        assertThat(browser.findElement(By.cssSelector(".trends .why")).getText())
                .contains("usual lately");
        click(".join .button");
        type("#username", "ana");
        type("#email", "ana@mail.example");
        type("#password", TestServer.PASSWORD);
        new Select(browser.findElement(By.id("country"))).selectByValue("PH");
        click("main .form .button");
        await("h1", "Find people and tags");
        shoot("welcome-desktop");
        visit("/home");
        await("h1", "Home");

        visit("/tags/wewalkhome");
        assertThat(browser.findElement(By.cssSelector(".tag-head h1")).getText())
                .isEqualTo("#WeWalkHome");
        assertThat(browser.findElement(By.cssSelector(".life path.line")).getAttribute("d"))
                .startsWith("M0");
        shoot("tag-desktop");
        click(".tag-acts .button");
        WebElement text = browser.findElement(By.id("text"));
        text.sendKeys(Keys.END, " My street is dark too.");
        assertThat(browser.findElement(By.cssSelector(".count")).getText()).isEqualTo("466");
        shoot("compose-desktop");
        click(".composer-foot .button");
        await(".notice", "Posted.");
        assertThat(browser.findElement(By.cssSelector(".post .words")).getText())
                .contains("My street is dark too.");
        shoot("home-desktop");

        visit("/@the_evening_ledger");
        click(".profile form .button");
        await(".profile form .button", "Unfollow");
        shoot("profile-desktop");
        click(".post .when");
        await(".post.main .words", "Thousands are writing");
        shoot("thread-desktop");
        click(".post.main button[aria-label^=Boost]");
        await(ExpectedConditions.presenceOfElementLocated(
                By.cssSelector(".post.main button[aria-label^=Boost][aria-pressed=true]")));
        browser.findElement(By.id("text")).sendKeys(Keys.END, "Please ask me first.");
        click(".composer-foot .button");
        await(".post.main .words", "Please ask me first.");

        visit("/");
        shoot("front-desktop");
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", PHONE);
        for (String page :
                List.of("/", "/tags/wewalkhome", "/@the_evening_ledger", "/write?tag=WeWalkHome", "/settings")) {
            visit(page);
            assertThat(sideways()).as("%s can be scrolled sideways", page).isZero();
        }
        visit("/");
        shoot("front-phone");
        visit("/tags/wewalkhome");
        shoot("tag-phone");
        visit("/write?tag=WeWalkHome");
        shoot("compose-phone");
        visit("/@the_evening_ledger");
        click(".post .when");
        await(".post.main .words", "Thousands are writing");
        shoot("thread-phone");
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }

    @Test
    void theFrontPageIsLight() {
        open(false);
        visit("/");
        await(ExpectedConditions.jsReturnsValue("return document.readyState === 'complete' ? 'yes' : null"));
        Object bytes = browser.executeScript("""
                const parts = performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'));
                return parts.filter(part => !part.name.includes('/media/'))
                    .map(part => part.encodedBodySize).reduce((sum, size) => sum + size, 0);
                """);
        assertThat(((Number) bytes).longValue()).isBetween(50_000L, 150_000L);
    }

    @Test
    void aWaveIsShownInAnotherSitesPageAndMovesByItself() throws IOException {
        open(false);
        String embed = server.get("/api/oembed?" + TestServer.encoded("url", server.url + "/tags/wewalkhome"))
                .json()
                .path("html")
                .asString();
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        elsewhere.createContext("/", exchange -> {
            byte[] page = ("<!DOCTYPE html><meta charset=utf-8><title>A newsroom</title><h1>Seen elsewhere</h1>" + embed
                            + "<iframe id=other src=\"" + server.url + "/tags/wewalkhome\"></iframe>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        elsewhere.start();
        try {
            browser.get("http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/");
            browser.switchTo().frame(0);
            await("h1", "#WeWalkHome");
            assertThat(browser.findElement(By.cssSelector(".life path.line")).getAttribute("d"))
                    .startsWith("M0");
            int posts = posts();
            server.post("/api/v1/statuses", server.person("bea"), "status", "Seen from a newsroom #WeWalkHome");
            await(driver -> posts() == posts + 1);
            browser.switchTo().defaultContent();
            shoot("embed-elsewhere");
            // Whole pages can't be put into a frame, where their buttons could be clicked unawares.
            browser.switchTo().frame("other");
            assertThat(browser.findElements(By.cssSelector(".tag-head"))).isEmpty();
        } finally {
            elsewhere.stop(0);
        }
    }

    @Test
    void aTagMovesWhileOneLooksAtIt() {
        open(false);
        visit("/tags/wewalkhome");
        int posts = posts();
        server.post("/api/v1/statuses", server.person("cleo"), "status", "While you look #WeWalkHome");
        await("#latest ~ .posts", "While you look");
        assertThat(posts()).isEqualTo(posts + 1);
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }

    private int posts() {
        return Integer.parseInt(browser.findElements(By.cssSelector(".numbers dd"))
                .get(1)
                .getText()
                .replace(",", ""));
    }

    @Test
    void aStoryIsReadOnADeskAndOnAPhone() throws IOException {
        open(false);
        visit("/tags/wewalkhome/story?lang=es");
        assertThat(browser.findElement(By.cssSelector(".story h1")).getText()).contains("#WeWalkHome", "respuesta");
        visit("/tags/wewalkhome/story");
        shoot("story-desktop");
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", PHONE);
        for (String page :
                List.of("/tags/wewalkhome/story", "/tags/wewalkhome/story?lang=de", "/stories", "/tags/wewalkhome")) {
            visit(page);
            assertThat(sideways()).as("%s can be scrolled sideways", page).isZero();
        }
        visit("/tags/wewalkhome/story");
        shoot("story-phone");
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }

    /** Paragraphs, and tags and mentions in them, run in their own direction, whatever the text around them does. */
    @Test
    void everyParagraphRunsInItsOwnDirection() {
        String post = server.post(
                        "/api/v1/statuses",
                        server.person("dana"),
                        "status",
                        "We walk, too #سلام\n\nنمشي معا #peace\n\nThere we go\nنلتقي هناك")
                .json()
                .get("id")
                .asString();
        open(false);
        visit("/@dana/" + post);
        assertThat(lefts(0, "We", "س", "#"))
                .as("left to right, and the tag right to left with its sign at the right")
                .isSorted();
        assertThat(lefts(1, "نمشي", "معا")).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(lefts(1, "#", "peace", "معا")).isSorted();
        assertThat(lefts(2, "نلتقي", "There").getFirst())
                .isGreaterThan(lefts(2, "There").getFirst() + 100);
    }

    /** Where the first letters of words in a paragraph stand. */
    @SuppressWarnings("unchecked")
    private List<Double> lefts(int paragraph, String... words) {
        List<Object> lefts = (List<Object>)
                Objects.requireNonNull(((JavascriptExecutor) browser).executeScript("""
                const texts = document.createTreeWalker(
                    document.querySelectorAll(".post.main .words p")[arguments[0]], NodeFilter.SHOW_TEXT);
                const lefts = new Map();
                for (let text = texts.nextNode(); text; text = texts.nextNode()) {
                  for (const word of arguments[1]) {
                    const at = text.data.indexOf(word);
                    if (at >= 0 && !lefts.has(word)) {
                      const range = document.createRange();
                      range.setStart(text, at);
                      range.setEnd(text, at + 1);
                      lefts.set(word, range.getBoundingClientRect().left);
                    }
                  }
                }
                return arguments[1].map(word => lefts.get(word));
                """, paragraph, List.of(words)));
        return lefts.stream().map(left -> ((Number) left).doubleValue()).toList();
    }

    /** Where there is room, the menu is open; on a phone it is folded, and its summary is the current page. */
    @Test
    void theMenuOfSettingsIsFoldedOnAPhone() {
        server.account("minna");
        open(false);
        signIn("minna");
        visit("/settings");
        assertThat(isShown(".menu a[href='/settings/security']")).isTrue();
        assertThat(isShown(".menu > summary")).isFalse();
        asOnAPhone();
        assertThat(isShown(".menu a[href='/settings/security']")).isFalse();
        assertThat(browser.findElement(By.cssSelector(".menu > summary")).getText())
                .endsWith("Profile");
        click(".menu > summary");
        click(".menu a[href='/settings/security']");
        await(".menu > summary", "Security");
        asOnADesk();
    }

    /** The driver takes the content of closed details for hidden even where the style sheet shows it. */
    private boolean isShown(String css) {
        return (Boolean) browser.executeScript("return document.querySelector(arguments[0]).checkVisibility()", css);
    }

    /** All places can be read on a desk; on a phone the list scrolls, but not the page. */
    @Test
    void noPlaceIsCutOff() {
        open(false);
        for (String page : List.of("/", "/explore", "/tags/wewalkhome")) {
            visit(page);
            assertThat(
                            browser.executeScript(
                                    "return [...document.querySelectorAll('main .places a')]"
                                            + ".every(a => a.getBoundingClientRect().right <= a.parentElement.getBoundingClientRect().right + 1)"))
                    .as(page)
                    .isEqualTo(true);
            asOnAPhone();
            assertThat(sideways()).as("%s can be scrolled sideways", page).isZero();
            asOnADesk();
        }
    }

    @Test
    void aTagIsMutedAndAWordFiltered() throws IOException {
        server.account("mira");
        open(false);
        visit("/auth/sign_in");
        type("#name", "mira");
        type("#password", TestServer.PASSWORD);
        click("main .form .button");
        await("h1", "Home");
        visit("/tags/wewalkhome");
        click(".mute .button");
        await(".tag-head", "You muted this tag");
        shoot("tag-muted-desktop");

        visit("/settings/filters/new");
        type("#title", "Streets");
        type("input[name='keywords[0][text]']", "street");
        shoot("filter-desktop");
        click("main .form .button");
        await("h1", "Filters");
        assertThat(browser.findElement(By.cssSelector(".filters")).getText())
                .contains("#WeWalkHome", "Streets", "Shows a warning");
        shoot("filters-desktop");
        visit("/@the_evening_ledger");
        shoot("profile-filtered-desktop");
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", PHONE);
        for (String page : List.of("/settings/filters", "/settings/filters/new", "/tags/wewalkhome")) {
            visit(page);
            assertThat(sideways()).as("%s can be scrolled sideways", page).isZero();
            shoot("filters-phone" + page.replace('/', '-'));
        }
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }

    @Test
    void aSearchIsSuggestedWhileTyping() throws IOException {
        server.person("sara");
        open(false);
        signIn("sara");
        visit("/search");
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", PHONE);
        type("#q", "wewalk");
        await(".suggestions li", "#WeWalkHome");
        shoot("search-suggestions-phone");
        browser.findElement(By.id("q")).sendKeys(Keys.ARROW_DOWN, Keys.ENTER);
        await(".posts .post .words", "#WeWalkHome");
        assertThat(browser.findElement(By.id("q")).getAttribute("value")).isEqualTo("#WeWalkHome");
        assertThat(sideways()).isZero();
        shoot("search-phone");
        visit("/write");
        type("#text", "Lights on, @the_ev");
        await(".suggestions li", "The Evening Ledger");
        browser.findElement(By.id("text")).sendKeys(Keys.ARROW_DOWN, Keys.TAB);
        assertThat(browser.findElement(By.id("text")).getAttribute("value"))
                .isEqualTo("Lights on, @the_evening_ledger ");
        browser.findElement(By.id("text")).sendKeys("#lampso");
        await(".suggestions li", "#LampsOn");
        browser.findElement(By.id("text")).sendKeys(Keys.ESCAPE);
        assertThat(browser.findElement(By.cssSelector(".suggestions")).isDisplayed())
                .isFalse();
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }

    @Test
    void whoLikesItDarkGetsItDark() throws IOException {
        open(true);
        visit("/");
        Object paper =
                ((JavascriptExecutor) browser).executeScript("return getComputedStyle(document.body).backgroundColor");
        assertThat(paper).isEqualTo("rgb(15, 23, 29)");
        shoot("front-dark");
    }

    @Test
    void notificationsAreReadDismissedAndTurnedOff() throws IOException {
        Account nora = server.account("nora");
        String post = server.post("/api/v1/statuses", server.token(nora, "write"), "status", "The lanterns are lit.")
                .json()
                .path("id")
                .asString();
        for (String name : List.of("otto", "pia", "quinn")) {
            String token = server.person(name);
            server.post("/api/v1/statuses/" + post + "/favourite", token);
        }
        server.post("/api/v1/statuses", server.person("rosa"), "status", "@nora I can see them from here!");
        open(false);
        signIn("nora");
        Awaitility.await().untilAsserted(() -> {
            visit("/home");
            assertThat(browser.findElements(By.cssSelector(".nav .badge")))
                    .extracting(WebElement::getText)
                    .containsExactly("4");
        });
        visit("/notifications");
        assertThat(browser.findElement(By.cssSelector(".notifications")).getText())
                .contains("New since your last visit", "rosa mentioned you", "quinn and 2 others favourited your post");
        shoot("notifications-desktop");
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", PHONE);
        visit("/notifications");
        assertThat(browser.findElements(By.cssSelector(".nav .badge"))).isEmpty();
        assertThat(sideways()).isZero();
        shoot("notifications-phone");
        browser.findElements(By.cssSelector(".notification button[title=Dismiss]"))
                .getLast()
                .click();
        await(ExpectedConditions.numberOfElementsToBe(By.cssSelector(".notification"), 1));
        visit("/notifications/settings");
        assertThat(sideways()).isZero();
        shoot("notification-settings-phone");
        browser.findElement(By.name("on[mention]")).click();
        new Select(browser.findElement(By.id("not_following"))).selectByValue("filter");
        // The bar at the bottom may cover it.
        browser.findElement(By.cssSelector("main .form .button")).sendKeys(Keys.ENTER);
        await(".notice", "Saved.");
        assertThat(browser.findElement(By.name("on[mention]")).isSelected()).isFalse();
    }
}
