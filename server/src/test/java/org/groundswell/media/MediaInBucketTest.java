package org.groundswell.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.groundswell.SetClock;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.config.Setting;
import org.groundswell.files.Bucket;
import org.groundswell.files.FileName;
import org.groundswell.files.TestBucket;
import org.groundswell.files.UnusableBucketException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A server whose files are in a bucket. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MediaInBucketTest {

    @TempDir
    static Path directory;

    private final SetClock clock = new SetClock();
    private TestBucket store;
    private TestServer server;
    private String ana;

    @BeforeAll
    void start() throws Exception {
        store = new TestBucket(Files.createDirectory(directory.resolve("buckets")));
        server = TestServer.start(data(), settings(store.bucket()), clock);
        ana = server.person("ana");
    }

    @AfterAll
    void stop() {
        server.close();
        store.close();
    }

    private static Path data() {
        return directory.resolve("data");
    }

    private static Map<Setting, String> settings(Bucket bucket) {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        settings.put(Setting.S3_URL, bucket.endpoint().toString());
        settings.put(Setting.S3_BUCKET, bucket.name());
        settings.put(Setting.S3_REGION, bucket.region());
        settings.put(Setting.S3_ACCESS_KEY, bucket.accessKey());
        settings.put(Setting.S3_SECRET_KEY, bucket.secretKey());
        return settings;
    }

    private JsonNode uploaded(byte[] file) {
        Answer answer = server.upload("/api/v2/media", ana, "file", file);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static FileName name(String url) {
        return FileName.parse(url.substring(url.lastIndexOf('/') + 1)).orElseThrow();
    }

    @Test
    void aPictureIsPostedServedInPartsAndDeleted() {
        JsonNode media = uploaded(TestMedia.png(300, 200));
        String url = media.path("url").asString();
        assertThat(store.has(name(url))).isTrue();
        assertThat(store.has(name(media.path("preview_url").asString()))).isTrue();
        assertThat(data().resolve("media/files")).doesNotExist();

        HttpResponse<byte[]> whole = server.bytes(url);
        assertThat(TestMedia.decoded(whole.body()).getWidth()).isEqualTo(300);
        HttpResponse<byte[]> part = server.bytes(url, "Range", "bytes=2-11");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 2, 12));
        String tag = whole.headers().firstValue("ETag").orElseThrow();
        assertThat(server.bytes(url, "If-None-Match", tag).statusCode()).isEqualTo(304);

        JsonNode post = server.post(
                        "/api/v1/statuses", ana, "media_ids[]", media.path("id").asString())
                .json();
        clock.moveOn(Duration.ofMinutes(2));
        assertThat(server.delete("/api/v1/statuses/" + post.path("id").asString() + "?delete_media=true", ana)
                        .status())
                .isEqualTo(200);
        await().until(() -> !store.has(name(url)));
        assertThat(server.bytes(url).statusCode()).isEqualTo(404);
    }

    @Test
    void aBucketThatRefusesTheKeyKeepsTheServerFromStarting() {
        Map<Setting, String> wrong = settings(store.bucket("our-files", "a-wrong-key"));
        assertThatThrownBy(() -> TestServer.start(directory.resolve("refused"), wrong, clock))
                .isInstanceOf(UnusableBucketException.class);
    }

    @Test
    void whileTheStoreIsAwayFilesAreNotAndUploadsCanBeTriedAgain() throws Exception {
        Path place = Files.createDirectory(directory.resolve("away"));
        TestBucket other = new TestBucket(Files.createDirectory(place.resolve("buckets")));
        try (TestServer alone = TestServer.start(place.resolve("data"), settings(other.bucket()), clock)) {
            String ben = alone.person("ben");
            String url = alone.upload("/api/v2/media", ben, "file", TestMedia.png(30, 20))
                    .json()
                    .path("url")
                    .asString();
            assertThat(alone.bytes(url).statusCode()).isEqualTo(200);
            other.close();
            HttpResponse<byte[]> away = alone.bytes(url);
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(away.headers().firstValue("Retry-After")).contains("10");
            Answer refused = alone.upload("/api/v2/media", ben, "file", TestMedia.png(31, 20));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json().path("error").asString())
                    .isEqualTo("Files can't be stored or read at the moment. Try again soon");
        }
    }
}
