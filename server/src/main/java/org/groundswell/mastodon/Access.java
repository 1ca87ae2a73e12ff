package org.groundswell.mastodon;

/**
 * Who may use a route.
 *
 * @param need whether a token is needed, and whose
 * @param scope what the token must cover; empty if any will do
 */
record Access(Need need, String scope) {
    enum Need {
        NOTHING,
        ANY_TOKEN,
        PERSON
    }

    /** Anybody; somebody with a token is known by it. */
    static final Access ANYONE = new Access(Need.NOTHING, "");

    /** A person, or an app for itself. */
    static final Access APP = new Access(Need.ANY_TOKEN, "");

    /** A person, through an app they gave this scope to. */
    static Access person(String scope) {
        return new Access(Need.PERSON, scope);
    }

    /** An app for itself, or a person, with this scope. */
    static Access app(String scope) {
        return new Access(Need.ANY_TOKEN, scope);
    }
}
