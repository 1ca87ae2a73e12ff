package org.groundswell.push;

import java.time.Instant;
import java.util.Optional;
import org.groundswell.db.Tx;

/** The table {@code vapid_key}. */
final class VapidKeyStore {
    private static final String SERVER = "server";

    Optional<VapidKey> find(Tx tx) {
        return tx.sql("SELECT private_key, public_key FROM vapid_key WHERE name = :name")
                .set("name", SERVER)
                .first(row -> VapidKey.read(row.textOf("private_key"), row.textOf("public_key")));
    }

    /** Adds the key, unless another process has just added one. */
    void insert(Tx tx, VapidKey key, Instant at) {
        tx.sql("""
                INSERT INTO vapid_key (name, private_key, public_key, created_at)
                VALUES (:name, :private, :public, :at) ON CONFLICT DO NOTHING
                """)
                .set("name", SERVER)
                .set("private", key.privateText())
                .set("public", key.publicText())
                .set("at", at)
                .run();
    }
}
