package org.groundswell.auth;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * An app that has access to an account.
 *
 * @param scopes those of all its tokens
 * @param since when its first token was given
 * @param lastUsedAt to the hour
 */
public record GrantedApp(long id, String name, String website, Scopes scopes, Instant since, Instant lastUsedAt) {
    /** The same app with another of its tokens. */
    GrantedApp with(GrantedApp other) {
        Set<Scope> all = new LinkedHashSet<>(scopes.all());
        all.addAll(other.scopes.all());
        return new GrantedApp(
                id,
                name,
                website,
                new Scopes(all),
                since.isBefore(other.since) ? since : other.since,
                lastUsedAt.isAfter(other.lastUsedAt) ? lastUsedAt : other.lastUsedAt);
    }
}
