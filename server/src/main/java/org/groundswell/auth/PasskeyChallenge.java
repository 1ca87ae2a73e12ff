package org.groundswell.auth;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.groundswell.model.AccountId;

/**
 * A challenge that an authenticator is to sign.
 *
 * @param browserHash the hash of the cookie of the browser that asked for it
 * @param account whose passkey it is for; empty for {@link Purpose#SIGN_IN}
 */
record PasskeyChallenge(Purpose purpose, String browserHash, Optional<AccountId> account, Instant expiresAt) {
    /** The use of a challenge. One for another purpose is refused. */
    enum Purpose {
        /** Adds a passkey to the account, whose password was right. */
        REGISTER,
        /** Signs in with any passkey of this server. */
        SIGN_IN,
        /** Completes a sign-in whose password was right. */
        SECOND_FACTOR;

        /** Its name in the database. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Purpose ofStored(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
