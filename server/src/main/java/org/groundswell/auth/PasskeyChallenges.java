package org.groundswell.auth;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.groundswell.auth.PasskeyChallenge.Purpose;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;

/** Makes challenges for authenticators. Each works once, for five minutes, for its purpose and in the browser that asked. */
final class PasskeyChallenges {
    static final Duration LIFE = Duration.ofMinutes(5);

    private static final int PIECE = 1_000;

    private final Database database;
    private final InstantSource clock;
    private final PasskeyChallengeStore store = new PasskeyChallengeStore();
    private final Secrets secrets = new Secrets();

    PasskeyChallenges(LoginParts parts) {
        this.database = parts.database();
        this.clock = parts.clock();
    }

    /**
     * A new challenge of 32 random bytes, in base64url.
     *
     * @param browser the secret of the browser's cookie
     */
    String make(Tx tx, Purpose purpose, Optional<AccountId> account, String browser) {
        String challenge = secrets.make();
        store.insert(
                tx,
                Secrets.hash(challenge),
                new PasskeyChallenge(
                        purpose, Secrets.hash(browser), account, clock.instant().plus(LIFE)));
        return challenge;
    }

    /**
     * Uses a challenge up, before the response to it is verified.
     *
     * @throws Refusal.Forbidden if there is none for the purpose and the browser, or it was used or has expired
     */
    PasskeyChallenge use(String challenge, Purpose purpose, String browser) {
        if (!Secrets.isPlausible(challenge) || !Secrets.isPlausible(browser)) {
            throw expired();
        }
        String hash = Secrets.hash(challenge);
        String browserHash = Secrets.hash(browser);
        PasskeyChallenge found = database.read(tx -> store.find(tx, hash, clock.instant()))
                .filter(each -> each.purpose() == purpose && each.browserHash().equals(browserHash))
                .orElseThrow(PasskeyChallenges::expired);
        boolean used = database.write(tx -> store.use(tx, hash));
        if (!used) {
            throw expired();
        }
        return found;
    }

    private static Refusal.Forbidden expired() {
        return new Refusal.Forbidden("error.passkey.expired");
    }

    int purgeExpired() {
        return database.purge(PIECE, tx -> store.purge(tx, clock.instant(), PIECE));
    }
}
