package org.groundswell.files;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a stored file, which is also the end of its address: the beginning of the SHA-256 hash of its content, a number
 * that makes it unique, and the extension of its type.
 */
public record FileName(String text) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}-[0-9a-z]{1,13}\\.[a-z0-9]{2,8}");

    public FileName {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not the name of a stored file");
        }
    }

    /** @param hash SHA-256 in hexadecimal */
    static FileName of(String hash, long id, FileType type) {
        return new FileName(
                hash.substring(0, 40) + "-" + Long.toString(id, Character.MAX_RADIX) + "." + type.extension());
    }

    /** Empty if a text is none, such as a path. */
    public static Optional<FileName> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new FileName(text)) : Optional.empty();
    }

    /** Where it is in a store: {@code ab/cd/abcd...jpg}. */
    String path() {
        return text.substring(0, 2) + "/" + text.substring(2, 4) + "/" + text;
    }

    /** The type, by its extension; empty for one of another version of this server. */
    public Optional<FileType> type() {
        return FileType.ofExtension(text.substring(text.lastIndexOf('.') + 1));
    }

    @Override
    public String toString() {
        return text;
    }
}
