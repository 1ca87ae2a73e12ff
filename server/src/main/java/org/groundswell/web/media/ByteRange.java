package org.groundswell.web.media;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file that a request asks for (RFC 9110, section 14.1.2).
 *
 * @param from the first byte
 * @param length the number of bytes; 0 if the file has none of those asked for
 */
record ByteRange(long from, long length) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * Reads the header {@code Range}.
     *
     * @return empty for several parts and for what is no range: then the whole file is sent
     */
    static Optional<ByteRange> parse(String header, long size) {
        Matcher matcher = SINGLE.matcher(header.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? Optional.empty() : Optional.of(end(Long.parseLong(last), size));
        }
        long from = Long.parseLong(first);
        long until = last.isEmpty() ? size - 1 : Long.parseLong(last);
        if (until < from && !last.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ByteRange(from, Math.max(0, Math.min(until, size - 1) - from + 1)));
    }

    private static ByteRange end(long wanted, long size) {
        long length = Math.min(wanted, size);
        return new ByteRange(size - length, length);
    }
}
