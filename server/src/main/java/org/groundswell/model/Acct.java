package org.groundswell.model;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * An account's address: {@code name} here, {@code name@domain} elsewhere. What comes from outside becomes one by
 * {@link #of} or {@link #parse}, which hold the grammar; the constructor is for addresses that are stored already.
 *
 * @param username as its owner writes it
 * @param domain in the form of {@link DomainName}; empty for an account of this server
 */
public record Acct(String username, String domain) {
    public static final int LONGEST_USERNAME = 128;
    private static final int LONGEST = "@".length() + LONGEST_USERNAME + "@".length() + DomainName.LONGEST + 6;

    /**
     * An address by its parts; empty if there can be no such account. A user name has ASCII letters, digits and
     * underscores, and dots and hyphens between them, as the networks write it.
     *
     * @param domain empty for an account of this server
     */
    public static Optional<Acct> of(String username, String domain) {
        if (!isUsername(username)) {
            return Optional.empty();
        }
        return domain.isEmpty()
                ? Optional.of(local(username))
                : DomainName.parse(domain).map(name -> new Acct(username, name.name()));
    }

    /** Reads {@code name}, {@code @name}, {@code name@domain} or {@code @name@domain}; empty if it is none of these. */
    public static Optional<Acct> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String bare = text.startsWith("@") ? text.substring(1) : text;
        int at = bare.indexOf('@');
        if (at < 0) {
            return of(bare, "");
        }
        String domain = bare.substring(at + 1);
        return domain.isEmpty() ? Optional.empty() : of(bare.substring(0, at), domain);
    }

    public static Acct local(String username) {
        return new Acct(username, "");
    }

    private static boolean isUsername(String text) {
        if (text.isEmpty() || text.length() > LONGEST_USERNAME) {
            return false;
        }
        return text.chars().allMatch(c -> isWord(c) || c == '.' || c == '-')
                && isWord(text.charAt(0))
                && isWord(text.charAt(text.length() - 1));
    }

    private static boolean isWord(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
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

    /** The path of the account's page on this server, {@code /@name@domain}. */
    public String page() {
        String address = toString();
        // Only addresses stored before there was a grammar have anything to encode.
        return "/@"
                + (isPlain(address)
                        ? address
                        : URLEncoder.encode(address, StandardCharsets.UTF_8)
                                .replace("+", "%20")
                                .replace("%40", "@"));
    }

    private static boolean isPlain(String address) {
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (!isWord(c) && c != '.' && c != '-' && c != '@' && c != ':') {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return domain.isEmpty() ? username : username + "@" + domain;
    }
}
