package org.groundswell.notifications;

import java.util.List;
import org.groundswell.db.Row;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;

/** The accounts that hear of one post or one edit, which may be very many. */
final class CrowdStore {
    /**
     * One of them.
     *
     * @param id what the crowd is paged by
     * @param status the status that the notification is about
     */
    record Member(long id, AccountId account, StatusId status) {}

    /**
     * A part of a crowd.
     *
     * @param after ids are higher than this
     * @param until and not higher than this: those that came after the event don't belong to its crowd
     */
    record Range(long after, long until, int limit) {}

    /**
     * The followers of an author that want to hear of each post and are not mentioned in this one.
     *
     * @param language the post's; an empty text if unknown
     */
    List<Member> followers(Tx tx, AccountId author, StatusId status, String language, Range range) {
        return members(tx.sql("""
                        SELECT id, follower_id AS other, :status AS about FROM follow
                         WHERE followee_id = :of AND notify AND id > :after AND id <= :until
                           AND NOT EXISTS (SELECT 1 FROM status_mention m
                                            WHERE m.status_id = :status AND m.account_id = follower_id)
                           AND (languages = '' OR :language = '' OR languages LIKE '% ' || :language || ' %')
                         ORDER BY id LIMIT :limit
                        """).set("status", status.value()).set("language", language), author.value(), range);
    }

    List<Member> boosters(Tx tx, StatusId status, Range range) {
        return members(tx.sql("""
                        SELECT id, account_id AS other, boost_of_id AS about FROM status
                         WHERE boost_of_id = :of AND id > :after AND id <= :until ORDER BY id LIMIT :limit
                        """), status.value(), range);
    }

    List<Member> favouriters(Tx tx, StatusId status, Range range) {
        return members(tx.sql("""
                        SELECT id, account_id AS other, status_id AS about FROM favourite
                         WHERE status_id = :of AND id > :after AND id <= :until ORDER BY id LIMIT :limit
                        """), status.value(), range);
    }

    List<Member> voters(Tx tx, StatusId status, Range range) {
        return members(tx.sql("""
                        SELECT id, account_id AS other, status_id AS about FROM poll_vote
                         WHERE status_id = :of AND id > :after AND id <= :until ORDER BY id LIMIT :limit
                        """), status.value(), range);
    }

    /** The authors of quotes of a status, each with the quote. */
    List<Member> quoters(Tx tx, StatusId status, Range range) {
        return members(tx.sql("""
                        SELECT id, account_id AS other, id AS about FROM status
                         WHERE quote_of_id = :of AND NOT quote_revoked AND id > :after AND id <= :until ORDER BY id LIMIT :limit
                        """), status.value(), range);
    }

    private static List<Member> members(Sql sql, long of, Range range) {
        return sql.set("of", of)
                .set("after", range.after())
                .set("until", range.until())
                .set("limit", range.limit())
                .list(CrowdStore::member);
    }

    private static Member member(Row row) {
        return new Member(row.longOf("id"), new AccountId(row.longOf("other")), new StatusId(row.longOf("about")));
    }
}
