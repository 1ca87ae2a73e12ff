package org.groundswell.media.uploads;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.groundswell.db.Dialect;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.files.FileName;
import org.groundswell.files.StoredFile;
import org.groundswell.media.AttachmentCodec;
import org.groundswell.media.Focus;
import org.groundswell.media.MediaFacts;
import org.groundswell.media.MediaKind;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.jspecify.annotations.Nullable;

/** The table {@code media}. */
final class MediaStore {
    private static final int PROCESSING = 0;
    private static final int READY = 1;
    private static final int UNUSABLE = 2;

    private static final String SELECT = """
            SELECT m.id, m.account_id, m.status_id, m.version, m.state, m.kind, m.description, m.focus_x, m.focus_y, m.facts,
                   m.problem, m.upload_file, u.name AS upload_name, u.bytes AS upload_bytes, m.original_file,
                   o.name AS original_name, o.bytes AS original_bytes, m.preview_file, p.name AS preview_name,
                   p.bytes AS preview_bytes
              FROM media m
              LEFT JOIN stored_file u ON u.id = m.upload_file
              LEFT JOIN stored_file o ON o.id = m.original_file
              LEFT JOIN stored_file p ON p.id = m.preview_file
            """;

    /** The files that deleted rows referred to. */
    private static final String FILES = " RETURNING upload_file, original_file, preview_file";

    void insert(Tx tx, Medium medium, Instant now) {
        tx.sql("""
                INSERT INTO media (id, account_id, status_id, unused_since, state, version, kind, description, focus_x, focus_y,
                                   upload_file, original_file, preview_file, facts, problem)
                VALUES (:id, :account, :status, :now, :state, :version, :kind, :description, :x, :y,
                        :upload, :original, :preview, :facts, '')
                """)
                .set("id", medium.id())
                .set("account", medium.account().value())
                .setOrNull("status", medium.status().map(StatusId::value).orElse(null))
                .set("now", now)
                .set("state", medium.state() instanceof Medium.State.Ready ? READY : PROCESSING)
                .set("version", medium.version())
                .set("kind", medium.kind().word())
                .set("description", medium.description())
                .set("x", medium.focus().x())
                .set("y", medium.focus().y())
                .setOrNull(
                        "upload",
                        medium.state() instanceof Medium.State.Processing waiting
                                ? waiting.upload().id()
                                : null)
                .setOrNull(
                        "original",
                        medium.state() instanceof Medium.State.Ready ready
                                ? ready.original().id()
                                : null)
                .setOrNull("preview", medium.state() instanceof Medium.State.Ready ready ? id(ready.preview()) : null)
                .set(
                        "facts",
                        medium.state() instanceof Medium.State.Ready ready
                                ? AttachmentCodec.writeFacts(ready.facts())
                                : "")
                .run();
    }

    private static @Nullable Long id(@Nullable StoredFile file) {
        return file == null ? null : file.id();
    }

    Optional<Medium> find(Tx tx, long id) {
        return tx.sql(SELECT + " WHERE m.id = :id").set("id", id).first(MediaStore::medium);
    }

    List<Medium> find(Tx tx, AccountId account, Collection<Long> ids) {
        return tx.sql(SELECT + " WHERE m.id IN (:ids) AND m.account_id = :account")
                .setAll("ids", ids)
                .set("account", account.value())
                .list(MediaStore::medium);
    }

    /** The number of an account's media that belong to no post. */
    int unused(Tx tx, AccountId account, int most) {
        return (int)
                tx.sql("""
                        SELECT count(*) FROM (SELECT 1 FROM media
                                               WHERE account_id = :account AND status_id IS NULL LIMIT :most) f
                        """).set("account", account.value()).set("most", most).number();
    }

    /** Ends the processing of a medium; false if it has ended already, or is gone. */
    boolean ready(Tx tx, long id, MediaKind kind, Medium.State.Ready ready) {
        return tx.sql("""
                        UPDATE media SET state = :ready, version = :version, kind = :kind, upload_file = NULL,
                               original_file = :original, preview_file = :preview, facts = :facts
                         WHERE id = :id AND state = :processing
                        """)
                        .set("id", id)
                        .set("ready", READY)
                        .set("processing", PROCESSING)
                        .set("version", version())
                        .set("kind", kind.word())
                        .set("original", ready.original().id())
                        .setOrNull("preview", id(ready.preview()))
                        .set("facts", AttachmentCodec.writeFacts(ready.facts()))
                        .run()
                == 1;
    }

    /** Marks a medium that is being processed as one that can't be used; false if it isn't any more. */
    boolean unusable(Tx tx, long id, String problem) {
        return tx.sql("""
                        UPDATE media SET state = :unusable, version = :version, upload_file = NULL, problem = :problem
                         WHERE id = :id AND state = :processing
                        """)
                        .set("id", id)
                        .set("unusable", UNUSABLE)
                        .set("processing", PROCESSING)
                        .set("version", version())
                        .set("problem", problem)
                        .run()
                == 1;
    }

    /** Describes a medium that belongs to no post yet; false if there is none with this version. */
    boolean describe(Tx tx, Medium seen, String description, Focus focus) {
        return tx.sql("""
                        UPDATE media SET description = :description, focus_x = :x, focus_y = :y, version = :version
                         WHERE id = :id AND version = :seen AND status_id IS NULL
                        """)
                        .set("id", seen.id())
                        .set("seen", seen.version())
                        .set("description", description)
                        .set("x", focus.x())
                        .set("y", focus.y())
                        .set("version", version())
                        .run()
                == 1;
    }

