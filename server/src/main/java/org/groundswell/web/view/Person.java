package org.groundswell.web.view;

import org.groundswell.accounts.Account;

/**
 * An account in a page, in short.
 *
 * @param avatar the address of its avatar; empty if it has none on this server
 * @param initial the letter that is shown instead of an avatar
 * @param hue the letter's colour, 0 to 11
 */
public record Person(
        String id, String name, String acct, String url, String avatar, String initial, int hue, boolean bot) {
    /** The account as others see it: of a suspended one, no name but its address. */
    public static Person of(Account whole) {
        Account account = whole.asShown();
        String name = account.name();
        int first = name.codePointAt(0);
        return new Person(
                account.id().toString(),
                name,
                account.acct().toString(),
                account.acct().page(),
                account.profile().pictures().avatar().map(Account.Picture::path).orElse(""),
                Character.toString(Character.toUpperCase(first)),
                Math.floorMod(account.acct().usernameKey().hashCode(), 12),
                account.profile().bot());
    }
}
