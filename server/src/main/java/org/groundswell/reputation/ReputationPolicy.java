package org.groundswell.reputation;

import java.time.Duration;
import org.groundswell.moderation.Verdicts;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Traits;
import org.groundswell.trends.model.Use;

/**
 * The weight of accounts in trends. An account has full weight if it is old enough, relative to the age of the server,
 * and known to others who are known themselves. On a server's first days no account is old or followed, so all have full
 * weight. An imported account of known age is judged by its age at the time of its posts, whatever the age of
 * the server.
 *
 * @param since when the server got its first account, milliseconds since the epoch
 * @param verdicts the decisions of moderators: withheld accounts and servers don't count
 */
public record ReputationPolicy(long since, Verdicts verdicts) {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final int FEW_FOLLOWERS = 3;

    /** The traits of an account, weight included, for a post made at a moment. */
    public AccountTraits traits(Reputation reputation, long at) {
        int origin = reputation.domain().isEmpty()
                ? 0
                : 1 + Math.floorMod(reputation.domain().hashCode(), Traits.LARGEST_ORIGIN);
        return new AccountTraits(trust(reputation, at), bornMinute(reputation), origin, reputation.circle());
    }

    /** A use with the country and language of the author's profile, and without a text to compare. */
    public Use use(String key, long account, long at, Reputation reputation) {
        return new Use(key, account, at, reputation.country(), reputation.language(), traits(reputation, at), 0);
    }

    /**
     * When the account was created; 0 for an account of another server if unknown, since the stored time is then that
     * of the first encounter.
     */
    private static long created(Reputation reputation) {
        return reputation.domain().isEmpty() ? reputation.createdAt() : reputation.originCreatedAt();
    }

    /**
     * The minute in which the account was created; 0 if unknown, and for the accounts of the server's first days: many
     * are made at once then, by those who move in or set up the server.
     */
    private int bornMinute(Reputation reputation) {
        boolean isFounder = reputation.domain().isEmpty() && reputation.createdAt() - since < 7 * DAY;
        return isFounder ? 0 : (int) Math.max(0, created(reputation) / MINUTE);
    }

    private int trust(Reputation reputation, long at) {
        long here = at - since;
        boolean ofKnownAge = !reputation.domain().isEmpty() && reputation.originCreatedAt() > 0;
        if (reputation.verified() || here < 7 * DAY && !ofKnownAge) {
            return AccountTraits.FULL;
        }
        long age = at - (ofKnownAge ? reputation.originCreatedAt() : reputation.createdAt());
        int ofAge;
        if (age >= 30 * DAY || age >= here / 2 && !ofKnownAge) {
            ofAge = AccountTraits.FULL;
        } else if (age >= 7 * DAY) {
            ofAge = AccountTraits.FULL * 3 / 4;
        } else {
            ofAge = age >= DAY ? AccountTraits.FULL / 2 : AccountTraits.FULL / 4;
        }
        // In the server's first days, and in posts from before them, nobody has to be known: nobody is yet, and exports
        // often lack the number of followers elsewhere.
        boolean known = reputation.known()
                || reputation.followersElsewhere() >= FEW_FOLLOWERS
                || here < 7 * DAY && ofAge == AccountTraits.FULL;
        return known ? ofAge : ofAge / 2;
    }
}
