package org.groundswell.statistics;

import java.util.List;
import java.util.Optional;
import org.groundswell.db.Dialect;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.model.DomainName;
import org.groundswell.statistics.Statistics.Part;
import org.groundswell.tags.TagId;

/** Counts by {@link Dimension}, the largest part first. Walks the same indexes as {@link MeasureStore}. */
final class DimensionStore {
    /** The languages of people who were active; empty for those who have not chosen one. */
    List<Part> languages(Tx tx, DayRange range, int limit) {
        return parts(
                tx.sql("""
                SELECT a.language AS part, count(DISTINCT d.account_id) AS things
                  FROM active_day d JOIN account a ON a.id = d.account_id
                 WHERE d.at >= :from AND d.at < :to
                 GROUP BY a.language ORDER BY things DESC, part LIMIT :limit
                """).set("from", range.begin()).set("to", range.end()).set("limit", limit));
    }

    /** The languages of posts; empty for those that don't say one. */
    List<Part> tagLanguages(Tx tx, DayRange range, TagId tag, int limit) {
        return ofTag(tx.sql("""
                        SELECT s.language AS part, count(*) AS things
                          FROM tag_use u JOIN status s ON s.id = u.status_id
                         WHERE u.tag_id = :tag AND u.status_id >= :from AND u.status_id < :to
                         GROUP BY s.language ORDER BY things DESC, part LIMIT :limit
                        """), range, tag, limit);
    }

    /** The servers of authors; empty for this one. */
    List<Part> tagServers(Tx tx, DayRange range, TagId tag, int limit) {
        return ofTag(tx.sql("""
                        SELECT a.domain AS part, count(*) AS things
                          FROM tag_use u JOIN account a ON a.id = u.account_id
                         WHERE u.tag_id = :tag AND u.status_id >= :from AND u.status_id < :to
                         GROUP BY a.domain ORDER BY things DESC, part LIMIT :limit
                        """), range, tag, limit);
    }

    private static List<Part> ofTag(Sql sql, DayRange range, TagId tag, int limit) {
        return ofPosts(sql.set("tag", tag.value()), range, limit);
    }

    private static List<Part> ofPosts(Sql sql, DayRange range, int limit) {
        return parts(sql.set("from", range.firstId()).set("to", range.endId()).set("limit", limit));
    }

    private static List<Part> parts(Sql sql) {
        return sql.list(row -> new Part(row.textOf("part"), Long.toString(row.longOf("things"))));
    }

    /** The servers of the authors of posts; empty for this one. */
    List<Part> servers(Tx tx, DayRange range, int limit) {
        return ofPosts(tx.sql("""
                        SELECT a.domain AS part, count(*) AS things
                          FROM status s JOIN account a ON a.id = s.account_id
                         WHERE s.id >= :from AND s.id < :to
                         GROUP BY a.domain ORDER BY things DESC, part LIMIT :limit
                        """), range, limit);
    }

    /** The languages of the posts by accounts of another server; empty for those that don't say one. */
    List<Part> serverLanguages(Tx tx, DayRange range, DomainName domain, int limit) {
        return ofPosts(tx.sql("""
                        SELECT s.language AS part, count(*) AS things
                          FROM account a JOIN status s ON s.account_id = a.id
                         WHERE a.domain = :domain AND a.domain <> '' AND s.id >= :from AND s.id < :to
                         GROUP BY s.language ORDER BY things DESC, part LIMIT :limit
                        """).set("domain", domain.name()), range, limit);
    }

    /** The name of the database and its version. */
    Part version(Tx tx) {
        Optional<String> version = tx.dialect() == Dialect.POSTGRESQL
                ? tx.sql("SELECT current_setting('server_version') AS version").first(row -> row.textOf("version"))
                : tx.sql("SELECT sqlite_version() AS version").first(row -> row.textOf("version"));
        return new Part(name(tx), version.orElseThrow());
    }

    /** The name of the database and its size in bytes. */
    Part size(Tx tx) {
        long bytes = tx.dialect() == Dialect.POSTGRESQL
                ? tx.sql("SELECT pg_database_size(current_database())").number()
                : tx.sql("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
                        .number();
        return new Part(name(tx), Long.toString(bytes));
    }

    private static String name(Tx tx) {
        return tx.dialect() == Dialect.POSTGRESQL ? "postgresql" : "sqlite";
    }
}
