package org.groundswell.trends.relate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Which figures lead to which claim, and which single figure takes it back. */
final class RelationTest {
    private static final Crossing APART = new Crossing(400, 20, 180);
    private static final Crossing MIXED = new Crossing(400, 170, 180);

    /** The figures that decide. */
    private record Figures(
            String earlier,
            String later,
            int phase,
            int outside,
            int replying,
            int headStart,
            int forth,
            int back,
            double crossing,
            long both,
            double joint,
            double words,
            int aboutThird,
            Crossing sides,
            Camps camps) {
        static final Figures DISPUTE = new Figures(
                "NotAllMen",
                "YesAllWomen",
                50,
                20,
                15,
                360,
                90,
                20,
                0.3,
                20,
                0.1,
                0.5,
                0,
                APART,
                new Camps(APART, 0.1, 0.05, 0.95));
        static final Figures NURSES = new Figures(
                "AskTheNurse",
                "OnNightShift",
                40,
                33,
                32,
                360,
                50,
                0,
                0.8,
                10,
                0.1,
                0.5,
                0,
                Crossing.NONE,
                new Camps(Crossing.NONE, 0.5, 0.5, 0.5));
        static final Figures ALLIES = new Figures(
                "JusticeForMara",
                "ScrapTheLaw",
                50,
                3,
                2,
                360,
                20,
                8,
                0.1,
                100,
                0.15,
                0.7,
                0,
                MIXED,
                new Camps(MIXED, 0.4, 0.4, 0.6));
        static final Figures REPORTERS = new Figures(
                "SaveTheHarbour",
                "EveningNews",
                40,
                25,
                1,
                360,
                40,
                0,
                0.5,
                3,
                0.02,
                0.5,
                24,
                new Crossing(50, 20, 20),
                new Camps(MIXED, 0.2, 0.2, 0.9));

        Pair pair() {
            return new Pair(
                    earlier,
                    later,
                    300,
                    200,
                    both,
                    5_000,
                    words,
                    0.2,
                    phase,
                    outside,
                    5,
                    100,
                    headStart,
                    forth + back + 30,
                    forth + back,
                    sides.boosts(),
                    sides.across(),
                    new Crowds(
                            outside,
                            replying,
                            crossing,
                            back,
                            joint,
                            joint,
                            aboutThird > 0 ? 9 : 0,
                            aboutThird,
                            0,
                            sides,
                            camps));
        }

        Figures named(String one, String two) {
            return new Figures(
                    one,
                    two,
                    phase,
                    outside,
                    replying,
                    headStart,
                    forth,
                    back,
                    crossing,
                    both,
                    joint,
                    words,
                    aboutThird,
                    sides,
                    camps);
        }

        Figures began(int people, int minutesLater) {
            return new Figures(
                    earlier,
                    later,
                    people,
                    Math.min(people, outside),
                    replying,
                    minutesLater,
                    forth,
                    back,
                    crossing,
                    both,
                    joint,
                    words,
                    aboutThird,
                    sides,
                    camps);
        }

        Figures replies(int outside, int replying, int forth, int back, double crossing) {
            return new Figures(
                    earlier,
                    later,
                    phase,
                    outside,
                    replying,
                    headStart,
                    forth,
                    back,
                    crossing,
                    both,
                    joint,
                    words,
                    aboutThird,
                    sides,
                    camps);
        }

        Figures shared(long both, double joint, double words) {
            return new Figures(
                    earlier,
                    later,
                    phase,
                    outside,
                    replying,
                    headStart,
                    forth,
                    back,
                    crossing,
                    both,
                    joint,
                    words,
                    aboutThird,
                    sides,
                    camps);
        }

        Figures third(int people) {
            return new Figures(
                    earlier, later, phase, outside, replying, headStart, forth, back, crossing, both, joint, words,
                    people, sides, camps);
        }

        Figures boosts(Crossing sides, Camps camps) {
            return new Figures(
                    earlier,
                    later,
                    phase,
                    outside,
                    replying,
                    headStart,
                    forth,
                    back,
                    crossing,
                    both,
                    joint,
                    words,
                    aboutThird,
                    sides,
                    camps);
        }
    }

    private static Optional<Relation.Kind> claim(Figures figures, UnaryOperator<Figures> change) {
        return Relation.of(change.apply(figures).pair()).map(Relation::kind).filter(Relation.Kind::isClaim);
    }

    @Test
    void yesAllWomenCountersNotAllMen() {
        assertThat(claim(Figures.DISPUTE, same -> same)).contains(Relation.Kind.COUNTERS);
        assertThat(claim(Figures.DISPUTE, each -> each.named("NotAllMen", "MorningLamps")))
                .as("names that have nothing in common, but replies back")
                .contains(Relation.Kind.COUNTERS);
    }

    @Test
    void withoutADisputeItOnlyAnswers() {
        assertThat(claim(
                        Figures.DISPUTE,
                        each -> each.named("NotAllMen", "MorningLamps").replies(25, 20, 90, 0, 0.3)))
                .contains(Relation.Kind.ANSWERS);
    }

