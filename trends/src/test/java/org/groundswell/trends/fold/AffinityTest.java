package org.groundswell.trends.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When two tags are one topic. */
class AffinityTest {
    @ParameterizedTest(name = "{0} {1}: of {2} people {3} shared, {4} in a post, {5} moved: {6}")
    @CsvSource({
        // Spellings.
        "MayweathervMcGregor, MayweatherMcGregor,   200,   4,   0,   0, 480",
        "MayweathervMcGregor, MayweatherMcGregor,    12,   0,   0,   0, 480",
        "MayweathervMcGregor, MayweatherMcGregor,   200,   0,   0,   0, 0",
        // Companions of an event.
        "MayweathervMcGregor, TheMoneyFight,        200,  90,  70,  20, 350",
        "MayweathervMcGregor, TheMoneyFight,        200,  90,  69,  20, 0",
        "MayweathervMcGregor, TheMoneyFight,        200, 150,  40,  20, 400",
        "MayweathervMcGregor, TheMoneyFight,        200, 150,  40, 110, 0",
        "MayweathervMcGregor, TheMoneyFight,        200, 150,  40, 100, 400",
        "MayweatherFight,     FightMayweather,      200,  60,  50,  10, 250",
        "MayweatherFight,     FightMayweather,      200,  60,  49,  10, 0",
        // Two people are no evidence, three are.
        "MayweathervMcGregor, TheMoneyFight,          5,   2,   2,   0, 0",
        "MayweathervMcGregor, TheMoneyFight,          5,   3,   3,   0, 600",
        // Two shows of one crowd, at the same time or one after the other.
        "GreatBakeOff,        TheApprentice,        200, 200,   6,  10, 0",
        "GreatBakeOff,        TheApprentice,        200, 200,  30, 190, 0",
        "TheVoice,            TheVoiceKids,         200, 200,   2, 190, 0",
        "TheVoice,            TheVoiceKids,         200,  60,  20,  10, 600",
        "Euro2020,            Euro2024,             200, 100,  10,  10, 0",
        // A tag that answers another, with a crowd of its own.
        "NotAllMen,           YesAllWomen,          200, 120, 110,  10, 0",
        "BlackLivesMatter,    AllLivesMatter,       200,  99,  99,  10, 0",
        "BlackLivesMatter,    AllLivesMatter,       200, 100, 100,  10, 500",
        "AskTheNurse,         NursesAreTired,       200,  90,  60,  50, 0",
        "CancelColbert,       ColbertRules,         200,  90,  69,  50, 0",
        "Brexit,              BrexitShambles,       200,  30,  19,  10, 0",
        "Brexit,              BrexitShambles,       200,  30,  20,  10, 600",
        // Other scripts.
        "台風10,              台風,                  200,   1,   0,   0, 600",
        "大雨,                 大雪,                  200,  40,  40,  10, 0",
        "Выборы,              Выборы2024,           200,   1,   0,   0, 600",
        // Nothing is known of them.
        "Rain,                Football,               0,   0,   0,   0, 0",
    })
    void isOneTopic(String one, String other, int people, int shared, int together, int moved, int expected) {
        Overlap overlap = new Overlap(people, shared, together, moved);
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
            int moved = random.nextInt(shared + 1);
            String one = names[random.nextInt(names.length)];
            String other = names[random.nextInt(names.length)];
            int affinity = Affinity.of(one, other, new Overlap(people, shared, together, moved));
            assertThat(affinity).isBetween(0, 1_000);
            if (together < shared) {
                assertThat(Affinity.of(one, other, new Overlap(people, shared, together + 1, moved)))
                        .isGreaterThanOrEqualTo(affinity);
            }
        }
    }

    @Test
    void anOverlapAddsUp() {
        assertThatThrownBy(() -> new Overlap(5, 6, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Overlap(5, 3, 4, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Overlap(5, 3, 0, 4)).isInstanceOf(IllegalArgumentException.class);
    }
}
