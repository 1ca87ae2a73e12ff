package org.groundswell.previews;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.accounts.Accounts;
import org.groundswell.cards.Card;
import org.groundswell.db.Database;
import org.groundswell.model.Acct;
import org.groundswell.previews.page.PageFacts;
import org.groundswell.profiles.AttributionDomains;
import org.groundswell.text.SafeUri;

/**
 * Finds the account that a page names as its author ({@code fediverse:creator}). Any page can name any account, so the
 * account has to name the website in turn: in a field of its profile, or in its list of websites.
 */
final class Attribution {
    private final Database database;
    private final AccountStore store;
    private final Accounts accounts;
    private final AttributionDomains domains;
    private final URI home;

    Attribution(Database database, AccountStore store, Accounts accounts, AttributionDomains domains, URI home) {
        this.database = database;
        this.store = store;
        this.accounts = accounts;
        this.domains = domains;
        this.home = home;
    }

    /** @param host the host of the page */
    Card.Author of(String host, PageFacts facts) {
        Card.Author written = new Card.Author(facts.author(), facts.authorUrl(), Optional.empty());
        return account(facts.creator())
                .filter(account -> names(account, host) || domains.include(account.id(), host))
                .map(account -> of(account, written))
                .orElse(written);
    }

    private Card.Author of(Account account, Card.Author written) {
        String name = account.profile().displayName().isEmpty()
                ? account.acct().username()
                : account.profile().displayName();
        return new Card.Author(
                written.name().isEmpty() ? name : written.name(),
                accounts.addressOf(account),
                Optional.of(account.id()));
    }

    private Optional<Account> account(String creator) {
        return creator.isEmpty()
                ? Optional.empty()
                : Acct.parse(creator)
                        .flatMap(acct -> database.read(tx -> store.byAcct(tx, acct.seenFrom(home.getAuthority()))))
                        .filter(account -> !account.restrictions().isSuspended());
    }

    private static boolean names(Account account, String host) {
        return account.profile().fields().stream()
                .flatMap(field -> SafeUri.parse(field.value()).stream())
                .anyMatch(uri -> site(uri.host()).equals(site(host)));
    }

    private static String site(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.startsWith("www.") ? name.substring("www.".length()) : name;
    }
}
