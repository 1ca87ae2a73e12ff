package org.groundswell.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both stores behave alike; the bucket is one of a real server, which verifies signatures. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FileStoreTest {
    private static final FileName NAME = FileName.of("0123456789".repeat(6) + "abcd", 35, FileType.PNG);

    @TempDir
    static Path directory;

    private TestBucket store;
    private BucketFiles bucket;

    @BeforeAll
    void start() throws Exception {
        store = new TestBucket(Files.createDirectory(directory.resolve("buckets")));
        bucket = new BucketFiles(store.bucket());
    }

    @AfterAll
    void stop() {
        bucket.close();
        store.close();
    }

    Stream<FileStore> stores() {
        return Stream.of(bucket, new DirectoryFiles(directory.resolve("files"), directory.resolve("incoming")));
    }

    private static Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(directory, "new", ""), content);
    }

    private static Path file(String content) throws IOException {
        return file(content.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] read(FileStore.Found found, long from, long length) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        found.writeTo(out, from, length);
        return out.toByteArray();
    }

    private static String text(FileStore.Found found, long from, long length) throws IOException {
        return new String(read(found, from, length), StandardCharsets.UTF_8);
    }

    // The stores stay open for the other tests.
    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void aFileIsStoredReadInPartsReplacedAndDeleted(FileStore files) throws IOException {
        assertThat(files.find(NAME)).isEmpty();
        files.put(NAME, file("the first"));
        FileStore.Found found = files.find(NAME).orElseThrow();
        assertThat(found.size()).isEqualTo(9);
        assertThat(text(found, 0, 9)).isEqualTo("the first");
        assertThat(text(found, 4, 2)).isEqualTo("fi");
        assertThat(text(found, 8, 1)).isEqualTo("t");
        assertThat(text(found, 3, 0)).isEmpty();
        files.put(NAME, file("the second one"));
        assertThat(text(files.find(NAME).orElseThrow(), 0, 14)).isEqualTo("the second one");
        files.delete(NAME);
        assertThat(files.find(NAME)).isEmpty();
        assertThatCode(() -> files.delete(NAME)).doesNotThrowAnyException();
    }

    // The stores stay open for the other tests.
    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void anEmptyFileIsAFile(FileStore files) throws IOException {
        files.put(NAME, file(""));
        assertThat(text(files.find(NAME).orElseThrow(), 0, 0)).isEmpty();
        files.delete(NAME);
    }

    // The stores stay open for the other tests.
    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void aLargeFileArrivesWhole(FileStore files) throws IOException {
        byte[] content = new byte[5_000_001];
        new Random(3).nextBytes(content);
        files.put(NAME, file(content));
        FileStore.Found found = files.find(NAME).orElseThrow();
        assertThat(read(found, 0, found.size())).isEqualTo(content);
        files.delete(NAME);
    }

    // The stores stay open for the other tests.
    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void aFileThatIsDeletedMeanwhileIsNotEmptyButAFailure(FileStore files) throws IOException {
        files.put(NAME, file("soon gone"));
        FileStore.Found found = files.find(NAME).orElseThrow();
        files.delete(NAME);
        assertThatThrownBy(() -> read(found, 0, 9)).isInstanceOf(IOException.class);
    }

    @Test
    void keysAreThePathsOfADirectory() throws IOException {
        bucket.put(NAME, file("here"));
        assertThat(store.has(NAME)).isTrue();
        assertThat(NAME.path()).isEqualTo("01/23/" + NAME);
        bucket.delete(NAME);
        assertThat(store.has(NAME)).isFalse();
    }

    @Test
    void wrongSettingsAreRefusedAtTheStart() {
        assertThatCode(bucket::start).doesNotThrowAnyException();
        assertRefused(store.bucket("no-such-bucket", "the-secret-key"), "there is none of this name");
        assertRefused(store.bucket("our-files", "a-wrong-key"), "it refuses the access key");
    }

    private static void assertRefused(Bucket wrong, String reason) {
        try (BucketFiles files = new BucketFiles(wrong)) {
            assertThatThrownBy(files::start)
                    .isInstanceOf(UnusableBucketException.class)
                    .hasMessage("can't use the bucket " + wrong.name() + " at " + wrong.endpoint() + ": " + reason)
                    .hasMessageNotContaining(wrong.secretKey());
        }
    }

    @Test
    void aStoreThatIsAwayDoesNotKeepTheServerFromStarting() throws IOException {
        Bucket away = new Bucket(URI.create("http://127.0.0.1:1"), "our-files", "eu-central-1", "a", "b");
        Path file = file("somewhere");
        try (BucketFiles files = new BucketFiles(away)) {
            assertThatCode(files::start).doesNotThrowAnyException();
            assertThatThrownBy(() -> files.find(NAME)).isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> files.put(NAME, file)).isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> files.delete(NAME)).isInstanceOf(StoreUnavailableException.class);
        }
    }
}
