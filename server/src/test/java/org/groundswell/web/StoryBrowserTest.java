package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.groundswell.TestServer;
import org.groundswell.auth.Role;
import org.groundswell.cards.Card;
import org.groundswell.cards.CardLink;
import org.groundswell.cards.CardStore;
import org.groundswell.files.FileType;
import org.groundswell.files.StoredFile;
import org.groundswell.links.LinkUrl;
import org.groundswell.media.TestMedia;
import org.groundswell.model.CardId;
import org.groundswell.model.StatusId;
import org.groundswell.publishing.PostCards;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** A story with pictures, and a video that is played in its card. Leaves screenshots in target/screenshots. */
class StoryBrowserTest extends BrowserSteps {
    private static final String VIDEO = "https://video.example/watch/lamps";
    private static final String PLAYER = "https://video.invalid/embed/lamps";
    private static final String ARTICLE = "https://news.example/lamps";

    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        Chromium.assumeInstalled();
        server = TestServer.start(directory, Map.of());
        server.makeOlder(Duration.ofDays(2));
        server.account("ed", Role.EDITOR);
        List<String> people = new ArrayList<>();
        for (String name : List.of("ana", "ben", "cora", "dan", "eli", "fay", "gus")) {
            people.add(server.person(name));
        }
        String video = say(people.get(0), "It begins with this film of our street " + VIDEO + " #LightsOn");
        String alone = upload(people.get(1), 1_200, 800, "A dark street; one window is lit");
        say(people.get(1), "My way home, every night since June #LightsOn", "media_ids[]", alone);
        say(
                people.get(2),
                "We counted the lamps between the station and the river, and photographed them #LightsOn",
                "media_ids[]",
                upload(people.get(2), 900, 900, "A lamp without a bulb"),
                "media_ids[]",
                upload(people.get(2), 1_200, 700, "The bridge at night"),
                "media_ids[]",
                upload(people.get(2), 700, 1_000, "A stairway"));
        String said = say(server.person("mayor"), "There is a plan for every lamp in this town");
        say(people.get(3), "Not for the ones in our street #LightsOn", "quoted_status_id", said);
        String link = say(people.get(4), "The best article about it " + ARTICLE + " #LightsOn");
        say(people.get(5), "Bring a torch on Thursday #LightsOn");
        say(people.get(6), "They fixed the lamp on Hill Street after nine letters #LightsOn");
        server.crowd("LightsOn", 4);
        preview(new Shown(1, VIDEO, "Eleven minutes on our street", true), video);
        preview(new Shown(2, ARTICLE, "Nine letters about a lamp", false), link);
        Awaitility.await()
                .until(() -> server.get("/api/v1/tags/lightson/wave")
                                .json()
                                .path("posts")
                                .asInt()
                        == 11);
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

    private static String say(String token, String text, String... more) {
        List<String> form = new ArrayList<>(List.of("status", text));
        form.addAll(List.of(more));
        return server.post("/api/v1/statuses", token, form.toArray(String[]::new))
                .json()
                .path("id")
                .asString();
    }

