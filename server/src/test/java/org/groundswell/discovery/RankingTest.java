package org.groundswell.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.groundswell.model.AccountId;
import org.junit.jupiter.api.Test;

/** Merging the lists of several sources. */
class RankingTest {
    private final Ranking ranking = new Ranking();

    private static List<AccountId> accounts(long... ids) {
        return Arrays.stream(ids).mapToObj(AccountId::new).toList();
    }

    private List<Long> best(int limit) {
        return ranking.best(limit).stream().map(each -> each.account().value()).toList();
    }

    @Test
    void accountsThatSeveralSourcesNameComeFirst() {
        ranking.add(SuggestionSource.FRIENDS_OF_FRIENDS, accounts(1, 2, 3));
        ranking.add(SuggestionSource.FOLLOWED_TAGS, accounts(4, 3));
        ranking.add(SuggestionSource.MOST_FOLLOWED, accounts(5, 3, 4));
        assertThat(best(9)).containsExactly(3L, 4L, 1L, 5L, 2L);
        assertThat(ranking.best(2).getLast().sources())
                .containsExactly(SuggestionSource.FOLLOWED_TAGS, SuggestionSource.MOST_FOLLOWED);
    }

    @Test
    void noSourceCrowdsOutAnother() {
        ranking.add(SuggestionSource.FRIENDS_OF_FRIENDS, accounts(1, 2, 3));
        ranking.add(SuggestionSource.MOST_FOLLOWED, accounts(4, 5, 6));
        assertThat(best(4)).containsExactly(1L, 4L, 2L, 5L);
    }

    @Test
    void withoutSourcesThereIsNothing() {
        assertThat(best(10)).isEmpty();
    }
}
