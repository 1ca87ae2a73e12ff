package org.groundswell.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.groundswell.SetClock;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.config.Setting;
import org.groundswell.files.BrokenStore;
import org.groundswell.files.BrokenStore.Fault;
import org.groundswell.files.Bucket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people see of a store of files that fails: that files are away, never wrong files, and nothing stays behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MediaInBrokenStoreTest {

    @TempDir
    static Path directory;

    private final SetClock clock = new SetClock();
    private BrokenStore store;
    private TestServer server;
    private String ana;
    private int pictures;

    @BeforeAll
    void start() throws IOException {
        store = new BrokenStore();
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        Bucket bucket = store.bucket();
        settings.put(Setting.S3_URL, bucket.endpoint().toString());
        settings.put(Setting.S3_BUCKET, bucket.name());
        settings.put(Setting.S3_REGION, bucket.region());
        settings.put(Setting.S3_ACCESS_KEY, bucket.accessKey());
        settings.put(Setting.S3_SECRET_KEY, bucket.secretKey());
        server = TestServer.start(directory.resolve("data"), settings, clock);
        ana = server.person("ana");
    }

    @AfterEach
    void work() {
        store.work();
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
        store.close();
    }

    private byte[] picture() {
        return TestMedia.png(200 + ++pictures, 100);
    }

    private Answer upload(byte[] picture) {
        return server.upload("/api/v2/media", ana, "file", picture);
    }

    private String uploaded() {
        Answer answer = upload(picture());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("url").asString();
    }

    private List<String> rows() {
        return server.server
                .core()
                .database()
                .<List<String>>read(tx -> tx.sql("SELECT name FROM stored_file").list(row -> row.textOf("name")));
    }

    @ParameterizedTest
    @EnumSource(names = {"HALF_AN_UPLOAD", "ERROR", "BOMB", "REFUSAL", "REDIRECT", "NONSENSE"})
    void anUploadThatCannotBeStoredIsRefusedAndCanBeRepeated(Fault fault) {
        byte[] picture = picture();
        store.fail("PUT", fault);
        Answer refused = upload(picture);
        assertThat(refused.status()).as(refused.body()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).contains("10");
        assertThat(refused.json().path("error").asString())
                .isEqualTo("Files can't be stored or read at the moment. Try again soon");
        store.work();
        Answer again = upload(picture);
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(server.bytes(again.json().path("url").asString()).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(names = {"WITHOUT_LENGTH", "ERROR", "BOMB", "REFUSAL", "REDIRECT", "NONSENSE"})
    void aFileThatCannotBeFoundIsAwayForAWhile(Fault fault) {
        String url = uploaded();
        store.fail("HEAD", fault);
        HttpResponse<byte[]> away = server.bytes(url);
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().firstValue("Retry-After")).contains("10");
        assertThat(away.headers().firstValue("Cache-Control").orElse("")).doesNotContain("immutable");
        store.work();
        assertThat(server.bytes(url).statusCode()).isEqualTo(200);
    }

    @Test
    void whatRefusedUploadsHaveStoredIsDeleted() {
        store.fail("PUT", Fault.ERROR);
        assertThat(upload(picture()).status()).isEqualTo(503);
        store.work();
        clock.moveOn(Duration.ofHours(25));
        server.server.core().media().uploads().purgeUnused();
        await().until(() -> {
            clock.moveOn(Duration.ofMinutes(2));
            return rows().isEmpty() && store.names().isEmpty();
        });
    }

    @Test
    void aFileThatTheStoreHasCutOffIsStoredAgain() {
        byte[] picture = picture();
        String url = upload(picture).json().path("url").asString();
        byte[] whole = server.bytes(url).body();
        store.shorten(url.substring(url.lastIndexOf('/') + 1), 20);
        assertThat(upload(picture).json().path("url").asString()).isEqualTo(url);
        assertThat(server.bytes(url).body()).isEqualTo(whole);
    }
}
