package org.groundswell.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Compresses text responses that are long enough, if the client accepts it. */
final class Compression {
    /** Minimum size: a response that fits into one packet arrives no sooner when compressed. */
    private static final int SHORTEST = 1_400;

    private Compression() {}

    static Optional<byte[]> of(Reply reply, Optional<String> accepted) {
        boolean text = reply.type().startsWith("text/")
                || reply.type().startsWith("application/json")
                || reply.type().contains("+xml");
        if (!text
                || reply.body().length < SHORTEST
                || accepted.filter(each -> each.contains("gzip")).isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(reply.body().length / 3);
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(reply.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(compressed.toByteArray());
    }
}
