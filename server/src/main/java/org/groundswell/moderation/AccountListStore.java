package org.groundswell.moderation;

import java.util.List;
import java.util.Locale;
import org.groundswell.auth.Role;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;
import org.groundswell.model.Page;

/** SQL for the list of all accounts, with their logins, for moderators. */
final class AccountListStore {
    private static final String SELECT = "SELECT a.id FROM account a LEFT JOIN login l ON l.account_id = a.id";
    private static final String USERNAME = "lower(a.username) LIKE :typed ESCAPE '!'";
    private static final String DISPLAY_NAME = "lower(a.display_name) LIKE :typed ESCAPE '!'";
    private static final String PAGE = " WHERE a.id < :max AND a.id > :after";

    /** The accounts that match a filter, newest first. */
    List<AccountId> list(Tx tx, AccountFilter filter, Page page) {
        StringBuilder sql = new StringBuilder(SELECT).append(PAGE);
        filter.local().ifPresent(local -> sql.append(local ? " AND a.domain = ''" : " AND a.domain <> ''"));
        filter.state().ifPresent(state -> sql.append(" AND ").append(condition(state)));
        if (filter.roles().isPresent()) {
            sql.append(" AND coalesce(l.role, :user) IN (:roles)");
        }
        filter.username().ifPresent(_ -> sql.append(" AND lower(a.username) LIKE :username ESCAPE '!'"));
        filter.displayName().ifPresent(_ -> sql.append(" AND lower(a.display_name) LIKE :name ESCAPE '!'"));
        filter.domain().ifPresent(_ -> sql.append(" AND a.domain = :domain"));
        filter.email().ifPresent(_ -> sql.append(" AND l.email = :email"));
        filter.search().ifPresent(search -> sql.append(" AND ").append(condition(search)));
        sql.append(page.isForward() ? " ORDER BY a.id LIMIT :limit" : " ORDER BY a.id DESC LIMIT :limit");
        Sql list = tx.sql(sql.toString())
                .set("max", page.maxId())
                .set("after", page.after())
                .set("limit", page.limit());
        filter.roles()
                .ifPresent(roles -> list.set("user", Role.USER.word())
                        .setAll("roles", roles.stream().map(Role::word).toList()));
        filter.username().ifPresent(start -> list.set("username", beginsWith(start)));
        filter.displayName().ifPresent(start -> list.set("name", beginsWith(start)));
        filter.domain().ifPresent(domain -> list.set("domain", domain.toLowerCase(Locale.ROOT)));
        filter.email().ifPresent(email -> list.set("email", email));
        filter.search().ifPresent(search -> bind(list, search));
        List<AccountId> found = list.list(row -> new AccountId(row.longOf("id")));
        return page.isForward() ? found.reversed() : found;
    }

    private static String condition(AccountSearch search) {
        return switch (search) {
            case AccountSearch.Beginning _ -> "(" + USERNAME + " OR " + DISPLAY_NAME + ")";
            case AccountSearch.Username _ -> USERNAME;
            // Each part by its own index.
            case AccountSearch.Address _ -> """
                    a.id IN (SELECT id FROM account WHERE username_key = :key AND domain = :server
                             UNION ALL SELECT account_id FROM login WHERE email = :address)
                    """;
        };
    }

    private static void bind(Sql list, AccountSearch search) {
        switch (search) {
            case AccountSearch.Beginning(var text) -> list.set("typed", beginsWith(text));
            case AccountSearch.Username(var text) -> list.set("typed", beginsWith(text));
            case AccountSearch.Address(var acct, var email) ->
                list.set("key", acct.map(Acct::usernameKey).orElse(""))
                        .set("server", acct.map(Acct::domain).orElse(""))
                        .set("address", email);
        }
    }

    private static String condition(AccountFilter.State state) {
        return switch (state) {
            case ACTIVE -> "a.suspended_at IS NULL AND NOT a.frozen AND (l.approved IS NULL OR l.approved)";
            case PENDING -> "NOT l.approved";
            case DISABLED -> "a.frozen";
            case SILENCED -> "a.limited";
            case SUSPENDED -> "a.suspended_at IS NOT NULL";
            case SENSITIZED -> "a.sensitized";
        };
    }

    private static String beginsWith(String start) {
        return start.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
    }
}
