package org.groundswell.importing.files;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A file to import, or a stream that can be read once. Counts the bytes read. */
public final class ImportFile {
    /** Opens the file, or returns the stream. */
    private interface Opener {
        InputStream open() throws IOException;
    }

    private final Opener opener;
    private final Optional<Path> path;
    private final AtomicLong read = new AtomicLong();

    private ImportFile(Opener opener, Optional<Path> path) {
        this.opener = opener;
        this.path = path;
    }

    public static ImportFile of(Path path) {
        return new ImportFile(() -> Files.newInputStream(path), Optional.of(path));
    }

    /** A stream that can only be read once and in order, such as standard input; archives need a file. The caller closes it. */
    public static ImportFile of(InputStream stream) {
        return new ImportFile(
                () -> new FilterInputStream(stream) {
                    @Override
                    public void close() {}
                },
                Optional.empty());
    }

    /** The number of bytes read, as stored on disk. */
    public long bytesRead() {
        return read.get();
    }

    /** The path; empty for a stream. */
    Optional<Path> path() {
        return path;
    }

    InputStream open() throws IOException {
        return new BufferedInputStream(new Counting(opener.open()), 1 << 16);
    }

    private final class Counting extends FilterInputStream {
        Counting(InputStream input) {
            super(input);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = super.read(bytes, from, length);
            read.addAndGet(Math.max(0, count));
            return count;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
