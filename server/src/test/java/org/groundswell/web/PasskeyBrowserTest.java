package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.groundswell.Patience;
import org.groundswell.TestServer;
import org.groundswell.config.Setting;
import org.groundswell.model.AccountId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.openqa.selenium.virtualauthenticator.Credential;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;

/** A person with a browser and an authenticator. */
class PasskeyBrowserTest {
    private static final Map<String, Object> PHONE =
            Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true);

    @TempDir
    static Path directory;

    private static TestServer server;
    private ChromeDriver browser;
    private VirtualAuthenticator authenticator;

    @BeforeAll
    static void start() {
        Chromium.assumeInstalled();
        server = TestServer.start(directory, Map.of(Setting.TITLE, "Groundswell"));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void open() {
        browser = Chromium.open(false);
        // A virtual authenticator takes every suggestion at once.
        suggestions(false);
        authenticator = browser.addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                .setHasResidentKey(true)
                .setHasUserVerification(true)
                .setIsUserVerified(true));
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void aPasskeyIsAddedSignsInAndIsRemoved() throws IOException {
        server.account("ana");
        signIn("ana");
        addPasskey("Laptop");
        shoot("security-passkeys-desktop");
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", PHONE);
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        visit("/settings/passkeys");
        click(".access summary");
        assertThat(browser.executeScript("return document.documentElement.scrollWidth - window.innerWidth"))
                .as("can be scrolled sideways")
                .isEqualTo(0L);
        shoot("security-passkeys-phone");
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        signOut();

        visit("/auth/sign_in?next=/bookmarks");
        shoot("security-sign-in-desktop");
        usePasskey();
        await("h1", "Bookmarks");

        // Its clone has signed in more often.
        Credential made = authenticator.getCredentials().getFirst();
        signOut();
        authenticator.removeAllCredentials();
        authenticator.addCredential(Credential.createResidentCredential(
                made.getId(), made.getRpId(), made.getPrivateKey(), made.getUserHandle(), 0));
        visit("/auth/sign_in");
        usePasskey();
        await(".problem", "it may have been copied");

        signIn("ana");
        visit("/settings/passkeys");
        click(".access summary");
        browser.findElement(By.cssSelector(".access [name=present]")).sendKeys(TestServer.PASSWORD, Keys.ENTER);
        await(".notice", "Saved.");
        signOut();
        visit("/auth/sign_in");
        usePasskey();
        await(".problem", "is not registered here, or has been removed");
    }

    private void suggestions(boolean on) {
        browser.executeCdpCommand(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of("source", "PublicKeyCredential.isConditionalMediationAvailable = async () => " + on));
    }

    @Test
    void theFieldForTheNameSuggestsPasskeys() {
        server.account("eva");
        signIn("eva");
        addPasskey("Phone");
        signOut();
        suggestions(true);
        visit("/auth/sign_in?next=/bookmarks");
        await("h1", "Bookmarks");
    }

    @Test
    void aPasskeyIsTheSecondFactor() throws IOException {
        AccountId ben = server.account("ben").id();
        signIn("ben");
        addPasskey("Phone");
        server.server
                .core()
                .database()
                .writing(tx -> tx.sql("INSERT INTO totp (account_id, secret, confirmed) VALUES (:account, 'MY', TRUE)")
                        .set("account", ben.value())
                        .run());
        signOut();
        visit("/auth/sign_in?next=/settings");
        type("#name", "ben");
        type("#password", TestServer.PASSWORD);
        click("main .form .button");
        await("h1", "Enter your code");
        shoot("security-second-factor-desktop");
        usePasskey();
        await("h1", "Settings");
    }

    @Test
    void aPersonWhoIsNotVerifiedIsToldAndCanTryAgain() {
        server.account("cora");
        signIn("cora");
        addPasskey("Key");
        signOut();
        authenticator.setUserVerified(false);
        visit("/auth/sign_in");
        usePasskey();
        await("[data-passkey] .problem", "No passkey was used. You may try again.");
        authenticator.setUserVerified(true);
        usePasskey();
        await("h1", "Home");
    }

    @Test
    void aWrongPasswordAddsNothingAndASecondPasskeyOnOneDeviceIsRefused() {
        server.account("dan");
        signIn("dan");
        visit("/settings/passkeys");
        browser.findElement(By.cssSelector("[data-passkey] [name=present]")).sendKeys("not it", Keys.ENTER);
        await("[data-passkey] .problem", "The current password is incorrect.");
        addPasskey("Key");
        browser.findElement(By.cssSelector("[data-passkey] [name=present]")).sendKeys(TestServer.PASSWORD, Keys.ENTER);
        await("[data-passkey] .problem", "This device already has a passkey for your account.");
    }

    private void addPasskey(String name) {
        visit("/settings/passkeys");
        assertThat(browser.findElement(By.cssSelector("[data-without-passkeys]"))
                        .isDisplayed())
                .isFalse();
        browser.findElement(By.cssSelector("[data-passkey] [name=name]")).clear();
        type("[data-passkey] [name=name]", name);
        type("[data-passkey] [name=present]", TestServer.PASSWORD);
        click("[data-passkey] .button");
        await(".access b", name);
    }

    private void usePasskey() {
        click("[data-passkey] .button");
    }

    private void signIn(String name) {
        visit("/auth/sign_in");
        type("#name", name);
        type("#password", TestServer.PASSWORD);
        click("main .form .button");
        await("h1", "Home");
    }

    private void signOut() {
        browser.manage().deleteAllCookies();
    }

    private void visit(String path) {
        browser.get(server.url + path);
    }

    private void type(String field, String text) {
        browser.findElement(By.cssSelector(field)).sendKeys(text);
    }

    private void click(String what) {
        new WebDriverWait(browser, Patience.LONGEST)
                .until(ExpectedConditions.elementToBeClickable(By.cssSelector(what)))
                .click();
    }

    private void await(String where, String text) {
        // While a page is replaced by the next, its elements can't be read.
        new WebDriverWait(browser, Patience.LONGEST)
                .ignoring(WebDriverException.class)
                .until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(where), text));
    }

    private void shoot(String name) throws IOException {
        Path file = Path.of("target", "screenshots", name + ".png");
        Files.createDirectories(file.getParent());
        Files.write(file, browser.getScreenshotAs(OutputType.BYTES));
    }
}
