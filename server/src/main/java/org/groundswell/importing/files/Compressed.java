package org.groundswell.importing.files;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** A possibly compressed file, recognised by its first bytes rather than its name. */
public final class Compressed {
    private static final int BUFFER = 1 << 16;

    private Compressed() {}

    /** The content, decompressed from gzip (RFC 1952) or Zstandard (RFC 8878) if necessary. */
    public static InputStream open(InputStream raw) throws IOException {
        BufferedInputStream input = new BufferedInputStream(raw);
        input.mark(4);
        byte[] magic = input.readNBytes(4);
        input.reset();
        if (magic.length >= 2 && (magic[0] & 0xFF) == 0x1F && (magic[1] & 0xFF) == 0x8B) {
            return new GZIPInputStream(input, BUFFER);
        }
        boolean zstd = magic.length == 4
                && (magic[0] & 0xFF) == 0x28
                && (magic[1] & 0xFF) == 0xB5
                && (magic[2] & 0xFF) == 0x2F
                && (magic[3] & 0xFF) == 0xFD;
        return zstd ? new ZstdInputStream(input) : input;
    }
}
