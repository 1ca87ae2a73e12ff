package org.groundswell.crossnetwork;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.groundswell.db.Tx;
import org.groundswell.model.TagName;

/** SQL on the tables {@code heard_use} and {@code heard_cursor}. */
final class ObservationStore {
    /** The given tags that have been used on this server. */
    Set<String> known(Tx tx, Collection<String> keys) {
        Set<String> known = new HashSet<>();
        tx.sql("SELECT key FROM tag WHERE key IN (:keys)")
                .setAll("keys", keys)
                .each(row -> known.add(row.textOf("key")));
        return known;
    }

    void insert(Tx tx, String tag, String post, String network, String person, Instant at) {
        tx.sql("""
                INSERT INTO heard_use (tag, post, network, person, at) VALUES (:tag, :post, :network, :person, :at)
                ON CONFLICT DO NOTHING
                """)
                .set("tag", tag)
                .set("post", post)
                .set("network", network)
                .set("person", person)
                .set("at", at)
                .run();
    }

    void delete(Tx tx, String post) {
        tx.sql("DELETE FROM heard_use WHERE post = :post").set("post", post).run();
    }

    String cursor(Tx tx, String source) {
        return tx.sql("SELECT place FROM heard_cursor WHERE source = :source")
                .set("source", source)
                .first(row -> row.textOf("place"))
                .orElse("");
    }

    void setCursor(Tx tx, String source, String place) {
        tx.sql("""
                INSERT INTO heard_cursor (source, place) VALUES (:source, :place)
                ON CONFLICT (source) DO UPDATE SET place = excluded.place
                """).set("source", source).set("place", place).run();
    }

    /** The number of posts and people of each network for the tags in a period. */
    List<ExternalCount.Total> totals(Tx tx, Collection<TagName> tags, Instant from, Instant to) {
        return tx.sql("""
                        SELECT network, count(DISTINCT post) AS posts, count(DISTINCT person) AS people FROM heard_use
                         WHERE tag IN (:tags) AND at >= :from AND at < :to
                         GROUP BY network ORDER BY people DESC, network
                        """)
                .setAll("tags", tags.stream().map(TagName::key).toList())
                .set("from", from)
                .set("to", to)
                .list(row -> new ExternalCount.Total(row.textOf("network"), row.intOf("posts"), row.intOf("people")));
    }

    /** Receives the number of people of a network in an interval. */
    interface IntervalVisitor {
        void interval(String network, int number, int people);
    }

    void intervals(
            Tx tx, Collection<TagName> tags, Instant from, Instant to, long stepMillis, IntervalVisitor visitor) {
        tx.sql("""
                SELECT network, (at - :start) / :step AS stretch, count(DISTINCT person) AS people FROM heard_use
                 WHERE tag IN (:tags) AND at >= :from AND at < :to
                 GROUP BY network, stretch
                """)
                .setAll("tags", tags.stream().map(TagName::key).toList())
                .set("start", from.toEpochMilli())
                .set("step", stepMillis)
                .set("from", from)
                .set("to", to)
                .each(row -> visitor.interval(row.textOf("network"), row.intOf("stretch"), row.intOf("people")));
    }
}
