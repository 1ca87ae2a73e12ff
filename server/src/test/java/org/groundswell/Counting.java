package org.groundswell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.db.Tx;

/** Counts everything that is stored as a number, and looks for rows that point to what is gone. */
public final class Counting {
    /** By what it says: rows that should not be. Each shows what it is about as {@code id}. */
    private static final Map<String, String> WRONG = new LinkedHashMap<>();

    static {
        WRONG.put("an account's statuses", """
                SELECT c.account_id AS id FROM account_count c WHERE c.statuses <>
                       (SELECT count(*) FROM status s WHERE s.account_id = c.account_id AND s.visibility <= 1)
                """);
        WRONG.put("an account's followers", """
                SELECT c.account_id AS id FROM account_count c
                 WHERE c.followers <> (SELECT count(*) FROM follow f WHERE f.followee_id = c.account_id)
                """);
        WRONG.put("an account's followed", """
                SELECT c.account_id AS id FROM account_count c
                 WHERE c.following <> (SELECT count(*) FROM follow f WHERE f.follower_id = c.account_id)
                """);
        WRONG.put("a status's replies", """
                SELECT s.id FROM status s WHERE s.replies <>
                       (SELECT count(*) FROM status r WHERE r.in_reply_to_id = s.id AND r.visibility <= 1)
                """);
        WRONG.put("a status's quotes", """
                SELECT s.id FROM status s WHERE s.quotes <>
                       (SELECT count(*) FROM status q
                         WHERE q.quote_of_id = s.id AND q.visibility <= 1 AND NOT q.quote_revoked)
                """);
        WRONG.put("a status's boosts", """
                SELECT s.id FROM status s
                 WHERE s.boosts <> (SELECT count(*) FROM status b WHERE b.boost_of_id = s.id AND b.visibility <> 4)
                    OR s.imported_boosts <> (SELECT count(*) FROM status b
                                              WHERE b.boost_of_id = s.id AND b.uri IS NOT NULL AND b.visibility <> 4)
                """);
        WRONG.put("a status's favourites", """
                SELECT s.id FROM status s
                 WHERE s.favourites <> (SELECT count(*) FROM favourite f WHERE f.status_id = s.id)
                """);
        WRONG.put("a poll's voters", """
                SELECT p.status_id AS id FROM poll p
                 WHERE p.voters <> (SELECT count(*) FROM poll_vote v WHERE v.status_id = p.status_id)
                """);
        WRONG.put("the votes for an option", """
                SELECT o.status_id AS id FROM poll_option o
                 WHERE o.votes <> (SELECT count(*) FROM poll_vote v WHERE v.status_id = o.status_id
                                      AND v.choices / (CASE o.position WHEN 0 THEN 1 WHEN 1 THEN 2 ELSE 4 END) % 2 = 1)
                """);
        WRONG.put("a poll that its status doesn't have, or the reverse", """
                SELECT s.id FROM status s
                 WHERE (s.poll <> '') <> (EXISTS (SELECT 1 FROM poll p WHERE p.status_id = s.id))
                    OR (s.poll <> '') <> (EXISTS (SELECT 1 FROM poll_option o WHERE o.status_id = s.id))
                """);
        WRONG.put("a vote without its account, or in no poll", """
                SELECT v.id FROM poll_vote v
                 WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.id = v.account_id)
                    OR NOT EXISTS (SELECT 1 FROM poll p WHERE p.status_id = v.status_id)
                """);
        WRONG.put("a tag's posts and people", """
                SELECT t.id FROM tag t
                 WHERE t.posts <> (SELECT count(*) FROM tag_use u WHERE u.tag_id = t.id)
                    OR t.people <> (SELECT count(DISTINCT u.account_id) FROM tag_use u WHERE u.tag_id = t.id)
                """);
        WRONG.put("a tag's spellings", """
                SELECT t.id FROM tag t
                 WHERE t.posts <> (SELECT coalesce(sum(p.posts), 0) FROM tag_spelling p WHERE p.tag_id = t.id)
                """);
        WRONG.put("how often a person used a tag", """
                SELECT p.tag_id AS id FROM tag_person p WHERE p.posts <>
                       (SELECT count(*) FROM tag_use u WHERE u.tag_id = p.tag_id AND u.account_id = p.account_id)
                """);
        WRONG.put("a status that is hidden and shouldn't be, or the reverse", """
                SELECT s.id FROM status s JOIN account a ON a.id = s.account_id
                  LEFT JOIN status o ON o.id = s.boost_of_id LEFT JOIN account oa ON oa.id = o.account_id
                 WHERE (s.visibility = 4) <> (a.suspended_at IS NOT NULL OR oa.suspended_at IS NOT NULL)
                """);
        WRONG.put("a status that a restriction changes and shouldn't, or the reverse", """
                SELECT s.id FROM status s JOIN account a ON a.id = s.account_id
                 WHERE a.limited AND s.visibility = 0
                    OR s.restored_visibility = s.visibility
                    OR s.visibility = 4 AND s.restored_visibility IS NULL
                    OR s.visibility <> 4 AND NOT a.limited AND s.restored_visibility IS NOT NULL
                """);
        WRONG.put("a status without its author", """
                SELECT s.id FROM status s WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.id = s.account_id)
                """);
        WRONG.put("an account without its counts", """
                SELECT a.id FROM account a WHERE NOT EXISTS (SELECT 1 FROM account_count c WHERE c.account_id = a.id)
                """);
        WRONG.put("a follow without its accounts", """
                SELECT f.id FROM follow f
                 WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.id = f.follower_id)
                    OR NOT EXISTS (SELECT 1 FROM account a WHERE a.id = f.followee_id)
                """);
        WRONG.put("a follow between accounts of which one blocks the other", """
                SELECT f.id FROM follow f JOIN block b
                    ON b.account_id = f.follower_id AND b.target_id = f.followee_id
                    OR b.account_id = f.followee_id AND b.target_id = f.follower_id
                """);
        for (String table : List.of("block", "mute", "endorsement")) {
            WRONG.put("a row of " + table + " without its accounts", """
                    SELECT r.id FROM %s r
                     WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.id = r.account_id)
                        OR NOT EXISTS (SELECT 1 FROM account a WHERE a.id = r.target_id)
                    """.formatted(table));
        }
        WRONG.put("a followed tag without its account", """
                SELECT f.id FROM tag_follow f WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.id = f.account_id)
                """);
        WRONG.put("an edit of a public status that its uses don't follow", """
                SELECT u.status_id AS id FROM tag_use u
                  LEFT JOIN status s ON s.id = u.status_id AND s.visibility = 0 WHERE s.id IS NULL
                """);
        WRONG.put("a tag of an account's public post that is not among the account's uses, or the reverse", """
                SELECT u.status_id AS id FROM tag_use u WHERE NOT EXISTS (SELECT 1 FROM account_tag_use a
                        WHERE a.account_id = u.account_id AND a.tag_id = u.tag_id AND a.status_id = u.status_id)
                 UNION ALL
                SELECT a.status_id FROM account_tag_use a JOIN status s ON s.id = a.status_id AND s.visibility = 0
                 WHERE NOT EXISTS (SELECT 1 FROM tag_use u WHERE u.tag_id = a.tag_id AND u.status_id = a.status_id)
                """);
        WRONG.put("a tag of an account's post that is gone, a private mention or without tags", """
                SELECT a.status_id AS id FROM account_tag_use a
                  LEFT JOIN status s ON s.id = a.status_id AND s.account_id = a.account_id
                 WHERE s.id IS NULL OR s.tags = '' OR coalesce(s.restored_visibility, s.visibility) = 3
                """);
        WRONG.put("a dismissed suggestion without its accounts", """
                SELECT d.account_id AS id FROM suggestion_dismissal d
                 WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.id = d.account_id)
                    OR NOT EXISTS (SELECT 1 FROM account a WHERE a.id = d.target_id)
                """);
        WRONG.put("an account's counts that are local and shouldn't be, or the reverse", """
                SELECT a.id FROM account a JOIN account_count c ON c.account_id = a.id
                 WHERE c.local <> (a.domain = '')
                """);
        WRONG.put("a featured tag without its account", """
                SELECT f.id FROM featured_tag f WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.id = f.account_id)
                """);
        WRONG.put("a link used by nothing public", """
                SELECT u.status_id AS id FROM link_use u
                  LEFT JOIN status s ON s.id = u.status_id AND s.visibility = 0 WHERE s.id IS NULL
                """);
        WRONG.put("a key of no status", """
                SELECT i.status_id AS id FROM idempotency i WHERE NOT EXISTS
                       (SELECT 1 FROM status s WHERE s.id = i.status_id)
                   AND EXISTS (SELECT 1 FROM idempotency k JOIN status s ON s.id = k.status_id
                                WHERE k.account_id = i.account_id AND k.key = i.key)
                """);
        for (String pointing : List.of(
                "favourite",
                "bookmark",
                "status_mention",
                "status_edit",
                "poll",
                "poll_option",
                "reply_limit",
                "imported_edit",
                "post_filter_status")) {
            WRONG.put("a " + pointing + " of a status that is gone", """
                    SELECT p.status_id AS id FROM %s p WHERE NOT EXISTS (SELECT 1 FROM status s WHERE s.id = p.status_id)
                    """.formatted(pointing));
        }
        for (String pointer : List.of("in_reply_to_id", "boost_of_id")) {
            WRONG.put("a status whose " + pointer + " is gone", """
                    SELECT p.id FROM status p WHERE p.%s IS NOT NULL
                       AND NOT EXISTS (SELECT 1 FROM status s WHERE s.id = p.%s)
                    """.formatted(pointer, pointer));
        }
    }

    private Counting() {}

    /** What is wrong, a line for each kind; empty if every number is right. */
    public static List<String> wrong(Tx tx) {
        List<String> wrong = new ArrayList<>();
        WRONG.forEach((what, sql) -> {
            List<Long> ids = tx.sql(sql).list(row -> row.longOf("id"));
            if (!ids.isEmpty()) {
                wrong.add(what + ": " + ids.size() + " times, first for " + ids.getFirst());
            }
        });
        return wrong;
    }
}
