package org.groundswell.notifications;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Audience;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusPage;
import org.groundswell.statuses.StatusPages;
import org.groundswell.statuses.StatusStore;

/** Loads all it takes to show notifications: the accounts with one query, the statuses as any page of statuses. */
final class NotificationPages {
    private final AccountStore accounts;
    private final StatusStore statuses;
    private final Audience audience;
    private final StatusPages pages;

    NotificationPages(AccountStore accounts, StatusStore statuses, Audience audience, StatusPages pages) {
        this.accounts = accounts;
        this.statuses = statuses;
        this.audience = audience;
        this.pages = pages;
    }

    /**
     * A page of entries.
     *
     * @param origins the accounts of an entry, the first of which it can't do without
     * @param about the status of an entry
     */
    <T> NotificationPage<T> load(
            Tx tx,
            AccountId viewer,
            List<T> entries,
            Function<T, List<AccountId>> origins,
            Function<T, Optional<StatusId>> about) {
        Set<AccountId> named = new LinkedHashSet<>();
        Set<StatusId> wanted = new LinkedHashSet<>();
        entries.forEach(entry -> {
            named.addAll(origins.apply(entry));
            about.apply(entry).ifPresent(wanted::add);
        });
        Map<AccountId, Account> found = accounts.byIds(tx, named);
        List<T> shown = entries.stream()
                .filter(entry -> found.containsKey(origins.apply(entry).getFirst()))
                .toList();
        return new NotificationPage<>(shown, statuses(tx, viewer, wanted), found);
    }

    private StatusPage statuses(Tx tx, AccountId viewer, Collection<StatusId> wanted) {
        Map<StatusId, Status> found = statuses.known(tx, wanted);
        List<Status> inOrder =
                wanted.stream().map(found::get).filter(Objects::nonNull).toList();
        return pages.load(tx, Optional.of(viewer), audience.visible(tx, Optional.of(viewer), inOrder));
    }
}
