package org.groundswell.statistics;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.model.Ids;

/**
 * Counts what a {@link Measure} counts, by day and in a range. Every measure is a list of days, each with one of the things
 * counted; a thing counts once for each day, and once for the range. Ids begin with their time, so the lists walk an index
 * between two ids or times, and read nothing from outside of the range.
 */
final class MeasureStore {
    private static final long DAY = Duration.ofDays(1).toMillis();
    /** The number of ids of a day. */
    private static final long IDS = Ids.first(DAY);

    /** The counts of the days on which there is anything to count. */
    Map<LocalDate, Long> daily(Tx tx, Measure measure, DayRange range, Optional<Topic> topic) {
        Map<LocalDate, Long> found = new HashMap<>();
        bind(
                        tx.sql("SELECT day, count(DISTINCT counted) AS things FROM (" + rows(measure)
                                + ") AS found GROUP BY day"),
                        measure,
                        range,
                        topic)
                .each(row -> found.put(LocalDate.ofEpochDay(row.longOf("day")), row.longOf("things")));
        return found;
    }

    /** The count of the whole range. */
    long total(Tx tx, Measure measure, DayRange range, Optional<Topic> topic) {
        return bind(
                        tx.sql("SELECT count(DISTINCT counted) FROM (" + rows(measure) + ") AS found"),
                        measure,
                        range,
                        topic)
                .number();
    }

    /** The number of statuses that accounts of this server wrote in a range, and of their boosts. */
    long statuses(Tx tx, DayRange range) {
        return tx.sql("SELECT count(*) FROM status WHERE id >= :from AND id < :to AND local")
                .set("from", range.firstId())
                .set("to", range.endId())
                .number();
    }

    private static String rows(Measure measure) {
        return switch (measure) {
            case ACTIVE_USERS -> """
                    SELECT at / :day AS day, account_id AS counted FROM active_day WHERE at >= :from AND at < :to
                    """;
            case NEW_USERS -> """
                    SELECT account_id / :day AS day, account_id AS counted FROM login
                     WHERE account_id >= :from AND account_id < :to
                    """;
            case INTERACTIONS -> """
                    SELECT id / :day AS day, id AS counted FROM favourite WHERE id >= :from AND id < :to
                    UNION ALL
                    SELECT id / :day AS day, id AS counted FROM status
                     WHERE id >= :from AND id < :to AND local AND (boost_of_id IS NOT NULL OR in_reply_to_id IS NOT NULL)
                    """;
            case OPENED_REPORTS -> """
                    SELECT id / :day AS day, id AS counted FROM report WHERE id >= :from AND id < :to
                    """;
            case RESOLVED_REPORTS -> """
                    SELECT c.closed_at / :day AS day, r.id AS counted
                      FROM moderation_case c JOIN report r ON r.case_id = c.id
                     WHERE c.closed_at >= :from AND c.closed_at < :to
                    """;
            case TAG_USES -> """
                    SELECT status_id / :day AS day, status_id AS counted FROM tag_use
                     WHERE tag_id = :tag AND status_id >= :from AND status_id < :to
                    """;
            case TAG_ACCOUNTS -> """
                    SELECT status_id / :day AS day, account_id AS counted FROM tag_use
                     WHERE tag_id = :tag AND status_id >= :from AND status_id < :to
                    """;
            case TAG_SERVERS -> """
                    SELECT u.status_id / :day AS day, a.domain AS counted
                      FROM tag_use u JOIN account a ON a.id = u.account_id
                     WHERE u.tag_id = :tag AND u.status_id >= :from AND u.status_id < :to
                    """;
            case INSTANCE_ACCOUNTS -> """
                    SELECT id / :day AS day, id AS counted FROM account
                     WHERE domain = :domain AND domain <> '' AND id >= :from AND id < :to
                    """;
            case INSTANCE_STATUSES -> """
                    SELECT s.id / :day AS day, s.id AS counted FROM account a JOIN status s ON s.account_id = a.id
                     WHERE a.domain = :domain AND a.domain <> '' AND s.id >= :from AND s.id < :to
                    """;
            case INSTANCE_FOLLOWS -> """
                    SELECT f.id / :day AS day, f.id AS counted FROM account a JOIN follow f ON f.followee_id = a.id
                     WHERE a.domain = :domain AND a.domain <> '' AND f.id >= :from AND f.id < :to
                    """;
            case INSTANCE_FOLLOWERS -> """
                    SELECT f.id / :day AS day, f.id AS counted FROM account a JOIN follow f ON f.follower_id = a.id
                     WHERE a.domain = :domain AND a.domain <> '' AND f.id >= :from AND f.id < :to
                    """;
            case INSTANCE_REPORTS -> """
                    SELECT r.id / :day AS day, r.id AS counted FROM account a JOIN report r ON r.target_id = a.id
                     WHERE a.domain = :domain AND a.domain <> '' AND r.id >= :from AND r.id < :to
                    """;
        };
    }

    private static Sql bind(Sql sql, Measure measure, DayRange range, Optional<Topic> topic) {
        boolean byTime = measure == Measure.ACTIVE_USERS || measure == Measure.RESOLVED_REPORTS;
        Sql bound = sql.set("from", byTime ? range.begin().toEpochMilli() : range.firstId())
                .set("to", byTime ? range.end().toEpochMilli() : range.endId())
                .set("day", byTime ? DAY : IDS);
        return topic.filter(each -> each.kind() == measure.about())
                .map(each -> switch (each) {
                    case Topic.OfTag(var tag) -> bound.set("tag", tag.value());
                    case Topic.OfServer(var domain) -> bound.set("domain", domain.name());
                })
                .orElse(bound);
    }

    /** Members of a cohort, by the days on which their accounts were made, that were active on some of these days. */
    long active(Tx tx, DayRange cohort, DayRange days) {
        return tx.sql("""
                SELECT count(DISTINCT d.account_id) FROM login l JOIN active_day d ON d.account_id = l.account_id
                 WHERE l.account_id >= :fromId AND l.account_id < :toId AND d.at >= :from AND d.at < :to
                """)
                .set("fromId", cohort.firstId())
                .set("toId", cohort.endId())
                .set("from", days.begin().toEpochMilli())
                .set("to", days.end().toEpochMilli())
                .number();
    }
}
