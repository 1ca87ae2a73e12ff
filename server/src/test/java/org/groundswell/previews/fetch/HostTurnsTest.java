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

    /** Twenty slow hosts of as many owners leave room for others. */
    @Test
    void slowDomainsShareAFewTurns() {
        Instant now = NOW.plus(HostTurns.QUICK).plusMillis(1);
        for (int i = 0; i < 20; i++) {
            String host = "slow" + i + ".example";
            assertThat(turns.begin(host, NOW)).isEmpty();
            turns.end(host, now, i % 2 == 0);
        }
        Instant later = now.plusSeconds(30);
        for (int i = 0; i < HostTurns.SLOW; i++) {
            assertThat(turns.begin("slow" + i + ".example", later)).isEmpty();
        }
        assertThat(turns.begin("slow10.example", later)).contains(later.plus(PAUSE));
        assertThat(turns.begin("slow11.example", later)).contains(later.plus(PAUSE.multipliedBy(2)));
        assertThat(turns.begin("www.slow12.example", later)).contains(later.plus(PAUSE.multipliedBy(3)));
        assertThat(turns.begin("new.example", later)).isEmpty();

        turns.end("slow0.example", later.plusSeconds(6), true);
        assertThat(turns.begin("slow10.example", later.plusSeconds(6))).isEmpty();
    }

    @Test
    void aDomainThatAnswersQuicklyAgainIsNotSlow() {
        Instant later = NOW.plusSeconds(6);
        assertThat(turns.begin("a.example", NOW)).isEmpty();
        turns.end("a.example", later, true);
        assertThat(turns.begin("a.example", later.plusSeconds(1))).isEmpty();
        turns.end("a.example", later.plusSeconds(2), true);

        for (int i = 0; i < HostTurns.SLOW; i++) {
            String host = "slow" + i + ".example";
            assertThat(turns.begin(host, NOW)).isEmpty();
            turns.end(host, later, true);
            assertThat(turns.begin(host, later.plusSeconds(1))).isEmpty();
        }
        assertThat(turns.begin("a.example", later.plusSeconds(5))).isEmpty();
    }

    @Test
    void aSlowDomainIsForgivenAfterAnHour() {
        for (int i = 0; i <= HostTurns.SLOW; i++) {
            String host = "slow" + i + ".example";
            assertThat(turns.begin(host, NOW)).isEmpty();
            turns.end(host, NOW.plusSeconds(6), true);
        }
        Instant later = NOW.plus(Duration.ofMinutes(61));
        for (int i = 0; i <= HostTurns.SLOW; i++) {
            assertThat(turns.begin("slow" + i + ".example", later)).isEmpty();
        }
    }
}
