package org.groundswell.previews;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.cards.Card;
import org.groundswell.files.FileName;
import org.groundswell.jobs.Worker;
import org.groundswell.links.LinkUrl;
import org.groundswell.media.TestMedia;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.outgoing.RawServer;
import org.groundswell.previews.fetch.Wanted;
import org.groundswell.serverblocks.ServerBlock;
import org.groundswell.serverblocks.ServerBlockStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** From the picture that a page names to the one that this server keeps. */
@OnEveryDatabase
class CardPictureTest {
    private static final Duration PATIENCE = Duration.ofMillis(600);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Parameter
    TestDatabase kind;

    private PreviewWorld world;
    private AccountId ana;

    @BeforeEach
    void open(@TempDir Path directory) {
        world = new PreviewWorld(kind, directory, true, PATIENCE);
        ana = world.account("ana");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private StatusId postWithPicture(String path, String picture) {
        world.page(
                path,
                "text/html",
                "<title>The race</title><meta property=og:image content='" + picture
                        + "'><meta property=og:image:alt content='Eight rowers\u202E in a boat'>");
        return world.post(ana, world.url(path));
    }

    private Optional<Card.Image> image(StatusId post) {
        return world.card(ana, post).orElseThrow().image();
    }

    private byte[] stored(FileName name) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            var found = world.core.media().files().bytes().find(name).orElseThrow();
            found.writeTo(bytes, 0, found.size());
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPictureIsMadeSmallerAndKept() {
        world.picture("/boat.jpg", "image/jpeg", TestMedia.jpegWithExif(2_000, 1_000, 1, "taken at home"));
        StatusId post = postWithPicture("/a", "/boat.jpg");
        world.fetch();

        Card.Image image = image(post).orElseThrow();
        assertThat(image.width()).isEqualTo(1_200);
        assertThat(image.height()).isEqualTo(600);
        assertThat(image.blurhash()).hasSizeGreaterThan(5);
        assertThat(image.description()).isEqualTo("Eight rowers in a boat");
        byte[] kept = stored(image.name());
        assertThat(TestMedia.decoded(kept).getWidth()).isEqualTo(1_200);
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("taken at home");
    }

    @Test
    void aTransparentPictureStaysTransparent() {
        world.picture("/logo.png", "image/png", TestMedia.encoded(TestMedia.transparent(200, 100), "png"));
        StatusId post = postWithPicture("/a", "/logo.png");
        world.fetch();
        Card.Image image = image(post).orElseThrow();
        assertThat(image.name().text()).endsWith(".png");
        assertThat(image.width()).isEqualTo(200);
        assertThat(TestMedia.decoded(stored(image.name())).getColorModel().hasAlpha())
                .isTrue();
    }

    @Test
    void theThumbnailOfAVideo() {
        world.picture("/still.png", "image/png", TestMedia.png(640, 360));
        world.page(
                "/w/kkGMgK9ZtnKfYAgnEtQxbv",
                "text/html",
                "<title>Page</title><link rel=alternate type=application/json+oembed href='/oembed'>");
        world.page(
                "/oembed",
                "application/json",
                "{\"title\":\"Rowing\",\"thumbnail_url\":\"" + world.url("/still.png") + "\"}");
        StatusId post = world.post(ana, world.url("/w/kkGMgK9ZtnKfYAgnEtQxbv"));
        world.fetch();
        assertThat(image(post))
                .hasValueSatisfying(image -> assertThat(image.width()).isEqualTo(640));
    }

    /** A PNG that says it has some size; the rest of it is missing. */
    private static byte[] pngOf(int width, int height) {
        byte[] header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        CRC32 crc = new CRC32();
        crc.update(header);
        return ByteBuffer.allocate(8 + 4 + 17 + 4)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})
                .putInt(13)
                .put(header)
                .putInt((int) crc.getValue())
                .array();
    }

    private static void head(OutputStream output, String more) throws IOException {
        output.write(("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n" + more + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    /** The page has a preview, and the picture neither costs more than its limits nor is kept. */
    @Test
    void picturesThatAreNotUsed() {
        String svg = "<svg xmlns='http://www.w3.org/2000/svg' width='500' height='500'><script>alert(1)</script></svg>";
        byte[] vector = svg.getBytes(StandardCharsets.UTF_8);
        world.picture("/vector.svg", "image/svg+xml", vector);
        world.picture("/disguised.png", "image/png", vector);
        world.picture("/page.png", "text/html", TestMedia.png(100, 100));
        world.picture("/vast.png", "image/png", pngOf(40_000, 40_000));
        world.picture("/line.png", "image/png", TestMedia.png(4_000, 1));
        world.picture("/pixel.png", "image/png", TestMedia.png(1, 1));
        world.picture("/damaged.jpg", "image/jpeg", Arrays.copyOf(TestMedia.jpeg(300, 300), 60));
        byte[] heavy = Arrays.copyOf(TestMedia.jpeg(300, 300), Wanted.LARGEST_PICTURE + 1);
        world.picture("/heavy.jpg", "image/jpeg", heavy);
        long[] sent = {0};
        world.talks.put("/gigabyte.jpg", (_, output) -> {
            head(output, "Content-Length: 1073741824\r\n");
            byte[] piece = Arrays.copyOf(TestMedia.jpeg(100, 100), 1 << 16);
            for (int i = 0; i < 1 << 14; i++) {
                output.write(piece);
                sent[0] += piece.length;
            }
        });
        CountDownLatch end = new CountDownLatch(1);
        RawServer.Talk slowly = (_, output) -> {
            head(output, "Content-Length: 100000\r\n");
            output.write(0xFF);
            output.flush();
            try {
                end.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        world.talks.put("/slow.jpg", slowly);
        world.pages.put("/inwards.jpg", "HTTP/1.1 302 Found\r\nLocation: http://inside.example/boat.jpg\r\n\r\n");
        world.pages.put("/robots.txt", "HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /private");
        world.picture("/private.png", "image/png", TestMedia.png(100, 100));
        int number = 0;
        for (String picture : List.of(
                "/vector.svg",
                "/disguised.png",
                "/page.png",
                "/vast.png",
                "/line.png",
                "/pixel.png",
                "/damaged.jpg",
                "/heavy.jpg",
                "/gigabyte.jpg",
                "/slow.jpg",
                "/inwards.jpg",
                "http://inside.example/boat.jpg",
                "/private.png",
                "/missing.png",
                "javascript:alert(1)",
                "data:image/png;base64,AAAA",
                "x".repeat(3_000))) {
            StatusId post = postWithPicture("/page" + number++, picture);
            world.fetchAfter(Duration.ofMinutes(11));
            assertThat(world.title(ana, post)).as(picture).contains("The race");
            assertThat(image(post)).as(picture).isEmpty();
        }
        end.countDown();
        assertThat(sent[0]).isLessThan(4L * Wanted.LARGEST_PICTURE);
        assertThat(world.asked("/private.png")).isZero();
        assertThat(world.core.jobs().states())
                .allSatisfy(queue -> assertThat(queue.dead()).isZero());
    }

    @Test
    void aPictureOfABlockedServerIsNotFetched() {
        ServerBlock.Policy policy = new ServerBlock.Policy(ServerBlock.Severity.SUSPEND, false, false, "", "", false);
        world.core
                .database()
                .writing(tx -> new ServerBlockStore()
                        .insert(tx, new ServerBlock(1, "bad.example", policy, world.clock.instant())));
        world.picture("/boat.png", "image/png", TestMedia.png(100, 100));
        StatusId post = postWithPicture("/a", world.url("bad.example", "/boat.png"));
        world.fetch();
        assertThat(image(post)).isEmpty();
        assertThat(world.asked("/boat.png")).isZero();
    }

    /** The page is not asked for again while the picture's host rests. */
    @Test
    void aPictureOfABusyHostIsFetchedLater() {
        world.pages.put("/down", "HTTP/1.1 503 Busy\r\n\r\n");
        world.post(ana, world.url("img.example", "/down"));
        world.fetch();
        world.picture("/boat.png", "image/png", TestMedia.png(100, 100));
        StatusId post = postWithPicture("/a", world.url("img.example", "/boat.png"));
        world.fetch();
        assertThat(world.card(ana, post)).isEmpty();
        assertThat(world.asked("/boat.png")).isZero();

        world.fetchAfter(Duration.ofSeconds(20));
        assertThat(image(post)).isPresent();
        assertThat(world.asked("/a")).isEqualTo(1);
    }

    @Test
    void attemptsAreBounded() {
        PendingPictures pending = new PendingPictures();
        LinkUrl page = new LinkUrl("https://page.example/");
        Preview.Made made = new Preview.Made(
                "page.example",
                org.groundswell.previews.page.PageFacts.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        for (int i = 1; i < 5; i++) {
            assertThat(pending.await(page, made)).isTrue();
        }
        assertThat(pending.await(page, made)).isFalse();
        pending.remove(page);
        assertThat(pending.of(page)).isEmpty();
    }

    @Test
    void aPictureIsDeletedWithTheLastCardThatHasIt() {
        world.picture("/boat.png", "image/png", TestMedia.png(100, 100));
        StatusId one = postWithPicture("/a", "/boat.png");
        world.fetch();
        StatusId other = postWithPicture("/b", "/boat.png");
        world.fetchAfter(PAUSE);
        FileName name = image(one).orElseThrow().name();
        assertThat(image(other).orElseThrow().name()).isEqualTo(name);

        for (Map.Entry<StatusId, Boolean> each : List.of(Map.entry(one, true), Map.entry(other, false))) {
            world.core.publishing().posting().delete(ana, each.getKey());
            world.clock.moveOn(PreviewChores.KEPT.plus(PAUSE));
            world.core.previewing().core().chores().purgeExpired();
            world.clock.moveOn(Duration.ofMinutes(2));
            Worker<?> unused = (Worker<?>) world.core.media().files().worker();
            while (unused.runNext()) {
                // As long as a file is to be checked.
            }
            assertThat(isStored(name)).isEqualTo(each.getValue());
        }
    }

    private boolean isStored(FileName name) {
        try {
            return world.core.media().files().bytes().find(name).isPresent();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
