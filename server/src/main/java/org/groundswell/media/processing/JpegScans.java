package org.groundswell.media.processing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Counts the scans of a JPEG file. Progressive pictures have some ten; each takes a pass over the whole picture, which can't be
 * interrupted, so that a small file with thousands would occupy the decoder for hours.
 */
final class JpegScans {
    private JpegScans() {}

    /** The number of scan headers, counted up to a limit. Too many rather than too few: also those within metadata. */
    static int count(Path file, int most) throws IOException {
        int count = 0;
        try (InputStream input = new BufferedInputStream(Files.newInputStream(file))) {
            int previous = 0;
            for (int b = input.read(); b >= 0 && count <= most; b = input.read()) {
                count += previous == 0xFF && b == 0xDA ? 1 : 0;
                previous = b;
            }
        }
        return count;
    }
}
