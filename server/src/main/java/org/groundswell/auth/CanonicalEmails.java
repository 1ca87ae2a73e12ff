package org.groundswell.auth;

import java.util.Optional;
import org.groundswell.auth.CanonicalEmailStore.Blocked;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.text.EmailAddress;
import org.groundswell.text.Sha256;

/**
 * Addresses with which nobody can sign up, also in other spellings that reach the same mailbox at many providers. Only hashes
 * are kept. The canonical form is the one that Mastodon documents: lower case, without the dots of the local part and without
 * what follows a plus in it.
 */
public final class CanonicalEmails {
    private final CanonicalEmailStore store = new CanonicalEmailStore();
    private final LoginStore logins = new LoginStore();

    /** The hash of the canonical form of an address. */
    public static String hash(EmailAddress address) {
        return Sha256.hex(canonical(address));
    }

    static String canonical(EmailAddress address) {
        int at = address.key().indexOf('@');
        String local = address.key().substring(0, at);
        int plus = local.indexOf('+');
        String bare = (plus < 0 ? local : local.substring(0, plus)).replace(".", "");
        // Nothing is left of a local part such as "+a": such an address stands for itself.
        return (bare.isEmpty() ? local : bare) + "@" + EmailDomainStore.domain(address);
    }

    /** The problem of an address that is blocked. */
    Optional<Refusal.Problem> problem(Tx tx, EmailAddress address) {
        return store.byHash(tx, hash(address)).isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal.Problem("email", Refusal.Fault.BLOCKED, "error.email.blocked"));
    }

    /**
     * Blocks the address of an account, in the transaction that suspends it. Does nothing for accounts that can't sign in
     * here.
     *
     * @param id of the block
     */
    public void block(Tx tx, AccountId account, long id) {
        logins.byAccount(tx, account)
                .flatMap(login -> EmailAddress.parse(login.email()))
                .ifPresent(address -> store.insert(tx, new Blocked(id, hash(address)), Optional.of(account)));
    }

    /** Ends the block that came with the suspension of an account. Blocks that moderators have added stay. */
    public void unblock(Tx tx, AccountId account) {
        store.deleteOf(tx, account);
    }
}
