package org.groundswell.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.groundswell.model.AccountId;
import org.groundswell.text.EmailAddress;

/**
 * A link sent to an address, which proves that its owner reads it.
 *
 * @param email the address that it was sent to
 */
record MailLink(AccountId account, Purpose purpose, EmailAddress email, Instant expiresAt) {
    /** The use of a link. */
    enum Purpose {
        /** Confirms the address of a new account. */
        CONFIRM(Duration.ofDays(2)),
        /** Confirms the new address of an account. */
        CHANGE(Duration.ofDays(2)),
        /** Sets a new password. */
        RESET(Duration.ofHours(2));

        private final Duration life;

        Purpose(Duration life) {
            this.life = life;
        }

        Duration life() {
            return life;
        }

        /** Its name in the database. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Purpose ofStored(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
