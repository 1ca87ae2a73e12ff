package org.groundswell.importing.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.groundswell.media.uploads.WorkDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveMediaTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "media_attachments/files/a.png, media_attachments/files/a.png",
        "./data/tweets_media/1-a.jpg, data/tweets_media/1-a.jpg",
        "data\\tweets_media\\1-a.jpg, data/tweets_media/1-a.jpg",
        "a/./b, a/b",
        "a/...b, a/...b",
    })
    void namesHaveOneForm(String packed, String name) {
        assertThat(EntryName.of(packed)).hasValue(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "/", "/a", "\\a", "..", "a/..", "../a", "a//b", "a/", "a/../b", "a\u0000b", "a\nb"})
    void namesThatLeadElsewhereAreNone(String packed) {
        assertThat(EntryName.of(packed)).isEmpty();
    }

    @Test
    void onlyMediaAreFoundAndOnlyWhereTheyAre() throws IOException {
        try (ArchiveMedia media = ArchiveMedia.names()) {
            for (String name : List.of(
                    "data/tweets_media/1-a.jpg",
                    "data/direct_messages_media/2-b.jpg",
                    "two/media_attachments/files/c.png",
                    "actor.json")) {
                add(media, name);
            }
            assertThat(media.find("data/", List.of("tweet_media/1-a.jpg", "tweets_media/1-a.jpg")))
                    .hasValueSatisfying(file -> assertThat(file.name()).isEqualTo("data/tweets_media/1-a.jpg"));
            assertThat(media.find("", List.of("tweets_media/1-a.jpg"))).isEmpty();
            assertThat(media.find("data/", List.of("direct_messages_media/2-b.jpg")))
                    .isEmpty();
            assertThat(media.find("one/", List.of("media_attachments/files/c.png")))
                    .isEmpty();
            assertThat(media.find("two/", List.of("media_attachments/files/c.png")))
                    .isPresent();
            assertThat(media.find("", List.of("actor.json"))).isEmpty();
        }
    }

    private static void add(ArchiveMedia media, String name) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(3);
        media.entry(entry, new ByteArrayInputStream(new byte[] {1, 2, 3}));
    }

    @Test
    void unpackedFilesStayWhileTheyAreUsedAndGoWhenItIsClosed() throws IOException {
        Path incoming = directory.resolve("incoming");
        WorkDirectory work = new WorkDirectory(incoming);
        try (ArchiveMedia media = ArchiveMedia.files(work, 100, 10)) {
            add(media, "media_attachments/a.png");
            MediaFile file = media.find("", List.of("media_attachments/a.png")).orElseThrow();
            Path place = only(incoming);
            Files.setLastModifiedTime(place, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
            try (InputStream content = file.content().open()) {
                assertThat(content.readAllBytes()).containsExactly(1, 2, 3);
            }
            assertThat(work.purge(Duration.ofDays(1))).isZero();
            assertThat(place).isNotEmptyDirectory();
        }
        assertThat(incoming).isEmptyDirectory();
    }

    private static Path only(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findFirst().orElseThrow();
        }
    }
}
