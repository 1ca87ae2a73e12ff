package org.groundswell.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.groundswell.SetClock;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rate limits: a burst, then more requests as time passes. */
class LimitsTest {
    private final SetClock clock = new SetClock();

    /** A burst is accepted at once, and the next request after the interval of a row. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            account, 1,    1, 300000
            account, 5,    5,  60000
            account, 300, 300,  1000
            address, 1,    5,  60000
            address, 60, 300,   1000
            """)
    void theNextRequestIsAcceptedExactlyWhenItIsDue(String who, int most, int atOnce, long millis) {
        Limits limits = new Limits(most, clock);
        Optional<AccountId> account = who.equals("account") ? Optional.of(new AccountId(1)) : Optional.empty();
        for (int i = 1; i <= atOnce; i++) {
            assertThat(limits.take(account, "192.0.2.1").orElseThrow().left()).isEqualTo(atOnce - i);
        }
        assertThatThrownBy(() -> limits.take(account, "192.0.2.1"))
                .asInstanceOf(InstanceOfAssertFactories.type(Refusal.TooMany.class))
                .extracting(Refusal.TooMany::retryAfter)
                .isEqualTo(Duration.ofMillis(millis));

        clock.moveOn(Duration.ofMillis(millis - 1));
        assertThatThrownBy(() -> limits.take(account, "192.0.2.1")).isInstanceOf(Refusal.TooMany.class);
        clock.moveOn(Duration.ofMillis(1));
        assertThat(limits.take(account, "192.0.2.1")).isPresent();
        assertThatThrownBy(() -> limits.take(account, "192.0.2.1")).isInstanceOf(Refusal.TooMany.class);
    }

    @Test
    void everyAccountHasItsOwnLimit() {
        Limits limits = new Limits(1, clock);
        assertThat(limits.take(Optional.of(new AccountId(1)), "192.0.2.1")).isPresent();
        assertThat(limits.take(Optional.of(new AccountId(2)), "192.0.2.1")).isPresent();
        assertThat(limits.take(Optional.empty(), "192.0.2.1")).isPresent();
        assertThatThrownBy(() -> limits.take(Optional.of(new AccountId(1)), "192.0.2.2"))
                .isInstanceOf(Refusal.TooMany.class);
    }

    @Test
    void headersSayWhenTheLimitResets() {
        Limits limits = new Limits(10, clock);
        Optional<AccountId> ana = Optional.of(new AccountId(1));
        limits.take(ana, "");
        Limits.Standing standing = limits.take(ana, "").orElseThrow();
        assertThat(standing.reset().truncatedTo(ChronoUnit.SECONDS))
                .isEqualTo(clock.instant().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS));

        clock.moveOn(Duration.ofSeconds(60));
        assertThat(limits.take(ana, "").orElseThrow().left()).isEqualTo(9);
    }
}
