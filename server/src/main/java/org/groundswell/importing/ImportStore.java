package org.groundswell.importing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.groundswell.db.Dialect;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;
import org.groundswell.model.Ids;
import org.groundswell.model.StatusId;
import org.groundswell.visibility.VisibilitySql;

/**
 * Queries of imports: statuses by address or address of an edit, people by their id in a network, free ids in a millisecond,
 * and replies whose parent has not been imported yet.
 */
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
    /** Maximum depth of the search for circles: threads are not shown any deeper. */
    private static final int HIGHEST = 100;

    /** Accounts are matched by id first, whatever their name; an account with the name and no id may match. */
    private static final String PERSON = """
            SELECT account_id AS id, 0 AS place FROM imported_person WHERE person = :person
            UNION ALL
            SELECT a.id, 1 FROM account a
             WHERE a.username_key = :username AND a.domain = :domain
               AND NOT EXISTS (SELECT 1 FROM imported_person p WHERE p.account_id = a.id)
             ORDER BY place LIMIT 1
            """;

    /** A status that already exists. */
    record Known(StatusId id, AccountId account) {}

    Optional<Known> byUri(Tx tx, String uri) {
        return tx.sql("SELECT id, account_id FROM status WHERE uri = :uri")
                .set("uri", uri)
                .first(ImportStore::known);
    }

    /**
     * The target of a boost of or reply to an address: if that is a boost, its original. On PostgreSQL its row is locked until
     * the transaction ends, so that it is not deleted before the reference to it is visible.
     */
    Optional<Known> holdMeant(Tx tx, String uri) {
        return tx.sql(tx.dialect() == Dialect.POSTGRESQL ? MEANT + " FOR KEY SHARE OF o" : MEANT)
                .set("uri", uri)
                .first(ImportStore::known);
    }

    private static Known known(Row row) {
        return new Known(new StatusId(row.longOf("id")), new AccountId(row.longOf("account_id")));
    }

    /** A free id in this millisecond: the preferred one, or else the one after the highest. */
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

    /** The account of a person with an id in its network. */
    Optional<AccountId> accountOf(Tx tx, String person, Acct acct) {
        return tx.sql(PERSON)
                .set("person", person)
                .set("username", acct.usernameKey())
                .set("domain", acct.domain())
                .first(row -> new AccountId(row.longOf("id")));
    }

    void setPerson(Tx tx, String person, AccountId account) {
        tx.sql("INSERT INTO imported_person (person, account_id) VALUES (:person, :account) ON CONFLICT DO NOTHING")
                .set("person", person)
                .set("account", account.value())
                .run();
    }

    /** Stores when an account was created at its origin, unless it is known. */
    void setCreatedAt(Tx tx, AccountId account, Instant at) {
        tx.sql("""
                UPDATE account SET origin_created_at = :at, created_at = :at
                 WHERE id = :account AND domain <> '' AND origin_created_at IS NULL
                """).set("at", at).set("account", account.value()).run();
    }

    boolean hasEdits(Tx tx) {
        return tx.sql("SELECT status_id FROM imported_edit LIMIT 1")
                .first(row -> row.longOf("status_id"))
                .isPresent();
    }

    /** The address of the status to which an edit belongs. */
    Optional<String> editedAddress(Tx tx, String edit) {
        return tx.sql("SELECT s.uri FROM imported_edit e JOIN status s ON s.id = e.status_id WHERE e.uri = :uri")
                .set("uri", edit)
                .first(row -> row.textOf("uri"));
    }

    /** The edit whose text a status has; 0 for none. */
    long shownEdit(Tx tx, StatusId status) {
        return tx.sql("SELECT coalesce(max(place), 0) FROM imported_edit WHERE status_id = :status AND shown")
                .set("status", status.value())
                .number();
    }

    void addEdit(Tx tx, String uri, StatusId status, int place, boolean shown) {
        tx.sql("""
                INSERT INTO imported_edit (uri, status_id, place, shown) VALUES (:uri, :status, :place, :shown)
                ON CONFLICT (uri) DO UPDATE
                   SET status_id = excluded.status_id, place = excluded.place, shown = imported_edit.shown OR excluded.shown
                """)
                .set("uri", uri)
                .set("status", status.value())
                .set("place", place)
                .set("shown", shown)
                .run();
    }

    void removeEdits(Tx tx, StatusId status) {
        tx.sql("DELETE FROM imported_edit WHERE status_id = :status")
                .set("status", status.value())
                .run();
    }

    void waitFor(Tx tx, String question, StatusId reply) {
        tx.sql("INSERT INTO import_missing (uri, status_id) VALUES (:uri, :status) ON CONFLICT DO NOTHING")
                .set("uri", question)
                .set("status", reply.value())
                .run();
    }

    /**
     * Connects waiting replies to a status, except for those to which it replies itself. Returns the number of public ones.
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
                UPDATE status
                   SET in_reply_to_id = :question, in_reply_to_account_id = :asker, version = :version,
                       conversation_id = (SELECT coalesce(q.conversation_id, q.id) FROM status q WHERE q.id = :question)
                 WHERE id IN (:replies)
                """)
                .set("question", question.value())
                .set("asker", asker.value())
                .set("version", ThreadLocalRandom.current().nextLong())
                .setAll("replies", replies)
                .run();
        tx.sql("DELETE FROM import_missing WHERE uri = :uri").set("uri", uri).run();
        return (int) tx.sql("SELECT count(*) FROM status WHERE id IN (:replies) AND " + VisibilitySql.isOpen("status"))
                .setAll("replies", replies)
                .number();
    }

    /** Passes on the addresses of all missing parents of replies. */
    void eachMissing(Tx tx, Consumer<String> visitor) {
        tx.sql("SELECT DISTINCT uri FROM import_missing").each(row -> visitor.accept(row.textOf("uri")));
    }

    /** Passes on the addresses of all removed remote posts. */
    void eachRemoved(Tx tx, Consumer<String> visitor) {
        tx.sql("SELECT uri FROM removed_post").each(row -> visitor.accept(row.textOf("uri")));
    }

    boolean isRemoved(Tx tx, String uri) {
        return tx.sql("SELECT count(*) FROM removed_post WHERE uri = :uri")
                        .set("uri", uri)
                        .number()
                > 0;
    }

    /** The record after which an earlier import of the same file was stopped; 0 if there was none. */
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
