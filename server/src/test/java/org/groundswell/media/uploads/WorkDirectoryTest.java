package org.groundswell.media.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkDirectoryTest {
    @Test
    void whatKilledProcessesLeftBehindIsDeletedAfterAWhile(@TempDir Path directory) throws IOException {
        Path incoming = Files.createDirectory(directory.resolve("incoming"));
        Path made = Files.createDirectory(incoming.resolve("work"));
        Files.writeString(made.resolve("original.mp4"), "half a film");
        Path old = Files.writeString(incoming.resolve("old"), "half an upload");
        Path young = Files.writeString(incoming.resolve("young"), "an upload");
        for (Path each : new Path[] {made, old}) {
            Files.setLastModifiedTime(each, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        }
        assertThat(new WorkDirectory(incoming).purge(Duration.ofDays(1))).isEqualTo(2);
        assertThat(incoming.toFile().listFiles()).containsExactly(young.toFile());
        assertThat(made).doesNotExist();
        assertThat(old).doesNotExist();
    }

    @Test
    void aDirectoryThatIsNotThereYetHasNothingToDelete(@TempDir Path directory) {
        assertThat(new WorkDirectory(directory.resolve("none")).purge(Duration.ZERO))
                .isZero();
    }
}
