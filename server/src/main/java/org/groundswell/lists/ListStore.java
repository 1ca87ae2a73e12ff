package org.groundswell.lists;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;

/** The tables {@code list} and {@code list_member}. */
final class ListStore {
    /** A member; lists page by their follows. */
    record Member(long followId, AccountId account) {}

    private static final String SELECT = "SELECT l.id, l.title, l.replies_policy, l.exclusive FROM list l ";

    void insert(Tx tx, AccountId owner, FollowList list) {
        tx.sql("""
                INSERT INTO list (id, account_id, title, replies_policy, exclusive)
                VALUES (:id, :owner, :title, :policy, :exclusive)
                """)
                .set("id", list.id().value())
                .set("owner", owner.value())
                .set("title", list.title())
                .set("policy", list.repliesPolicy().apiName())
                .set("exclusive", list.exclusive())
                .run();
    }

    void update(Tx tx, FollowList list) {
        tx.sql("UPDATE list SET title = :title, replies_policy = :policy, exclusive = :exclusive WHERE id = :id")
                .set("id", list.id().value())
                .set("title", list.title())
                .set("policy", list.repliesPolicy().apiName())
                .set("exclusive", list.exclusive())
                .run();
    }

    boolean delete(Tx tx, AccountId owner, ListId list) {
        return tx.sql("DELETE FROM list WHERE id = :id AND account_id = :owner")
                        .set("id", list.value())
                        .set("owner", owner.value())
                        .run()
                == 1;
    }

    /** A list, if it is the owner's. */
    Optional<FollowList> find(Tx tx, AccountId owner, ListId list) {
        return tx.sql(SELECT + "WHERE l.id = :id AND l.account_id = :owner")
                .set("id", list.value())
                .set("owner", owner.value())
                .first(ListStore::list);
    }

    /** The lists of an owner, by title. */
    List<FollowList> of(Tx tx, AccountId owner) {
        return tx.sql(SELECT + "WHERE l.account_id = :owner ORDER BY l.title, l.id")
                .set("owner", owner.value())
                .list(ListStore::list);
    }

    /** The lists of an owner that contain an account. */
    List<FollowList> containing(Tx tx, AccountId owner, AccountId member) {
        return tx.sql(SELECT + """
                  JOIN list_member m ON m.list_id = l.id
                  JOIN follow f ON f.id = m.follow_id AND f.follower_id = :owner AND f.followee_id = :member
                 WHERE l.account_id = :owner ORDER BY l.title, l.id
                """)
                .set("owner", owner.value())
                .set("member", member.value())
                .list(ListStore::list);
    }

    long count(Tx tx, AccountId owner) {
        return tx.sql("SELECT count(*) FROM list WHERE account_id = :owner")
                .set("owner", owner.value())
                .number();
    }

    /** Adds accounts to a list as far as its owner follows them, and they are not in it; how many. */
    int add(Tx tx, AccountId owner, ListId list, Collection<AccountId> accounts) {
        return tx.sql("""
                INSERT INTO list_member (list_id, follow_id)
                SELECT :list, f.id FROM follow f WHERE f.follower_id = :owner AND f.followee_id IN (:accounts)
                ON CONFLICT DO NOTHING
                """)
                .set("list", list.value())
                .set("owner", owner.value())
                .setAll("accounts", values(accounts))
                .run();
    }

    void remove(Tx tx, AccountId owner, ListId list, Collection<AccountId> accounts) {
        tx.sql("""
                DELETE FROM list_member WHERE list_id = :list AND follow_id IN
                       (SELECT f.id FROM follow f WHERE f.follower_id = :owner AND f.followee_id IN (:accounts))
                """)
                .set("list", list.value())
                .set("owner", owner.value())
                .setAll("accounts", values(accounts))
                .run();
    }

    /** How many of some accounts an owner follows. */
    long followedAmong(Tx tx, AccountId owner, Collection<AccountId> accounts) {
        return tx.sql("SELECT count(*) FROM follow WHERE follower_id = :owner AND followee_id IN (:accounts)")
                .set("owner", owner.value())
                .setAll("accounts", values(accounts))
                .number();
    }

    List<Member> members(Tx tx, ListId list, Page page) {
        List<Member> members = tx.sql("""
                SELECT f.id, f.followee_id FROM list_member m JOIN follow f ON f.id = m.follow_id
                 WHERE m.list_id = :list AND m.follow_id < :max AND m.follow_id > :after ORDER BY m.follow_id
                """ + (page.isForward() ? "" : " DESC") + " LIMIT :limit")
                .set("list", list.value())
                .set("max", page.maxId())
                .set("after", page.after())
                .set("limit", page.limit())
                .list(row -> new Member(row.longOf("id"), new AccountId(row.longOf("followee_id"))));
        return page.isForward() ? members.reversed() : members;
    }

    private static FollowList list(Row row) {
        String policy = row.textOf("replies_policy");
        return new FollowList(
                new ListId(row.longOf("id")),
                row.textOf("title"),
                RepliesPolicy.parse(policy)
                        .orElseThrow(() -> new IllegalStateException("no replies policy is called " + policy)),
                row.booleanOf("exclusive"));
    }

    private static List<Long> values(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toList();
    }
}
