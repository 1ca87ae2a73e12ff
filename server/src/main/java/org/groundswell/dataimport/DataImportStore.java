package org.groundswell.dataimport;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;

/** The tables {@code data_import}, {@code data_import_row} and {@code import_pace}. */
final class DataImportStore {
    private static final String SELECT = """
            SELECT id, account_id, kind, looks_like, state, overwrite, position, removed, created_at, ended_at FROM data_import
            """;

    private final RowCodec codec = new RowCodec();

    void insert(Tx tx, DataImport added) {
        tx.sql("""
                INSERT INTO data_import (id, account_id, kind, looks_like, state, overwrite, position, removed, created_at)
                VALUES (:id, :account, :kind, :looksLike, :state, :overwrite, '', 0, :createdAt)
                """)
                .set("id", added.id())
                .set("account", added.account().value())
                .set("kind", added.kind().storedName())
                .set("looksLike", added.looksLike().map(ImportKind::storedName).orElse(""))
                .set("state", added.state().storedName())
                .set("overwrite", added.overwrite())
                .set("createdAt", added.createdAt())
                .run();
    }

    Optional<DataImport> find(Tx tx, long id) {
        return tx.sql(SELECT + " WHERE id = :id").set("id", id).first(DataImportStore::read);
    }

    /** The imports of an account, the newest first. */
    List<DataImport> of(Tx tx, AccountId account, int limit) {
        return tx.sql(SELECT + " WHERE account_id = :account ORDER BY id DESC LIMIT :limit")
                .set("account", account.value())
                .set("limit", limit)
                .list(DataImportStore::read);
    }

    boolean isRunning(Tx tx, AccountId account, ImportKind kind) {
        return tx.sql("""
                        SELECT count(*) FROM data_import
                         WHERE account_id = :account AND kind = :kind AND confirmed_at IS NOT NULL AND ended_at IS NULL
                        """)
                        .set("account", account.value())
                        .set("kind", kind.storedName())
                        .number()
                > 0;
    }

    /** Deletes the imports of an account that were not confirmed. */
    void deleteUnconfirmed(Tx tx, AccountId account) {
        tx.sql("DELETE FROM data_import WHERE account_id = :account AND confirmed_at IS NULL")
                .set("account", account.value())
                .run();
    }

    /** Deletes the imports of an account that have ended, but for the newest. */
    void deleteEnded(Tx tx, AccountId account, int kept) {
        tx.sql("""
                DELETE FROM data_import
                 WHERE account_id = :account AND ended_at IS NOT NULL AND id NOT IN (
                       SELECT id FROM data_import WHERE account_id = :account AND ended_at IS NOT NULL
                        ORDER BY id DESC LIMIT :kept)
                """).set("account", account.value()).set("kept", kept).run();
    }

    /** Deletes an import that was not confirmed; false if there is none. */
    boolean deleteUnconfirmed(Tx tx, AccountId account, long id) {
        return tx.sql("DELETE FROM data_import WHERE id = :id AND account_id = :account AND confirmed_at IS NULL")
                        .set("id", id)
                        .set("account", account.value())
                        .run()
                == 1;
    }

    /** Deletes imports that ended, or were not confirmed, before a moment each; how many. */
    int purge(Tx tx, Instant endedBefore, Instant createdBefore, int limit) {
        return tx.sql("""
                        DELETE FROM data_import WHERE id IN (
                            SELECT id FROM data_import
                             WHERE ended_at < :ended OR (confirmed_at IS NULL AND created_at < :created) LIMIT :limit)
                        """)
                .set("ended", endedBefore)
                .set("created", createdBefore)
                .set("limit", limit)
                .run();
    }

    /** Ends the reading of a file; false if another upload has replaced it. */
    boolean setPreview(Tx tx, long id) {
        return tx.sql("UPDATE data_import SET state = 'preview' WHERE id = :id AND state = 'reading'")
                        .set("id", id)
                        .run()
                == 1;
    }

    /** Begins an import that waits to be confirmed; false if it doesn't. */
    boolean confirm(Tx tx, DataImport confirmed, Instant now) {
        return tx.sql("""
                        UPDATE data_import
                           SET state = :state, overwrite = :overwrite, position = :position, confirmed_at = :now
                         WHERE id = :id AND state = 'preview'
                        """)
                        .set("id", confirmed.id())
                        .set("state", confirmed.state().storedName())
                        .set("overwrite", confirmed.overwrite())
                        .set("position", confirmed.position())
                        .set("now", now)
                        .run()
                == 1;
    }

    /** Ends an import that runs; false if it doesn't. */
    boolean end(Tx tx, long id, DataImport.State end, Instant now) {
        return tx.sql("""
                        UPDATE data_import SET state = :end, ended_at = :now
                         WHERE id = :id AND state IN ('removing', 'adding')
                        """)
                        .set("id", id)
                        .set("end", end.storedName())
                        .set("now", now)
                        .run()
                == 1;
    }

