package org.groundswell.serverblocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Dialect;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.DomainName;
import org.groundswell.model.Page;
import org.groundswell.serverblocks.ServerBlock.Policy;
import org.groundswell.serverblocks.ServerBlock.Severity;

/** SQL on the tables {@code server_block} and {@code server_block_lock}. */
public final class ServerBlockStore {
    private static final String SELECT = """
            SELECT id, domain, severity, reject_media, reject_reports, private_comment, public_comment, obfuscate, created_at
              FROM server_block
            """;
    private static final String HOLD = "SELECT changes FROM server_block_lock";
    private static final String HOLD_IN_POSTGRESQL = HOLD + " FOR SHARE";

    /** Locks the blocks for a change: changes follow each other, and accounts are created before or after one. */
    public void beginChange(Tx tx) {
        tx.sql("UPDATE server_block_lock SET changes = changes + 1").run();
    }

    /** Keeps the blocks from changing before the transaction ends. */
    public void hold(Tx tx) {
        tx.sql(tx.dialect() == Dialect.POSTGRESQL ? HOLD_IN_POSTGRESQL : HOLD).number();
    }

    /** The block of a domain: its own, or that of the longest name above it. */
    public Optional<ServerBlock> covering(Tx tx, String domain) {
        return tx.sql(SELECT + " WHERE domain IN (:domains) ORDER BY length(domain) DESC LIMIT 1")
                .setAll("domains", withParents(domain))
                .first(ServerBlockStore::block);
    }

    /** A domain and the domains above it, the longest first, without a port. */
    static List<String> withParents(String domain) {
        String name = DomainName.parse(domain).map(DomainName::name).orElse(domain);
        int colon = name.indexOf(':');
        String rest = colon < 0 ? name : name.substring(0, colon);
        List<String> domains = new ArrayList<>();
        while (!rest.isEmpty()) {
            domains.add(rest);
            int dot = rest.indexOf('.');
            rest = dot < 0 ? "" : rest.substring(dot + 1);
        }
        return domains;
    }

    /** Adds a block; false if the domain has one already. */
    public boolean insert(Tx tx, ServerBlock block) {
        Policy policy = block.policy();
        return tx.sql("""
                        INSERT INTO server_block (id, domain, severity, reject_media, reject_reports, private_comment,
                                                  public_comment, obfuscate, created_at)
                        VALUES (:id, :domain, :severity, :media, :reports, :private, :public, :obfuscate, :at)
                        ON CONFLICT DO NOTHING
                        """)
                        .set("id", block.id())
                        .set("domain", block.domain())
                        .set("severity", policy.severity().word())
                        .set("media", policy.rejectMedia())
                        .set("reports", policy.rejectReports())
                        .set("private", policy.privateComment())
                        .set("public", policy.publicComment())
                        .set("obfuscate", policy.obfuscate())
                        .set("at", block.createdAt())
                        .run()
                == 1;
    }

    public void update(Tx tx, long id, Policy policy) {
        tx.sql("""
                UPDATE server_block
                   SET severity = :severity, reject_media = :media, reject_reports = :reports,
                       private_comment = :private, public_comment = :public, obfuscate = :obfuscate
                 WHERE id = :id
                """)
                .set("id", id)
                .set("severity", policy.severity().word())
                .set("media", policy.rejectMedia())
                .set("reports", policy.rejectReports())
                .set("private", policy.privateComment())
                .set("public", policy.publicComment())
                .set("obfuscate", policy.obfuscate())
                .run();
    }

    public void delete(Tx tx, long id) {
        tx.sql("DELETE FROM server_block WHERE id = :id").set("id", id).run();
    }

    public Optional<ServerBlock> find(Tx tx, long id) {
        return tx.sql(SELECT + " WHERE id = :id").set("id", id).first(ServerBlockStore::block);
    }

    public Optional<ServerBlock> byDomain(Tx tx, String domain) {
        return tx.sql(SELECT + " WHERE domain = :domain").set("domain", domain).first(ServerBlockStore::block);
    }

    /** The blocks, newest first. */
    public List<ServerBlock> list(Tx tx, Page page) {
        List<ServerBlock> found = tx.sql(SELECT + " WHERE id < :max AND id > :after ORDER BY id"
                        + (page.isForward() ? "" : " DESC") + " LIMIT :limit")
                .set("max", page.maxId())
                .set("after", page.after())
                .set("limit", page.limit())
                .list(ServerBlockStore::block);
        return page.isForward() ? found.reversed() : found;
    }

    /** All blocks, by domain. */
    public List<ServerBlock> all(Tx tx) {
        return tx.sql(SELECT + " ORDER BY domain").list(ServerBlockStore::block);
    }

    public long count(Tx tx) {
        return tx.sql("SELECT count(*) FROM server_block").number();
    }

    private static ServerBlock block(Row row) {
        String severity = row.textOf("severity");
        return new ServerBlock(
                row.longOf("id"),
                row.textOf("domain"),
                new Policy(
                        Severity.parse(severity)
                                .orElseThrow(
                                        () -> new IllegalStateException("a newer version has written a block called "
                                                + severity + "; run that version, or a newer one")),
                        row.booleanOf("reject_media"),
                        row.booleanOf("reject_reports"),
                        row.textOf("private_comment"),
                        row.textOf("public_comment"),
                        row.booleanOf("obfuscate")),
                row.instantOf("created_at"));
    }
}
