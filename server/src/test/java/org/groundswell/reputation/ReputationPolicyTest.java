package org.groundswell.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.groundswell.moderation.Verdicts;
import org.groundswell.trends.model.AccountTraits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An account's weight depends on its age at the time of the post. */
class ReputationPolicyTest {
    private static final Instant WROTE = Instant.parse("2019-05-06T07:00:00Z");

    /**
     * @param here days since the server's first account when the post was written; negative if that came later
     * @param age the age of the author's account at that time, in hours; empty if unknown
     */
    @ParameterizedTest
    @CsvSource({
        // Posts from before the server existed, from an archive.
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
    void importedPeopleAreJudgedAsOfTheTimeOfTheirPosts(long here, String age, long followers, int trust) {
        long at = WROTE.toEpochMilli();
        long origin =
                age.isEmpty() ? 0 : at - Duration.ofHours(Long.parseLong(age)).toMillis();
        ReputationPolicy policy =
                new ReputationPolicy(at - Duration.ofDays(here).toMillis(), Verdicts.NONE);
        Reputation reputation = new Reputation(at, origin, "old.example", false, false, followers, 0, "", "");
        AccountTraits account = policy.traits(reputation, at);
        assertThat(account.trust()).isEqualTo(trust);
        assertThat(account.bornMinute())
                .isEqualTo(
                        age.isEmpty()
                                ? 0
                                : (int) (origin / Duration.ofMinutes(1).toMillis()));
    }

    @ParameterizedTest
    @CsvSource({
        "3, 1, false, 16",
        "90, 1, true, 4",
        "90, 800, true, 16",
        "90, 800, false, 8",
        "-900, 1, false, 16",
    })
    void membersAreJudgedByTheAgeOfTheServer(long here, long age, boolean known, int trust) {
        long at = WROTE.toEpochMilli();
        ReputationPolicy policy =
                new ReputationPolicy(at - Duration.ofDays(here).toMillis(), Verdicts.NONE);
        Reputation reputation =
                new Reputation(at - Duration.ofHours(age).toMillis(), 0, "", false, known, 0, 0, "", "");
        assertThat(policy.traits(reputation, at).trust()).isEqualTo(trust);
    }
}
