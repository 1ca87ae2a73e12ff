package org.groundswell.trending;

import java.time.Duration;
import org.groundswell.trends.model.Use;
import org.groundswell.trends.model.Who;

/**
 * What makes somebody a known member here: an account that has been there for a while, as seen from the age of the
 * server, and whom some known members follow. On a server's first days nobody is old and nobody is followed, and nobody weighs
 * less for it. Whoever was imported with the time at which their account was made is judged by that, however young the server
 * is or was: as they would have been judged when they wrote.
 *
 * @param since when the server got its first account, milliseconds since the epoch
 * @param verdicts whom moderators have withheld: they count for nothing
 */
record Community(long since, Verdicts verdicts) {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final int FEW_FOLLOWERS = 3;

    /** How somebody weighs in a post made at a moment. */
    Who who(Standing standing, long at) {
        int origin = standing.domain().isEmpty() ? 0 : standing.domain().hashCode() & 0x7_FFFF | 1;
        int bornHour = (int) Math.max(0, created(standing) / HOUR);
        return new Who(trust(standing, at), bornHour, origin, standing.circle());
    }

    /** A use by somebody of whom only their profile says where they are, and whose words don't matter. */
    Use use(String key, long account, long at, Standing standing) {
        return new Use(key, account, at, standing.country(), standing.language(), who(standing, at), 0);
    }

    /** 0 for an account from elsewhere of which it isn't known: then it is stored as made when it was first seen. */
    private static long created(Standing standing) {
        return standing.domain().isEmpty() ? standing.createdAt() : standing.originCreatedAt();
    }

    private int trust(Standing standing, long at) {
        long here = at - since;
        boolean ofKnownAge = !standing.domain().isEmpty() && standing.originCreatedAt() > 0;
        if (standing.verified() || here < 7 * DAY && !ofKnownAge) {
            return Who.FULL;
        }
        long age = at - (ofKnownAge ? standing.originCreatedAt() : standing.createdAt());
        int ofAge;
        if (age >= 30 * DAY || age >= here / 2 && !ofKnownAge) {
            ofAge = Who.FULL;
        } else if (age >= 7 * DAY) {
            ofAge = Who.FULL * 3 / 4;
        } else {
            ofAge = age >= DAY ? Who.FULL / 2 : Who.FULL / 4;
        }
        // From before there was a community here, nobody is followed, and exports often don't say how many follow
        // elsewhere.
        boolean followed = standing.followers() >= FEW_FOLLOWERS || here < 7 * DAY && ofAge == Who.FULL;
        return followed ? ofAge : ofAge / 2;
    }
}
