package org.groundswell.previews;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.groundswell.model.AccountId;
import org.groundswell.previews.AuthorTurns.Turn;
import org.junit.jupiter.api.Test;

/** Two pages of an author at a time. */
class AuthorTurnsTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final Duration STEP = AuthorTurns.STEP;
    private static final AccountId ANA = new AccountId(1);
    private static final AccountId BEN = new AccountId(2);

    private final AuthorTurns turns = new AuthorTurns();

    @Test
    void theThirdPageWaitsForOneOfTheFirst() {
        Turn.Begun first = new Turn.Begun(ANA);
        assertThat(turns.begin(List.of(ANA), NOW)).isEqualTo(first);
        assertThat(turns.begin(List.of(ANA), NOW)).isEqualTo(first);
        assertThat(turns.begin(List.of(ANA), NOW)).isEqualTo(new Turn.Wait(NOW.plus(STEP)));
        turns.end(first);
        assertThat(turns.begin(List.of(ANA), NOW)).isEqualTo(first);
    }

    @Test
    void othersDoNotWait() {
        turns.begin(List.of(ANA), NOW);
        turns.begin(List.of(ANA), NOW);
        assertThat(turns.begin(List.of(BEN), NOW)).isEqualTo(new Turn.Begun(BEN));
        assertThat(turns.begin(List.of(ANA, BEN), NOW)).isEqualTo(new Turn.Begun(BEN));
        assertThat(turns.begin(List.of(ANA, BEN), NOW)).isInstanceOf(Turn.Wait.class);
    }

    @Test
    void eachPageThatWaitsGetsATimeOfItsOwn() {
        turns.begin(List.of(ANA), NOW);
        turns.begin(List.of(ANA), NOW);
        for (int i = 1; i <= 5; i++) {
            assertThat(turns.begin(List.of(ANA), NOW)).isEqualTo(new Turn.Wait(NOW.plus(STEP.multipliedBy(i))));
        }
        Instant later = NOW.plusSeconds(60);
        assertThat(turns.begin(List.of(ANA), later)).isEqualTo(new Turn.Wait(later.plus(STEP)));
    }
}
