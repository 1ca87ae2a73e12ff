package org.groundswell.importing.files;

import java.io.IOException;
import java.io.InputStream;

/**
 * A picture, video or sound in an archive.
 *
 * @param name in the archive
 * @param bytes its size, which may be wrong
 */
public record MediaFile(String name, long bytes, Content content) {
    /** Opens the content. */
    public interface Content {
        /**
         * Opens it. Safe for use by several threads.
         *
         * @throws UnusableFile if it can't be used
         */
        InputStream open() throws IOException;
    }
}
