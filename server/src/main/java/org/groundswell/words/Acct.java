package org.groundswell.words;

import java.util.Locale;
import java.util.Optional;

/**
 * An account's address: {@code name} here, {@code name@domain} elsewhere.
 *
 * @param username as its owner writes it
 * @param domain in lower case; empty for an account of this server
 */
public record Acct(String username, String domain) {
    private static final int LONGEST_USERNAME = 128;
    private static final int LONGEST_DOMAIN = 253;

    /** Reads {@code name}, {@code @name}, {@code name@domain} or {@code @name@domain}; empty if it is none of these. */
    public static Optional<Acct> parse(String text) {
        if (text.length() > LONGEST_USERNAME + LONGEST_DOMAIN + 2) {
            return Optional.empty();
        }
        String bare = text.startsWith("@") ? text.substring(1) : text;
        int at = bare.indexOf('@');
        String username = at < 0 ? bare : bare.substring(0, at);
        String domain = at < 0 ? "" : bare.substring(at + 1).toLowerCase(Locale.ROOT);
        if (username.isEmpty()
                || username.length() > LONGEST_USERNAME
                || domain.length() > LONGEST_DOMAIN
                || domain.indexOf('@') >= 0) {
            return Optional.empty();
        }
        if (at >= 0 && domain.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Acct(username, domain));
    }

    public static Acct local(String username) {
        return new Acct(username, "");
    }

    /** The same account, said as this server's own when it is. */
    public Acct seenFrom(String host) {
        return domain.equalsIgnoreCase(host) ? local(username) : this;
    }

    public boolean isLocal() {
        return domain.isEmpty();
    }

    /** The user name as it is compared: case makes no other account. */
    public String usernameKey() {
        return username.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return domain.isEmpty() ? username : username + "@" + domain;
    }
}
