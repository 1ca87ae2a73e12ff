package org.groundswell.moderation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.auth.Login;
import org.groundswell.auth.Logins;
import org.groundswell.auth.Role;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.reports.Staff;

/** All accounts with their logins, for moderators, and the actions that only administrators may take on them. */
public final class AccountDirectory {
    /** An account with its login, if it can sign in here. */
    public record Entry(Account account, Optional<Login> login) {}

    private final Database database;
    private final AccountStore accounts;
    private final Logins logins;
    private final Staff staff;
    private final Suspensions suspensions;
    private final String host;
    private final AccountListStore store = new AccountListStore();

    /** @param host the name of this server in the addresses of its accounts */
    public AccountDirectory(
            Database database,
            AccountStore accounts,
            Logins logins,
            Staff staff,
            Suspensions suspensions,
            String host) {
        this.database = database;
        this.accounts = accounts;
        this.logins = logins;
        this.staff = staff;
        this.suspensions = suspensions;
        this.host = host;
    }

    /** What a moderator typed into the field of a search; empty if that is nothing. */
    public Optional<AccountSearch> search(String typed) {
        return AccountSearch.parse(typed, host);
    }

    /**
     * The accounts that match a filter, newest first.
     *
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public List<Entry> list(AccountId moderator, AccountFilter filter, Page page) {
        return database.read(tx -> {
            staff.requireModerator(tx, moderator);
            return entries(tx, store.list(tx, filter, page));
        });
    }

    /**
     * An account.
     *
     * @throws Refusal.NotFound if there is none
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public Entry get(AccountId moderator, AccountId wanted) {
        return database.read(tx -> {
            staff.requireModerator(tx, moderator);
            return entries(tx, List.of(wanted)).stream().findFirst().orElseThrow(Refusal.NotFound::new);
        });
    }

    /** Accounts by their ids, as far as they still exist. */
    public List<Entry> byIds(AccountId moderator, Collection<AccountId> wanted) {
        return database.read(tx -> {
            staff.requireModerator(tx, moderator);
            return entries(tx, List.copyOf(wanted));
        });
    }

    private List<Entry> entries(Tx tx, List<AccountId> wanted) {
        Map<AccountId, Account> found = accounts.byIds(tx, wanted);
        Map<AccountId, Login> known = logins.byAccounts(tx, wanted);
        return wanted.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .map(account -> new Entry(account, Optional.ofNullable(known.get(account.id()))))
                .toList();
    }

    /**
     * Approves a sign-up.
     *
     * @throws Refusal.Forbidden if it is not pending, or the account is not an administrator's
     */
    public void approve(AccountId admin, AccountId pending) {
        requirePending(admin, pending);
        logins.approve(pending);
    }

    /**
     * Rejects a sign-up, which deletes its account.
     *
     * @return the account as it was
     * @throws Refusal.Forbidden if it is not pending, or the account is not an administrator's
     */
    public Entry reject(AccountId admin, AccountId pending) {
        Entry entry = requirePending(admin, pending);
        logins.reject(pending);
        return entry;
    }

    private Entry requirePending(AccountId admin, AccountId pending) {
        requireAdmin(admin);
        Entry entry = get(admin, pending);
        if (entry.login().filter(login -> !login.approved()).isEmpty()) {
            throw new Refusal.Forbidden("error.moderation.not_pending");
        }
        return entry;
    }

    /**
     * Begins the deletion of a suspended account's data before its time.
     *
     * @return the account as it was
     * @throws Refusal.Forbidden if it is not suspended, or the account is not an administrator's
     */
    public Entry delete(AccountId admin, AccountId suspended) {
        requireAdmin(admin);
        Entry entry = database.read(tx -> {
            staff.requireOver(tx, admin, suspended);
            return entries(tx, List.of(suspended)).stream().findFirst().orElseThrow(Refusal.NotFound::new);
        });
        if (!suspensions.delete(suspended)) {
            throw new Refusal.Forbidden("error.moderation.not_suspended");
        }
        return entry;
    }

    private void requireAdmin(AccountId actor) {
        if (database.<Role>read(tx -> logins.role(tx, actor)) != Role.ADMIN) {
            throw new Refusal.Forbidden("error.moderation.admin");
        }
    }
}
