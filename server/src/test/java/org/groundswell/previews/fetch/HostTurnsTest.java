package org.groundswell.previews.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** One request to a host at a time, with pauses. */
class HostTurnsTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final Duration PAUSE = HostTurns.PAUSE;

    private final HostTurns turns = new HostTurns();

    @Test
    void othersWaitForAHostAndEachGetsATimeOfItsOwn() {
        assertThat(turns.begin("a.example", NOW)).isEmpty();
        assertThat(turns.begin("b.example", NOW)).isEmpty();
        assertThat(turns.begin("a.example", NOW)).contains(NOW.plus(PAUSE));
        assertThat(turns.begin("a.example", NOW)).contains(NOW.plus(PAUSE.multipliedBy(2)));
    }

    @Test
    void aPauseFollowsEachRequest() {
        assertThat(turns.begin("a.example", NOW)).isEmpty();
        turns.end("a.example", NOW, true);
        assertThat(turns.begin("a.example", NOW.plusMillis(1))).contains(NOW.plus(PAUSE));
        assertThat(turns.begin("a.example", NOW.plus(PAUSE))).isEmpty();
    }

    @Test
    void aHostThatFailsRestsLongerEachTime() {
        Instant now = NOW;
        for (int seconds : new int[] {10, 20, 40}) {
            assertThat(turns.begin("a.example", now)).isEmpty();
            turns.end("a.example", now, false);
            Instant over = now.plusSeconds(seconds);
            assertThat(turns.begin("a.example", over.minusMillis(1))).isPresent();
            now = over;
        }
        assertThat(turns.begin("a.example", now)).isEmpty();
        turns.end("a.example", now, true);
        assertThat(turns.begin("a.example", now.plus(PAUSE))).isEmpty();
    }

    @Test
    void fewHostsOfADomainAreAskedAtTheSameTime() {
        assertThat(turns.begin("a.stranger.example", NOW)).isEmpty();
        assertThat(turns.begin("b.stranger.example", NOW)).isEmpty();
        assertThat(turns.begin("c.stranger.example", NOW)).contains(NOW.plus(PAUSE));
        assertThat(turns.begin("another.example", NOW)).isEmpty();
        turns.end("a.stranger.example", NOW, true);
        assertThat(turns.begin("c.stranger.example", NOW)).isEmpty();
    }
}
