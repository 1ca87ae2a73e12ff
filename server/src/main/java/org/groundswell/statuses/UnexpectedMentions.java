package org.groundswell.statuses;

import java.util.List;
import org.groundswell.accounts.Account;

/** "No" to a draft that mentions accounts it may not mention: they would read what is not meant for them. */
public final class UnexpectedMentions extends RuntimeException {
    private final List<Account> accounts;

    UnexpectedMentions(List<Account> accounts) {
        super("Post would be sent to unexpected accounts", null, false, false);
        this.accounts = List.copyOf(accounts);
    }

    /** Those mentioned that may not be. */
    public List<Account> accounts() {
        return accounts;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
