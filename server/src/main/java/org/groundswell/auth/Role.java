package org.groundswell.auth;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A role: the permissions of an account beyond those of every account. */
public enum Role {
    USER,
    /** Writes stories. */
    EDITOR,
    /** Reviews tags and trends. */
    MODERATOR,
    /** Has all permissions. */
    ADMIN;

    /** A role by its name, in any case. */
    public static Optional<Role> parse(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equalsIgnoreCase(word.strip()))
                .findFirst();
    }

    /** Whether the role writes and publishes stories. */
    public boolean mayEdit() {
        return this == EDITOR || this == ADMIN;
    }

    /** Whether the role reviews tags and trends. */
    public boolean mayModerate() {
        return this == MODERATOR || this == ADMIN;
    }

    /** The name of the role, as the database keeps it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role ofStored(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
