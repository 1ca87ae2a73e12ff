package org.groundswell.archive;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.db.Tx;
import org.groundswell.model.Acct;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusStore;

/**
 * The addresses of accounts and statuses as other servers know them.
 *
 * @param home public address of the server
 */
public record Addresses(URI home, StatusStore statuses) {
    /** {@code name@domain}, also of accounts of this server. */
    public String of(Acct acct) {
        return acct.domain().isEmpty() ? acct.username() + "@" + home.getAuthority() : acct.toString();
    }

    /** The address of an account's profile. */
    String of(Account account) {
        return account.isLocal() || account.url().isEmpty()
                ? home + account.acct().page()
                : account.url();
    }

    public String of(Status status) {
        return status.source().uri().orElseGet(() -> home + "/statuses/" + status.id());
    }

    /** The addresses of statuses, in their order; those that are gone are left out. */
    List<String> of(Tx tx, Collection<StatusId> ids) {
        Map<StatusId, Status> found = statuses.byIds(tx, ids);
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .map(this::of)
                .toList();
    }
}
