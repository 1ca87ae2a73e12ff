package org.groundswell.auth;

import java.util.Locale;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Tx;
import org.groundswell.mail.Letter;
import org.groundswell.mail.Mailer;
import org.groundswell.model.AccountId;
import org.groundswell.text.EmailAddress;

/** Sends letters to accounts, by their confirmed addresses. */
public final class AccountMail {
    private final Mailer mailer;
    private final AccountStore accounts;
    private final LoginStore logins = new LoginStore();

    AccountMail(Mailer mailer, AccountStore accounts) {
        this.mailer = mailer;
        this.accounts = accounts;
    }

    /** Whether a mail server is set. */
    public boolean isOn() {
        return mailer.isOn();
    }

    /**
     * Queues a letter in the account's language; does nothing without a mail server, for accounts that can't sign in and
     * unconfirmed addresses.
     */
    public void send(Tx tx, AccountId account, Letter letter) {
        if (mailer.isOn()) {
            logins.byAccount(tx, account)
                    .filter(Login::confirmed)
                    .flatMap(login -> EmailAddress.parse(login.email()))
                    .ifPresent(email -> mailer.send(tx, email, letter.in(language(tx, account))));
        }
    }

    private Locale language(Tx tx, AccountId account) {
        return accounts.byId(tx, account)
                .map(found -> found.profile().language())
                .filter(language -> !language.isEmpty())
                .map(Locale::forLanguageTag)
                .orElse(Locale.ENGLISH);
    }

    /** The name of an account in letters. */
    String name(Tx tx, AccountId account) {
        return accounts.byId(tx, account).map(Account::acct).orElseThrow().username();
    }
}
