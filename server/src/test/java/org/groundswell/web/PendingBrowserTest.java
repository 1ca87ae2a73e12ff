package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.groundswell.TestServer;
import org.groundswell.waves.LargeTag;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** The page of a large tag in a browser: it is shown without its figures, and completes itself. */
class PendingBrowserTest extends BrowserSteps {
    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() {
        Chromium.assumeInstalled();
        server = TestServer.start(directory, Map.of());
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < 15; i++) {
            file.append("{\"account\":\"person" + i + "@elsewhere.example\",\"created_at\":\""
                    + Instant.parse("2026-03-02T10:00:00Z").plusSeconds(i * 240L)
                    + "\",\"text\":\"Water in our street, number " + i + " #Flooded\"}\n");
        }
        server.importPost(file.toString());
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
    void aPageWithoutFiguresCompletesItself() throws IOException {
        open(false);
        try (LargeTag held = LargeTag.of(server, "flooded")) {
            visit("/tags/flooded");
            assertThat(browser.findElement(By.cssSelector("[data-pending]")).getText())
                    .contains("being counted");
            assertThat(browser.findElements(By.cssSelector(".posts .post"))).hasSize(15);
            assertThat(browser.findElements(By.cssSelector(".chart"))).isEmpty();
            shoot("tag-pending-desktop");
            asOnAPhone();
            assertThat(sideways()).isZero();
            held.release();
            await(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".chart")));
            assertThat(browser.findElements(By.cssSelector("[data-pending]"))).isEmpty();
        }
    }
}
