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
        if (this == SIGNED_IN) {
            visitor.me();
        } else if (!isOpenTo(visitor.role())) {
            throw new Refusal.NotFound();
        }
    }

    private boolean isOpenTo(Role role) {
        return switch (this) {
            case EVERYONE, WITHOUT_COOKIES, SIGNED_IN -> true;
            case EDITOR -> role.mayEdit();
            case MODERATOR -> role.mayModerate();
            case EDITOR_OR_MODERATOR -> role.mayEdit() || role.mayModerate();
            case ADMIN -> role == Role.ADMIN;
        };
    }
}
