package org.groundswell.trends.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When two tags are one topic. */
class AffinityTest {
    @ParameterizedTest(name = "{0} {1}: of {2} people {3} shared, {4} in a post, {5} by itself, {6} of posts: {7}")
    @CsvSource({
        // Spellings.
        "MayweathervMcGregor, MayweatherMcGregor,   200,   4,   0,   4,   0, 480",
        "MayweathervMcGregor, MayweatherMcGregor,    12,   0,   0,   0,   0, 480",
        "MayweathervMcGregor, MayweatherMcGregor,   200,   0,   0,   0,   0, 0",
        "MayweathervMcGregor, MayweatherMcGregor,    20,   0,   0,   0,   0, 0",
        // Companions of an event.
        "MayweathervMcGregor, TheMoneyFight,        200,  90,  70,  40, 350, 350",
        "MayweathervMcGregor, TheMoneyFight,        200,  90,  70,  40, 349, 0",
        "MayweathervMcGregor, TheMoneyFight,        200,  90,  70,  39, 499, 0",
        "MayweathervMcGregor, TheMoneyFight,        200, 120, 110,   0, 500, 500",
        "MayweatherFight,     FightMayweather,      200,  60,  50,  40, 250, 250",
        "MayweatherFight,     FightMayweather,      200,  60,  50,  40, 249, 0",
        "MayweatherFight,     FightMayweather,      200,  60,  50,  39, 250, 0",
        // Two people are no evidence, three are.
        "MayweathervMcGregor, TheMoneyFight,          5,   2,   2,   2, 400, 0",
        "MayweathervMcGregor, TheMoneyFight,          5,   3,   3,   2, 600, 600",
        // Two shows of one crowd.
        "GreatBakeOff,        TheApprentice,        200, 200,  20, 200,  90, 0",
        "TheVoice,            TheVoiceKids,         200, 200,  15, 200,  99, 0",
        "TheVoice,            TheVoiceKids,         200,  60,  20,  40, 100, 600",
        "Euro2020,            Euro2024,             200, 100,  10, 100, 300, 0",
        // A tag that answers another, with a crowd of its own.
        "NotAllMen,           YesAllWomen,          200, 150, 150,  10, 900, 0",
        "BlackLivesMatter,    AllLivesMatter,       200, 110, 110,  10, 499, 0",
        "BlackLivesMatter,    AllLivesMatter,       200, 110, 110,  10, 500, 500",
        "AskTheNurse,         NursesAreTired,       200,  90,  90,  20, 450, 0",
        "CancelColbert,       ColbertRules,         200,  90,  90,  50, 345, 0",
        "Brexit,              BrexitShambles,       200,  30,  30,  10,  99, 0",
        "Brexit,              BrexitShambles,       200,  30,  30,  10, 100, 600",
        "Brexit,              BrexitShambles,        20,   2,   2,   0, 100, 0",
        // Other scripts.
        "台風10,              台風,                  200,   1,   0,   1,   0, 600",
        "大雨,                 大雪,                  200,  70,  70,  70, 340, 0",
        "Выборы,              Выборы2024,           200,   1,   0,   1,   0, 600",
        // Nothing is known of them.
        "Rain,                Football,               0,   0,   0,   0,   0, 0",
    })
    void isOneTopic(
            String one, String other, int people, int shared, int together, int byItself, int posts, int expected) {
        Overlap overlap = new Overlap(people, shared, together, byItself, posts);
        assertThat(Affinity.of(one, other, overlap)).isEqualTo(expected);
        assertThat(Affinity.of(other, one, overlap)).isEqualTo(expected);
    }

    @Test
    void isNeverOutOfBoundsAndNeverFallsWithMorePostsInCommon() {
        Random random = new Random(7);
        String[] names = {"RainInSpain", "RainInSpain2", "Rain", "Sun", "NoRain", "雨", "雨天", "RainInTown"};
        for (int i = 0; i < 20_000; i++) {
            int people = 1 + random.nextInt(200);
            int shared = random.nextInt(people + 1);
            int together = random.nextInt(shared + 1);
            int byItself = random.nextInt(shared + 1);
            int posts = random.nextInt(1_000);
            String one = names[random.nextInt(names.length)];
            String other = names[random.nextInt(names.length)];
            int affinity = Affinity.of(one, other, new Overlap(people, shared, together, byItself, posts));
            assertThat(affinity).isBetween(0, 1_000);
            assertThat(Affinity.of(one, other, new Overlap(people, shared, together, byItself, posts + 1)))
                    .isGreaterThanOrEqualTo(affinity);
            assertThat(Affinity.of(other, one, new Overlap(people, shared, together, byItself, posts)))
                    .isEqualTo(affinity);
        }
    }

    @ParameterizedTest(name = "posts in common at each moment, newest first: {0}")
    @CsvSource({
        // Far enough from the threshold of 350, now decides.
        "385,                                 385",
        "314 500 500 500 500 500 500,         0",
        "385 100 100 100 100 100 100,         385",
        // In between, the last moment that was clear does.
        "340 385 100 100 100 100 100,         340",
        "360 314 500 500 500 500 500,         0",
        "340 360 340 360 340 360 385,         340",
        "360 340 360 340 360 340 314,         0",
        // If none was, the earliest one does.
        "340 340 340 340 340 340 350,         340",
        "360 360 360 360 360 360 349,         0",
        // Moments before those are not asked for.
        "340 340 340 340 340 340 340 500,     0",
        // Nor are moments at which the tag had hardly any people.
        "360 360 -,                           360",
        "340 340 - 500 500 500 500,           0",
        "340 -,                               0",
        "350 -,                               350",
    })
    void nearAThresholdEarlierMomentsDecide(String posts, int expected) {
        String[] moments = posts.split(" ");
        int affinity = Affinity.of("MayweathervMcGregor", "TheMoneyFight", moment -> {
            String share = moments[moment];
            return share.equals("-")
                    ? new Overlap(9, 9, 9, 9, 900)
                    : new Overlap(200, 90, 70, 60, Integer.parseInt(share));
        });
        assertThat(affinity).isEqualTo(expected);
    }

    @Test
    void aSpellingStaysUntilItHasEnoughPeopleToExpectOneOfBoth() {
        Overlap few = new Overlap(19, 0, 0, 0, 0);
        Overlap more = new Overlap(39, 0, 0, 0, 0);
        Overlap many = new Overlap(40, 0, 0, 0, 0);
        assertThat(spelling(more, few)).isEqualTo(480);
        assertThat(spelling(more, more)).isZero();
        assertThat(spelling(many, few)).isZero();
        assertThat(spelling(new Overlap(40, 1, 0, 1, 0), many)).isEqualTo(480);
    }

    private static int spelling(Overlap now, Overlap earlier) {
        return Affinity.of("MayweathervMcGregor", "MayweatherMcGregor", moment -> moment == 0 ? now : earlier);
    }

    @Test
    void earlierMomentsAreAskedForOnlyNearAThreshold() {
        for (int posts : new int[] {0, 100, 314, 385, 900}) {
            Affinity.of("MayweathervMcGregor", "TheMoneyFight", moment -> {
                assertThat(moment).isZero();
                return new Overlap(200, 90, 70, 60, posts);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 6, 0, 0, 0", "5, 3, 4, 0, 0", "5, 3, 0, 4, 0", "5, 3, -1, 0, 0", "5, 3, 0, 0, 1001"})
    void anOverlapAddsUp(int people, int shared, int together, int byItself, int posts) {
        assertThatThrownBy(() -> new Overlap(people, shared, together, byItself, posts))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
