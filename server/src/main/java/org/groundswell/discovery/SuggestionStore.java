package org.groundswell.discovery;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.tags.TagId;
import org.groundswell.visibility.Exclusions;
import org.groundswell.visibility.VisibilitySql;

/**
 * SQL for suggestions. Every query reads a bounded number of rows by an index: the newest follows of some accounts, the newest
 * uses of some tags, the most followed accounts.
 */
final class SuggestionStore {
    /** The followed accounts whose follows are read, and how many of each. */
    static final int FRIENDS = 50;

    static final int FOLLOWS_OF_EACH = 100;
    /** The tags whose uses are read, and how many of each. */
    static final int TAGS = 50;

    static final int USES_OF_EACH = 100;

    /** Accounts that moderators exclude from trends are not promoted either. */
    private static final String SUGGESTABLE = DirectoryStore.OFFERED + """
               AND NOT EXISTS (SELECT 1 FROM trend_verdict v
                                WHERE v.kind = 'account' AND v.subject = CAST(a.id AS TEXT) AND v.verdict = 'withheld')
            """;

    private static final String NEW_TO_ME = """
               AND a.id <> :me
               AND NOT EXISTS (SELECT 1 FROM follow mf WHERE mf.follower_id = :me AND mf.followee_id = a.id)
               AND NOT EXISTS (SELECT 1 FROM follow_request mr WHERE mr.follower_id = :me AND mr.followee_id = a.id)
               AND NOT EXISTS (SELECT 1 FROM suggestion_dismissal md WHERE md.account_id = :me AND md.target_id = a.id)
            """;

    /** Of the latest follows, those of accounts that let others see what they follow. */
    private static final String FRIENDS_OF = """
            SELECT f.followee_id AS other FROM
                   (SELECT r.id, r.followee_id FROM follow r WHERE r.follower_id = :me ORDER BY r.id DESC LIMIT :latest) f
              JOIN account a ON a.id = f.followee_id AND NOT a.hide_collections AND a.suspended_at IS NULL
             ORDER BY f.id DESC LIMIT :limit
            """;

    private static final String THEIR_FOLLOWS =
            "SELECT x.other FROM (" + union(FRIENDS, """
            SELECT f.followee_id AS other FROM follow f WHERE f.follower_id = :from# ORDER BY f.id DESC LIMIT :each
            """) + ") x JOIN account a ON a.id = x.other WHERE " + SUGGESTABLE;
    private static final String MOST_WAYS = " GROUP BY x.other ORDER BY count(*) DESC, x.other DESC LIMIT :limit";

    private static final String THEIR_AUTHORS =
            "SELECT x.other FROM (" + union(TAGS, """
            SELECT u.account_id AS other, u.tag_id, u.status_id FROM tag_use u
             WHERE u.tag_id = :from# ORDER BY u.status_id DESC LIMIT :each
            """) + ") x JOIN account a ON a.id = x.other WHERE " + SUGGESTABLE;
    private static final String MOST_TAGS =
            " GROUP BY x.other ORDER BY count(DISTINCT x.tag_id) DESC, max(x.status_id) DESC LIMIT :limit";

    private static final String MOST_FOLLOWED =
            "SELECT c.account_id AS other FROM account_count c JOIN account a ON a.id = c.account_id"
                    + " WHERE c.followers > 0 AND " + SUGGESTABLE
                    + " ORDER BY c.followers DESC, c.account_id DESC LIMIT :limit";

    private static final String AMONG = "SELECT a.id AS other FROM account a WHERE a.id IN (:ids) AND " + SUGGESTABLE;

    /** One query for some accounts or tags, each with a limit of its own; {@code #} stands for their numbers. */
    private static String union(int parts, String part) {
        return IntStream.range(0, parts)
                .mapToObj(number -> "SELECT * FROM (" + part.replace("#", Integer.toString(number)) + ") AS p" + number)
                .collect(Collectors.joining(" UNION ALL "));
    }

    /** The accounts that an account has followed last and whose follows are public; the latest first. */
    List<AccountId> friends(Tx tx, AccountId me) {
        return tx.sql(FRIENDS_OF)
                .set("me", me.value())
                .set("latest", 4 * FRIENDS)
                .set("limit", FRIENDS)
                .list(row -> new AccountId(row.longOf("other")));
    }

    /** The tags that an account has followed last. */
    List<TagId> followedTags(Tx tx, AccountId me, int limit) {
        return tx.sql("SELECT tag_id FROM tag_follow WHERE account_id = :me ORDER BY id DESC LIMIT :limit")
                .set("me", me.value())
                .set("limit", limit)
                .list(row -> new TagId(row.longOf("tag_id")));
    }

    /** The accounts that most of some accounts follow. Walks index follow_follower. */
    List<AccountId> followedBy(Tx tx, List<AccountId> friends, AccountId me, Exclusions exclusions, int limit) {
        Sql sql = tx.sql(THEIR_FOLLOWS + NEW_TO_ME + VisibilitySql.andShown(exclusions, "a.id") + MOST_WAYS);
        return others(
                from(sql, friends.stream().map(AccountId::value).toList(), FRIENDS),
                Optional.of(me),
                exclusions,
                FOLLOWS_OF_EACH,
                limit);
    }

    /** The latest authors in some tags, those of most tags first. Walks the primary key of tag_use. */
    List<AccountId> authors(Tx tx, List<TagId> tags, Optional<AccountId> me, Exclusions exclusions, int limit) {
        Sql sql = tx.sql(THEIR_AUTHORS + newTo(me) + VisibilitySql.andShown(exclusions, "a.id") + MOST_TAGS);
        return others(from(sql, tags.stream().map(TagId::value).toList(), TAGS), me, exclusions, USES_OF_EACH, limit);
    }

    /** The most followed accounts, for everyone. Walks index account_count_followers. */
    List<AccountId> mostFollowed(Tx tx, int limit) {
        return tx.sql(MOST_FOLLOWED).set("limit", limit).list(row -> new AccountId(row.longOf("other")));
    }

    /** Those of some accounts that may be suggested. */
    List<AccountId> among(Tx tx, Collection<AccountId> some, Optional<AccountId> me, Exclusions exclusions) {
        Sql sql = exclusions
                .bind(tx.sql(AMONG + newTo(me) + VisibilitySql.andShown(exclusions, "a.id")))
                .setAll("ids", some.stream().map(AccountId::value).toList());
        return me.map(each -> sql.set("me", each.value())).orElse(sql).list(row -> new AccountId(row.longOf("other")));
    }

    void dismiss(Tx tx, AccountId account, AccountId target) {
        tx.sql("""
                        INSERT INTO suggestion_dismissal (account_id, target_id) VALUES (:account, :target)
                        ON CONFLICT DO NOTHING
                        """)
                .set("account", account.value())
                .set("target", target.value())
                .run();
    }

    private static String newTo(Optional<AccountId> me) {
        return me.isPresent() ? NEW_TO_ME : "";
    }

    /** Fills the places of a query; those that are left stand for nothing. */
    private static Sql from(Sql sql, List<Long> some, int places) {
        for (int place = 0; place < places; place++) {
            sql.set("from" + place, place < some.size() ? some.get(place) : -1);
        }
        return sql;
    }

    private static List<AccountId> others(Sql sql, Optional<AccountId> me, Exclusions exclusions, int each, int limit) {
        me.ifPresent(account -> sql.set("me", account.value()));
        return exclusions
                .bind(sql)
                .set("each", each)
                .set("limit", limit)
                .list(row -> new AccountId(row.longOf("other")));
    }
}
