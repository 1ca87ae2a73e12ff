package org.groundswell.auth;

import java.util.Locale;
import java.util.Optional;

/** The conditions under which accounts can be created. */
public enum RegistrationMode {
    OPEN,
    APPROVAL,
    INVITE,
    CLOSED;

    public static Optional<RegistrationMode> parse(String text) {
        for (RegistrationMode mode : values()) {
            if (mode.word().equals(text)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
