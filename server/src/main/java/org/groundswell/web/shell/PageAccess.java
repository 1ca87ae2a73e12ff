package org.groundswell.web.shell;

import org.groundswell.auth.Role;
import org.groundswell.model.Refusal;
import org.groundswell.web.view.Visitor;

/** The visitors that a page is for. */
public enum PageAccess {
    EVERYONE,
    /** Everyone, and nobody in particular: the page neither reads nor sets cookies. For programs and other sites' pages. */
    WITHOUT_COOKIES,
    SIGNED_IN,
    /** Visitors who are signed in, also if moderators have frozen or suspended the account. */
    SIGNED_IN_OR_RESTRICTED,
    EDITOR,
    MODERATOR,
    EDITOR_OR_MODERATOR,
    ADMIN;

    /**
     * Lets a visitor through.
     *
     * @throws Refusal.Unauthorised if the page is for visitors who are signed in: others are sent to sign in
     * @throws Refusal.NotFound if it is for a role that the visitor doesn't have: such pages don't exist for others
     */
    void check(Visitor visitor) {
        if (this == SIGNED_IN || this == SIGNED_IN_OR_RESTRICTED) {
            visitor.me();
        } else if (!isOpenTo(visitor.role())) {
            throw new Refusal.NotFound();
        }
    }

    /** Whether visitors get it whose accounts moderators have frozen or suspended. */
    boolean isForRestricted() {
        return this == SIGNED_IN_OR_RESTRICTED;
    }

    private boolean isOpenTo(Role role) {
        return switch (this) {
            case EVERYONE, WITHOUT_COOKIES, SIGNED_IN, SIGNED_IN_OR_RESTRICTED -> true;
            case EDITOR -> role.mayEdit();
            case MODERATOR -> role.mayModerate();
            case EDITOR_OR_MODERATOR -> role.mayEdit() || role.mayModerate();
            case ADMIN -> role == Role.ADMIN;
        };
    }
}
