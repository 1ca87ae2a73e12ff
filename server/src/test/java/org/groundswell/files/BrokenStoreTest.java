package org.groundswell.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.groundswell.files.BrokenStore.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However a store of files fails, it is given up after a while, and nothing that it sends is taken for a file. */
@Timeout(300)
class BrokenStoreTest {
    private static final FileName NAME = FileName.of("0123456789".repeat(6) + "abcd", 35, FileType.PNG);
    private static final BucketFiles.Patience LITTLE = new BucketFiles.Patience(
            Duration.ofSeconds(1), Duration.ofMillis(400), Duration.ofMillis(1_000), 100 << 20);

    @TempDir
    Path directory;

    private final byte[] content = new byte[300_000];
    private BrokenStore store;
    private BucketFiles files;

    @BeforeEach
    void start() throws IOException {
        new Random(5).nextBytes(content);
        store = new BrokenStore();
        files = new BucketFiles(store.bucket(), LITTLE);
        files.put(NAME, file(content));
    }

    @AfterEach
    void stop() throws IOException {
        files.close();
        store.close();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(directory, "new", ""), bytes);
    }

    private byte[] read(long from, long length) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        files.find(NAME).orElseThrow().writeTo(out, from, length);
        return out.toByteArray();
    }

    @Test
    void itWorksOtherwise() throws IOException {
        assertThat(read(0, content.length)).isEqualTo(content);
        assertThat(read(7, 2)).containsExactly(content[7], content[8]);
    }

    @ParameterizedTest
    @EnumSource(names = {"SILENT", "WITHOUT_LENGTH", "ERROR", "BOMB", "REFUSAL", "REDIRECT", "NONSENSE"})
    void findingAFileFailsAsUnavailable(Fault fault) {
        store.fail("HEAD", fault);
        assertThatThrownBy(() -> files.find(NAME)).isInstanceOf(StoreUnavailableException.class);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "SILENT",
                "TRICKLING",
                "HALF_AN_ANSWER",
                "WITHOUT_RANGES",
                "ANOTHER_RANGE",
                "ERROR",
                "BOMB",
                "REFUSAL",
                "REDIRECT",
                "NONSENSE"
            })
    void readingAPartOfAFileFails(Fault fault) throws IOException {
        FileStore.Found found = files.find(NAME).orElseThrow();
        store.fail("GET", fault);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> found.writeTo(out, 100, content.length - 200)).isInstanceOf(IOException.class);
        for (int i = 0; i < out.size(); i++) {
            assertThat(out.toByteArray()[i]).isEqualTo(content[100 + i]);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SILENT", "DEAF", "HALF_AN_UPLOAD", "ERROR", "BOMB", "REFUSAL", "REDIRECT", "NONSENSE"})
    void storingALargeFileFailsAsUnavailable(Fault fault) throws IOException {
        store.fail("PUT", fault);
        Path large = file(new byte[20 << 20]);
        assertThatThrownBy(() -> files.put(NAME, large)).isInstanceOf(StoreUnavailableException.class);
        store.work();
        assertThat(read(0, content.length)).as("what was there before").isEqualTo(content);
    }

    @ParameterizedTest
    @EnumSource(names = {"SILENT", "ERROR", "BOMB", "REFUSAL", "REDIRECT", "NONSENSE"})
    void deletingFailsAsUnavailable(Fault fault) throws IOException {
        store.fail("DELETE", fault);
        assertThatThrownBy(() -> files.delete(NAME)).isInstanceOf(StoreUnavailableException.class);
        store.work();
        files.delete(NAME);
        assertThat(files.find(NAME)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"ERROR", "HALF_AN_UPLOAD"})
    void aSingleFailureIsNotNoticed(Fault fault) throws IOException {
        byte[] other = {1, 2, 3, 4};
        store.fail("PUT", fault, 1);
        files.put(NAME, file(other));
        assertThat(store.requests()).isEqualTo(2);
        store.work();
        assertThat(read(0, 4)).isEqualTo(other);
    }

    @Test
    void anEmptyFileIsKnownWithoutALength() throws IOException {
        files.put(NAME, file(new byte[0]));
        assertThat(files.find(NAME).orElseThrow().size()).isZero();
    }
}
