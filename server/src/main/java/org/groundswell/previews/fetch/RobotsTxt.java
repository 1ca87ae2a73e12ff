package org.groundswell.previews.fetch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The rules of a {@code robots.txt} for one robot (RFC 9309): those of the groups that name it, or else those for all robots.
 * Of the rules that match a path, the longest decides; of two equally long ones, the one that allows.
 */
record RobotsTxt(List<Rule> rules) {
    static final RobotsTxt ALLOW_ALL = new RobotsTxt(List.of());
    private static final String EVERYONE = "*";

    /**
     * @param pattern the beginning of paths, in which {@code *} stands for any characters; a {@code $} at its end means that
     *     paths end there
     */
    record Rule(boolean allows, String pattern) {
        /** Looks for each piece between stars where it occurs first, so it never goes back. */
        boolean matches(String path) {
            boolean anchored = pattern.endsWith("$");
            String[] pieces = (anchored ? pattern.substring(0, pattern.length() - 1) : pattern).split("\\*", -1);
            if (!path.startsWith(pieces[0])) {
                return false;
            }
            int at = pieces[0].length();
            for (int i = 1; i < pieces.length; i++) {
                boolean last = i == pieces.length - 1;
                int found = last && anchored ? lastPlace(path, pieces[i], at) : path.indexOf(pieces[i], at);
                if (found < 0) {
                    return false;
                }
                at = found + pieces[i].length();
            }
            return !anchored || at == path.length();
        }

        private static int lastPlace(String path, String piece, int from) {
            int place = path.length() - piece.length();
            return place >= from && path.endsWith(piece) ? place : -1;
        }
    }

    /** @param robot its product token, such as {@code Groundswell} */
    static RobotsTxt parse(String text, String robot) {
        List<Rule> own = new ArrayList<>();
        List<Rule> everyones = new ArrayList<>();
        boolean named = false;
        boolean forOwn = false;
        boolean forAll = false;
        boolean inRules = true;
        for (String line : (Iterable<String>) lines(text)::iterator) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                continue;
            }
            String key = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            switch (key) {
                case "user-agent" -> {
                    if (inRules) {
                        forOwn = false;
                        forAll = false;
                        inRules = false;
                    }
                    forOwn |= token(value).equalsIgnoreCase(robot);
                    forAll |= value.equals(EVERYONE);
                    named |= forOwn;
                }
                case "allow", "disallow" -> {
                    inRules = true;
                    if (!value.isEmpty()) {
                        Rule rule = new Rule(key.equals("allow"), normalised(value));
                        if (forOwn) {
                            own.add(rule);
                        }
                        if (forAll) {
                            everyones.add(rule);
                        }
                    }
                }
                default -> {
                    // Other lines, such as those about sitemaps, belong to no group.
                }
            }
        }
        return new RobotsTxt(List.copyOf(named ? own : everyones));
    }

    private static Stream<String> lines(String text) {
        String start = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return start.lines().map(line -> {
            int comment = line.indexOf('#');
            return comment < 0 ? line : line.substring(0, comment);
        });
    }

    /** The product token of a line, which may have a version behind it. */
    private static String token(String value) {
        int end = 0;
        while (end < value.length()
                && (Character.isLetter(value.charAt(end)) || "_-".indexOf(value.charAt(end)) >= 0)) {
            end++;
        }
        return value.substring(0, end);
    }

    /** @param path with its query */
    boolean allows(String path) {
        String normalised = normalised(path);
        int longest = -1;
        boolean allows = true;
        for (Rule rule : rules) {
            int length = rule.pattern().length();
            boolean decides = length > longest || (length == longest && rule.allows());
            if (decides && rule.matches(normalised)) {
                longest = length;
                allows = rule.allows();
            }
        }
        return allows;
    }

    /** Percent encoding in one form (section 2.2.2): other characters than ASCII are encoded, digits in upper case. */
    private static String normalised(String path) {
        StringBuilder normal = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); ) {
            int c = path.codePointAt(i);
            if (c == '%' && i + 2 < path.length()) {
                normal.append(path.substring(i, i + 3).toUpperCase(Locale.ROOT));
                i += 3;
                continue;
            }
            if (c < 0x80) {
                normal.append((char) c);
            } else {
                for (byte each : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    normal.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
                }
            }
            i += Character.charCount(c);
        }
        return normal.toString();
    }
}
