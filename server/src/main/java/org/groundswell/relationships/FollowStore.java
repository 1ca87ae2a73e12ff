package org.groundswell.relationships;

import java.util.List;
import java.util.Optional;
import org.groundswell.db.Row;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.visibility.Exclusions;
import org.groundswell.visibility.VisibilitySql;

/** The table {@code follow}, or {@code follow_request}, which has the same columns. */
final class FollowStore {
    /** The sides of a follow: the column of the account that a list is about, and that of the accounts in it. */
    private enum Side {
        FOLLOWERS("followee_id", "follower_id"),
        FOLLOWED("follower_id", "followee_id");

        final String of;
        final String other;

        Side(String of, String other) {
            this.of = of;
            this.other = other;
        }
    }

    private final String table;

    private FollowStore(String table) {
        this.table = table;
    }

    static FollowStore follows() {
        return new FollowStore("follow");
    }

    static FollowStore requests() {
        return new FollowStore("follow_request");
    }

    boolean insert(Tx tx, long id, AccountId follower, AccountId followee, Relationship.FollowOptions options) {
        String sql = "INSERT INTO " + table + " (id, follower_id, followee_id, reblogs, notify, languages)"
                + " VALUES (:id, :follower, :followee, :reblogs, :notify, :languages) ON CONFLICT DO NOTHING";
        return with(options, pair(tx.sql(sql), follower, followee))
                        .set("id", id)
                        .run()
                == 1;
    }

    void setOptions(Tx tx, AccountId follower, AccountId followee, Relationship.FollowOptions options) {
        String sql = "UPDATE " + table + " SET reblogs = :reblogs, notify = :notify, languages = :languages"
                + " WHERE follower_id = :follower AND followee_id = :followee";
        with(options, pair(tx.sql(sql), follower, followee)).run();
    }

    private static Sql with(Relationship.FollowOptions options, Sql sql) {
        return sql.set("reblogs", options.boosts())
                .set("notify", options.notifying())
                .set("languages", joined(options.languages()));
    }

    Optional<Relationship.FollowOptions> optionsOf(Tx tx, AccountId follower, AccountId followee) {
        return pair(
                        tx.sql("SELECT reblogs, notify, languages FROM " + table
                                + " WHERE follower_id = :follower AND followee_id = :followee"),
                        follower,
                        followee)
                .first(FollowStore::options);
    }

    boolean delete(Tx tx, AccountId follower, AccountId followee) {
        return pair(
                                tx.sql("DELETE FROM " + table
                                        + " WHERE follower_id = :follower AND followee_id = :followee"),
                                follower,
                                followee)
                        .run()
                == 1;
    }

    boolean exists(Tx tx, AccountId follower, AccountId followee) {
        return optionsOf(tx, follower, followee).isPresent();
    }

    /** Some of the accounts that an account follows. */
    List<AccountId> followed(Tx tx, AccountId account, int limit) {
        return some(tx, Side.FOLLOWED, "", limit, sql -> sql.set("account", account.value()));
    }

    /** Some of the followers of an account. */
    List<AccountId> followers(Tx tx, AccountId account, int limit) {
        return some(tx, Side.FOLLOWERS, "", limit, sql -> sql.set("account", account.value()));
    }

    /** Some of the accounts of a domain that an account follows. */
    List<AccountId> followedOn(Tx tx, AccountId account, String domain, int limit) {
        return onDomain(tx, Side.FOLLOWED, account, domain, limit);
    }

    /** Some of the followers of an account on a domain. */
    List<AccountId> followersOn(Tx tx, AccountId account, String domain, int limit) {
        return onDomain(tx, Side.FOLLOWERS, account, domain, limit);
    }

    private List<AccountId> onDomain(Tx tx, Side side, AccountId account, String domain, int limit) {
        String condition =
                " AND EXISTS (SELECT 1 FROM account a WHERE a.id = " + side.other + " AND a.domain = :domain)";
        return some(
                tx,
                side,
                condition,
                limit,
                sql -> sql.set("account", account.value()).set("domain", domain));
    }

    private interface Binding {
        Sql bind(Sql sql);
    }

    private List<AccountId> some(Tx tx, Side side, String condition, int limit, Binding binding) {
        return binding.bind(tx.sql("SELECT " + side.other + " AS other FROM " + table + " WHERE " + side.of
                        + " = :account" + condition + " LIMIT :limit"))
                .set("limit", limit)
                .list(row -> new AccountId(row.longOf("other")));
    }

    List<Entry> followers(Tx tx, AccountId account, Exclusions exclusions, Page page) {
        return entries(tx, Side.FOLLOWERS, account, exclusions, page);
    }

    List<Entry> followed(Tx tx, AccountId account, Exclusions exclusions, Page page) {
        return entries(tx, Side.FOLLOWED, account, exclusions, page);
    }

    private List<Entry> entries(Tx tx, Side side, AccountId account, Exclusions exclusions, Page page) {
        String sql = "SELECT f.id, f." + side.other + " AS other FROM " + table + " f WHERE f." + side.of
                + " = :account AND f.id < :max AND f.id > :after"
                + VisibilitySql.andShown(exclusions, "f." + side.other)
                + VisibilitySql.andNotSuspended("f." + side.other) + " ORDER BY f.id"
                + (page.isForward() ? "" : " DESC") + " LIMIT :limit";
        List<Entry> entries = exclusions
                .bind(tx.sql(sql))
                .set("account", account.value())
                .set("max", page.maxId())
                .set("after", page.after())
                .set("limit", page.limit())
                .list(row -> new Entry(row.longOf("id"), new AccountId(row.longOf("other"))));
        return page.isForward() ? entries.reversed() : entries;
    }

    long countFollowers(Tx tx, AccountId account) {
        return tx.sql("SELECT count(*) FROM " + table + " WHERE followee_id = :account")
                .set("account", account.value())
                .number();
    }

    /** The accounts that one account follows and that follow another, some of them. */
    List<AccountId> followedWhoFollow(Tx tx, AccountId account, AccountId other, int limit) {
        return tx.sql("""
                SELECT mine.followee_id FROM follow mine
                  JOIN follow theirs ON theirs.follower_id = mine.followee_id AND theirs.followee_id = :other
                  JOIN account a ON a.id = mine.followee_id AND NOT a.hide_collections AND a.suspended_at IS NULL
                 WHERE mine.follower_id = :account
                 ORDER BY mine.id DESC LIMIT :limit
                """)
                .set("account", account.value())
                .set("other", other.value())
                .set("limit", limit)
                .list(row -> new AccountId(row.longOf("followee_id")));
    }

    static Relationship.FollowOptions options(Row row) {
        return new Relationship.FollowOptions(
                row.booleanOf("reblogs"), row.booleanOf("notify"), split(row.textOf("languages")));
    }

    private static Sql pair(Sql sql, AccountId follower, AccountId followee) {
        return sql.set("follower", follower.value()).set("followee", followee.value());
    }

    private static String joined(List<String> languages) {
        return languages.isEmpty() ? "" : " " + String.join(" ", languages) + " ";
    }

    private static List<String> split(String languages) {
        return languages.isEmpty() ? List.of() : List.of(languages.strip().split(" "));
    }
}
