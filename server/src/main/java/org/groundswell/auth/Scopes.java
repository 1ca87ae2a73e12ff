package org.groundswell.auth;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.model.Refusal;

/** The scopes of a token or of an app, in the order in which they were asked for. */
public record Scopes(Set<Scope> all) {
    public static final Scopes NONE = new Scopes(Set.of());

    /** In characters; the names of all scopes, one after another, are shorter. */
    private static final int LONGEST = 2_000;

    public Scopes {
        all = Collections.unmodifiableSet(new LinkedHashSet<>(all));
    }

    /**
     * Reads a list with spaces or plus signs between.
     *
     * @throws Refusal.Invalid if one is unknown, or the list is too long
     */
    public static Scopes parse(String text) {
        if (text.length() > LONGEST) {
            throw new Refusal.Invalid("scopes", "error.scopes.too_long", "most", LONGEST);
        }
        return new Scopes(Arrays.stream(text.strip().split("[\\s+]+"))
                .filter(name -> !name.isEmpty())
                .map(Scopes::known)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private static Scope known(String name) {
        return Scope.parse(name).orElseThrow(() -> {
            String brief = name.substring(0, Math.min(name.length(), 50)).replaceAll("[^a-z_:]", "?");
            return new Refusal.Invalid("scopes", "error.scopes.unknown", "scope", brief);
        });
    }

    public boolean covers(Scope wanted) {
        return all.stream().anyMatch(held -> held.covers(wanted));
    }

    public boolean coversAll(Scopes others) {
        return others.all.stream().allMatch(this::covers);
    }

    /** The names of all scopes, wide ones first. */
    public static List<String> supported() {
        return Arrays.stream(Scope.values()).map(Scope::toString).toList();
    }

    @Override
    public String toString() {
        return all.stream().map(Scope::toString).collect(Collectors.joining(" "));
    }
}
