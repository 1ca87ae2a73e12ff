package org.groundswell.auth;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do beyond what everybody may. */
public enum Role {
    USER,
    /** Writes stories. */
    EDITOR,
    /** Keeps the place liveable. */
    MODERATOR,
    /** All of it. */
    ADMIN;

    /** As people write it. */
    public static Optional<Role> parse(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equalsIgnoreCase(word.strip()))
                .findFirst();
    }

    /** Whether they write and publish stories. */
    public boolean mayEdit() {
        return this == EDITOR || this == ADMIN;
    }

    /** Whether they decide about what others post. */
    public boolean mayModerate() {
        return this == MODERATOR || this == ADMIN;
    }

    /** As it is written, and as the database keeps it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role ofStored(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
