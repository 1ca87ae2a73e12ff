package org.groundswell.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.groundswell.model.AccountId;
import org.groundswell.push.Turns.Turn;
import org.junit.jupiter.api.Test;

/** The turns of messages at push services. */
class TurnsTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_000_000);

    private final AtomicLong ticks = new AtomicLong();
    private final Turns turns = new Turns(ticks::get);
    private long accounts;

    /** Asks for another account each time. */
    private Turn begin(String host, Instant now) {
        accounts++;
        return turns.begin(host, new AccountId(accounts), now);
    }

    private Turn.Request begun(String host, Instant now) {
        return request(begin(host, now));
    }

    private static Turn.Request request(Turn turn) {
        assertThat(turn).isInstanceOf(Turn.Request.class);
        return (Turn.Request) turn;
    }

    private static Instant wait(Turn turn) {
        assertThat(turn).isInstanceOf(Turn.Wait.class);
        return ((Turn.Wait) turn).until();
    }

    /** Makes a host known as one that answers. */
    private void answers(String host) {
        turns.end(begun(host, NOW), NOW);
    }

    @Test
    void aDomainHasAFewRequestsAtATime() {
        List<Turn.Request> requests = new ArrayList<>();
        for (int i = 0; i < Turns.AT_ONCE; i++) {
            requests.add(begun("host" + i + ".slow.example", NOW));
        }
        wait(begin("other.slow.example", NOW));
        begun("push.quick.test", NOW);
        turns.end(requests.getFirst(), NOW);
        begun("other.slow.example", NOW);
    }

    @Test
    void soDoesTheNetworkOfAnAddress() {
        for (int i = 0; i < Turns.AT_ONCE; i++) {
            begun("9.9.9." + i, NOW);
        }
        wait(begin("9.9.9.200", NOW));
        for (int i = 0; i < Turns.AT_ONCE; i++) {
            begun("[2606:4700:1:" + i + "::1]", NOW);
        }
        assertThat(begin("[2606:4700:1:ff::1]", NOW)).isInstanceOf(Turn.Wait.class);
    }

    @Test
    void hostsThatNeverAnsweredLeaveRoomForThoseThatDid() {
        answers("push.test");
        List<Turn.Request> requests = new ArrayList<>();
        for (int i = 0; i < Turns.UNKNOWN; i++) {
            requests.add(begun("9.9." + i + ".9", NOW));
        }
        wait(begin("9.9.200.9", NOW));
        wait(begin("new.test2", NOW));
        begun("other.push.test", NOW);
        turns.fail(requests.getFirst(), NOW);
        begun("9.9.200.9", NOW);
    }

    @Test
    void anAccountHasAFewRequestsAtATime() {
        AccountId one = new AccountId(1_000_000);
        List<Turn.Request> requests = new ArrayList<>();
        for (int i = 0; i <= Turns.OF_ACCOUNT; i++) {
            answers("push.test" + i);
        }
        for (int i = 0; i < Turns.OF_ACCOUNT; i++) {
            requests.add(request(turns.begin("push.test" + i, one, NOW)));
        }
        String next = "push.test" + Turns.OF_ACCOUNT;
        wait(turns.begin(next, one, NOW));
        begun(next, NOW);
        turns.end(requests.getFirst(), NOW);
        request(turns.begin(next, one, NOW));
    }

    @Test
    void andFewerToHostsThatNeverAnswered() {
        AccountId one = new AccountId(1_000_000);
        for (int i = 0; i < Turns.UNKNOWN_OF_ACCOUNT; i++) {
            request(turns.begin("9.9." + i + ".9", one, NOW));
        }
        wait(turns.begin("9.9.100.9", one, NOW));
        begun("9.9.100.9", NOW);
    }

    @Test
    void aHostIsUnknownAgainWhenItAnswersLateOrNotAtAll() {
        answers("push.test");
        assertThat(begun("push.test", NOW).known()).isTrue();
        Turn.Request late = begun("push.test", NOW);
        turns.end(late, NOW.plusSeconds(9));
        assertThat(begun("push.test", NOW).known()).isFalse();

        answers("other.test2");
        turns.fail(begun("other.test2", NOW), NOW);
        assertThat(begun("other.test2", NOW.plusSeconds(60)).known()).isFalse();
    }

    @Test
    void aHostThatAlwaysAnsweredMayFailOnce() {
        for (int i = 0; i < 5; i++) {
            answers("push.test");
        }
        turns.fail(begun("push.test", NOW), NOW);
        assertThat(begun("push.test", NOW.plusSeconds(60)).known()).isTrue();
    }

    @Test
    void whatIsKnownOfHostsIsForgotten() {
        answers("push.test");
        Turn.Request failing = begun("9.9.9.9", NOW);
        turns.fail(failing, NOW);
        wait(begin("9.9.9.9", NOW));
        ticks.addAndGet(Duration.ofHours(3).toNanos());
        begun("9.9.9.9", NOW);
        assertThat(begun("push.test", NOW).known()).isTrue();
        ticks.addAndGet(Duration.ofDays(2).toNanos());
        assertThat(begun("push.test", NOW).known()).isFalse();
    }

    @Test
    void aRequestThatWasNotSentIsNoFailure() {
        Turn.Request request = begun("push.test", NOW);
        Turn.Wait again = turns.cancel(request, NOW);
        assertThat(again.until()).isEqualTo(NOW.plusSeconds(1));
        for (int i = 0; i < Turns.AT_ONCE; i++) {
            begun("push.test", NOW);
        }
    }

    @Test
    void messagesThatWaitGetTimesOneAfterTheOther() {
        for (int i = 0; i < Turns.AT_ONCE; i++) {
            begun("10.1.2.3", NOW);
        }
        Set<Instant> times = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            times.add(wait(begin("10.1.2." + i % 250, NOW)));
        }
        assertThat(times).hasSize(1_000).allSatisfy(time -> assertThat(time).isAfter(NOW));
        Set<Instant> ofOne = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            Turn turn = turns.begin("9.9." + i + ".9", new AccountId(1_000_000), NOW);
            if (turn instanceof Turn.Wait waits) {
                ofOne.add(waits.until());
            }
        }
        assertThat(ofOne).hasSize(100 - Turns.UNKNOWN_OF_ACCOUNT);
    }

    @Test
    void aHostThatDoesNotAnswerRestsLongerAndLonger() {
        Instant now = NOW;
        Duration before = Duration.ZERO;
        for (int i = 0; i < 5; i++) {
            turns.fail(begun("push.example", now), now);
            Duration rest = Duration.between(now, wait(begin("push.example", now)));
            assertThat(rest).isGreaterThan(before);
            before = rest;
            now = now.plus(rest).plusSeconds(600);
        }
        turns.end(begun("push.example", now), now);
        begun("push.example", now);
    }

    @Test
    void aHostGetsThePauseThatItAsksFor() {
        turns.pause(begun("push.example", NOW), NOW.plusSeconds(60));
        assertThat(wait(begin("push.example", NOW.plusSeconds(59)))).isAfterOrEqualTo(NOW.plusSeconds(60));
        begun("push.example", NOW.plusSeconds(60));
    }
}
