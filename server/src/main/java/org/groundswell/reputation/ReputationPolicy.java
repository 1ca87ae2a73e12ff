package org.groundswell.reputation;

import java.time.Duration;
import org.groundswell.moderation.Verdicts;
import org.groundswell.trends.model.Use;
import org.groundswell.trends.model.Who;

/**
 * The weight of accounts in trends. A known member has an account of some age, judged by the age of the server, and followers
 * who are known members themselves. On a server's first days no account is old or followed, and none weighs less for it. An
 * imported account of known age is judged by that age at the time of its posts, however young the server is or was.
 *
 * @param since when the server got its first account, milliseconds since the epoch
 * @param verdicts of moderators: withheld accounts and servers count for nothing
 */
public record ReputationPolicy(long since, Verdicts verdicts) {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final int FEW_FOLLOWERS = 3;

    /** The weight of an account in a post made at a moment. */
    public Who who(Reputation reputation, long at) {
        int origin = reputation.domain().isEmpty() ? 0 : reputation.domain().hashCode() & 0x7_FFFF | 1;
        int bornHour = (int) Math.max(0, created(reputation) / HOUR);
        return new Who(trust(reputation, at), bornHour, origin, reputation.circle());
    }

    /** A use whose place and language are those of the author's profile; its text doesn't matter. */
    public Use use(String key, long account, long at, Reputation reputation) {
        return new Use(key, account, at, reputation.country(), reputation.language(), who(reputation, at), 0);
    }

    /** 0 for an account from elsewhere of which it isn't known: then it is stored as made when it was first seen. */
    private static long created(Reputation reputation) {
        return reputation.domain().isEmpty() ? reputation.createdAt() : reputation.originCreatedAt();
    }

    private int trust(Reputation reputation, long at) {
        long here = at - since;
        boolean ofKnownAge = !reputation.domain().isEmpty() && reputation.originCreatedAt() > 0;
        if (reputation.verified() || here < 7 * DAY && !ofKnownAge) {
            return Who.FULL;
        }
        long age = at - (ofKnownAge ? reputation.originCreatedAt() : reputation.createdAt());
        int ofAge;
        if (age >= 30 * DAY || age >= here / 2 && !ofKnownAge) {
            ofAge = Who.FULL;
        } else if (age >= 7 * DAY) {
            ofAge = Who.FULL * 3 / 4;
        } else {
            ofAge = age >= DAY ? Who.FULL / 2 : Who.FULL / 4;
        }
        // From before there was a policy here, nobody is followed, and exports often don't say how many follow
        // elsewhere.
        boolean followed = reputation.followers() >= FEW_FOLLOWERS || here < 7 * DAY && ofAge == Who.FULL;
        return followed ? ofAge : ofAge / 2;
    }
}
