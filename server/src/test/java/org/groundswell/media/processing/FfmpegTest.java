package org.groundswell.media.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs, as scripts that do what the test says. */
class FfmpegTest {
    @TempDir
    static Path directory;

    private static Ffmpeg program(String script) throws IOException {
        Path place = Files.createTempDirectory(directory, "bin");
        Path probe = Files.writeString(place.resolve("ffprobe"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(probe, PosixFilePermissions.fromString("rwx------"));
        return new Ffmpeg(place.resolve("ffmpeg").toString());
    }

    @Test
    void theWholeOutputIsReadHoweverSoonTheProgramEnds() throws Exception {
        // Less than a pipe holds, so that the program can end before anything is read.
        Ffmpeg ffmpeg = program("head -c 60000 /dev/zero | tr '\\0' x");
        for (int i = 0; i < 100; i++) {
            assertThat(ffmpeg.probe(Path.of("none"), FileFormat.MP4)).hasSize(60_000);
        }
    }

    @Test
    void aProgramThatFailsMakesTheFileUnusable() throws IOException {
        Ffmpeg ffmpeg = program("echo broken; exit 3");
        assertThatThrownBy(() -> ffmpeg.probe(Path.of("none"), FileFormat.MP4))
                .isInstanceOfSatisfying(
                        UnusableFileException.class,
                        e -> assertThat(e.reason().key()).isEqualTo("error.media.damaged"));
    }

    @Test
    void outputIsKeptUpToALimit() throws Exception {
        Ffmpeg ffmpeg = program("head -c 3000000 /dev/zero | tr '\\0' x");
        assertThat(ffmpeg.probe(Path.of("none"), FileFormat.MP4)).hasSize(1 << 20);
    }
}
