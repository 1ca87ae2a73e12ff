package org.groundswell.search;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.groundswell.events.Position;
import org.groundswell.search.index.IndexFiles;
import org.groundswell.search.index.Progress;
import org.groundswell.search.index.StatusIndex;
import org.jspecify.annotations.Nullable;

/**
 * The index that searches use, and the one that is being built to replace it. Changed by one thread at a time; read by
 * searches on any thread.
 */
final class StatusIndexes {
    private final Path directory;
    private final String installation;
    /** Keeps searches from taking a snapshot of an index that is being closed. */
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    private @Nullable IndexFiles files; // used by the thread that changes them
    private @Nullable StatusIndex current; // guarded by lock
    private @Nullable StatusIndex next; // guarded by lock

    /** @param installation the id of the database */
    StatusIndexes(Path directory, String installation) {
        this.directory = directory;
        this.installation = installation;
    }

    /** Makes them ready: opens those on disk, and again those that a failure has closed; creates one if there is none. */
    void open(Opening opening) {
        IndexFiles files = files();
        if (current() == null) {
            IndexFiles.Found found = files.open(opening::isUsable);
            set(found.current().orElse(null), found.next().orElse(null));
        }
        StatusIndex now = current();
        if (now != null && now.isBroken()) {
            set(null, next());
            set(files.reopen(now).orElse(null), next());
        }
        StatusIndex other = next();
        if (other != null && other.isBroken()) {
            set(current(), files.reopen(other).orElse(null));
        }
        if (current() == null) {
            StatusIndex fresh = files.create(opening.fresh());
            files.makeCurrent(fresh);
            set(fresh, next());
        }
    }

    /** What {@link #open} has to know. */
    interface Opening {
        /** Whether an index can be brought up to date. */
        boolean isUsable(Progress progress);

        /** The progress of a new index. */
        Progress fresh();
    }

    /** Begins to build an index that will replace the current one. */
    void beginNext(Progress progress) {
        set(current(), files().create(progress));
    }

    /** Replaces the current index by the next. */
    void replaceCurrent() {
        StatusIndex old = current();
        StatusIndex fresh = next();
        if (fresh == null) {
            throw new IllegalStateException("no index is being built");
        }
        files().makeCurrent(fresh);
        set(fresh, null);
        if (old != null) {
            files().remove(old);
        }
    }

    @Nullable
    StatusIndex current() {
        lock.readLock().lock();
        try {
            return current;
        } finally {
            lock.readLock().unlock();
        }
    }

    @Nullable
    StatusIndex next() {
        lock.readLock().lock();
        try {
            return next;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** The index that is being built, if one is: the next, or the current one. */
    Optional<StatusIndex> building() {
        return all().stream().filter(index -> !index.progress().isComplete()).reduce((_, last) -> last);
    }

    List<StatusIndex> all() {
        return Stream.of(Optional.ofNullable(current()), Optional.ofNullable(next()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The position up to which all have the events. */
    Position position() {
        return all().stream()
                .map(index -> index.progress().position())
                .reduce((one, other) -> one.isAfter(other) ? other : one)
                .orElse(Position.START);
    }

    /** A snapshot of the current index for a search; empty if there is none yet. */
    Optional<StatusIndex.Snapshot> snapshot() {
        lock.readLock().lock();
        try {
            return Optional.ofNullable(current)
                    .filter(index -> !index.isBroken())
                    .map(StatusIndex::snapshot);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Commits and closes them. */
    void close() {
        List<StatusIndex> open = all();
        set(null, null);
        for (StatusIndex index : open) {
            try (index) {
                if (!index.isBroken()) {
                    index.commit();
                }
            }
        }
        if (files != null) {
            files.close();
        }
    }

    private IndexFiles files() {
        IndexFiles taken = files == null ? IndexFiles.take(directory, installation) : files;
        files = taken;
        return taken;
    }

    private void set(@Nullable StatusIndex newCurrent, @Nullable StatusIndex newNext) {
        lock.writeLock().lock();
        try {
            current = newCurrent;
            next = newNext;
        } finally {
            lock.writeLock().unlock();
        }
    }
}
