package org.groundswell.media.uploads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for files that are being uploaded or made. */
public final class WorkDirectory {
    private final Path root;

    /** @param root is created when it is needed */
    public WorkDirectory(Path root) {
        this.root = root;
    }

    /** A new empty directory in it, which is deleted with all its files when it is closed. */
    public Place open() throws IOException {
        Files.createDirectories(root);
        return new Place(Files.createTempDirectory(root, "work"));
    }

    /** A directory for one piece of work. */
    public record Place(Path path) implements AutoCloseable {
        /** Tells that it is still used: what has not changed for a day is taken for left behind, and purged. */
        public void keep() throws IOException {
            Files.delete(Files.createTempFile(path, "used", ""));
        }

        @Override
        public void close() {
            try {
                deleteWithContent(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Deletes what killed processes and interrupted uploads left behind: what has not changed for some time, by the clock of the
     * file system, which may be another computer's.
     *
     * @return how many files and directories
     */
    public int purge(Duration unchanged) {
        int deleted = 0;
        try {
            if (Files.isDirectory(root)) {
                Instant before = present().minus(unchanged);
                try (DirectoryStream<Path> files = Files.newDirectoryStream(root)) {
                    for (Path file : files) {
                        if (isOlder(file, before)) {
                            deleteWithContent(file);
                            deleted++;
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return deleted;
    }

    /** When the file system says that a file is written now. */
    private Instant present() throws IOException {
        Path file = Files.createTempFile(root, "now", "");
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } finally {
            Files.delete(file);
        }
    }

    private static boolean isOlder(Path file, Instant before) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (NoSuchFileException done) {
            // Its work has ended meanwhile.
            return false;
        }
    }

    private static void deleteWithContent(Path path) throws IOException {
        List<Path> content;
        try (Stream<Path> files = Files.walk(path)) {
            content = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : content) {
            Files.deleteIfExists(each);
        }
    }
}
