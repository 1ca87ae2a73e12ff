package org.groundswell.auth;

import java.time.Duration;
import java.time.InstantSource;
import org.groundswell.model.AccountId;
import org.groundswell.text.EmailAddress;

/**
 * Limits on requests that send e-mail. They apply regardless of {@code --rate-limit}, since others' mailboxes would be
 * flooded.
 */
final class MailLimits {
    private static final Duration PER = Duration.ofHours(1);

    private final Attempts networks;
    private final Attempts addresses;
    private final Attempts accounts;

    MailLimits(InstantSource clock) {
        this.networks = new Attempts(10, PER, clock);
        this.addresses = new Attempts(3, PER, clock);
        this.accounts = new Attempts(5, PER, clock);
    }

    /** @throws org.groundswell.model.Refusal.TooMany after too many requests */
    void take(String network, EmailAddress address) {
        networks.take(network);
        addresses.take(address.key());
    }

    /** @throws org.groundswell.model.Refusal.TooMany after too many requests */
    void take(AccountId account, String network, EmailAddress address) {
        accounts.take(account.toString());
        take(network, address);
    }
}
