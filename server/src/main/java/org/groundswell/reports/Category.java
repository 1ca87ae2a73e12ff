package org.groundswell.reports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The reason for a report. */
public enum Category {
    SPAM,
    /** Content that is illegal. */
    LEGAL,
    /** A violation of the server's rules. */
    VIOLATION,
    OTHER;

    public static Optional<Category> parse(String word) {
        return Arrays.stream(values())
                .filter(category -> category.word().equals(word))
                .findFirst();
    }

    /** The name in the API and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
