package org.groundswell.auth;

import java.time.Duration;
import java.time.InstantSource;
import org.groundswell.model.AccountId;

/**
 * Limits on guessing passwords. They apply regardless of {@code --rate-limit}.
 *
 * <p>There is a limit for each username, for each network, and for all failures together. An attacker could use each of them
 * to lock people out, so none applies to a network from which the owner of the account has signed in before: attempts at
 * that account from that network have a limit of their own.
 */
final class SignInAttempts {
    private static final int MOST = 10;
    private static final Duration PER = Duration.ofMinutes(5);
    /** A fraction of what the server could check; far more than people of a large server mistype. */
    private static final int FAILURES_EVERYWHERE = 120;

    private static final String EVERYWHERE = "everywhere";

    private final Attempts networks;
    private final Attempts names;
    private final Attempts known;
    private final Attempts failures;

    SignInAttempts(InstantSource clock) {
        this.networks = new Attempts(MOST, PER, clock);
        this.names = new Attempts(MOST, PER, clock);
        this.known = new Attempts(MOST, PER, clock);
        this.failures = new Attempts(FAILURES_EVERYWHERE, Duration.ofMinutes(1), clock);
    }

    /** @throws org.groundswell.model.Refusal.TooMany after too many attempts */
    void takeKnown(AccountId account, String network) {
        known.take(account + " " + network);
    }

    /** An attempt of {@link #takeKnown} was no wrong guess. */
    void knownNotFailed(AccountId account, String network) {
        known.giveBack(account + " " + network);
    }

    /**
     * Notes an attempt from where the account's owner was not seen before. It counts as a failure until
     * {@link #notFailed} says otherwise, so that attempts at the same moment can't exceed the limit.
     *
     * @param name as it was typed, whether there is such an account or not
     * @throws org.groundswell.model.Refusal.TooMany after too many attempts
     */
    void takeUnknown(String name, String network) {
        networks.take(network);
        names.take(name);
        failures.take(EVERYWHERE);
    }

    /** An attempt of {@link #takeUnknown} was no wrong guess: many people may sign in from one network for the first time. */
    void notFailed(String name, String network) {
        networks.giveBack(network);
        names.giveBack(name);
        failures.giveBack(EVERYWHERE);
    }
}
