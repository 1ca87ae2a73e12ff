package org.groundswell.shield;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.groundswell.model.AccountId;

/**
 * The shield of an account.
 *
 * @param up empty while it is down
 * @param loweredAt when its owner last lowered it
 * @param offeredAt when it was last offered
 */
public record Shield(
        AccountId account, Mode mode, Optional<Up> up, Optional<Instant> loweredAt, Optional<Instant> offeredAt) {
    /** For how long it can be raised. */
    public static final List<Duration> DURATIONS = List.of(
            Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7));

    /** For how long it goes up by itself. */
    public static final Duration DEFAULT_DURATION = Duration.ofDays(1);

    /**
     * While it is up.
     *
     * @param automatic whether it went up by itself
     */
    public record Up(Instant raisedAt, Instant endsAt, boolean automatic) {}

    /** What happens in a surge of strangers. */
    public enum Mode {
        /** It goes up by itself. */
        AUTOMATIC,
        /** It is offered. */
        ASK,
        /** Nothing. */
        OFF;

        /** The name in the API, in forms and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Mode> parse(String word) {
            return Arrays.stream(values())
                    .filter(each -> each.word().equals(word))
                    .findFirst();
        }
    }

    /** The shield of an account that has never had one. */
    static Shield down(AccountId account) {
        return new Shield(account, Mode.AUTOMATIC, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public boolean isUp() {
        return up.isPresent();
    }

    Shield with(Mode other) {
        return new Shield(account, other, up, loweredAt, offeredAt);
    }

    Shield raised(Up now) {
        return new Shield(account, mode, Optional.of(now), loweredAt, offeredAt);
    }

    Shield ended() {
        return new Shield(account, mode, Optional.empty(), loweredAt, offeredAt);
    }

    Shield lowered(Instant at) {
        return new Shield(account, mode, Optional.empty(), Optional.of(at), offeredAt);
    }

    Shield offered(Instant at) {
        return new Shield(account, mode, up, loweredAt, Optional.of(at));
    }
}
