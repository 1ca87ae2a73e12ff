package org.groundswell.reports;

import org.groundswell.auth.Logins;
import org.groundswell.auth.Role;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;

/**
 * The rule which moderator may act on which account: moderators on accounts without such a role, administrators also on
 * moderators, and nobody on administrators or on themselves.
 */
public final class Staff {
    private final Logins logins;

    public Staff(Logins logins) {
        this.logins = logins;
    }

    /** @throws Refusal.Forbidden if an account is not a moderator's or an administrator's */
    public void requireModerator(Tx tx, AccountId actor) {
        if (!isModerator(tx, actor)) {
            throw new Refusal.Forbidden("error.moderation.role");
        }
    }

    boolean isModerator(Tx tx, AccountId account) {
        return logins.role(tx, account).mayModerate();
    }

    /** @throws Refusal.Forbidden if a moderator may not act on an account */
    public void requireOver(Tx tx, AccountId actor, AccountId target) {
        requireModerator(tx, actor);
        if (actor.equals(target)) {
            throw new Refusal.Forbidden("error.moderation.self");
        }
        if (!outranks(tx, actor, target)) {
            throw new Refusal.Forbidden("error.moderation.rank");
        }
    }

    /** Whether a moderator may act on an account. */
    public boolean mayActOn(Tx tx, AccountId actor, AccountId target) {
        return !actor.equals(target) && outranks(tx, actor, target);
    }

    private boolean outranks(Tx tx, AccountId actor, AccountId target) {
        return rank(logins.role(tx, actor)) > rank(logins.role(tx, target));
    }

    private static int rank(Role role) {
        return switch (role) {
            case USER, EDITOR -> 0;
            case MODERATOR -> 1;
            case ADMIN -> 2;
        };
    }
}