    /** Gives a medium that belongs to no post yet another preview; false if there is none with this version. */
    boolean setPreview(Tx tx, Medium seen, StoredFile preview, MediaFacts facts) {
        return tx.sql("""
                        UPDATE media SET preview_file = :preview, facts = :facts, version = :version
                         WHERE id = :id AND version = :seen AND status_id IS NULL
                        """)
                        .set("id", seen.id())
                        .set("seen", seen.version())
                        .set("preview", preview.id())
                        .set("facts", AttachmentCodec.writeFacts(facts))
                        .set("version", version())
                        .run()
                == 1;
    }

    /** Gives a medium to a post; false if it is not as it was read, or belongs to another. */
    boolean attach(Tx tx, Medium seen, StatusId status, String description, Focus focus) {
        return tx.sql("""
                        UPDATE media SET status_id = :status, description = :description, focus_x = :x, focus_y = :y,
                               version = :version
                         WHERE id = :id AND version = :seen AND (status_id IS NULL OR status_id = :status)
                        """)
                        .set("id", seen.id())
                        .set("seen", seen.version())
                        .set("status", status.value())
                        .set("description", description)
                        .set("x", focus.x())
                        .set("y", focus.y())
                        .set("version", version())
                        .run()
                == 1;
    }

    /** Takes the media of a post away from it. */
    void detach(Tx tx, StatusId status, Instant now) {
        tx.sql("UPDATE media SET status_id = NULL, unused_since = :now, version = :version WHERE status_id = :status")
                .set("status", status.value())
                .set("now", now)
                .set("version", version())
                .run();
    }

    /** Deletes the media of a post; returns the files that they referred to. */
    List<Long> deleteOf(Tx tx, StatusId status) {
        return files(tx.sql("DELETE FROM media WHERE status_id = :status" + FILES)
                .set("status", status.value())
                .list(MediaStore::files));
    }

    /** Deletes a medium that belongs to no post; returns its files, or nothing if there is no such medium. */
    List<Long> delete(Tx tx, long id) {
        return files(tx.sql("DELETE FROM media WHERE id = :id AND status_id IS NULL" + FILES)
                .set("id", id)
                .list(MediaStore::files));
    }

    /** Some media that have belonged to no post since before a moment. */
    List<Long> unusedSince(Tx tx, Instant before, int limit) {
        return tx.sql("""
                        SELECT id FROM media WHERE status_id IS NULL AND unused_since < :before
                         ORDER BY unused_since LIMIT :limit
                        """).set("before", before).set("limit", limit).list(row -> row.longOf("id"));
    }

    /** Some media of an account, whether posts have them or not. */
    List<Long> of(Tx tx, AccountId account, int limit) {
        return tx.sql("SELECT id FROM media WHERE account_id = :account ORDER BY id LIMIT :limit")
                .set("account", account.value())
                .set("limit", limit)
                .list(row -> row.longOf("id"));
    }

    /** Deletes some media, whether posts have them or not; returns their files. */
    List<Long> delete(Tx tx, Collection<Long> ids) {
        return files(tx.sql("DELETE FROM media WHERE id IN (:ids)" + FILES)
                .setAll("ids", ids)
                .list(MediaStore::files));
    }

    /** Locks a medium of an account until the transaction ends. */
    Optional<Medium> lock(Tx tx, AccountId account, long id) {
        if (tx.dialect() == Dialect.POSTGRESQL) {
            tx.sql("SELECT id FROM media WHERE id = :id FOR UPDATE")
                    .set("id", id)
                    .first(row -> row.longOf("id"));
        }
        return find(tx, id).filter(medium -> medium.account().equals(account));
    }

    private static List<Long> files(List<List<Long>> rows) {
        return rows.stream().flatMap(List::stream).distinct().toList();
    }

    private static List<Long> files(Row row) {
        return Stream.of("upload_file", "original_file", "preview_file")
                .map(row::longOf)
                .filter(id -> id != 0)
                .toList();
    }

    private static Medium medium(Row row) {
        long status = row.longOf("status_id");
        return new Medium(
                row.longOf("id"),
                new AccountId(row.longOf("account_id")),
                status == 0 ? Optional.empty() : Optional.of(new StatusId(status)),
                row.longOf("version"),
                MediaKind.ofWord(row.textOf("kind")),
                row.textOf("description"),
                new Focus(row.doubleOf("focus_x"), row.doubleOf("focus_y")),
                state(row));
    }

    private static Medium.State state(Row row) {
        return switch (row.intOf("state")) {
            case PROCESSING ->
                new Medium.State.Processing(
                        file(row, "upload"),
                        row.longOf("preview_file") == 0
                                ? null
                                : new Thumbnail(file(row, "preview"), AttachmentCodec.readFacts(row.textOf("facts"))));
            case READY ->
                new Medium.State.Ready(
                        file(row, "original"),
                        row.longOf("preview_file") == 0 ? null : file(row, "preview"),
                        AttachmentCodec.readFacts(row.textOf("facts")));
            default -> new Medium.State.Unusable(row.textOf("problem"));
        };
    }

    private static StoredFile file(Row row, String which) {
        return new StoredFile(
                row.longOf(which + "_file"), new FileName(row.textOf(which + "_name")), row.longOf(which + "_bytes"));
    }

    static long version() {
        return ThreadLocalRandom.current().nextLong();
    }

    /** The sizes of files in bytes, by the id of the medium. */
    Map<Long, Long> sizes(Tx tx, Collection<Long> ids) {
        Map<Long, Long> sizes = new HashMap<>();
        tx.sql("SELECT m.id, f.bytes FROM media m JOIN stored_file f ON f.id = m.original_file WHERE m.id IN (:ids)")
                .setAll("ids", ids)
                .each(row -> sizes.put(row.longOf("id"), row.longOf("bytes")));
        return sizes;
    }
}
