package org.groundswell.notifications;

import java.time.Duration;
import java.time.Instant;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.accounts.Follows;
import org.groundswell.auth.Logins;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/**
 * The account that causes a notification, as its recipient's policy sees it.
 *
 * @param wanted whether the recipient wants to hear of it at all: no block in either direction, no mute of notifications
 * @param trusted whether no policy applies: its request was accepted, or it is a moderator
 * @param young whether it was made in the last thirty days
 */
record Sender(boolean wanted, boolean trusted, boolean following, boolean followedBy, boolean young) {
    private static final Duration YOUNG = Duration.ofDays(30);

    /** Loads senders. */
    static final class Loader {
        private final AccountStore accounts;
        private final Follows follows;
        private final Logins logins;
        private final PolicyStore policies = new PolicyStore();

        Loader(AccountStore accounts, Follows follows, Logins logins) {
            this.accounts = accounts;
            this.follows = follows;
            this.logins = logins;
        }

        /** @param at the time of the event */
        Sender load(Tx tx, AccountId recipient, AccountId origin, Instant at) {
            return new Sender(
                    true,
                    policies.isPermitted(tx, recipient, origin) || logins.mayModerate(tx, origin),
                    follows.isFollowing(tx, recipient, origin),
                    follows.isFollowing(tx, origin, recipient),
                    accounts.byId(tx, origin)
                            .map(Account::createdAt)
                            .filter(created -> created.isAfter(at.minus(YOUNG)))
                            .isPresent());
        }
    }

    /** What a policy makes of a notification of this sender. */
    Policy.Choice judge(Policy policy, boolean unaskedPrivateMention) {
        Policy.Choice choice = Policy.Choice.ACCEPT;
        if (trusted) {
            return choice;
        }
        if (!following) {
            choice = choice.stricter(policy.notFollowing());
        }
        if (!followedBy) {
            choice = choice.stricter(policy.notFollowers());
        }
        if (young) {
            choice = choice.stricter(policy.newAccounts());
        }
        if (unaskedPrivateMention && !following) {
            choice = choice.stricter(policy.privateMentions());
        }
        return choice;
    }
}
