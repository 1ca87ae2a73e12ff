package org.groundswell.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.groundswell.World;
import org.groundswell.db.Databases;
import org.groundswell.timelines.Origin;
import org.groundswell.words.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {
    private static final int RECORDS = 5_000;

    @TempDir
    Path directory;

    @Test
    void anImportThatBreaksOffGoesOnWhereItWas() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < RECORDS; i++) {
            lines.append("{\"id\":\"")
                    .append(i)
                    .append("\",\"account\":\"p")
                    .append(i % 50)
                    .append("@old.example\",\"created_at\":\"2014-05-24T22:00:00Z\",\"text\":\"post ")
                    .append(i)
                    .append("\"}\n");
        }
        byte[] file = lines.toString().getBytes(StandardCharsets.UTF_8);
        try (World world = new World(Databases.open(directory, ""), directory)) {
            InputStream broken = new FilterInputStream(new ByteArrayInputStream(file)) {
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
            assertThatThrownBy(() -> world.importer.run(broken, "file", ImportWatcher.NOBODY))
                    .isInstanceOf(IOException.class);
            ImportReport rest = world.importer.run(new ByteArrayInputStream(file), "file", ImportWatcher.NOBODY);
            assertThat(rest.read()).isEqualTo(RECORDS);
            assertThat(rest.resumedAfter()).isBetween(1_000L, (long) RECORDS - 1);
            assertThat(rest.known()).isZero();
            assertThat(rest.imported()).isEqualTo(RECORDS - rest.resumedAfter());
            // Done: a third run begins anew, and finds all of it here.
            ImportReport again = world.importer.run(new ByteArrayInputStream(file), "file", ImportWatcher.NOBODY);
            assertThat(again.resumedAfter()).isZero();
            assertThat(again.known()).isEqualTo(RECORDS);
            assertThat(world.timelines.everybody(Origin.ANYWHERE, Page.first(RECORDS + 1)))
                    .hasSize(RECORDS);
        }
    }
}
