package org.groundswell.accounts;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;

/** The table {@code follow}. */
final class FollowStore {
    /** One follow, as a list of followers or followed pages through them. */
    record Entry(long followId, AccountId account) {}

    /** The options of a follow. */
    record Wanted(boolean boosts, boolean alerts, List<String> languages) {}

    private static final String FOLLOWERS_DOWN = """
            SELECT id, follower_id AS other FROM follow
             WHERE followee_id = :account AND id < :max AND id > :after ORDER BY id DESC LIMIT :limit
            """;
    private static final String FOLLOWERS_UP = """
            SELECT id, follower_id AS other FROM follow
             WHERE followee_id = :account AND id < :max AND id > :after ORDER BY id LIMIT :limit
            """;
    private static final String FOLLOWING_DOWN = """
            SELECT id, followee_id AS other FROM follow
             WHERE follower_id = :account AND id < :max AND id > :after ORDER BY id DESC LIMIT :limit
            """;
    private static final String FOLLOWING_UP = """
            SELECT id, followee_id AS other FROM follow
             WHERE follower_id = :account AND id < :max AND id > :after ORDER BY id LIMIT :limit
            """;

    boolean insert(Tx tx, long id, AccountId follower, AccountId followee) {
        return tx.sql("""
                INSERT INTO follow (id, follower_id, followee_id) VALUES (:id, :follower, :followee)
                ON CONFLICT DO NOTHING
                """)
                        .set("id", id)
                        .set("follower", follower.value())
                        .set("followee", followee.value())
                        .run()
                == 1;
    }

    /** @param languages as {@link Follows.Options} has them, checked */
    void setOptions(
            Tx tx, AccountId follower, AccountId followee, Follows.Options options, Optional<List<String>> languages) {
        tx.sql("""
                UPDATE follow
                   SET reblogs = CASE WHEN :setReblogs THEN :reblogs ELSE reblogs END,
                       notify = CASE WHEN :setNotify THEN :notify ELSE notify END,
                       languages = CASE WHEN :setLanguages THEN :languages ELSE languages END
                 WHERE follower_id = :follower AND followee_id = :followee
                """)
                .set("setReblogs", options.boosts().isPresent())
                .set("reblogs", options.boosts().orElse(true))
                .set("setNotify", options.alerts().isPresent())
                .set("notify", options.alerts().orElse(false))
                .set("setLanguages", languages.isPresent())
                .set("languages", languages.map(FollowStore::joined).orElse(""))
                .set("follower", follower.value())
                .set("followee", followee.value())
                .run();
    }

    private static String joined(List<String> languages) {
        return languages.isEmpty() ? "" : " " + String.join(" ", languages) + " ";
    }

    private static List<String> split(String languages) {
        return languages.isEmpty() ? List.of() : List.of(languages.strip().split(" "));
    }

    boolean delete(Tx tx, AccountId follower, AccountId followee) {
        return tx.sql("DELETE FROM follow WHERE follower_id = :follower AND followee_id = :followee")
                        .set("follower", follower.value())
                        .set("followee", followee.value())
                        .run()
                == 1;
    }

    /** Some of the accounts that an account follows. */
    List<AccountId> followed(Tx tx, AccountId account, int limit) {
        return tx.sql("SELECT followee_id FROM follow WHERE follower_id = :account LIMIT :limit")
                .set("account", account.value())
                .set("limit", limit)
                .list(row -> new AccountId(row.longOf("followee_id")));
    }

    /** Some of the followers of an account. */
    List<AccountId> followers(Tx tx, AccountId account, int limit) {
        return tx.sql("SELECT follower_id FROM follow WHERE followee_id = :account LIMIT :limit")
                .set("account", account.value())
                .set("limit", limit)
                .list(row -> new AccountId(row.longOf("follower_id")));
    }

    List<Entry> followers(Tx tx, AccountId account, Page page) {
        return entries(tx, page.isForward() ? FOLLOWERS_UP : FOLLOWERS_DOWN, account, page);
    }

    List<Entry> following(Tx tx, AccountId account, Page page) {
        return entries(tx, page.isForward() ? FOLLOWING_UP : FOLLOWING_DOWN, account, page);
    }

    Map<AccountId, Wanted> followedOf(Tx tx, AccountId follower, Collection<AccountId> others) {
        Map<AccountId, Wanted> wanted = new HashMap<>();
        tx.sql("""
                SELECT followee_id, reblogs, notify, languages FROM follow
                 WHERE follower_id = :follower AND followee_id IN (:others)
                """)
                .set("follower", follower.value())
                .setAll("others", others.stream().map(AccountId::value).toList())
                .each(row -> wanted.put(
                        new AccountId(row.longOf("followee_id")),
                        new Wanted(row.booleanOf("reblogs"), row.booleanOf("notify"), split(row.textOf("languages")))));
        return wanted;
    }

    List<AccountId> followersAmong(Tx tx, AccountId followee, Collection<AccountId> others) {
        return tx.sql("SELECT follower_id FROM follow WHERE followee_id = :followee AND follower_id IN (:others)")
                .set("followee", followee.value())
                .setAll("others", others.stream().map(AccountId::value).toList())
                .list(row -> new AccountId(row.longOf("follower_id")));
    }

    private static List<Entry> entries(Tx tx, String sql, AccountId account, Page page) {
        List<Entry> entries = tx.sql(sql)
                .set("account", account.value())
                .set("max", page.maxId())
                .set("after", page.after())
                .set("limit", page.limit())
                .list(row -> new Entry(row.longOf("id"), new AccountId(row.longOf("other"))));
        return page.isForward() ? entries.reversed() : entries;
    }
}