    /** Goes on with a removal, unless the import has ended meanwhile. */
    void setPosition(Tx tx, long id, String position, int removed) {
        tx.sql("UPDATE data_import SET position = :position, removed = removed + :removed"
                        + " WHERE id = :id AND state = 'removing'")
                .set("id", id)
                .set("position", position)
                .set("removed", removed)
                .run();
    }

    /** Ends the removal, unless the import has ended meanwhile. */
    void setAdding(Tx tx, long id) {
        tx.sql("UPDATE data_import SET state = 'adding' WHERE id = :id AND state = 'removing'")
                .set("id", id)
                .run();
    }

    void insertRow(Tx tx, long id, ImportRow row) {
        tx.sql("""
                INSERT INTO data_import_row (import_id, number, state, content, problem)
                VALUES (:id, :number, :state, :content, :problem)
                """)
                .set("id", id)
                .set("number", row.number())
                .set("state", row.state().number())
                .set("content", codec.writeValues(row.values()))
                .set("problem", codec.writeProblem(row.problem()))
                .run();
    }

    /** Stores what has become of a row, unless that is known. */
    void endRow(Tx tx, long id, ImportRow row) {
        tx.sql("""
                UPDATE data_import_row SET state = :state, problem = :problem
                 WHERE import_id = :id AND number = :number AND state = :waiting
                """)
                .set("id", id)
                .set("number", row.number())
                .set("state", row.state().number())
                .set("problem", codec.writeProblem(row.problem()))
                .set("waiting", ImportRow.State.WAITING.number())
                .run();
    }

    /** The rows in a state, in the order of the file. */
    List<ImportRow> rows(Tx tx, long id, ImportRow.State state, int after, int limit) {
        return tx.sql("""
                SELECT number, state, content, problem FROM data_import_row
                 WHERE import_id = :id AND state = :state AND number > :after ORDER BY number LIMIT :limit
                """)
                .set("id", id)
                .set("state", state.number())
                .set("after", after)
                .set("limit", limit)
                .list(this::readRow);
    }

    /** The rows after one, in the order of the file. */
    List<ImportRow> rows(Tx tx, long id, int after, int limit) {
        return tx.sql("""
                SELECT number, state, content, problem FROM data_import_row
                 WHERE import_id = :id AND number > :after ORDER BY number LIMIT :limit
                """).set("id", id).set("after", after).set("limit", limit).list(this::readRow);
    }

    DataImport.Counts counts(Tx tx, long id) {
        Map<ImportRow.State, Long> counts = new EnumMap<>(ImportRow.State.class);
        tx.sql("SELECT state, count(*) AS many FROM data_import_row WHERE import_id = :id GROUP BY state")
                .set("id", id)
                .each(row -> counts.put(ImportRow.State.of(row.intOf("state")), row.longOf("many")));
        return new DataImport.Counts(
                counts.getOrDefault(ImportRow.State.WAITING, 0L),
                counts.getOrDefault(ImportRow.State.DONE, 0L),
                counts.getOrDefault(ImportRow.State.NOT_FOUND, 0L),
                counts.getOrDefault(ImportRow.State.FAILED, 0L),
                counts.getOrDefault(ImportRow.State.NOT_UNDERSTOOD, 0L));
    }

    /** New follows by imports of an account, since a moment. */
    record Pace(Instant begunAt, int follows) {}

    Optional<Pace> pace(Tx tx, AccountId account) {
        return tx.sql("SELECT begun_at, follows FROM import_pace WHERE account_id = :account")
                .set("account", account.value())
                .first(row -> new Pace(row.instantOf("begun_at"), row.intOf("follows")));
    }

    void setPace(Tx tx, AccountId account, Pace pace) {
        tx.sql("""
                INSERT INTO import_pace (account_id, begun_at, follows) VALUES (:account, :begun, :follows)
                ON CONFLICT (account_id) DO UPDATE SET begun_at = excluded.begun_at, follows = excluded.follows
                """)
                .set("account", account.value())
                .set("begun", pace.begunAt())
                .set("follows", pace.follows())
                .run();
    }

    /** The status of another network with an address. */
    Optional<StatusId> statusByUri(Tx tx, String uri) {
        return tx.sql("SELECT id FROM status WHERE uri = :uri")
                .set("uri", uri)
                .first(row -> new StatusId(row.longOf("id")));
    }

    private static DataImport read(Row row) {
        return new DataImport(
                row.longOf("id"),
                new AccountId(row.longOf("account_id")),
                ImportKind.parse(row.textOf("kind")).orElseThrow(),
                ImportKind.parse(row.textOf("looks_like")),
                DataImport.State.parse(row.textOf("state")),
                row.booleanOf("overwrite"),
                row.textOf("position"),
                row.longOf("removed"),
                row.instantOf("created_at"),
                Optional.ofNullable(row.instantOrNull("ended_at")));
    }

    private ImportRow readRow(Row row) {
        return new ImportRow(
                row.intOf("number"),
                ImportRow.State.of(row.intOf("state")),
                codec.readValues(row.textOf("content")),
                codec.readProblem(row.textOf("problem")));
    }
}
