package org.groundswell.trends.relate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PairFiguresTest {
    private static final long EARLIER = 1;
    private static final long LATER = 2;
    private static final long THIRD = 3;
    private static final Set<Long> A = Set.of(EARLIER);
    private static final Set<Long> B = Set.of(LATER);
    private static final Set<Long> BOTH = Set.of(EARLIER, LATER);

    private final List<Sample.Post> earlier = new ArrayList<>();
    private final List<Sample.Post> later = new ArrayList<>();
    private final List<Sample.Reply> before = new ArrayList<>();
    private final List<Sample.Boost> boosts = new ArrayList<>();
    private final Map<Long, Integer> earlierUses = new HashMap<>();
    private final Map<Long, Integer> laterUses = new HashMap<>();

    private void post(long author, Set<Long> tags, Sample.Target... targets) {
        Sample.Post post = new Sample.Post(author, tags, List.of(targets));
        if (tags.contains(EARLIER)) {
            earlier.add(post);
            earlierUses.merge(author, 1, Integer::sum);
        }
        if (tags.contains(LATER)) {
            later.add(post);
            laterUses.merge(author, 1, Integer::sum);
        }
    }

    private static Sample.Target reply(long author, Set<Long> tags) {
        return new Sample.Target(author, tags, false);
    }

    private static Sample.Target quote(long author, Set<Long> tags) {
        return new Sample.Target(author, tags, true);
    }

    private Pair pair() {
        return PairFigures.of(
                new Sample(EARLIER, "earlier", 40, earlier, earlier, List.of(), boosts),
                new Sample(LATER, "later", 30, later, later, before, boosts),
                new PairFigures.Uses(earlierUses, laterUses),
                new PairFigures.Context(1_000, 40, 60, 0.5, 0.2));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 0, -1", "0, 1, 1", "1, 1, 0", "2, 1, -1", "1, 2, 1", "5, 4, 0", "3, 2, 0", "7, 4, -1"})
    void aPersonBelongsToTheTagTheyUseMore(int one, int two, int side) {
        assertThat(new PairFigures.Uses(Map.of(7L, one), Map.of(7L, two)).side(7))
                .isEqualTo(side);
    }

    @Test
    void repliesToTheEarlierTagAreCountedOncePerPerson() {
        post(10, B, reply(1, A));
        post(10, B, reply(2, A));
        post(11, B, quote(1, A));
        post(12, B, reply(1, BOTH));
        post(13, B, reply(13, A));
        before.add(new Sample.Reply(12, reply(2, A)));

        Pair pair = pair();

        assertThat(pair.answering()).as("10, 11 and, the day before, 12").isEqualTo(3);
        assertThat(pair.crowds().outside()).isEqualTo(3);
        assertThat(pair.crowds().replying()).as("without 11, who quoted").isEqualTo(2);
        assertThat(pair.phase()).isEqualTo(4);
        assertThat(pair.answersAcross()).isEqualTo(3);
        assertThat(pair.crowds().crossing()).isEqualTo(0.6);
    }

    @Test
    void peopleOfTheEarlierTagDontAnswerIt() {
        post(10, A);
        post(10, A);
        post(10, B, reply(1, A));
        post(11, B, reply(1, A));

        assertThat(pair().answering()).isEqualTo(2);
        assertThat(pair().crowds().outside()).isEqualTo(1);
        assertThat(pair().crowds().replying()).isEqualTo(1);
    }

    @Test
    void repliesBackAreThoseOfOthers() {
        post(1, A, reply(10, B));
        post(2, A, quote(10, B));
        post(10, B);
        post(10, B);
        post(10, A, reply(11, B));
        post(11, B);

        assertThat(pair().crowds().answersBack())
                .as("10 belongs to the later tag")
                .isEqualTo(2);
        assertThat(pair().answersAcross()).isEqualTo(3);
    }

    @Test
    void boostsGoAcrossFromSideToSide() {
        post(1, A);
        post(2, A);
        post(10, B);
        // A mocker: the earlier tag alone once, beside an own tag otherwise.
        post(11, A);
        post(11, B);
        post(11, B);
        post(12, BOTH);
        boosts.add(new Sample.Boost(1, 101, 2));
        boosts.add(new Sample.Boost(10, 102, 11));
        boosts.add(new Sample.Boost(11, 103, 1));
        boosts.add(new Sample.Boost(12, 101, 2));
        boosts.add(new Sample.Boost(99, 101, 2));
        boosts.add(new Sample.Boost(1, 101, 1));

        Pair pair = pair();

        assertThat(pair.boosts()).as("people of neither side don't count").isEqualTo(3);
        assertThat(pair.boostsAcross()).as("only 11 boosts the other side").isEqualTo(1);
    }

    @Test
    void aThirdTagIsFoundInWhatPeopleQuoteAndName() {
        post(10, B, quote(1, A));
        post(10, B, quote(5, Set.of(THIRD)));
        post(11, B, quote(6, Set.of(THIRD, 9L)));
        post(12, Set.of(EARLIER, LATER, THIRD));
        post(13, B, quote(6, Set.of(9L)), quote(6, Set.of(EARLIER, 8L)));

        Crowds crowds = pair().crowds();

        assertThat(crowds.third()).isEqualTo(THIRD);
        assertThat(crowds.answeringThird()).isEqualTo(2);
        assertThat(crowds.namingThird()).isEqualTo(1);
        assertThat(crowds.jointOfLater()).isEqualTo(0.2);
        assertThat(crowds.jointOfEarlier()).isEqualTo(1);
    }

    @Test
    void withoutAThirdTagThereIsNone() {
        post(10, B, quote(1, A));

        assertThat(pair().crowds().third()).isZero();
        assertThat(pair().crowds().aboutThird()).isZero();
    }

    @Test
    void emptySamplesHaveEmptyFigures() {
        Pair pair = pair();

        assertThat(pair.phase()).isZero();
        assertThat(pair.both()).isZero();
        assertThat(Relation.of(pair)).isEmpty();
    }
}
