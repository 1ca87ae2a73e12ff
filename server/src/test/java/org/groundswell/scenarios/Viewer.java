package org.groundswell.scenarios;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A viewer's relation to the author of the walked posts. */
enum Viewer {
    /** Without a token or a session. */
    ANYONE,
    STRANGER,
    /** Followed the author once, and favourited and bookmarked everything then. */
    FORMER,
    FOLLOWER,
    /** Is mentioned in every post and reply, and does not follow. */
    MENTIONED,
    AUTHOR;

    private static final Set<Viewer> SIGNED_IN = EnumSet.complementOf(EnumSet.of(ANYONE));
    private static final Set<Viewer> AUDIENCE = EnumSet.of(FOLLOWER, MENTIONED, AUTHOR);

    /** The name of the viewer's account. */
    String account() {
        return "walk_" + word();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a cell of the table: viewers, or the name of a group of them. */
    static Set<Viewer> group(String cell) {
        return switch (cell) {
            case "everyone" -> EnumSet.allOf(Viewer.class);
            case "signed-in" -> EnumSet.copyOf(SIGNED_IN);
            case "audience" -> EnumSet.copyOf(AUDIENCE);
            case "nobody" -> EnumSet.noneOf(Viewer.class);
            default ->
                Arrays.stream(cell.split(" "))
                        .map(word -> valueOf(word.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Viewer.class)));
        };
    }

    /** The same as it stands in the table. */
    static String cell(Set<Viewer> group) {
        return List.of("everyone", "signed-in", "audience", "nobody").stream()
                .filter(name -> group(name).equals(group))
                .findFirst()
                .orElseGet(
                        () -> EnumSet.copyOf(group).stream().map(Viewer::word).collect(Collectors.joining(" ")));
    }
}
