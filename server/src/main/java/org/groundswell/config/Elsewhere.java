package org.groundswell.config;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Other networks whose public posts are counted separately. */
public record Elsewhere(List<Source> sources) {
    public static final Elsewhere NOWHERE = new Elsewhere(List.of());

    /** The kinds of source. */
    public enum Kind {
        /** A server with Mastodon's streaming API. */
        MASTODON,
        /** A Jetstream of Bluesky's network. */
        BLUESKY,
        /** A file or pipe with lines of JSON. */
        LINES
    }

    /**
     * A source of posts.
     *
     * @param address an address, or a path
     * @param token an access token, or empty
     */
    public record Source(Kind kind, String address, String token) {}

    /**
     * Reads lines of {@code mastodon https://example.social TOKEN}, {@code bluesky wss://host/subscribe} and {@code lines
     * FILE}. A line that begins with {@code #} is a comment.
     *
     * @throws ConfigException if the file can't be read or a line is invalid
     */
    static Elsewhere read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new ConfigException("can't read the list of networks in " + file + ": " + e.getMessage(), e);
        }
        List<Source> sources = new ArrayList<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                sources.add(source(line, file + ":" + number + ": "));
            }
        }
        return new Elsewhere(List.copyOf(sources));
    }

    private static Source source(String line, String where) {
        String[] words = line.split("\\s+", -1);
        Kind kind = Arrays.stream(Kind.values())
                .filter(each -> each.name().equals(words[0].toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new ConfigException(where + "must begin with mastodon, bluesky or lines"));
        if (words.length < 2 || words.length > (kind == Kind.MASTODON ? 3 : 2)) {
            throw new ConfigException(where + "must be 'mastodon ADDRESS [TOKEN]', 'bluesky ADDRESS' or 'lines FILE'");
        }
        Set<String> schemes = switch (kind) {
            case MASTODON -> Set.of("http", "https");
            case BLUESKY -> Set.of("ws", "wss");
            case LINES -> Set.of();
        };
        if (kind != Kind.LINES && !schemes.contains(scheme(words[1]))) {
            throw new ConfigException(where + "'" + words[1] + "' must be an address that begins with "
                    + String.join(":// or ", schemes.stream().sorted().toList()) + "://");
        }
        return new Source(kind, words[1].replaceAll("/+$", ""), words.length > 2 ? words[2] : "");
    }

    private static String scheme(String address) {
        try {
            URI uri = new URI(address);
            return uri.getHost() == null || uri.getScheme() == null ? "" : uri.getScheme();
        } catch (URISyntaxException none) {
            return "";
        }
    }
}
