package org.groundswell.mastodon;

import java.util.List;
import org.groundswell.accounts.Accounts;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusPage;
import org.jspecify.annotations.Nullable;

/**
 * All values that a status shows to everybody who may see it, but for the account and the statuses in it, which are rendered
 * apart. Two equal ones look the same. (An app is known by its id: apps never change.)
 *
 * @param author its author's name, which is part of its address
 * @param boosted what the status says that it boosts, if it is a boost of a visible one
 * @param quotes whether it quotes a status that is visible
 */
record StatusSource(
        Status status, Acct author, Status.@Nullable Content boosted, boolean quotes, List<Mentioned> mentioned) {

    /** A mentioned account, as far as a status shows it. */
    record Mentioned(AccountId id, Acct acct, String address) {}

    static StatusSource of(StatusPage page, Status status, Accounts accounts) {
        Status boosted = page.boosted(status);
        Status.Content shown = boosted == null ? status.content() : boosted.content();
        return new StatusSource(
                status,
                page.author(status).acct(),
                boosted == null ? null : shown,
                page.quoted(status) != null,
                page.mentioned(shown).stream()
                        .map(account -> new Mentioned(account.id(), account.acct(), accounts.addressOf(account)))
                        .toList());
    }

    /** The content. That of a boost is the boosted status's, for apps that don't know boosts. */
    Status.Content content() {
        return boosted == null ? status.content() : boosted;
    }
}
