package org.groundswell.bench.topics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How the tags of evenings are folded that were not used to develop the rules. */
class TopicJudgeTest {
    @Test
    void tagsOfOneEventAreFoldedAndOthersAreNot() {
        TopicJudge judge = TopicJudge.ofHeldOut(10);
        judge.print(System.out);

        assertThat(judge.folded()).as("%s", judge.wrongly()).isGreaterThanOrEqualTo(0.8);
        assertThat(judge.wronglyFolded()).as("%s", judge.wrongly()).isLessThanOrEqualTo(0.02);
    }

    @Test
    void entriesHardlyChangeFromMinuteToMinute() {
        TopicChanges changes = TopicChanges.ofHeldOut(8);
        changes.print(System.out);

        // Without earlier moments: 4.6, 1.9 and 1.6 (thirty evenings of each kind).
        assertThat(changes.changesAnHour(EveningKind.NIGHT)).isBetween(0.1, 2.5);
        assertThat(changes.changesAnHour(EveningKind.COMPANIONS)).isLessThan(1.5);
        assertThat(changes.changesAnHour(EveningKind.SPELLINGS)).isLessThan(1.2);
        assertThat(changes.renamesAnHour()).isLessThan(0.1);
    }

    @Test
    void theSameSeedMakesTheSameEvening() {
        for (EveningKind kind : EveningKind.values()) {
            assertThat(Evening.of(kind, 7).topicsAfter(305))
                    .isEqualTo(Evening.of(kind, 7).topicsAfter(305));
        }
    }
}
