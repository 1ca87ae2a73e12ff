package org.groundswell.web;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.groundswell.Patience;
import org.groundswell.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The steps of a person with a browser. Screenshots are left in target/screenshots. */
abstract class BrowserSteps {
    static final Map<String, Object> PHONE =
            Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true);

    ChromeDriver browser;

    /** The address of the server. */
    abstract URI url();

    void open(boolean dark) {
        browser = Chromium.open(dark);
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    void visit(String path) {
        browser.get(url() + path);
        if (!isStyled()) {
            // On a busy machine the browser sometimes shows a page without its stylesheet.
            browser.navigate().refresh();
        }
    }

    private boolean isStyled() {
        return Boolean.TRUE.equals(((JavascriptExecutor) browser)
                .executeScript("return document.styleSheets.length > 0"
                        + " || document.querySelector('link[rel~=stylesheet]') === null"));
    }

    void click(String css) {
        browser.findElement(By.cssSelector(css)).click();
    }

    void type(String css, String text) {
        browser.findElement(By.cssSelector(css)).sendKeys(text);
    }

    void await(String css, String text) {
        await(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(css), text));
    }

    /** While a page gives way to the next, asking for an element of it may fail in any way the driver knows. */
    void await(ExpectedCondition<?> condition) {
        new WebDriverWait(browser, Patience.LONGEST)
                .ignoring(WebDriverException.class)
                .until(condition);
    }

    /** How far the page can be scrolled sideways, in pixels. */
    long sideways() {
        return (Long) browser.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /** Shows the page on a phone until {@link #asOnADesk}. */
    void asOnAPhone() {
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", PHONE);
        browser.navigate().refresh();
    }

    void asOnADesk() {
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    void signIn(String name) {
        visit("/auth/sign_in");
        type("#name", name);
        type("#password", TestServer.PASSWORD);
        click("main .form .button");
        await("h1", "Home");
    }

    void signOut() {
        browser.manage().deleteAllCookies();
    }

    void shoot(String name) throws IOException {
        Path file = Path.of("target", "screenshots", name + ".png");
        Files.createDirectories(file.getParent());
        Files.write(file, browser.getScreenshotAs(OutputType.BYTES));
    }
}
