package org.groundswell.auth;

import java.util.List;
import org.groundswell.db.Tx;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;
import org.groundswell.model.AccountId;

/** The tables of logins, sessions, invitations and OAuth. */
public final class LoginData implements OwnedData {
    private final Logins logins;

    public LoginData(Logins logins) {
        this.logins = logins;
    }

    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.account("account_trace", "account_id").owned("account_id", "kind", "hash"),
                Ownership.account("active_day", "account_id").owned("at", "account_id"),
                Ownership.account("canonical_email_block", "account_id").anonymised("id"),
                Ownership.account("session", "account_id").owned("token_hash"),
                Ownership.account("known_network", "account_id").owned("account_id", "network_hash"),
                Ownership.account("totp", "account_id").owned(),
                Ownership.account("recovery_code", "account_id").owned("account_id", "code_hash"),
                Ownership.account("sign_in_ticket", "account_id").owned("token_hash"),
                Ownership.account("passkey_user", "account_id").owned(),
                Ownership.account("passkey", "account_id").owned("credential_id"),
                Ownership.account("passkey_challenge", "account_id").owned("challenge_hash"),
                Ownership.account("mail_link", "account_id").owned("token_hash"),
                Ownership.account("oauth_code", "account_id").owned("code_hash"),
                Ownership.account("oauth_token", "account_id").owned("token_hash"),
                Ownership.account("invite", "created_by").kept("An invitation that was given stays good."),
                Ownership.account("login", "account_id").owned());
    }

    /**
     * Ends the login, its sessions and tokens.
     *
     * @throws org.groundswell.model.Refusal.Invalid if it is the last administrator's
     */
    @Override
    public void deletionBegins(Tx tx, AccountId account) {
        logins.remove(tx, account);
    }
}
