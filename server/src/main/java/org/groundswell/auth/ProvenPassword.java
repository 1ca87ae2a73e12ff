package org.groundswell.auth;

import org.groundswell.model.AccountId;

/**
 * The proof that someone knew the password of an account. It is checked again where something is given in return for it,
 * because the password can change in between.
 */
public final class ProvenPassword {
    private final AccountId account;
    private final String hash;

    ProvenPassword(AccountId account, String hash) {
        this.account = account;
        this.hash = hash;
    }

    public AccountId account() {
        return account;
    }

    String hash() {
        return hash;
    }
}