    @Test
    void aCounterTagNeedsEveryCondition() {
        assertThat(claim(Figures.DISPUTE, each -> each.began(50, 5)))
                .as("began five minutes later")
                .isEmpty();
        assertThat(claim(Figures.DISPUTE, each -> each.began(50, -1)))
                .as("the earlier one had not risen")
                .isEmpty();
        assertThat(claim(Figures.DISPUTE, each -> each.began(19, 360)))
                .as("nineteen people")
                .isEmpty();
        assertThat(claim(Figures.DISPUTE, each -> each.replies(1, 1, 10, 20, 0.03)))
                .as("nobody replied")
                .isEmpty();
        assertThat(claim(Figures.DISPUTE, each -> each.boosts(MIXED, new Camps(MIXED, 0.1, 0.05, 0.95))))
                .as("one camp")
                .isNotEqualTo(Optional.of(Relation.Kind.COUNTERS));
        assertThat(claim(Figures.DISPUTE, each -> each.boosts(APART, new Camps(APART, 0.5, 0.5, 0.95))))
                .as("the earlier tag is of both camps")
                .isNotEqualTo(Optional.of(Relation.Kind.COUNTERS));
        assertThat(claim(Figures.DISPUTE, each -> each.boosts(Crossing.NONE, Camps.UNKNOWN)))
                .as("no boosts")
                .isNotEqualTo(Optional.of(Relation.Kind.COUNTERS));
    }

    @Test
    void mutualHelpIsNoAnswer() {
        Figures towns = Figures.DISPUTE.named("HelpDavao", "HelpTagum");

        assertThat(claim(towns, each -> each.replies(15, 12, 60, 55, 0.3))).isEmpty();
        assertThat(claim(towns, each -> each.replies(15, 12, 55, 60, 0.3))).isEmpty();
        assertThat(claim(Figures.DISPUTE, each -> each.replies(15, 12, 60, 55, 0.3)))
                .as("names that contradict")
                .contains(Relation.Kind.COUNTERS);
    }

    @Test
    void fortyNursesAnswer() {
        assertThat(claim(Figures.NURSES, same -> same)).contains(Relation.Kind.ANSWERS);
        assertThat(claim(Figures.NURSES, each -> each.began(50, 360).replies(17, 17, 20, 0, 0.02)))
                .as("17 of 50")
                .contains(Relation.Kind.ANSWERS);
        assertThat(claim(Figures.NURSES, each -> each.replies(33, 3, 50, 0, 0.8)))
                .as("quotes may be reports")
                .isEmpty();
        assertThat(claim(Figures.NURSES, each -> each.replies(33, 32, 50, 45, 0.8)))
                .as("a mutual exchange")
                .isEmpty();
        assertThat(claim(Figures.NURSES, each -> each.third(33)))
                .as("they reply to another tag as much")
                .isEmpty();
        assertThat(claim(Figures.NURSES, each -> each.replies(10, 10, 20, 0, 0.2)))
                .as("ten of forty")
                .isEmpty();
    }

    @Test
    void reportersOfTwoSidesReport() {
        assertThat(claim(Figures.REPORTERS, same -> same)).contains(Relation.Kind.REPORTS_ON);
        assertThat(claim(Figures.REPORTERS, each -> each.third(0)))
                .as("one side only")
                .isEmpty();
        assertThat(claim(Figures.REPORTERS, each -> each.replies(25, 22, 40, 0, 0.5)))
                .as("they reply")
                .isNotEqualTo(Optional.of(Relation.Kind.REPORTS_ON));
    }

    @Test
    void alliesBoostEachOther() {
        assertThat(claim(Figures.ALLIES, same -> same)).contains(Relation.Kind.ALLY);
        assertThat(claim(Figures.ALLIES, each -> each.boosts(MIXED, new Camps(APART, 0.6, 0.1, 0.95))))
                .as("two camps: mockers beside those they mock")
                .isEmpty();
        assertThat(claim(Figures.ALLIES, each -> each.boosts(APART, new Camps(MIXED, 0.4, 0.4, 0.6))))
                .as("the people of the two don't boost each other")
                .isEmpty();
        assertThat(claim(Figures.ALLIES, each -> each.boosts(Crossing.NONE, Camps.UNKNOWN)))
                .as("no boosts")
                .isEmpty();
        assertThat(claim(Figures.ALLIES, each -> each.shared(100, 0.01, 0.1)))
                .as("the same fans of two topics")
                .isEmpty();
        assertThat(claim(Figures.ALLIES, each -> each.named("NotAllMen", "YesAllWomen")))
                .as("names that contradict")
                .isEmpty();
        assertThat(claim(Figures.ALLIES, each -> each.shared(4, 0.15, 0.7)))
                .as("four people")
                .isEmpty();
    }

    @Test
    void whatIsNotClaimedMayStillBeUsedTogether() {
        Optional<Relation> related =
                Relation.of(Figures.ALLIES.boosts(Crossing.NONE, Camps.UNKNOWN).pair());

        assertThat(related).map(Relation::kind).contains(Relation.Kind.TRAVELS_WITH);
        assertThat(Relation.of(Figures.ALLIES.shared(0, 0, 0).pair())).isEmpty();
    }

    @Test
    void aClaimHasAtLeastTheStatedConfidence() {
        for (Figures figures : new Figures[] {Figures.DISPUTE, Figures.NURSES, Figures.ALLIES, Figures.REPORTERS}) {
            assertThat(Relation.of(figures.pair()).orElseThrow().strength()).isBetween(Relation.LEAST_CONFIDENCE, 1.0);
        }
    }
}
