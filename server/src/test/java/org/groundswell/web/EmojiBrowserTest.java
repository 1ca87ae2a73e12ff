package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.groundswell.TestServer;
import org.groundswell.auth.Role;
import org.groundswell.emojis.TestEmojis;
import org.groundswell.media.TestMedia;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** Custom emojis in a browser: chosen from the picker, suggested while one types, and shown in the line of the text. */
class EmojiBrowserTest extends BrowserSteps {
    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        Chromium.assumeInstalled();
        server = TestServer.start(directory, Map.of());
        TestEmojis emojis = new TestEmojis(
                server.server.core(), server.account("root", Role.ADMIN).id());
        String[] names = {"smile", "calm", "wide_awake", "blue_day", "green_day"};
        for (int i = 0; i < names.length; i++) {
            emojis.add(names[i], i < 3 ? "Faces" : "Days", face(i));
        }
        emojis.add("spin", "", TestMedia.gif(40, 40, 6));
        emojis.disable(emojis.add("old_one", "Days", face(7)));
        String ana = server.person("ana");
        server.form(
                "PATCH",
                "/api/v1/accounts/update_credentials",
                ana,
                "display_name",
                "Ana :smile:",
                "note",
                "Mostly :calm:",
                "fields_attributes[0][name]",
                "Mood",
                "fields_attributes[0][value]",
                ":blue_day:");
    }

    /** A round face in one of several colours. */
    private static byte[] face(int i) {
        BufferedImage picture = new BufferedImage(96, 96, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.getHSBColor(i / 8f, 0.55f, 0.95f));
        graphics.fillOval(2, 2, 92, 92);
        graphics.setColor(Color.DARK_GRAY);
        graphics.fillOval(28, 32, 10, 14);
        graphics.fillOval(58, 32, 10, 14);
        graphics.setStroke(new BasicStroke(6));
        graphics.drawArc(28, 38, 40, 34, 200, 140);
        graphics.dispose();
        return TestMedia.encoded(picture, "png");
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

    private String value(String css) {
        return browser.findElement(By.cssSelector(css)).getDomProperty("value");
    }

    private void press(CharSequence... keys) {
        browser.switchTo().activeElement().sendKeys(keys);
    }

    private String focused() {
        WebElement element = browser.switchTo().activeElement();
        String title = element.getDomAttribute("title");
        return title == null || title.isEmpty() ? element.getTagName() : title;
    }

    private void openPicker() {
        click("[data-emojis]");
        await(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(".emoji-picker img")));
    }

    @Test
    void anEmojiIsChosenByKeyboardOrPointer() throws IOException {
        open(false);
        signIn("ana");
        visit("/write");
        type("#text", "Good morning");
        openPicker();
        assertThat(browser.findElements(By.cssSelector(".emoji-picker h3")).stream()
                        .map(WebElement::getText))
                .containsExactly("Days", "Faces", "Other");
        assertThat(browser.findElements(By.cssSelector(".emoji-picker button"))).hasSize(6);
        shoot("emoji-picker");
        assertThat(focused()).isEqualTo("input");
        press("day");
        assertThat(browser.findElements(By.cssSelector(".emoji-picker button:not([hidden])")))
                .hasSize(2);
        press(Keys.ARROW_DOWN);
        assertThat(focused()).isEqualTo(":blue_day:");
        press(Keys.ARROW_RIGHT);
        assertThat(focused()).isEqualTo(":green_day:");
        press(Keys.ENTER);
        assertThat(value("#text")).isEqualTo("Good morning :green_day: ");
        assertThat(focused()).isEqualTo("textarea");
        press("and");
        openPicker();
        press("spi", Keys.ENTER);
        assertThat(value("#text")).isEqualTo("Good morning :green_day: and :spin: ");
        openPicker();
        press("nothing like it");
        await(".emoji-picker p", "No emoji found");
        press(Keys.ENTER);
        assertThat(browser.getCurrentUrl()).endsWith("/write");
        press(Keys.ESCAPE);
        assertThat(focused()).isEqualTo("textarea");
        assertThat(browser.findElement(By.cssSelector(".emoji-picker")).isDisplayed())
                .isFalse();
        openPicker();
        press(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        assertThat(focused()).as("the first of the next row").isEqualTo(":calm:");
        press(Keys.ARROW_UP);
        press(Keys.ARROW_UP);
        assertThat(focused()).isEqualTo("input");
        click(".emoji-picker button[title=':smile:']");
        assertThat(value("#text")).isEqualTo("Good morning :green_day: and :spin: :smile: ");
        click(".composer-foot .button:last-child");
        await(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".post .words img.emoji")));
        assertThat(sideways()).isZero();
    }

    @Test
    void emojisAreSuggestedBehindAColon() throws IOException {
        open(true);
        signIn("ana");
        visit("/write");
        type("#text", "at 12:30 :");
        type("#text", "wi");
        await(".suggestions", ":wide_awake:");
        shoot("emoji-suggestions-dark");
        press(Keys.ARROW_DOWN, Keys.ENTER);
        assertThat(value("#text")).isEqualTo("at 12:30 :wide_awake: ");
        openPicker();
        asOnAPhone();
        openPicker();
        shoot("emoji-picker-phone-dark");
        assertThat(sideways()).isZero();
        asOnADesk();
    }

    @Test
    void picturesAreAsHighAsTheTextAndLoaded() throws IOException {
        String ana = server.token(
                server.server.core().people().accounts().find("ana").orElseThrow(), "read write");
        String id = server.post(
                        "/api/v1/statuses",
                        ana,
                        "status",
                        "What a :blue_day: it is :smile::spin: :spin:\nand :old_one: is gone",
                        "poll[options][]",
                        "More :smile:",
                        "poll[options][]",
                        "Less :calm:",
                        "poll[expires_in]",
                        "600")
                .json()
                .path("id")
                .asString();
        for (boolean dark : new boolean[] {false, true}) {
            String name = dark ? "-dark" : "";
            open(dark);
            visit("/@ana/" + id);
            await(
                    browser -> Boolean.TRUE.equals(
                            this.browser.executeScript(
                                    "return [...document.querySelectorAll('img.emoji')].every(each => each.complete && each.naturalWidth > 0)")));
            assertThat(browser.findElements(By.cssSelector(".post.main .words img.emoji")))
                    .hasSize(2);
            WebElement emoji = browser.findElement(By.cssSelector(".post.main .words img.emoji"));
            double size = ((Number)
                            browser.executeScript(
                                    "return parseFloat(getComputedStyle(document.querySelector('.post.main .words')).fontSize)"))
                    .doubleValue();
            assertThat(emoji.getSize().height)
                    .isCloseTo((int) Math.round(1.2 * size), org.assertj.core.data.Offset.offset(1));
            shoot("emoji-post" + name);
            visit("/@ana");
            shoot("emoji-profile" + name);
            asOnAPhone();
            shoot("emoji-profile-phone" + name);
            visit("/@ana/" + id);
            shoot("emoji-post-phone" + name);
            assertThat(sideways()).isZero();
            browser.quit();
        }
        open(false);
        signIn("root");
        visit("/admin/emojis");
        shoot("emoji-admin");
        click(".emoji-list summary");
        ((org.openqa.selenium.JavascriptExecutor) browser)
                .executeScript("document.querySelector('.emoji-search').scrollIntoView()");
        shoot("emoji-admin-open");
        asOnAPhone();
        shoot("emoji-admin-phone");
        browser.executeScript("document.querySelector('.emoji-search').scrollIntoView()");
        shoot("emoji-admin-phone-list");
        assertThat(sideways()).isZero();
    }
}
