package org.groundswell.auth;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.groundswell.accounts.AccountStore;
import org.groundswell.accounts.Accounts;
import org.groundswell.db.Database;
import org.groundswell.ipblocks.BlockedAddresses;
import org.groundswell.mail.Mailer;

/**
 * The parts that signing up, in and out are built on.
 *
 * @param given access that ends with a password
 * @param roles what follows changes of roles
 * @param home public address of the server, for which passkeys are made
 * @param addresses those from which nobody can sign up
 */
public record LoginParts(
        Database database,
        Accounts accounts,
        AccountStore accountStore,
        List<Revocable> given,
        List<RoleListener> roles,
        Mailer mailer,
        URI home,
        BlockedAddresses addresses,
        InstantSource clock) {
    public LoginParts {
        given = List.copyOf(given);
        roles = List.copyOf(roles);
    }

    /** Letters to accounts. */
    AccountMail mail() {
        return new AccountMail(mailer, accountStore);
    }
}
