package org.groundswell.auth;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A permission of a token, as Mastodon names them. A wide scope, such as {@code read}, covers granular ones.
 *
 * @see <a href="https://docs.joinmastodon.org/api/oauth-scopes/">OAuth scopes</a>
 */
public enum Scope {
    READ("read"),
    WRITE("write"),
    FOLLOW("follow"),
    PUSH("push"),
    PROFILE("profile"),
    ADMIN_READ("admin:read"),
    ADMIN_WRITE("admin:write"),
    ADMIN_READ_ACCOUNTS("admin:read:accounts"),
    ADMIN_READ_CANONICAL_EMAIL_BLOCKS("admin:read:canonical_email_blocks"),
    ADMIN_READ_DOMAIN_ALLOWS("admin:read:domain_allows"),
    ADMIN_READ_DOMAIN_BLOCKS("admin:read:domain_blocks"),
    ADMIN_READ_EMAIL_DOMAIN_BLOCKS("admin:read:email_domain_blocks"),
    ADMIN_READ_IP_BLOCKS("admin:read:ip_blocks"),
    ADMIN_READ_REPORTS("admin:read:reports"),
    ADMIN_WRITE_ACCOUNTS("admin:write:accounts"),
    ADMIN_WRITE_CANONICAL_EMAIL_BLOCKS("admin:write:canonical_email_blocks"),
    ADMIN_WRITE_DOMAIN_ALLOWS("admin:write:domain_allows"),
    ADMIN_WRITE_DOMAIN_BLOCKS("admin:write:domain_blocks"),
    ADMIN_WRITE_EMAIL_DOMAIN_BLOCKS("admin:write:email_domain_blocks"),
    ADMIN_WRITE_IP_BLOCKS("admin:write:ip_blocks"),
    ADMIN_WRITE_REPORTS("admin:write:reports"),
    READ_ACCOUNTS("read:accounts"),
    READ_BLOCKS("read:blocks"),
    READ_BOOKMARKS("read:bookmarks"),
    READ_COLLECTIONS("read:collections"),
    READ_FAVOURITES("read:favourites"),
    READ_FILTERS("read:filters"),
    READ_FOLLOWS("read:follows"),
    READ_LISTS("read:lists"),
    READ_MUTES("read:mutes"),
    READ_NOTIFICATIONS("read:notifications"),
    READ_SEARCH("read:search"),
    READ_STATUSES("read:statuses"),
    WRITE_ACCOUNTS("write:accounts"),
    WRITE_BLOCKS("write:blocks"),
    WRITE_BOOKMARKS("write:bookmarks"),
    WRITE_COLLECTIONS("write:collections"),
    WRITE_CONVERSATIONS("write:conversations"),
    WRITE_FAVOURITES("write:favourites"),
    WRITE_FILTERS("write:filters"),
    WRITE_FOLLOWS("write:follows"),
    WRITE_LISTS("write:lists"),
    WRITE_MEDIA("write:media"),
    WRITE_MUTES("write:mutes"),
    WRITE_NOTIFICATIONS("write:notifications"),
    WRITE_REPORTS("write:reports"),
    WRITE_STATUSES("write:statuses");

    private static final Map<String, Scope> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(scope -> scope.name, Function.identity()));
    private static final Set<Scope> RELATIONS =
            EnumSet.of(READ_BLOCKS, WRITE_BLOCKS, READ_FOLLOWS, WRITE_FOLLOWS, READ_MUTES, WRITE_MUTES);

    private final String name;

    Scope(String name) {
        this.name = name;
    }

    public static Optional<Scope> parse(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Whether a token with this scope may do what another allows. */
    boolean covers(Scope other) {
        return this == other
                || other.name.startsWith(name + ":")
                || this == READ && other == PROFILE
                || this == FOLLOW && RELATIONS.contains(other);
    }

    /** The name in requests and answers, such as {@code read:statuses}. */
    @Override
    public String toString() {
        return name;
    }
}
