package org.groundswell.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the bytes of files are. Safe for use by several threads and processes.
 *
 * <p>All methods throw {@link StoreUnavailableException} if the store is on another machine that can't be reached at present.
 */
public interface FileStore {
    /**
     * Stores a file, durably: it is there after a crash. An existing one of the same name is replaced.
     *
     * @param file the bytes; the store may move this file away
     * @throws IOException if it can't be stored
     */
    void put(FileName name, Path file) throws IOException;

    /**
     * Finds a file.
     *
     * @return empty if it isn't there
     * @throws IOException if the store can't be asked
     */
    Optional<Found> find(FileName name) throws IOException;

    /** Deletes a file; nothing happens if it isn't there. */
    void delete(FileName name) throws IOException;

    /** A file that is there. */
    interface Found {
        /** Bytes. */
        long size();

        /**
         * Writes a part of it.
         *
         * @param from the first byte
         * @param length the number of bytes; the part must be within the file
         */
        void writeTo(OutputStream out, long from, long length) throws IOException;
    }
}
