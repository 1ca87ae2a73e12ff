package org.groundswell.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** An archive of posts and media, made by a test. */
final class TestArchive {
    /** A file; {@code link} is the target of a symbolic link, or empty. */
    private record Entry(String name, byte[] content, String link) {}

    private final List<Entry> entries = new ArrayList<>();

    TestArchive file(String name, byte[] content) {
        entries.add(new Entry(name, content, ""));
        return this;
    }

    TestArchive file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    TestArchive link(String name, String target) {
        entries.add(new Entry(name, new byte[0], target));
        return this;
    }

    TestArchive outbox(String... activities) {
        return file(
                "outbox.json",
                "{\"type\":\"OrderedCollection\",\"orderedItems\":[\n" + String.join(",\n", activities) + "\n]}");
    }

    TestArchive tweets(String... tweets) {
        return file(
                        "data/account.js",
                        "window.YTD.account.part0 = [{\"account\":{\"username\":\"keeper\",\"accountId\":\"4711\"}}]")
                .file("data/tweets.js", "window.YTD.tweets.part0 = [\n" + String.join(",\n", tweets) + "\n]");
    }

    /** An activity that creates a public note of {@code name@m.example}; {@code more} are further fields of it. */
    static String note(String name, String id, String content, String more, String... attachments) {
        return """
                {"type":"Create","actor":"https://m.example/users/%s","object":{"type":"Note","id":"https://m.example/s/%s",
                "published":"2023-01-01T10:00:00Z","to":["https://www.w3.org/ns/activitystreams#Public"],"content":"%s",%s
                "attachment":[%s]}}""".formatted(name, id, content, more, String.join(",", attachments));
    }

    /** A place in the archive as the outbox has it, with more fields. */
    static String attachment(String file, String more) {
        return "{\"type\":\"Document\",\"mediaType\":\"image/png\",\"url\":\"/media_attachments/files/" + file + "\""
                + more + "}";
    }

    static String attachment(String file) {
        return attachment(file, "");
    }

    /** A tweet with pictures. */
    static String tweet(String id, String text, String... pictures) {
        String media = Arrays.stream(pictures)
                .map(picture -> "{\"type\":\"photo\",\"url\":\"https://t.co/m\",\"expanded_url\":"
                        + "\"https://twitter.com/keeper/status/" + id + "/photo/1\","
                        + "\"media_url_https\":\"https://pbs.twimg.com/media/" + picture + "\"}")
                .collect(Collectors.joining(","));
        return """
                {"tweet":{"id_str":"%s","created_at":"Sat May 24 22:00:00 +0000 2014","full_text":"%s",
                "entities":{"urls":[],"media":[%s]},"extended_entities":{"media":[%s]}}}""".formatted(id, text, media, media);
    }

    Path zip(Path to) {
        return write(to, zip());
    }

    byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Entry entry : entries) {
                zip.putNextEntry(new ZipEntry(entry.name()));
                zip.write(
                        entry.link().isEmpty() ? entry.content() : entry.link().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    Path tar(Path to) {
        return write(to, tar());
    }

    /** Compressed with gzip. */
    byte[] tar() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Entry entry : entries) {
                boolean isLink = !entry.link().isEmpty();
                TarArchiveEntry header = isLink
                        ? new TarArchiveEntry(entry.name(), TarArchiveEntry.LF_SYMLINK)
                        : new TarArchiveEntry(entry.name(), true);
                if (isLink) {
                    header.setLinkName(entry.link());
                } else {
                    header.setSize(entry.content().length);
                }
                tar.putArchiveEntry(header);
                tar.write(entry.content());
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Path write(Path to, byte[] bytes) {
        try {
            return Files.write(to, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
