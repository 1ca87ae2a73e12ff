package org.groundswell.waves;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.groundswell.TestServer;
import org.groundswell.db.Database;

/** With SQLite, a tag that passes for a large one, while nothing can be read in the background: its figures are not there yet. */
public final class LargeTag implements AutoCloseable {
    /** How many connections the background has with SQLite, where work waits for one as long as it takes. */
    private static final int CONNECTIONS = 4;

    private final CountDownLatch released = new CountDownLatch(1);
    private final List<Thread> holders = new ArrayList<>();

    /** @param key of a tag that has posts */
    public static LargeTag of(TestServer server, String key) {
        Database database = server.server.core().database();
        database.write(tx -> tx.sql("UPDATE tag SET posts = :posts WHERE key = :key")
                .set("posts", Preparation.LARGE)
                .set("key", key)
                .run());
        return new LargeTag(database);
    }

    private LargeTag(Database database) {
        CountDownLatch held = new CountDownLatch(CONNECTIONS);
        for (int i = 0; i < CONNECTIONS; i++) {
            holders.add(Thread.ofPlatform()
                    .start(() -> database.background().read(tx -> {
                        held.countDown();
                        return waitFor(released);
                    })));
        }
        waitFor(held);
    }

    private static boolean waitFor(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Lets its posts be read. */
    public void release() {
        released.countDown();
        for (Thread holder : holders) {
            try {
                holder.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    @Override
    public void close() {
        release();
    }
}
