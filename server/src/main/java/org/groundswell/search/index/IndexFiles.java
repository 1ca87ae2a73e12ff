package org.groundswell.search.index;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of the index: {@code index-1}, {@code index-2} and so on, and the file {@code current} with the name of the
 * one that searches use. A new index becomes the current one when that file is replaced, in one step. An index that can't be
 * used is deleted, since it can be built from the tables again. Used by one thread at a time.
 */
public final class IndexFiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFiles.class);
    private static final String CURRENT = "current";
    private static final String PREFIX = "index-";

    private static final String LOCK = "lock";
    /** Processes that may share a data directory. */
    private static final int MOST_PROCESSES = 64;

    private final Path directory;
    private final String installation;
    private final FileChannel lock;

    private IndexFiles(Path directory, String installation, FileChannel lock) {
        this.directory = directory;
        this.installation = installation;
        this.lock = lock;
    }

    /**
     * Takes a directory for this process: the one given, or if another process has it, the same with a number behind its
     * name.
     *
     * @param installation the id of the database
     */
    public static IndexFiles take(Path directory, String installation) {
        for (int number = 1; number <= MOST_PROCESSES; number++) {
            Path path = number == 1 ? directory : directory.resolveSibling(directory.getFileName() + "-" + number);
            Optional<FileChannel> lock = lock(path);
            if (lock.isPresent()) {
                return new IndexFiles(path, installation, lock.get());
            }
        }
        throw new IllegalStateException("too many servers have their search index in " + directory);
    }

    /** The lock of a directory; empty if another process has it. It ends with the process, however that ends. */
    private static Optional<FileChannel> lock(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel =
                    FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return Optional.of(channel);
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Held by this process, for another server.
            return false;
        }
    }

    /** Gives the directory up. */
    @Override
    public void close() {
        run(lock::close);
    }

    /** The indexes found. */
    public record Found(Optional<StatusIndex> current, Optional<StatusIndex> next) {}

    /**
     * Opens the current index, and one that was being built beside it. All other files are deleted.
     *
     * @param usable whether an index can be brought up to date
     */
    public Found open(Predicate<Progress> usable) {
        String name = currentName();
        Optional<StatusIndex> current = name.isEmpty() ? Optional.empty() : open(directory.resolve(name), usable);
        long fulfilled = current.map(index -> index.progress().request()).orElse(-1L);
        Optional<StatusIndex> next = Optional.empty();
        for (Path path : indexes()) {
            if (current.filter(each -> each.path().equals(path)).isPresent()) {
                continue;
            }
            // One that was replaced, and not deleted before a crash, fulfils no later request.
            Optional<StatusIndex> other = next.isEmpty()
                    ? open(path, progress -> progress.request() > fulfilled && usable.test(progress))
                    : Optional.empty();
            if (other.isPresent()) {
                next = other;
            } else {
                delete(path);
            }
        }
        if (current.isEmpty() && next.isPresent()) {
            makeCurrent(next.get());
            return new Found(next, Optional.empty());
        }
        return new Found(current, next);
    }

    private Optional<StatusIndex> open(Path path, Predicate<Progress> usable) {
        try {
            Optional<StatusIndex> index = StatusIndex.open(path, installation);
            if (index.isPresent() && !usable.test(index.get().progress())) {
                index.get().close();
                return Optional.empty();
            }
            return index;
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException
                | IndexNotFoundException
                | EOFException
                | NoSuchFileException e) {
            LOG.atWarn()
                    .setCause(e)
                    .addKeyValue("directory", path)
                    .log("the search index is damaged or of another version; it is built again");
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens an index again after a failure; empty if it is damaged. */
    public Optional<StatusIndex> reopen(StatusIndex index) {
        index.close();
        return open(index.path(), _ -> true);
    }

    /** Makes an empty index beside the others. */
    public StatusIndex create(Progress progress) {
        long last = indexes().stream().mapToLong(IndexFiles::number).max().orElse(0);
        try {
            return StatusIndex.create(directory.resolve(PREFIX + (last + 1)), installation, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes an index the current one. */
    public void makeCurrent(StatusIndex index) {
        run(() -> {
            Path file = directory.resolve(CURRENT + ".new");
            Files.writeString(file, index.path().getFileName().toString());
            Files.move(file, directory.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE);
        });
    }

    /** Closes and deletes an index. */
    public void remove(StatusIndex index) {
        index.close();
        delete(index.path());
    }

    private String currentName() {
        Path file = directory.resolve(CURRENT);
        if (!Files.exists(file)) {
            return "";
        }
        try {
            String name = Files.readString(file).strip();
            return isIndex(name) ? name : "";
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("can't read which search index is current; it is built again");
            return "";
        }
    }

    private List<Path> indexes() {
        List<Path> indexes = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, PREFIX + "*")) {
            all.forEach(indexes::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        indexes.removeIf(path -> !isIndex(path.getFileName().toString()));
        indexes.sort(Comparator.comparingLong(IndexFiles::number).reversed());
        return indexes;
    }

    private static boolean isIndex(String name) {
        return name.matches(PREFIX + "[0-9]{1,9}");
    }

    private static long number(Path path) {
        return Long.parseLong(path.getFileName().toString().substring(PREFIX.length()));
    }

    private static void delete(Path path) {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Action {
        void run() throws IOException;
    }

    private static void run(Action action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
