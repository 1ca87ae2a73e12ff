package org.groundswell.files;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.groundswell.db.Dialect;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;

/** The table {@code stored_file}. */
final class StoredFileStore {
    private final String unused;

    /** @param uses all columns that refer to files */
    StoredFileStore(List<FileUse> uses) {
        this.unused = uses.stream()
                .map(use -> "NOT EXISTS (SELECT 1 FROM " + use.table() + " u WHERE u." + use.column() + " = f.id)")
                .collect(Collectors.joining(" AND "));
    }

    /** The file with some content and type. It is not unused until a while after a moment. */
    Optional<StoredFile> touch(Tx tx, String hash, FileType type, Instant at) {
        return tx.sql("""
                        UPDATE stored_file AS f SET touched_at = :at WHERE f.hash = :hash AND f.type = :type AND NOT f.dying
                        RETURNING id, name, bytes
                        """)
                .set("hash", hash)
                .set("type", type.extension())
                .set("at", at)
                .first(StoredFileStore::file);
    }

    /** A file is not unused until a while after a moment, unless it is being deleted. */
    void touch(Tx tx, long id, Instant at) {
        tx.sql("UPDATE stored_file SET touched_at = :at WHERE id = :id AND NOT dying")
                .set("id", id)
                .set("at", at)
                .run();
    }

    /** Adds a file; false if there is one with this content and type already. */
    boolean insert(Tx tx, StoredFile file, String hash, FileType type, Instant at) {
        return tx.sql("""
                        INSERT INTO stored_file (id, hash, type, name, bytes, touched_at, dying)
                        VALUES (:id, :hash, :type, :name, :bytes, :at, :dying)
                        ON CONFLICT DO NOTHING
                        """)
                        .set("id", file.id())
                        .set("hash", hash)
                        .set("type", type.extension())
                        .set("name", file.name().text())
                        .set("bytes", file.bytes())
                        .set("at", at)
                        .set("dying", false)
                        .run()
                == 1;
    }

    /** Whether a file is there and stays; if so it is not deleted before the transaction ends. */
    boolean hold(Tx tx, long id) {
        return tx.sql("SELECT id FROM stored_file WHERE id = :id AND NOT dying"
                        + (tx.dialect() == Dialect.POSTGRESQL ? " FOR KEY SHARE" : ""))
                .set("id", id)
                .first(row -> row.longOf("id"))
                .isPresent();
    }

    /** The file of a name, if it is there and stays; if so it is not deleted before the transaction ends. */
    Optional<StoredFile> hold(Tx tx, FileName name) {
        return tx.sql("SELECT id, name, bytes FROM stored_file WHERE name = :name AND NOT dying"
                        + (tx.dialect() == Dialect.POSTGRESQL ? " FOR KEY SHARE" : ""))
                .set("name", name.text())
                .first(StoredFileStore::file);
    }

    /**
     * A file that may be unused.
     *
     * @param dying whether it has been found unused, and is being deleted
     */
    record Suspect(StoredFile file, Instant touchedAt, boolean dying) {}

    /** A file, locked until the transaction ends: only so is it certain what refers to it. */
    Optional<Suspect> lock(Tx tx, long id) {
        return tx.sql("SELECT id, name, bytes, touched_at, dying FROM stored_file WHERE id = :id"
                        + (tx.dialect() == Dialect.POSTGRESQL ? " FOR UPDATE" : ""))
                .set("id", id)
                .first(row -> new Suspect(file(row), row.instantOf("touched_at"), row.booleanOf("dying")));
    }

    /** Marks a locked file, if nothing refers to it, so that it is not used again; false if something does. */
    boolean markUnused(Tx tx, long id) {
        return tx.sql("UPDATE stored_file AS f SET dying = :dying WHERE f.id = :id AND " + unused)
                        .set("id", id)
                        .set("dying", true)
                        .run()
                == 1;
    }

    Map<Long, StoredFile> byIds(Tx tx, Collection<Long> ids) {
        Map<Long, StoredFile> found = new HashMap<>();
        if (!ids.isEmpty()) {
            tx.sql("SELECT id, name, bytes FROM stored_file WHERE id IN (:ids)")
                    .setAll("ids", ids)
                    .each(row -> found.put(row.longOf("id"), file(row)));
        }
        return found;
    }

    void delete(Tx tx, long id) {
        tx.sql("DELETE FROM stored_file WHERE id = :id").set("id", id).run();
    }

    private static StoredFile file(Row row) {
        return new StoredFile(row.longOf("id"), new FileName(row.textOf("name")), row.longOf("bytes"));
    }
}
