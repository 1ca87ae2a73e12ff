package org.groundswell.publishing;

import java.util.List;
import org.groundswell.accounts.Account;
import org.groundswell.model.Message;

/** Refusal of a draft that mentions accounts outside its allowed mentions. */
public final class UnexpectedMentions extends RuntimeException {
    private final List<Account> accounts;

    UnexpectedMentions(List<Account> accounts) {
        super("a mention outside the allowed ones", null, false, false);
        this.accounts = List.copyOf(accounts);
    }

    /** The mentioned accounts that are not allowed. */
    public List<Account> accounts() {
        return accounts;
    }

    public Message message() {
        return new Message("error.post.unexpected_mentions");
    }
}
