package org.groundswell.dataimport;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.search.SearchAddress;

/** Finds the accounts and posts that rows are about. Only what is stored here is found: nothing is fetched. */
final class Targets {
    private final Database database;
    private final AccountStore accounts;
    private final URI home;
    private final DataImportStore store = new DataImportStore();

    Targets(Database database, AccountStore accounts, URI home) {
        this.database = database;
        this.accounts = accounts;
        this.home = home;
    }

    /**
     * The account with an address.
     *
     * @throws Refusal.NotFound if it isn't known here
     */
    AccountId account(String address) {
        Acct acct = Acct.parse(address).orElseThrow(Refusal.NotFound::new);
        return database.read(tx -> accounts.idOf(tx, acct))
                .orElseThrow(() -> new Refusal.NotFound(
                        acct.isLocal() ? "imports.problem.no_such_account" : "imports.problem.account_elsewhere"));
    }

    /**
     * The post with an address.
     *
     * @throws Refusal.NotFound if it isn't known here
     */
    StatusId status(String uri) {
        return local(uri)
                .or(() -> database.read(tx -> store.statusByUri(tx, uri)))
                .orElseThrow(() -> new Refusal.NotFound("imports.problem.post"));
    }

    private Optional<StatusId> local(String uri) {
        return SearchAddress.parse(uri, home)
                .flatMap(address ->
                        address instanceof SearchAddress.OfStatus(StatusId id) ? Optional.of(id) : Optional.empty());
    }

    /** The address of a post as it is compared: those of this server have several. */
    String statusKey(String uri) {
        return local(uri).map(id -> home + "/statuses/" + id).orElse(uri);
    }

    /** The address of an account as it is compared. */
    static String accountKey(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
