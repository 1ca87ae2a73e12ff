package org.groundswell.push;

import java.time.InstantSource;
import org.groundswell.db.Database;
import org.groundswell.jobs.Service;
import org.jspecify.annotations.Nullable;

/** The server's VAPID key, made at the first start: all processes have the same. */
public final class VapidKeys implements Service {
    private final Database database;
    private final InstantSource clock;
    private final VapidKeyStore store = new VapidKeyStore();
    /** It never changes once it is stored. */
    private volatile @Nullable VapidKey known;

    VapidKeys(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void start() {
        key();
    }

    @Override
    public void close() {}

    /** The public key, an uncompressed point in base64url, for apps and browsers that subscribe. */
    public String publicKey() {
        return key().publicText();
    }

    VapidKey key() {
        VapidKey key = known;
        if (key == null) {
            key = database.read(store::find).orElseGet(this::create);
            known = key;
        }
        return key;
    }

    private VapidKey create() {
        VapidKey key = VapidKey.generate();
        database.writing(tx -> store.insert(tx, key, clock.instant()));
        // In a second transaction, which sees the key of another process if that was faster.
        return database.read(store::find).orElseThrow();
    }
}
