package org.groundswell.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Settings that are secret, and may be in a file of their own. */
final class Secrets {
    private Secrets() {}

    /**
     * A secret; empty if it is not set.
     *
     * @param value of a setting, empty if it is not set
     * @throws ConfigException if both settings have a value, or the file can't be read
     */
    static String read(Function<Setting, String> value, Setting typed, Setting inFile) {
        String secret = value.apply(typed);
        String file = value.apply(inFile);
        if (file.isEmpty()) {
            return secret;
        }
        if (!secret.isEmpty()) {
            throw new ConfigException("set either " + typed.key() + " or " + inFile.key() + ", not both");
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new ConfigException("can't read " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Checks that settings are not set that have no effect because another is missing.
     *
     * @throws ConfigException if one is
     */
    static void needs(Function<Setting, String> value, Setting missing, List<Setting> others) {
        others.stream().filter(each -> !value.apply(each).isEmpty()).findFirst().ifPresent(each -> {
            throw new ConfigException(each.key() + " has no effect without " + missing.key());
        });
    }
}
