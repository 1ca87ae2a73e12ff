package org.groundswell.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.auth.Logins;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.relationships.Relationship;
import org.groundswell.relationships.Relationships;
import org.groundswell.relationships.StrangerStore;

/**
 * The account that causes a notification, as its recipient's policy sees it.
 *
 * @param apart whether nothing of it reaches the recipient: a block in either direction or of its domain
 * @param muted whether the recipient has muted its notifications
 * @param trusted whether no policy applies: its request was accepted, or it is a moderator
 * @param young whether it was made in the last thirty days
 * @param limited whether moderators have limited it
 * @param stranger whether the recipient's shield is up, and it is a stranger
 */
record Sender(
        boolean apart,
        boolean muted,
        boolean trusted,
        boolean following,
        boolean followedBy,
        boolean young,
        boolean limited,
        boolean stranger) {
    private static final Duration YOUNG = Duration.ofDays(30);

    /** Loads senders. */
    static final class Loader {
        private final AccountStore accounts;
        private final Relationships relationships;
        private final Logins logins;
        private final StrangerStore strangers = new StrangerStore();
        private final PolicyStore policies = new PolicyStore();

        Loader(AccountStore accounts, Relationships relationships, Logins logins) {
            this.accounts = accounts;
            this.relationships = relationships;
            this.logins = logins;
        }

        /** @param at the time of the event */
        Sender load(Tx tx, Account to, AccountId origin, Instant at) {
            AccountId recipient = to.id();
            Relationship between = Objects.requireNonNull(
                    relationships.between(tx, recipient, List.of(origin)).get(origin));
            Optional<Account> account = accounts.byId(tx, origin);
            return new Sender(
                    between.blocking() || between.blockedBy() || between.domainBlocking(),
                    between.mutesNotifications(),
                    policies.isPermitted(tx, recipient, origin) || logins.mayModerate(tx, origin),
                    between.isFollowing(),
                    between.followedBy(),
                    account.map(Account::createdAt)
                            .filter(created -> created.isAfter(at.minus(YOUNG)))
                            .isPresent(),
                    account.filter(each -> each.restrictions().limited()).isPresent(),
                    to.standing()
                            .shieldedSince()
                            .filter(since -> strangers.isStranger(tx, recipient, origin, since))
                            .isPresent());
        }
    }

    /** Whether the recipient wants to hear of it at all. */
    boolean wanted() {
        return !apart && !muted;
    }

    /**
     * What a policy makes of a notification of this sender.
     *
     * @param held whether the shield holds it if the sender is a stranger
     */
    Policy.Choice judge(Policy policy, boolean unaskedPrivateMention, boolean held) {
        Policy.Choice choice = Policy.Choice.ACCEPT;
        if (trusted) {
            return choice;
        }
        if (stranger && held) {
            choice = Policy.Choice.FILTER;
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
        if (limited && !following) {
            choice = choice.stricter(policy.limitedAccounts());
        }
        if (unaskedPrivateMention && !following) {
            choice = choice.stricter(policy.privateMentions());
        }
        return choice;
    }
}
