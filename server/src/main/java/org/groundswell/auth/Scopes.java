package org.groundswell.auth;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.model.Refusal;

/** What a token may do, in OAuth scopes as Mastodon names them. A wide scope covers its granular ones. */
public record Scopes(Set<String> names) {
    public static final Scopes NONE = new Scopes(Set.of());

    private static final List<String> READ = List.of(
            "accounts",
            "blocks",
            "bookmarks",
            "collections",
            "favourites",
            "filters",
            "follows",
            "lists",
            "mutes",
            "notifications",
            "search",
            "statuses");
    private static final List<String> WRITE = List.of(
            "accounts",
            "blocks",
            "bookmarks",
            "collections",
            "conversations",
            "favourites",
            "filters",
            "follows",
            "lists",
            "media",
            "mutes",
            "notifications",
            "reports",
            "statuses");
    private static final List<String> ADMIN = List.of(
            "accounts",
            "reports",
            "domain_allows",
            "domain_blocks",
            "ip_blocks",
            "email_domain_blocks",
            "canonical_email_blocks");
    private static final Map<String, Set<String>> COVERED = covered();

    /** In characters; all scopes there are, one after another, have fewer. */
    private static final int LONGEST = 2_000;

    /** All there are, wide ones and granular ones. */
    public static final List<String> SUPPORTED = supported();

    /**
     * Reads a space-separated list.
     *
     * @throws Refusal.Invalid if one is unknown, or there are too many
     */
    public static Scopes parse(String text) {
        if (text.length() > LONGEST) {
            throw new Refusal.Invalid("scopes", "error.scopes.too_long", "most", LONGEST);
        }
        Set<String> names = Arrays.stream(text.strip().split("[\\s+]+"))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (String name : names) {
            if (!SUPPORTED.contains(name)) {
                throw new Refusal.Invalid(
                        "scopes", "error.scopes.unknown", "scope", brief(name).replaceAll("[^a-z_:]", "?"));
            }
        }
        return new Scopes(names);
    }

    private static String brief(String name) {
        return name.substring(0, Math.min(name.length(), 50));
    }

    public boolean covers(String name) {
        return names.contains(name)
                || names.stream()
                        .anyMatch(held -> COVERED.getOrDefault(held, Set.of()).contains(name));
    }

    public boolean coversAll(Scopes others) {
        return others.names.stream().allMatch(this::covers);
    }

    @Override
    public String toString() {
        return String.join(" ", names);
    }

    private static Map<String, Set<String>> covered() {
        Set<String> relations =
                Set.of("read:blocks", "write:blocks", "read:follows", "write:follows", "read:mutes", "write:mutes");
        return Map.of(
                "read", prefixed("read:", READ, "profile"),
                "write", prefixed("write:", WRITE),
                "follow", relations,
                "admin:read", prefixed("admin:read:", ADMIN),
                "admin:write", prefixed("admin:write:", ADMIN));
    }

    private static Set<String> prefixed(String prefix, List<String> names, String... more) {
        return Stream.concat(names.stream().map(name -> prefix + name), Stream.of(more))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> supported() {
        return Stream.concat(
                        Stream.of("read", "write", "follow", "push", "profile", "admin:read", "admin:write"),
                        COVERED.values().stream().flatMap(Set::stream).sorted())
                .distinct()
                .toList();
    }
}
