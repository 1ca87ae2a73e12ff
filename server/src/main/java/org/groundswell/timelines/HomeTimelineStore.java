package org.groundswell.timelines;

import java.util.List;
import org.groundswell.db.Dialect;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusRows;
import org.groundswell.statuses.StatusStore;
import org.groundswell.visibility.Exclusions;
import org.groundswell.visibility.VisibilitySql;

/**
 * The entries of home and list timelines: the newest statuses of each followed account or tag, and the newest of these. That
 * is one index walk for each, whatever the number of their statuses. {@link TimelineRules} has the same rules in memory.
 */
final class HomeTimelineStore {
    private static final String ACCOUNTS_AT_HOME = """
            (SELECT followee_id AS who, reblogs, languages FROM follow WHERE follower_id = :viewer
                AND NOT EXISTS (SELECT 1 FROM list_member m JOIN list l ON l.id = m.list_id AND l.exclusive
                                 WHERE m.follow_id = follow.id)
             UNION ALL SELECT :viewer, TRUE, '') f""";
    private static final String TAGS_AT_HOME = "(SELECT tag_id FROM tag_follow WHERE account_id = :viewer) f";
    private static final String MEMBERS = """
            (SELECT w.followee_id AS who, w.reblogs, w.languages FROM list_member m
               JOIN follow w ON w.id = m.follow_id WHERE m.list_id = :list) f""";

    /** Which replies to others, besides the viewer's own, are shown: conditions on a reply {@code y}. */
    private static final String TO_NOBODY = "1 = 0";

    private static final String TO_FOLLOWED = "y.in_reply_to_account_id = :viewer OR EXISTS (SELECT 1 FROM follow g"
            + " WHERE g.follower_id = :viewer AND g.followee_id = y.in_reply_to_account_id)";
    private static final String TO_MEMBERS = "EXISTS (SELECT 1 FROM list_member n JOIN follow g ON g.id = n.follow_id"
            + " WHERE n.list_id = :list AND g.followee_id = y.in_reply_to_account_id)";

    private final StatusStore statuses;

    HomeTimelineStore(StatusStore statuses) {
        this.statuses = statuses;
    }

    /** The statuses of a page of a viewer's timeline; repetitions of a post are among them. */
    List<Status> statuses(Tx tx, AccountId viewer, Timeline.Followed timeline, Exclusions exclusions, Page page) {
        List<Status> found = statuses.known(
                tx, bound(tx, "SELECT " + StatusRows.CHANGING + " FROM status s", viewer, timeline, exclusions, page));
        return page.isForward() ? found.reversed() : found;
    }

    /** The same without the statuses themselves. */
    List<Entries.Entry> entries(Tx tx, AccountId viewer, Timeline.Followed timeline, Exclusions exclusions, Page page) {
        List<Entries.Entry> found = bound(
                        tx,
                        "SELECT s.id, coalesce(s.boost_of_id, s.id) AS post FROM status s",
                        viewer,
                        timeline,
                        exclusions,
                        page)
                .list(row -> new Entries.Entry(row.longOf("id"), row.longOf("post")));
        return page.isForward() ? found.reversed() : found;
    }

    private static Sql bound(
            Tx tx, String select, AccountId viewer, Timeline.Followed timeline, Exclusions exclusions, Page page) {
        String sql = select + " WHERE s.id " + among(tx, ids(tx, timeline, exclusions, page))
                + " AND s.id < :max AND s.id > :after ORDER BY s.id" + (page.isForward() ? "" : " DESC")
                + " LIMIT :limit";
        Sql bound = tx.sql(sql)
                .set("viewer", viewer.value())
                .set("max", page.maxId())
                .set("after", page.after())
                .set("limit", page.limit());
        return timeline instanceof Timeline.OfList list
                ? bound.set("list", list.list().value())
                : bound;
    }

    private static String ids(Tx tx, Timeline.Followed timeline, Exclusions exclusions, Page page) {
        return switch (timeline) {
            case Timeline.Home() ->
                // A status without a language, such as a boost, passes every language filter.
                eachOf(tx, ACCOUNTS_AT_HOME, ofOne(exclusions, TO_FOLLOWED, page)) + " UNION "
                        + eachOf(tx, TAGS_AT_HOME, ofTag(exclusions, page));
            case Timeline.OfList list -> {
                String replies = switch (list.replies()) {
                    case NONE -> TO_NOBODY;
                    case LIST -> TO_MEMBERS;
                    case FOLLOWED -> TO_FOLLOWED;
                };
                yield eachOf(tx, MEMBERS, ofOne(exclusions, replies, page));
            }
        };
    }

    /** The ids of the newest statuses of one account {@code f}. */
    private static String ofOne(Exclusions exclusions, String replies, Page page) {
        return """
                SELECT y.id FROM status y
                 WHERE y.account_id = f.who AND y.id < :max AND y.id > :after
                   AND (f.reblogs OR y.boost_of_id IS NULL)
                   AND (f.languages = '' OR y.language = '' OR f.languages LIKE '% ' || y.language || ' %')
                   AND VISIBLE
                   AND (y.in_reply_to_account_id IS NULL OR y.in_reply_to_account_id = y.account_id
                        OR y.account_id = :viewer OR REPLIES)
                 ORDER BY y.id""".replace(
                                "VISIBLE",
                                VisibilitySql.visibleToFollower("y") + VisibilitySql.andShownAtHome(exclusions, "y"))
                        .replace("REPLIES", replies)
                + (page.isForward() ? "" : " DESC") + " LIMIT :limit";
    }

    /** The ids of the newest statuses with one tag {@code f}. */
    private static String ofTag(Exclusions exclusions, Page page) {
        return """
                SELECT u.status_id AS id FROM tag_use u USED
                 WHERE u.tag_id = f.tag_id AND u.status_id < :max AND u.status_id > :after SHOWN
                 ORDER BY u.status_id""".replace("USED", exclusions.isNone() ? "" : "JOIN status t ON t.id = u.status_id")
                        .replace("SHOWN", VisibilitySql.andShownAtHome(exclusions, "t"))
                + (page.isForward() ? "" : " DESC") + " LIMIT :limit";
    }

    /**
     * A condition that an id is among those a query finds. PostgreSQL finds them first, as an array: in a join with them
     * the cost of looking up a page's rows would vanish beside that of finding the ids, and reading all statuses would
     * seem no dearer.
     */
    private static String among(Tx tx, String ids) {
        return tx.dialect() == Dialect.SQLITE ? "IN (" + ids + ")" : "= ANY (ARRAY(" + ids + "))";
    }

    /**
     * The ids that a query finds for each row of a table. CROSS JOIN holds SQLite to the order in which it is written;
     * PostgreSQL says the same with LATERAL.
     */
    private static String eachOf(Tx tx, String rows, String ids) {
        return tx.dialect() == Dialect.SQLITE
                ? "SELECT x.id FROM " + rows + " CROSS JOIN status x WHERE x.id IN (" + ids + ")"
                : "SELECT x.id FROM " + rows + " CROSS JOIN LATERAL (" + ids + ") x";
    }
}
