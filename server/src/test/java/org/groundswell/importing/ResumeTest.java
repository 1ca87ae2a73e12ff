package org.groundswell.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.groundswell.TestDatabase;
import org.groundswell.World;
import org.groundswell.importing.files.ImportFile;
import org.groundswell.model.Page;
import org.groundswell.timelines.Origin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {
    private static final int RECORDS = 5_000;

    @TempDir
    Path directory;

    private World world;

    @BeforeEach
    void open() {
        world = new World(TestDatabase.SQLITE.open(directory), directory);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void anImportThatBreaksOffGoesOnWhereItWas() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < RECORDS; i++) {
            lines.append("""
                    {"id":"%d","account":"p%d@old.example","created_at":"2014-05-24T22:00:00Z","text":"post %d"}
                    """.formatted(i, i % 50, i));
        }
        byte[] file = utf8(lines.toString());
        assertThatThrownBy(() -> world.importer.run(breakingOff(file), "file", ImportWatcher.NOBODY))
                .isInstanceOf(IOException.class);
        ImportReport rest = run(file);
        assertThat(rest.read()).isEqualTo(RECORDS);
        assertThat(rest.resumedAfter()).isBetween(1_000L, (long) RECORDS - 1);
        assertThat(rest.known()).isZero();
        assertThat(rest.imported()).isEqualTo(RECORDS - rest.resumedAfter());
        // Done: a third run begins anew, and finds all of it here.
        ImportReport again = run(file);
        assertThat(again.resumedAfter()).isZero();
        assertThat(again.known()).isEqualTo(RECORDS);
        assertThat(world.timelines.everybody(Origin.ANYWHERE, Page.first(RECORDS + 1)))
                .hasSize(RECORDS);
    }

    @Test
    void whatWasSaidToBeDeletedIsRememberedByTheRunThatGoesOn() throws IOException {
        StringBuilder lines = new StringBuilder("{\"delete\":{\"status\":{\"id_str\":\"7004999\"}}}\n");
        for (int i = 0; i < RECORDS; i++) {
            lines.append("""
                    {"id_str":"%d","created_at":"Sat May 24 22:00:00 +0000 2014","text":"post %d",\
                    "user":{"id_str":"5","screen_name":"streamer"}}
                    """.formatted(7_000_000 + i, i));
        }
        byte[] file = utf8(lines.toString());
        assertThatThrownBy(() -> world.importer.run(breakingOff(file), "file", ImportWatcher.NOBODY))
                .isInstanceOf(IOException.class);
        ImportReport rest = run(file);
        assertThat(rest.resumedAfter()).isPositive();
        assertThat(world.timelines.everybody(Origin.ANYWHERE, Page.first(RECORDS + 1)))
                .hasSize(RECORDS - 1)
                .noneMatch(
                        status -> status.post().orElseThrow().content().text().equals("post 4999"));
    }

    @Test
    void aFileThatWasRefusedIsReadFromItsBeginningWithOtherOptions() throws IOException {
        byte[] file = utf8("""
                window.YTD.tweets.part0 = [
                  {"tweet":{"id_str":"1","full_text":"one","created_at":"Sat May 24 22:00:00 +0000 2014"}},
                  {"tweet":{"id_str":"2","full_text":"two","created_at":"Sat May 24 22:05:00 +0000 2014"}}
                ]
                """);
        assertThatThrownBy(() -> run(file)).hasMessage("import.file.nothing {reason=import.archive.owner}");
        ImportOptions options = new ImportOptions(Optional.empty(), Optional.of("archivist"));
        ImportReport report = world.importer.run(
                ImportFile.of(new ByteArrayInputStream(file)), "file", options, ImportWatcher.NOBODY);
        assertThat(report.resumedAfter()).isZero();
        assertThat(report.imported()).isEqualTo(2);
        // And with the right options first forgotten, then the same: nothing is left of the refusal either.
        assertThatThrownBy(() -> run(file)).hasMessage("import.file.nothing {reason=import.archive.owner}");
        assertThatThrownBy(() -> run(file)).hasMessage("import.file.nothing {reason=import.archive.owner}");
    }

    private ImportReport run(byte[] file) throws IOException {
        return world.importer.run(new ByteArrayInputStream(file), "file", ImportWatcher.NOBODY);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static InputStream breakingOff(byte[] file) {
        return new FilterInputStream(new ByteArrayInputStream(file)) {
            private int left = file.length * 3 / 4;

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                if (left <= 0) {
                    throw new IOException("the disk was pulled out");
                }
                int read = super.read(bytes, from, Math.min(length, left));
                left -= read;
                return read;
            }
        };
    }
}
