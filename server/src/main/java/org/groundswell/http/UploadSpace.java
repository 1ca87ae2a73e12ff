package org.groundswell.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.groundswell.model.Refusal;

/** Where the files of large forms are written while they arrive, and how large they may be. Safe for use by several threads. */
public final class UploadSpace {
    /** Requests that may write files at the same time, so that they can't fill the disk. */
    private static final int MOST_AT_ONCE = 64;
    /** Those from one address, so that slow ones leave room for others. */
    private static final int MOST_OF_ONE = 8;

    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final int PIECE = 1 << 16;

    private final Path directory;
    private final int files;
    private final long fileBytes;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    /**
     * @param directory a directory for this alone; it is created when it is needed
     * @param files the most files of a request
     * @param fileBytes the most bytes of a file
     */
    public UploadSpace(Path directory, int files, long fileBytes) {
        this.directory = directory;
        this.files = files;
        this.fileBytes = fileBytes;
    }

    /** The most bytes of a body with files. */
    public long bodyBytes() {
        return files * fileBytes + Body.LARGEST;
    }

    int files() {
        return files;
    }

    /**
     * Takes a place for a request with files, which must give it back.
     *
     * @param from the address of the client
     * @throws Refusal.Unavailable if all are taken, or too many by this address
     */
    void enter(String from) {
        if (!places.tryAcquire()) {
            throw busy();
        }
        if (taken.merge(from, 1, Integer::sum) > MOST_OF_ONE) {
            leave(from);
            throw busy();
        }
    }

    void leave(String from) {
        taken.computeIfPresent(from, (_, count) -> count == 1 ? null : count - 1);
        places.release();
    }

    private static Refusal.Unavailable busy() {
        return new Refusal.Unavailable(RETRY, "error.upload.busy", "seconds", RETRY.toSeconds());
    }

    /**
     * Writes a file to the disk as it arrives.
     *
     * @throws Refusal.TooLarge if it is too large
     * @throws IOException if the request breaks off
     * @throws UncheckedIOException if the file can't be written
     */
    Upload.OnDisk receive(String field, InputStream content) throws IOException {
        Path path = create();
        boolean whole = false;
        try (OutputStream out = Files.newOutputStream(path)) {
            byte[] piece = new byte[PIECE];
            long size = 0;
            for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                size += read;
                if (size > fileBytes) {
                    throw new Refusal.TooLarge("error.upload.file_too_large", "most", fileBytes);
                }
                write(out, piece, read);
            }
            whole = true;
            return new Upload.OnDisk(field, path, size);
        } finally {
            if (!whole) {
                Files.deleteIfExists(path);
            }
        }
    }

    private Path create() {
        try {
            Files.createDirectories(directory);
            return Files.createTempFile(directory, "upload", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(OutputStream out, byte[] piece, int length) {
        try {
            out.write(piece, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
