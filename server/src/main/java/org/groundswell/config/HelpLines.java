package org.groundswell.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Help lines by country, shown with sensitive topics. The operator provides them.
 *
 * @param byCountry lines of text by ISO 3166-1 alpha-2; {@value #EVERYWHERE} for all countries
 */
public record HelpLines(Map<String, List<String>> byCountry) {
    public static final String EVERYWHERE = "*";
    public static final HelpLines NONE = new HelpLines(Map.of());

    private static final Pattern LINE = Pattern.compile("(\\*|[A-Za-z]{2})\\s*=\\s*(\\S.*)");

    /**
     * Reads lines of {@code PH = name, number, address}; a country may have several. A line that begins with
     * {@code #} is a comment.
     *
     * @throws ConfigException if the file can't be read or a line is invalid
     */
    static HelpLines read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new ConfigException("can't read the help lines in " + file + ": " + e.getMessage(), e);
        }
        Map<String, List<String>> byCountry = new LinkedHashMap<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher matched = LINE.matcher(line);
            if (!matched.matches()) {
                throw new ConfigException(
                        file + ":" + number
                                + ": must be 'XX = name, number, address', where XX is a two-letter country code or * for everywhere");
            }
            byCountry
                    .computeIfAbsent(matched.group(1).toUpperCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(matched.group(2));
        }
        return new HelpLines(byCountry);
    }
}
