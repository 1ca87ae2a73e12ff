package org.groundswell.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.groundswell.moderation.Verdicts;
import org.groundswell.trends.model.Who;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How somebody weighs follows from the age of their account when they wrote. */
class ReputationPolicyTest {
    private static final Instant WROTE = Instant.parse("2019-05-06T07:00:00Z");

    /**
     * @param here days since the server's first account when the post was written; negative if it came later
     * @param age of the author's account then, in hours; empty if nobody knows
     */
    @ParameterizedTest
    @CsvSource({
        // Posts of before there was a server here, as an archive holds them.
        "-900, 1,    0, 2",
        "-900, 1,    9, 4",
        "-900, 30,   9, 8",
        "-900, 200,  9, 12",
        "-900, 200,  0, 6",
        "-900, 800,  0, 16",
        "-900, 800,  9, 16",
        "-900, -5,   9, 4",
        "-900, '',   0, 16",
        // While the server is young.
        "3,    1,    9, 4",
        "3,    '',   9, 16",
        // The server is old.
        "90,   1,    9, 4",
        "90,   800,  9, 16",
        "90,   800,  0, 8",
    })
    void importedPeopleAreJudgedAsOfWhenTheyWrote(long here, String age, long followers, int trust) {
        long at = WROTE.toEpochMilli();
        long origin =
                age.isEmpty() ? 0 : at - Duration.ofHours(Long.parseLong(age)).toMillis();
        ReputationPolicy policy =
                new ReputationPolicy(at - Duration.ofDays(here).toMillis(), Verdicts.NONE);
        Reputation reputation = new Reputation(at, origin, "old.example", false, followers, 0, "", "");
        Who who = policy.who(reputation, at);
        assertThat(who.trust()).isEqualTo(trust);
        assertThat(who.bornHour())
                .isEqualTo(
                        age.isEmpty() ? 0 : (int) (origin / Duration.ofHours(1).toMillis()));
    }

    @ParameterizedTest
    @CsvSource({"3, 1, 0, 16", "90, 1, 9, 4", "90, 800, 9, 16", "90, 800, 0, 8", "-900, 1, 0, 16"})
    void membersAreJudgedAsTheServerIsOld(long here, long age, long followers, int trust) {
        long at = WROTE.toEpochMilli();
        ReputationPolicy policy =
                new ReputationPolicy(at - Duration.ofDays(here).toMillis(), Verdicts.NONE);
        Reputation reputation =
                new Reputation(at - Duration.ofHours(age).toMillis(), 0, "", false, followers, 0, "", "");
        assertThat(policy.who(reputation, at).trust()).isEqualTo(trust);
    }
}
