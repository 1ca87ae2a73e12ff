package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.groundswell.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The map of a wave in a browser: its slider, classes, hatch and circles. */
class MapBrowserTest extends BrowserSteps {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    @TempDir
    static Path directory;

    private static TestServer server;

    /** Twelve people in the Philippines within two hours, all but four with coordinates; from the second hour six in Kenya. */
    @BeforeAll
    static void start() {
        Chromium.assumeInstalled();
        server = TestServer.start(directory, Map.of());
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            file.append(
                    line(i, START.plusSeconds(i * 600L), "PH", i < 8 ? ",\"latitude\":14.5,\"longitude\":121.1" : ""));
        }
        for (int i = 0; i < 6; i++) {
            file.append(line(100 + i, START.plusSeconds(3_600 + i * 60L), "KE", ""));
        }
        // Three are too few to be shown.
        for (int i = 0; i < 3; i++) {
            file.append(line(200 + i, START.plusSeconds(i), "DE", ",\"latitude\":52.5,\"longitude\":13.4"));
        }
        server.importPost(file.toString());
    }

    private static String line(int number, Instant at, String country, String more) {
        return "{\"account\":\"person" + number + "@elsewhere.example\",\"created_at\":\"" + at + "\",\"country\":\""
                + country + "\",\"text\":\"Water in our street, number " + number + " #Flooded\"" + more + "}\n";
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

    private String shape(String title) {
        return browser.findElements(By.cssSelector(".map [data-growth]")).stream()
                .filter(shape -> title(shape).startsWith(title))
                .findFirst()
                .map(shape -> shape.getDomAttribute("class") + " " + title(shape))
                .orElse("none");
    }

    private static String title(WebElement shape) {
        return shape.findElement(By.tagName("title")).getDomProperty("textContent");
    }

    private double radius() {
        return Double.parseDouble(
                browser.findElement(By.cssSelector(".map circle.cell")).getDomAttribute("r"));
    }

    @Test
    void theSliderShowsTheClassesOfEachMoment() throws IOException {
        open(false);
        visit("/tags/flooded");
        assertThat(shape("Philippines")).isEqualTo("l5 Philippines: 12");
        assertThat(shape("Kenya")).isEqualTo("l1 Kenya: 6");
        assertThat(shape("Germany")).isEqualTo("none");
        assertThat(browser.findElements(By.cssSelector(".map .legend li")).stream()
                        .map(WebElement::getText))
                .containsExactly("< 5", "5–9", "≥ 10");
        assertThat(browser.findElement(By.cssSelector(".map path.l0")).getCssValue("fill"))
                .contains("#few");
        assertThat(browser.findElements(By.cssSelector(".map circle.cell"))).hasSize(1);
        double atTheEnd = radius();

        WebElement slider = browser.findElement(By.cssSelector(".map input[type=range]"));
        slider.sendKeys(Keys.HOME);
        assertThat(shape("Philippines")).isEqualTo("l0 Philippines");
        assertThat(shape("Kenya")).isEqualTo("l0 Kenya");
        assertThat(radius()).isZero();
        assertThat(slider.getDomAttribute("aria-valuetext")).startsWith("2 March 2026, 10:");

        for (int i = 0; i < 23; i++) {
            slider.sendKeys(Keys.ARROW_RIGHT);
        }
        assertThat(shape("Philippines")).startsWith("l1 Philippines: ");
        assertThat(shape("Kenya")).isEqualTo("l0 Kenya");
        assertThat(radius()).isPositive().isLessThan(atTheEnd);
        slider.sendKeys(Keys.END);
        assertThat(shape("Philippines")).isEqualTo("l5 Philippines: 12");
        assertThat(radius()).isEqualTo(atTheEnd);
        asOnAPhone();
        assertThat(sideways()).isZero();
    }
}
