package org.groundswell.ipblocks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.Page;

/** SQL on the tables {@code ip_block} and {@code ip_block_version}. */
public final class IpBlockStore {
    private static final String SELECT = "SELECT id, ip, severity, comment, created_at, expires_at FROM ip_block ";

    /** A number that grows with every change of the blocks. */
    long version(Tx tx) {
        return tx.sql("SELECT version FROM ip_block_version").number();
    }

    /** Announces a change to all processes. Changes follow each other: the second waits for the first to end. */
    public void beginChange(Tx tx) {
        tx.sql("UPDATE ip_block_version SET version = version + 1").run();
    }

    /** Adds a block; false if the range has one already. */
    public boolean insert(Tx tx, IpBlock block) {
        return tx.sql("""
                        INSERT INTO ip_block (id, ip, severity, comment, created_at, expires_at)
                        VALUES (:id, :ip, :severity, :comment, :at, :expires) ON CONFLICT DO NOTHING
                        """)
                        .set("id", block.id())
                        .set("ip", block.range().toString())
                        .set("severity", block.severity().word())
                        .set("comment", block.comment())
                        .set("at", block.createdAt())
                        .set("expires", block.expiresAt().orElse(null))
                        .run()
                == 1;
    }

    /** Removes a block; false if there is none. */
    public boolean delete(Tx tx, long id) {
        return tx.sql("DELETE FROM ip_block WHERE id = :id").set("id", id).run() == 1;
    }

    /** Deletes some blocks that have ended; how many. */
    public int purge(Tx tx, Instant now, int limit) {
        return tx.sql("""
                DELETE FROM ip_block WHERE id IN (SELECT id FROM ip_block WHERE expires_at <= :now LIMIT :limit)
                """).set("now", now).set("limit", limit).run();
    }

    /** A block in force. */
    public Optional<IpBlock> find(Tx tx, long id, Instant now) {
        return tx.sql(SELECT + "WHERE id = :id AND (expires_at IS NULL OR expires_at > :now)")
                .set("id", id)
                .set("now", now)
                .first(IpBlockStore::block);
    }

    /** The blocks in force, newest first. */
    public List<IpBlock> list(Tx tx, Page page, Instant now) {
        List<IpBlock> found = tx.sql(SELECT + """
                         WHERE id < :max AND id > :after AND (expires_at IS NULL OR expires_at > :now) ORDER BY id
                        """ + (page.isForward() ? "" : " DESC") + " LIMIT :limit")
                .set("max", page.maxId())
                .set("after", page.after())
                .set("now", now)
                .set("limit", page.limit())
                .list(IpBlockStore::block);
        return page.isForward() ? found.reversed() : found;
    }

    /** All blocks, also ended ones. */
    List<IpBlock> all(Tx tx) {
        return tx.sql(SELECT).list(IpBlockStore::block);
    }

    public long count(Tx tx) {
        return tx.sql("SELECT count(*) FROM ip_block").number();
    }

    private static IpBlock block(Row row) {
        String severity = row.textOf("severity");
        return new IpBlock(
                row.longOf("id"),
                IpRange.parse(row.textOf("ip")).orElseThrow(),
                IpBlock.Severity.parse(severity)
                        .orElseThrow(() -> new IllegalStateException("a newer version has written a block called "
                                + severity + "; run that version, or a newer one")),
                row.textOf("comment"),
                row.instantOf("created_at"),
                Optional.ofNullable(row.instantOrNull("expires_at")));
    }
}
