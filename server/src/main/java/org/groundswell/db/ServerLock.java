package org.groundswell.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The right of one server to the SQLite database in a data directory. A server keeps accounts, timelines and sessions in
 * memory and counts on being told of every change; two on the same file would show outdated posts and make the same ids.
 * Commands that run beside a server don't take the lock. It ends with the process, however that ends.
 */
public final class ServerLock implements AutoCloseable {
    private static final String FILE = "server.lock";

    private final @Nullable FileChannel channel;

    private ServerLock(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock, and makes the directory if needed. Servers on PostgreSQL need none: several can share a database.
     *
     * @param url as for {@link Databases#open}
     * @throws DatabaseException if another server has it, or the directory can't be used
     */
    public static ServerLock take(Path dataDirectory, String url) {
        if (!url.isEmpty()) {
            return new ServerLock(null);
        }
        Databases.create(dataDirectory);
        Path file = dataDirectory.resolve(FILE);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return new ServerLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new DatabaseException("can't lock " + file + ": " + Databases.reason(e), e);
        }
        throw new DatabaseException(
                "another server is running with the data in " + dataDirectory
                        + "; stop it first, or name another directory with --data",
                null);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Held by this process.
            return false;
        }
    }

    @Override
    public void close() {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new DatabaseException("can't release the lock of the data directory: " + Databases.reason(e), e);
        }
    }
}
