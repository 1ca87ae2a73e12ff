package org.groundswell.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Previews that apps choose, with an upload or later. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThumbnailsTest {

    @Parameter
    TestDatabase kind;

    @TempDir
    static Path directory;

    private final SetClock clock = new SetClock();
    private TestServer server;
    private String ana;
    private String ben;

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(kind.name()), kind.settings(Map.of()), clock);
        ana = server.person("ana");
        ben = server.person("ben");
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    private Answer upload(byte[] file, byte[] thumbnail) {
        return server.upload("POST", "/api/v2/media", ana, Map.of("file", file, "thumbnail", thumbnail));
    }

    private Answer change(JsonNode media, String token, byte[] thumbnail) {
        return server.upload(
                "PUT", "/api/v1/media/" + media.path("id").asString(), token, "thumbnail", thumbnail, "focus", "0,0.5");
    }

    private BufferedImage preview(JsonNode media) {
        return TestMedia.decoded(
                server.bytes(media.path("preview_url").asString()).body());
    }

    @Test
    void aPictureHasTheChosenPreview() {
        Answer answer = upload(TestMedia.jpeg(700, 700), TestMedia.png(90, 60));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode media = answer.json();
        assertThat(media.at("/meta/original/size").asString()).isEqualTo("700x700");
        assertThat(media.at("/meta/small/size").asString()).isEqualTo("90x60");
        assertThat(preview(media).getWidth()).isEqualTo(90);
        JsonNode post = server.post(
                        "/api/v1/statuses", ana, "media_ids[]", media.path("id").asString())
                .json();
        assertThat(post.at("/media_attachments/0")).isEqualTo(media);
        assertThat(change(media, ana, TestMedia.png(10, 10)).status())
                .as("too late")
                .isEqualTo(404);
    }

    @Test
    void alsoOneSoSmallThatItHadNone() {
        JsonNode media = upload(TestMedia.png(40, 40), TestMedia.png(20, 30)).json();
        assertThat(preview(media).getHeight()).isEqualTo(30);
        assertThat(media.path("preview_url")).isNotEqualTo(media.path("url"));
    }

    @Test
    void aLargePreviewIsMadeSmaller() {
        JsonNode media =
                upload(TestMedia.png(41, 41), TestMedia.jpeg(1_600, 900)).json();
        assertThat(media.at("/meta/small/size").asString()).isEqualTo("640x360");
        assertThat(preview(media).getWidth()).isEqualTo(640);
    }

    @Test
    void aLaterOneReplacesItAndItsFile() {
        JsonNode media = upload(TestMedia.jpeg(701, 700), TestMedia.png(91, 60)).json();
        JsonNode changed = change(media, ana, TestMedia.png(92, 60)).json();
        assertThat(changed.path("url")).isEqualTo(media.path("url"));
        assertThat(changed.at("/meta/small/size").asString()).isEqualTo("92x60");
        assertThat(changed.at("/meta/focus/y").asDouble()).isEqualTo(0.5);
        assertThat(changed.path("blurhash").asString()).isNotEmpty();
        clock.moveOn(Duration.ofMinutes(2));
        String old = media.path("preview_url").asString();
        await().until(() -> server.bytes(old).statusCode() == 404);
        assertThat(preview(changed).getWidth()).isEqualTo(92);
        assertThat(change(media, ben, TestMedia.png(93, 60)).status()).isEqualTo(404);
    }

    @Test
    void aVideoOrSoundHasItWhetherItIsChosenBeforeOrAfterItsProcessing() {
        Assumptions.assumeTrue(TestMedia.hasFfmpeg());
        byte[] video = TestMedia.made("mp4", "-c:v", "libx264");
        Answer answer = upload(video, TestMedia.png(94, 60));
        assertThat(answer.status()).isIn(200, 202);
        JsonNode ready = ready(answer.json());
        assertThat(ready.path("type").asString()).isEqualTo("video");
        assertThat(preview(ready).getWidth()).isEqualTo(94);
        assertThat(ready.at("/meta/original/width").asInt()).isEqualTo(160);
        assertThat(ready.at("/meta/original/duration").asDouble()).isPositive();
        JsonNode changed = change(ready, ana, TestMedia.png(95, 60)).json();
        assertThat(preview(changed).getWidth()).isEqualTo(95);
        assertThat(changed.at("/meta/original/duration")).isEqualTo(ready.at("/meta/original/duration"));
        JsonNode sound =
                ready(upload(TestMedia.made("mp3"), TestMedia.png(96, 60)).json());
        assertThat(sound.path("type").asString()).isEqualTo("audio");
        assertThat(preview(sound).getWidth()).isEqualTo(96);
    }

    private JsonNode ready(JsonNode media) {
        String path = "/api/v1/media/" + media.path("id").asString();
        await().until(() -> server.get(path, ana).status() != 206);
        return server.get(path, ana).json();
    }

    @Test
    void aTextIsNoThumbnail() {
        Answer refused = server.upload(
                "POST",
                "/api/v2/media",
                ana,
                Map.of("file", TestMedia.png(43, 43)),
                "thumbnail",
                "data:image/png;base64,");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("error").asString())
                .isEqualTo("Validation failed: Thumbnail must be a file: send it as multipart/form-data");
    }

    @ParameterizedTest
    @CsvSource({
        "<svg xmlns='http://www.w3.org/2000/svg'/>, Validation failed: Thumbnail is of a type that is not supported",
        "'', Validation failed: Thumbnail is of a type that is not supported",
        "RIFF, Validation failed: Thumbnail is of a type that is not supported",
    })
    void whatIsNoPictureIsRefused(String file, String message) {
        Answer refused = upload(TestMedia.png(42, 42), file.getBytes(StandardCharsets.UTF_8));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("error").asString()).isEqualTo(message);
    }
}
