package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.groundswell.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** What one types is kept in the browser until it is posted. */
class DraftsBrowserTest extends BrowserSteps {
    @TempDir
    static Path directory;

    private static TestServer server;
    private static String question;

    @BeforeAll
    static void start() throws IOException {
        Chromium.assumeInstalled();
        server = TestServer.start(directory, Map.of());
        server.account("ana");
        question = server.post("/api/v1/statuses", server.person("ben"), "status", "What do you think?")
                .json()
                .path("id")
                .asString();
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

    private String text() {
        return browser.findElement(By.id("text")).getDomProperty("value");
    }

    private boolean noteIsShown() {
        return browser.findElement(By.cssSelector(".composer-draft")).isDisplayed();
    }

    private Object drafts() {
        return browser.executeScript(
                "return Object.keys(localStorage).filter(name => name.startsWith('draft ')).length");
    }

    @Test
    void aDraftIsThereUntilItIsPostedOrDiscarded() {
        open(false);
        signIn("ana");
        visit("/write");
        assertThat(noteIsShown()).isFalse();
        type("#text", "Not finished");
        visit("/home");
        visit("/write");
        assertThat(text()).isEqualTo("Not finished");
        assertThat(noteIsShown()).isTrue();
        // A reply has a draft of its own.
        visit("/write?to=" + question);
        assertThat(text()).isEqualTo("@ben ");
        type("#text", "I agree");
        visit("/write?to=" + question);
        assertThat(text()).isEqualTo("@ben I agree");
        click(".composer-draft button");
        assertThat(text()).isEqualTo("@ben ");
        visit("/write?to=" + question);
        assertThat(text()).isEqualTo("@ben ");

        visit("/write");
        type("#text", " yet");
        click(".composer-foot .button");
        await("main", "Not finished yet");
        visit("/write");
        assertThat(text()).isEmpty();
        assertThat(drafts()).isEqualTo(0L);

        // One that was refused is still typed, and kept.
        type("#text", "x".repeat(501));
        click(".composer-foot .button");
        await(".problem", "500");
        visit("/write");
        assertThat(text()).hasSize(501);

        visit("/settings");
        click(".quiet-links form button");
        await(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector("form[action='/auth/sign_out']")));
        assertThat(drafts()).isEqualTo(0L);
    }
}