    private static byte[] scene(int width, int height) {
        BufferedImage scene = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scene.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(20, 30, 60), 0, height, new Color(90, 60, 80)));
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(new Color(255, 210, 120));
        graphics.fillOval(width / 2, height / 4, width / 12, width / 12);
        graphics.setColor(new Color(10, 14, 24));
        graphics.fillRect(0, height * 3 / 4, width, height / 4);
        graphics.dispose();
        return TestMedia.encoded(scene, "jpeg");
    }

    private static String upload(String token, int width, int height, String description) {
        return server.upload("/api/v2/media", token, "file", scene(width, height), "description", description)
                .json()
                .path("id")
                .asString();
    }

    private record Shown(long id, String url, String title, boolean video) {}

    private static void preview(Shown shown, String post) throws IOException {
        var core = server.server.core();
        StoredFile file = core.media()
                .files()
                .keep(Files.write(directory.resolve("card" + shown.id()), scene(1_200, 630)), FileType.JPEG);
        Card card = new Card(
                new CardId(shown.id()),
                new LinkUrl(shown.url()),
                shown.title(),
                "The street was dark for eleven weeks, and then for eleven more. What people there did about it.",
                new Card.Provider(URI.create(shown.url()).getHost(), "", ""),
                Card.Author.UNKNOWN,
                Optional.empty(),
                shown.video() ? Optional.of(new Card.Video(PLAYER, 560, 315)) : Optional.empty(),
                Optional.of(new Card.Image(file.id(), file.name(), 1_200, 630, "", "A street at night")));
        core.database().writing(tx -> new CardStore().insert(tx, card, Instant.now()));
        new PostCards(core.database(), core.publishing().store(), new CardLink(server.url))
                .set(
                        card.page(),
                        Optional.of(card.id()),
                        List.of(StatusId.parse(post).orElseThrow()),
                        (_, _) -> {});
    }

    /** The addresses of everything that the page has loaded from elsewhere. */
    private List<?> loadedFromElsewhere() {
        return (List<?>) browser.executeScript("return performance.getEntriesByType('resource').map(e => e.name)"
                + ".filter(name => !name.startsWith(location.origin) && !name.startsWith('data:'))");
    }

    @Test
    void aVideoIsPlayedInItsCardWhenItIsClicked() {
        open(false);
        visit("/tags/lightson");
        WebElement play = browser.findElement(By.cssSelector(".facts-list .card .play"));
        assertThat(play.getAttribute("aria-label")).isEqualTo("Play video: Eleven minutes on our street");
        assertThat(browser.findElements(By.tagName("iframe"))).isEmpty();
        assertThat(loadedFromElsewhere()).isEmpty();
        assertThat(browser.getPageSource()).doesNotContain("video.invalid");

        browser.executeScript("arguments[0].click()", play);

        await(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".card.playing iframe")));
        WebElement frame = browser.findElement(By.cssSelector(".card.playing iframe"));
        assertThat(frame.getAttribute("src")).isEqualTo(server.url + "/cards/1/player");
        browser.switchTo().frame(frame);
        await(ExpectedConditions.presenceOfElementLocated(By.tagName("iframe")));
        WebElement player = browser.findElement(By.tagName("iframe"));
        assertThat(player.getAttribute("src")).startsWith(PLAYER);
        assertThat(player.getAttribute("sandbox")).contains("allow-scripts").doesNotContain("allow-top-navigation");
    }

    @Test
    void aStoryWithPictures() throws IOException {
        open(false);
        signIn("ed");
        visit("/tags/lightson/story");
        shootAll("story-media-desktop");
        assertThat(browser.findElements(By.cssSelector(".quote .media img"))).hasSizeGreaterThanOrEqualTo(1);
        assertThat(loadedFromElsewhere()).isEmpty();
        click(".take form .button");
        await("h1", "Edit story");
        shootAll("story-media-editor");
        browser.executeScript("document.querySelector('button[value=publish]').click()");
        await(ExpectedConditions.urlContains("/stories/lightson"));
        await(".edition", "");
        visit("/tags/lightson");
        shootAll("tag-media-desktop");
        visit("/stories/lightson/embed");
        shoot("story-embed-desktop");
        visit("/@ana/" + postBy("ana") + "/embed");
        shoot("post-embed-card");

        asOnAPhone();
        for (String path : List.of("/stories/lightson", "/tags/lightson", "/stories/lightson/edit")) {
            visit(path);
            // The browser lays the page out again after its screen has changed.
            await(_ -> sideways() == 0);
            shootAll("story-media-phone" + path.replace('/', '-'));
        }
    }

    private static String postBy(String author) {
        return server.get("/api/v1/timelines/tag/lightson?limit=40")
                .json()
                .valueStream()
                .filter(post -> post.path("account").path("acct").asString().equals(author))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    @Test
    void aStoryWithPicturesInTheDark() throws IOException {
        open(true);
        visit("/tags/lightson/story");
        shootAll("story-media-dark");
        visit("/tags/lightson");
        shootAll("tag-media-dark");
    }

    /** The whole page, with the pictures that are loaded when they come into view. */
    private void shootAll(String name) throws IOException {
        browser.executeScript("for (const i of document.querySelectorAll('img')) i.loading = 'eager'");
        await(
                _ -> browser.executeScript(
                        "return [...document.querySelectorAll('img')].every(i => i.offsetParent === null || i.complete && i.naturalWidth > 0)"));
        Object height = browser.executeScript("return document.documentElement.scrollHeight");
        Object width = browser.executeScript("return document.documentElement.clientWidth");
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        shoot(name);
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        if (((Number) width).intValue() < 500) {
            browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", PHONE);
        }
    }
}
