package org.groundswell.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tables below {@code src/test/resources/scenarios}. */
final class Tables {
    private Tables() {}

    /** The rows of a table; lines that are empty or begin with {@code #} are skipped. */
    static List<String> rows(String name) {
        try (InputStream file = Tables.class.getResourceAsStream("/scenarios/" + name + ".txt")) {
            if (file == null) {
                throw new IllegalArgumentException("no table is called " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
