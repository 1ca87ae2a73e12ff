package org.groundswell.auth;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.groundswell.db.Tx;
import org.groundswell.model.Refusal;
import org.groundswell.text.EmailAddress;

/** Refuses addresses of domains that moderators have blocked, for new accounts and for changes of address. */
final class EmailDomains {
    private final LoginParts parts;
    private final EmailDomainStore store = new EmailDomainStore();

    EmailDomains(LoginParts parts) {
        this.parts = parts;
    }

    /** The problem of an address whose domain is blocked. */
    Optional<Refusal.Problem> problem(Tx tx, EmailAddress address) {
        return store.blocking(tx, address).map(_ -> blocked());
    }

    /**
     * Counts a sign-up that is refused for its address.
     *
     * @param network the network it comes from, as limits count
     */
    void countAttempt(EmailAddress address, String network) {
        Instant day = parts.clock().instant().truncatedTo(ChronoUnit.DAYS);
        parts.database()
                .writing(tx ->
                        store.blocking(tx, address).ifPresent(block -> store.countAttempt(tx, block, day, network)));
    }

    private static Refusal.Problem blocked() {
        return new Refusal.Problem("email", Refusal.Fault.BLOCKED, "error.email.domain");
    }
}
