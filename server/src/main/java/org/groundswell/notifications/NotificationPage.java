package org.groundswell.notifications;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundswell.accounts.Account;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusPage;

/**
 * Some notifications, groups or requests, with everything it takes to show them to their recipient.
 *
 * @param entries in their order, without those whose account has just been deleted
 * @param accounts the accounts that caused them
 */
public record NotificationPage<T>(List<T> entries, StatusPage statuses, Map<AccountId, Account> accounts) {
    public Account account(AccountId id) {
        Account account = accounts.get(id);
        if (account == null) {
            throw new IllegalStateException("account " + id + " is not on this page");
        }
        return account;
    }

    /** The statuses that the entries are about, by id. */
    public Map<StatusId, Status> byId() {
        return statuses.statuses().stream().collect(Collectors.toMap(Status::id, Function.identity()));
    }

    /** The status with an id, as far as the recipient may see it. */
    public Optional<Status> status(StatusId id) {
        return statuses.statuses().stream()
                .filter(status -> status.id().equals(id))
                .findFirst();
    }

    /** The same, with some of its entries. */
    public NotificationPage<T> showing(List<T> some) {
        return new NotificationPage<>(some, statuses, accounts);
    }
}
