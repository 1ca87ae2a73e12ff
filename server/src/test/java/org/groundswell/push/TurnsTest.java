package org.groundswell.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The turns of messages at push services. */
class TurnsTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_000_000);
    private final Turns turns = new Turns();

    @Test
    void aDomainHasAFewRequestsAtATime() {
        for (int i = 0; i < Turns.AT_ONCE; i++) {
            assertThat(turns.begin("host" + i + ".slow.example", NOW)).isEmpty();
        }
        assertThat(turns.begin("other.slow.example", NOW)).isPresent();
        assertThat(turns.begin("push.quick.example", NOW)).isEmpty();
        turns.end("host0.slow.example");
        assertThat(turns.begin("other.slow.example", NOW)).isEmpty();
    }

    @Test
    void messagesThatWaitGetTimesOneAfterTheOther() {
        for (int i = 0; i < Turns.AT_ONCE; i++) {
            turns.begin("10.1.2.3", NOW);
        }
        Set<Instant> times = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            times.add(turns.begin("10.1.2.3", NOW).orElseThrow());
        }
        assertThat(times).hasSize(1_000).allSatisfy(time -> assertThat(time).isAfter(NOW));
    }

    @Test
    void aHostThatDoesNotAnswerRestsLongerAndLonger() {
        Instant now = NOW;
        Duration before = Duration.ZERO;
        for (int i = 0; i < 5; i++) {
            assertThat(turns.begin("push.example", now)).isEmpty();
            turns.fail("push.example", now);
            Optional<Instant> next = turns.begin("push.example", now);
            Duration rest = Duration.between(now, next.orElseThrow());
            assertThat(rest).isGreaterThan(before);
            before = rest;
            now = now.plus(rest).plusSeconds(600);
        }
        assertThat(turns.begin("push.example", now)).isEmpty();
        turns.end("push.example");
        assertThat(turns.begin("push.example", now)).isEmpty();
    }

    @Test
    void aHostGetsThePauseThatItAsksFor() {
        assertThat(turns.begin("push.example", NOW)).isEmpty();
        turns.pause("push.example", NOW.plusSeconds(60));
        assertThat(turns.begin("push.example", NOW.plusSeconds(59)))
                .hasValueSatisfying(next -> assertThat(next).isAfterOrEqualTo(NOW.plusSeconds(60)));
        assertThat(turns.begin("push.example", NOW.plusSeconds(60))).isEmpty();
    }
}
