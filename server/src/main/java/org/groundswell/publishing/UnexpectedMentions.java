package org.groundswell.publishing;

import java.util.List;
import org.groundswell.accounts.Account;

/** Refusal of a draft that mentions accounts outside its allowed mentions. */
public final class UnexpectedMentions extends RuntimeException {
    private final List<Account> accounts;

    UnexpectedMentions(List<Account> accounts) {
        super("Post would be sent to unexpected accounts", null, false, false);
        this.accounts = List.copyOf(accounts);
    }

    /** The mentioned accounts that are not allowed. */
    public List<Account> accounts() {
        return accounts;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
