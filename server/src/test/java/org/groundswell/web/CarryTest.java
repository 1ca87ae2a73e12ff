package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.WireFeedInput;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What leaves the site: feeds, frames in other pages, codes on posters, and what is told to those who watch a tag. */
class CarryTest {
    private TestServer server;
    private String ana;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data, Map.of());
        ana = server.person("ana");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode say(String... form) {
        return server.post("/api/v1/statuses", ana, form).json();
    }

    @Test
    void feedsAreReadByAFeedReader() throws Exception {
        say("status", "A \"lamp\" & a <script>alert(1)</script> on Hill Street #Lights\u0085\uFFFE");
        say("status", "What he did to me #Lights", "spoiler_text", "violence");
        say("status", "Only for friends #Lights", "visibility", "private");
        say("status", "Not in lists #Lights", "visibility", "unlisted");
        for (String path :
                List.of("/tags/lights/feed.atom", "/tags/lights/feed.rss", "/@ana/feed.atom", "/@ana/feed.rss")) {
            Answer answer = server.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.header("Set-Cookie")).isEmpty();
            assertThat(answer.header("Content-Type").orElseThrow())
                    .startsWith(path.endsWith("atom") ? "application/atom+xml" : "application/rss+xml");
            assertThat(new WireFeedInput(true, java.util.Locale.ENGLISH)
                            .build(new StringReader(answer.body()))
                            .getFeedType())
                    .isEqualTo(path.endsWith("atom") ? "atom_1.0" : "rss_2.0");
            SyndFeed feed = new SyndFeedInput().build(new StringReader(answer.body()));
            assertThat(feed.getEntries()).as(path).hasSize(2);
            assertThat(feed.getEntries()).extracting(SyndEntry::getUri).doesNotHaveDuplicates();
            for (SyndEntry entry : feed.getEntries()) {
                assertThat(URI.create(entry.getLink()).getPath()).startsWith("/@ana/");
                assertThat(entry.getPublishedDate()).isNotNull();
                assertThat(server.get(URI.create(entry.getLink()).getPath()).status())
                        .isEqualTo(200);
            }
            SyndEntry warned = feed.getEntries().getFirst();
            assertThat(warned.getTitle()).isEqualTo("violence");
            assertThat(answer.body()).doesNotContain("What he did", "Only for friends", "Not in lists");
            String html = path.endsWith("atom")
                    ? feed.getEntries().get(1).getContents().getFirst().getValue()
                    : feed.getEntries().get(1).getDescription().getValue();
            assertThat(Jsoup.parse(html).select("script")).isEmpty();
            assertThat(Jsoup.parse(html).text()).contains("<script>alert(1)</script> on Hill Street");
        }
        assertThat(server.get("/@nobody/feed.atom").status()).isEqualTo(404);
        assertThat(new SyndFeedInput()
                        .build(new StringReader(
                                server.get("/tags/unused/feed.atom").body()))
                        .getEntries())
                .isEmpty();
        assertThat(new SyndFeedInput()
                        .build(new StringReader(server.get("/stories/feed.rss").body()))
                        .getEntries())
                .isEmpty();
        Document page = Jsoup.parse(server.get("/tags/lights").body());
        assertThat(page.select("link[type=application/atom+xml]").attr("href")).isEqualTo("/tags/lights/feed.atom");
    }

    @Test
    void whatCanBeEmbeddedSaysHowAndIsFitForAFrame() {
        String id = say("status", "In a frame #Lights").path("id").asString();
        for (String path : List.of("/tags/lights", "/@ana/" + id)) {
            String discovered = Jsoup.parse(server.get(path).body())
                    .select("link[type=application/json+oembed]")
                    .attr("href");
            URI address = URI.create(discovered);
            JsonNode embed = server.get(
                            address.getRawPath() + "?" + address.getRawQuery() + "&maxwidth=300&maxheight=200")
                    .json();
            assertThat(embed.path("type").asString()).isEqualTo("rich");
            assertThat(embed.path("version").asString()).isEqualTo("1.0");
            assertThat(embed.path("width").asInt()).isEqualTo(300);
            assertThat(embed.path("height").asInt()).isEqualTo(200);
            Element frame = Jsoup.parse(embed.path("html").asString()).selectFirst("iframe");
            assertThat(frame).isNotNull();
            assertThat(frame.attr("width")).isEqualTo("300");
            Answer framed = server.get(URI.create(frame.attr("src")).getRawPath());
            assertThat(framed.status()).isEqualTo(200);
            assertThat(framed.header("Set-Cookie")).isEmpty();
            assertThat(framed.header("Content-Security-Policy").orElseThrow()).contains("frame-ancestors *");
            assertThat(Jsoup.parse(framed.body()).select("form")).isEmpty();
            assertThat(server.get(path).header("Content-Security-Policy").orElseThrow())
                    .contains("frame-ancestors 'none'");
        }
    }

    @Test
    void nothingIsEmbeddedThatIsNotForEverybody() {
        String secret = say("status", "For friends #Lights", "visibility", "private")
                .path("id")
                .asString();
        String here = server.url.toString();
        for (String url : List.of(
                here + "/@ana/" + secret,
                here + "/@ana/1",
                "https://elsewhere.example/tags/lights",
                here + "/settings",
                "nonsense")) {
            assertThat(server.get("/api/oembed?" + TestServer.encoded("url", url))
                            .status())
                    .as(url)
                    .isEqualTo(404);
        }
        assertThat(server.get("/@ana/" + secret + "/embed").status()).isEqualTo(404);
        assertThat(server.get("/api/oembed").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "''                        , 480, 420",
        "maxwidth=10000            , 480, 420",
        "maxwidth=219              , 219, 420",
        "maxheight=90              , 480,  90",
        "maxwidth=64&maxheight=1   ,  64,   1",
        "format=json&maxwidth=479  , 479, 420",
    })
    void aFrameIsNoLargerThanAskedFor(String asked, int width, int height) {
        JsonNode embed = server.get(
                        "/api/oembed?" + asked + "&" + TestServer.encoded("url", server.url + "/tags/lights"))
                .json();
        assertThat(embed.path("width").asInt()).isEqualTo(width);
        assertThat(embed.path("height").asInt()).isEqualTo(height);
        Element frame = Jsoup.parse(embed.path("html").asString()).selectFirst("iframe");
        assertThat(frame).isNotNull();
        assertThat(frame.attr("width") + " " + frame.attr("height")).isEqualTo(width + " " + height);
    }

    @ParameterizedTest
    @CsvSource({"format=xml, 501", "format=yaml, 501", "maxwidth=0, 422", "maxheight=wide, 422"})
    void unsupportedFormatsAndSizesAreRefused(String asked, int status) {
        Answer refused =
                server.get("/api/oembed?" + asked + "&" + TestServer.encoded("url", server.url + "/tags/lights"));
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.json().path("error").isString()).isTrue();
    }

    @Test
    void aPosterLeadsToTheTag() throws Exception {
        String svg = server.get("/tags/" + TestServer.encoded("x", "日本").substring(2) + "/qr.svg")
                .body();
        int side = Integer.parseInt(Pattern.compile("viewBox=\"0 0 (\\d+)")
                .matcher(svg)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow());
        int scale = 4;
        int[] pixels = new int[side * side * scale * scale];
        Arrays.fill(pixels, 0xFFFFFF);
        for (MatchResult run :
                Pattern.compile("M(\\d+) (\\d+)h(\\d+)").matcher(svg).results().toList()) {
            int x = Integer.parseInt(run.group(1)) * scale;
            int y = Integer.parseInt(run.group(2)) * scale;
            int length = Integer.parseInt(run.group(3)) * scale;
            for (int row = y; row < y + scale; row++) {
                Arrays.fill(pixels, row * side * scale + x, row * side * scale + x + length, 0);
            }
        }
        String read = new QRCodeReader()
                .decode(
                        new BinaryBitmap(new GlobalHistogramBinarizer(
                                new RGBLuminanceSource(side * scale, side * scale, pixels))),
                        // Drawn, not photographed: looking for the corners fails with some contents.
                        Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
        assertThat(read).isEqualTo(server.url + "/tags/%E6%97%A5%E6%9C%AC");
        assertThat(server.get("/manifest.webmanifest")
                        .json()
                        .path("share_target")
                        .path("action")
                        .asString())
                .isEqualTo("/share");
    }

    @Test
    void whoWatchesATagIsToldWhatChanges() {
        String id = say("status", "The first of it #Lights").path("id").asString();
        List<JsonNode> told = new CopyOnWriteArrayList<>();
        Thread watcher = Thread.ofVirtual().start(() -> server.watch("/tags/lights/live", told::add));
        await().untilAsserted(() -> assertThat(told).isNotEmpty());
        assertThat(told.getFirst().path("posts").asInt()).isEqualTo(1);
        assertThat(told.getFirst().has("line")).as("a curve of one person").isFalse();

        say("status", "And <b>another</b> #Lights");
        await().untilAsserted(() -> {
            JsonNode last = told.getLast();
            assertThat(last.path("posts").asInt()).isEqualTo(2);
            assertThat(last.path("latest").toString()).contains("And &lt;b&gt;another&lt;/b&gt;");
        });
        server.crowd("Lights", 9);
        await().untilAsserted(() -> assertThat(told).anySatisfy(curve -> {
            assertThat(curve.path("so_far").asString()).startsWith("M");
            assertThat(curve.path("grid").path(0).path("label").asString()).isNotEmpty();
        }));
        server.delete("/api/v1/statuses/" + id, ana);
        await().untilAsserted(() -> {
            JsonNode last = told.getLast();
            assertThat(last.path("posts").asInt()).isEqualTo(10);
            assertThat(last.path("latest").toString()).doesNotContain("The first of it");
        });
        watcher.interrupt();
    }
}
