package org.groundswell.importing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.groundswell.db.Dialect;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.words.AccountId;
import org.groundswell.words.Ids;
import org.groundswell.words.StatusId;

/** What only an import asks: statuses by their address, free ids of a moment, and replies that wait for their question. */
final class ImportStore {
    private static final String MEANT = """
            SELECT o.id, o.account_id FROM status s JOIN status o ON o.id = coalesce(s.boost_of_id, s.id)
             WHERE s.uri = :uri
            """;
    private static final String ABOVE = """
            WITH RECURSIVE up (id, depth) AS (
                SELECT in_reply_to_id, 1 FROM status WHERE id = :id AND in_reply_to_id IS NOT NULL
                UNION ALL
                SELECT s.in_reply_to_id, up.depth + 1 FROM status s JOIN up ON s.id = up.id
                 WHERE s.in_reply_to_id IS NOT NULL AND up.depth < :most
            )
            SELECT id FROM up
            """;
    /** As deep as a thread is shown: a larger circle makes no thread longer than it would be. */
    private static final int HIGHEST = 100;

    /** A status that is here already. */
    record Known(StatusId id, AccountId account) {}

    Optional<Known> byUri(Tx tx, String uri) {
        return tx.sql("SELECT id, account_id FROM status WHERE uri = :uri")
                .set("uri", uri)
                .first(ImportStore::known);
    }

    /**
     * What is meant where another post boosts or answers an address: what it boosts, if it is a boost. On PostgreSQL it is
     * held until the transaction ends, so that it is not deleted before what points to it can be seen.
     */
    Optional<Known> holdMeant(Tx tx, String uri) {
        return tx.sql(tx.dialect() == Dialect.POSTGRESQL ? MEANT + " FOR KEY SHARE OF o" : MEANT)
                .set("uri", uri)
                .first(ImportStore::known);
    }

    private static Known known(Row row) {
        return new Known(new StatusId(row.longOf("id")), new AccountId(row.longOf("account_id")));
    }

    /** An id of this millisecond that nobody has: the one wished for, or else the one after the highest. */
    StatusId free(Tx tx, long millis, long wished) {
        boolean taken = tx.sql("SELECT count(*) FROM status WHERE id = :id")
                        .set("id", wished)
                        .number()
                > 0;
        if (!taken) {
            return new StatusId(wished);
        }
        long highest = tx.sql("SELECT max(id) FROM status WHERE id >= :first AND id < :next")
                .set("first", Ids.first(millis))
                .set("next", Ids.first(millis + 1))
                .number();
        long after = highest + 1;
        return after < Ids.first(millis + 1) ? new StatusId(after) : free(tx, millis + 1, Ids.first(millis + 1));
    }

    void waitFor(Tx tx, String question, StatusId reply) {
        tx.sql("INSERT INTO import_missing (uri, status_id) VALUES (:uri, :status) ON CONFLICT DO NOTHING")
                .set("uri", question)
                .set("status", reply.value())
                .run();
    }

    /**
     * Ties the replies that waited for a status to it, but for those it answers itself; how many there were that everybody
     * may see.
     */
    int arrived(Tx tx, String uri, StatusId question, AccountId asker) {
        List<Long> replies = tx.sql("SELECT status_id FROM import_missing WHERE uri = :uri")
                .set("uri", uri)
                .list(row -> row.longOf("status_id"));
        if (replies.isEmpty()) {
            return 0;
        }
        replies.removeAll(
                tx.sql(ABOVE).set("id", question.value()).set("most", HIGHEST).list(row -> row.longOf("id")));
        tx.sql("""
                UPDATE status SET in_reply_to_id = :question, in_reply_to_account_id = :asker
                 WHERE id IN (:replies)
                """)
                .set("question", question.value())
                .set("asker", asker.value())
                .setAll("replies", replies)
                .run();
        tx.sql("DELETE FROM import_missing WHERE uri = :uri").set("uri", uri).run();
        return (int) tx.sql("SELECT count(*) FROM status WHERE id IN (:replies) AND visibility <= 1")
                .setAll("replies", replies)
                .number();
    }

    /** Shows every question that replies wait for. */
    void eachMissing(Tx tx, Consumer<String> visitor) {
        tx.sql("SELECT DISTINCT uri FROM import_missing").each(row -> visitor.accept(row.textOf("uri")));
    }

    /** After which record an earlier import of the same file was stopped; 0 if there was none. */
    long progress(Tx tx, String source) {
        return tx.sql("SELECT records FROM import_progress WHERE source = :source")
                .set("source", source)
                .number();
    }

    void setProgress(Tx tx, String source, long records, Instant at) {
        tx.sql("""
                INSERT INTO import_progress (source, records, updated_at) VALUES (:source, :records, :at)
                ON CONFLICT (source) DO UPDATE SET records = excluded.records, updated_at = excluded.updated_at
                """).set("source", source).set("records", records).set("at", at).run();
    }

    void finished(Tx tx, String source) {
        tx.sql("DELETE FROM import_progress WHERE source = :source")
                .set("source", source)
                .run();
    }
}
