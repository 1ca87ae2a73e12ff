package org.groundswell.trends.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrowthTest {
    /**
     * Accounts 1 and 2 are seeds, 9 is asked for.
     *
     * @param follows as {@code follower>followee}
     * @param ties as {@code from>to}
     */
    @ParameterizedTest
    @CsvSource({
        // two followers from two seeds
        "1>9 2>9, '', true",
        "1>9, '', false",
        "1>9 5>9, '', false",
        // the same follower twice
        "1>9 1>9, '', false",
        // one follower, and replies or boosts of two others
        "1>3 2>3 1>4 2>4 1>9, 3>9 4>9, true",
        "1>9, 2>9, false",
        "1>9 2>3, 2>9 3>9, false",
        // a follower who also replies is one
        "1>9, 1>9 2>9, false",
        // replies alone
        "1>3 2>3 1>4 2>4 1>5 2>5, 1>9 2>9 3>9 4>9 5>9, false",
        // through others
        "1>3 2>3 1>4 2>4 3>9 4>9, '', true",
        // all of it goes back to one seed
        "1>3 1>4 3>4 4>3 3>9 4>9, '', false",
        // those who follow each other
        "8>9 7>9 9>8 7>8 8>7 9>7 9>1 9>2, '', false",
        // oneself
        "1>9 9>9, 9>9, false",
    })
    void anAccountIsKnownByTwoFromTwoSeeds(String follows, String ties, boolean known) {
        Growth growth = new Growth();
        each(follows, growth::follow);
        each(ties, growth::tie);
        assertThat(growth.known(List.of(1L, 2L), Set.of()).contains(9L)).isEqualTo(known);
    }

    @Test
    void withOneSeedItsTrustIsEnough() {
        Growth growth = new Growth();
        each("1>3 1>4 1>9 3>9", growth::follow);
        each("1>3 4>3", growth::tie);
        // 3 is followed by the seed alone.
        assertThat(growth.known(List.of(1L), Set.of())).containsExactlyInAnyOrder(1L);

        Growth withAnother = new Growth();
        each("1>9 2>9", withAnother::follow);
        assertThat(withAnother.known(List.of(1L), Set.of())).doesNotContain(9L);
        assertThat(withAnother.known(List.of(1L, 2L), Set.of())).contains(9L);
    }

    @Test
    void whoeverIsExcludedIsNotKnownAndMakesNobodyKnown() {
        Growth growth = new Growth();
        each("1>3 2>3 1>9 3>9", growth::follow);
        assertThat(growth.known(List.of(1L, 2L), Set.of())).contains(3L, 9L);
        assertThat(growth.known(List.of(1L, 2L), Set.of(3L))).doesNotContain(3L, 9L);
        assertThat(growth.known(List.of(1L, 2L), Set.of(1L))).containsExactly(2L);
    }

    /** The result depends on the network, not on the order in which it was read. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theOrderOfFollowsMakesNoDifference(int seed) {
        Random random = new Random(seed);
        List<long[]> follows = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            follows.add(new long[] {random.nextInt(60), random.nextInt(60)});
        }
        List<Long> seeds = List.of(3L, 20L, 31L, 44L);
        Set<Long> known = grown(follows, seeds);
        Collections.shuffle(follows, random);
        assertThat(grown(follows, seeds)).isEqualTo(known).hasSizeGreaterThan(40);
    }

    private static Set<Long> grown(List<long[]> follows, List<Long> seeds) {
        Growth growth = new Growth();
        follows.forEach(each -> growth.follow(each[0], each[1]));
        return growth.known(seeds, Set.of());
    }

    /**
     * A made network: 4,000 people in forty circles, and 2,000 bought accounts, of which each follows six others and
     * twenty people, replies to people and is boosted by others like it. Two hundred times somebody careless follows
     * back, and four hundred times somebody replies to them.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void peopleBecomeKnownAndBoughtAccountsDoNot(int seed) {
        int people = 4_000;
        int bought = 2_000;
        Random random = new Random(seed);
        Growth growth = new Growth();
        for (int person = 0; person < people; person++) {
            for (int i = 0; i < 15; i++) {
                growth.follow(person, i < 12 ? inCircle(person, random) : random.nextInt(people));
            }
            for (int i = 0; i < 6; i++) {
                growth.tie(person, i < 4 ? inCircle(person, random) : random.nextInt(people));
            }
        }
        for (int account = 0; account < bought; account++) {
            for (int i = 0; i < 6; i++) {
                growth.follow(people + account, people + random.nextInt(bought));
                growth.tie(people + account, people + random.nextInt(bought));
            }
            for (int i = 0; i < 20; i++) {
                growth.follow(people + account, random.nextInt(people));
            }
            if (account % 5 == 0) {
                growth.tie(random.nextInt(people), people + account);
            }
        }
        for (int careless = 0; careless < 200; careless++) {
            growth.follow(random.nextInt(people), people + random.nextInt(bought));
        }
        List<Long> seeds = LongStream.range(0, 40).mapToObj(i -> i * 100).toList();
        Set<Long> known = growth.known(seeds, Set.of());
        long knownPeople = known.stream().filter(account -> account < people).count();
        assertThat(knownPeople).isGreaterThan(people * 95 / 100);
        assertThat(known.size() - knownPeople).isLessThan(bought / 50);
    }

    private static int inCircle(int person, Random random) {
        return person / 100 * 100 + random.nextInt(100);
    }

    private interface Edge {
        void add(long from, long to);
    }

    private static void each(String edges, Edge edge) {
        for (String each : edges.split(" ")) {
            if (!each.isEmpty()) {
                String[] ends = each.split(">");
                edge.add(Long.parseLong(ends[0]), Long.parseLong(ends[1]));
            }
        }
    }
}
