package org.groundswell.reports;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.db.Tx;
import org.groundswell.files.FileName;
import org.groundswell.files.FileUse;
import org.groundswell.files.StoredFile;
import org.groundswell.model.AccountId;

/** The table {@code evidence_file}. */
public final class EvidenceFileStore {
    static final FileUse FILE_USE = FileUse.byNobody("evidence_file", "file_id");

    /**
     * A file of evidence.
     *
     * @param about the account that the report or decision is about
     * @param name of the file that the post had
     * @param file the id of the stored file
     */
    record Line(AccountId about, FileName name, long file) {}

    void insert(Tx tx, EvidenceFileId id, EvidenceHolder holder, long holderId, StoredFile original) {
        tx.sql("INSERT INTO evidence_file (id, " + holder.column()
                        + ", name, file_id) VALUES (:id, :holder, :name, :file)")
                .set("id", id.value())
                .set("holder", holderId)
                .set("name", original.name().text())
                .set("file", original.id())
                .run();
    }

    /** The files of reports or decisions, by their ids and the names of the files that the posts had. */
    public Map<Long, Map<FileName, EvidenceFileId>> of(Tx tx, EvidenceHolder holder, Collection<Long> ids) {
        Map<Long, Map<FileName, EvidenceFileId>> files = new HashMap<>();
        tx.sql("SELECT id, name, " + holder.column() + " AS holder FROM evidence_file WHERE " + holder.column()
                        + " IN (:ids)")
                .setAll("ids", ids)
                .each(row -> files.computeIfAbsent(row.longOf("holder"), _ -> new HashMap<>())
                        .put(new FileName(row.textOf("name")), new EvidenceFileId(row.longOf("id"))));
        return files;
    }

    Optional<Line> find(Tx tx, EvidenceFileId id) {
        return tx.sql("""
                SELECT coalesce(r.target_id, s.account_id) AS about, f.name, f.file_id
                  FROM evidence_file f
                  LEFT JOIN report r ON r.id = f.report_id
                  LEFT JOIN strike s ON s.id = f.strike_id
                 WHERE f.id = :id
                """)
                .set("id", id.value())
                .first(row -> new Line(
                        new AccountId(row.longOf("about")), new FileName(row.textOf("name")), row.longOf("file_id")));
    }

    /** Whether evidence refers to a file. */
    boolean refersTo(Tx tx, long file) {
        return tx.sql("SELECT id FROM evidence_file WHERE file_id = :file LIMIT 1")
                .set("file", file)
                .first(row -> row.longOf("id"))
                .isPresent();
    }

    /** A file that other evidence has in place of a file of a post. */
    Optional<Long> copyOf(Tx tx, StoredFile original) {
        return tx.sql("SELECT file_id FROM evidence_file WHERE name = :name AND file_id <> :original LIMIT 1")
                .set("name", original.name().text())
                .set("original", original.id())
                .first(row -> row.longOf("file_id"));
    }

    /** Refers to another file in place of one; returns in how many rows. */
    int replace(Tx tx, long file, long by) {
        return tx.sql("UPDATE evidence_file SET file_id = :by WHERE file_id = :file")
                .set("file", file)
                .set("by", by)
                .run();
    }

    /** Deletes the files of reports or decisions; returns those that they referred to. */
    List<Long> delete(Tx tx, EvidenceHolder holder, Collection<Long> ids) {
        return tx.sql("DELETE FROM evidence_file WHERE " + holder.column() + " IN (:ids) RETURNING file_id")
                .setAll("ids", ids)
                .list(row -> row.longOf("file_id"));
    }
}
