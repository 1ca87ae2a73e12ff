package org.groundswell.moderation;

import java.util.Locale;
import java.util.Optional;
import org.groundswell.model.Acct;

/** A search for accounts by a moderator. Upper and lower case make no difference. */
public sealed interface AccountSearch {
    /** The longest text of a search, in characters: no e-mail address is longer (RFC 5321, section 4.5.3.1). */
    int LONGEST = 320;

    /** Accounts whose username or display name begins with a text. */
    record Beginning(String text) implements AccountSearch {}

    /** Accounts whose username begins with a text. */
    record Username(String text) implements AccountSearch {}

    /**
     * The account with an address, and the one whose owner has it as e-mail address.
     *
     * @param acct empty if no account can have such an address
     * @param email as logins store it
     */
    record Address(Optional<Acct> acct, String email) implements AccountSearch {}

    /**
     * Reads what a moderator typed: {@code @name}, {@code name@domain} with or without {@code @} in front, a whole e-mail
     * address, or the beginning of a name. Nothing typed is no search; of a longer text the beginning counts.
     *
     * @param host the name of this server: addresses with it are those of its own accounts
     */
    static Optional<AccountSearch> parse(String typed, String host) {
        String text = typed.substring(0, Math.min(typed.length(), LONGEST)).strip();
        String bare = text.startsWith("@") ? text.substring(1) : text;
        if (bare.isEmpty()) {
            return Optional.empty();
        }
        if (bare.indexOf('@') > 0) {
            return Optional.of(
                    new Address(Acct.parse(bare).map(acct -> acct.seenFrom(host)), bare.toLowerCase(Locale.ROOT)));
        }
        return Optional.of(text.startsWith("@") ? new Username(bare) : new Beginning(bare));
    }
}
