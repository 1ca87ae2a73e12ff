package org.groundswell.mastodon;

import java.util.List;
import java.util.stream.Collectors;
import org.groundswell.auth.Scope;
import org.groundswell.auth.Scopes;

/**
 * The token that a route requires.
 *
 * @param need whether a token is required, and of which accounts
 * @param scopes alternatives, of which the token must cover one; empty if any token will do
 */
public record Access(Need need, List<Scope> scopes) {
    public enum Need {
        NOTHING,
        ANY_TOKEN,
        PERSON,
        /** A moderator or an administrator. */
        MODERATOR,
        /** A person whose account may not be confirmed or approved yet. */
        UNCONFIRMED_PERSON
    }

    /** With or without a token: the response is the same for all clients and contains nothing private. */
    static final Access ANYONE = new Access(Need.NOTHING, List.of());

    /** A person, or an app for itself. */
    static final Access APP = new Access(Need.ANY_TOKEN, List.of());

    /**
     * Anybody without a token. Whoever has one is answered as the person it stands for, so it must cover one of these
     * scopes.
     */
    static Access open(Scope... scopes) {
        return new Access(Need.NOTHING, List.of(scopes));
    }

    /** A person, through an app they gave one of these scopes to. */
    static Access person(Scope... scopes) {
        return new Access(Need.PERSON, List.of(scopes));
    }

    /**
     * A moderator or an administrator, through an app they gave one of these scopes to. The role is checked before the
     * parameters of the request are read.
     */
    static Access moderator(Scope... scopes) {
        return new Access(Need.MODERATOR, List.of(scopes));
    }

    /** A person who may not have confirmed their e-mail address yet, through an app they gave this scope to. */
    static Access unconfirmed(Scope scope) {
        return new Access(Need.UNCONFIRMED_PERSON, List.of(scope));
    }

    /** Whether an account that is not confirmed or approved yet may use it: also where the answer does not depend on it. */
    boolean isForUnconfirmed() {
        return need == Need.UNCONFIRMED_PERSON || need != Need.PERSON && need != Need.MODERATOR && scopes.isEmpty();
    }

    /** An app for itself, or a person, with this scope. */
    static Access app(Scope scope) {
        return new Access(Need.ANY_TOKEN, List.of(scope));
    }

    /** The names of the scopes, as in "read:statuses or read:accounts"; empty if any token will do. */
    public String scopesInWords() {
        return scopes.stream().map(Scope::toString).collect(Collectors.joining(" or "));
    }

    boolean isCoveredBy(Scopes held) {
        return scopes.isEmpty() || scopes.stream().anyMatch(held::covers);
    }
}
