package org.groundswell.auth;

import java.util.Locale;

/** What somebody may do beyond what everybody may. */
public enum Role {
    USER,
    ADMIN;

    /** As the database keeps it. */
    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role ofStored(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
