package org.groundswell.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.jobs.Backoff;
import org.groundswell.jobs.Job;
import org.groundswell.jobs.Jobs;
import org.groundswell.jobs.Outcome;
import org.groundswell.jobs.PayloadCodec;
import org.groundswell.jobs.Queue;
import org.groundswell.jobs.QueueLimits;
import org.groundswell.jobs.Service;
import org.groundswell.model.Refusal;
import org.groundswell.text.Sha256;

/**
 * Stores files once for each content, and deletes those that nothing refers to any more.
 *
 * <p>A row of another table that refers to a file is written in a transaction that {@link #hold}s it, soon after {@link #keep}
 * returned. When such a row is deleted, or refers to another file, {@link #release} is called in the same transaction.
 */
public final class StoredFiles {
    /** Time from storing a file to the row that refers to it; longer than the clocks of processes differ. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    /** Writing a large file to another machine takes time. */
    private static final Duration LONGEST_PUT = Duration.ofHours(1);

    private static final Duration RETRY = Duration.ofSeconds(10);

    private static final QueueLimits LIMITS =
            new QueueLimits(2, 12, new Backoff(Duration.ofSeconds(10), Duration.ofHours(6)), Duration.ofMinutes(5));

    private final Database database;
    private final FileStore bytes;
    private final StoredFileStore store;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final Queue<Long> checks;

    /** @param uses all columns that refer to files */
    public StoredFiles(
            Database database, FileStore bytes, List<FileUse> uses, Jobs jobs, IdGenerator ids, InstantSource clock) {
        this.database = database;
        this.bytes = bytes;
        this.store = new StoredFileStore(uses);
        this.ids = ids;
        this.clock = clock;
        this.checks = jobs.queue("unused-files", PayloadCodec.of(id -> Long.toString(id), Long::valueOf), LIMITS);
    }

    /** The worker that deletes unused files. */
    public Service worker() {
        return checks.worker(this::check);
    }

    /**
     * Stores a file, unless one with this content is there. Not for use in a transaction: it takes time.
     *
     * @param file the bytes; may be moved away
     * @throws UncheckedIOException if it can't be stored
     * @throws Refusal.Unavailable if the store can't be reached
     */
    public StoredFile keep(Path file, FileType type) {
        return asked(() -> {
            String hash = hash(file);
            long size = Files.size(file);
            StoredFile stored = database.write(tx -> register(tx, hash, type, size));
            // One of another size is what a store has made of an upload that broke off.
            if (bytes.find(stored.name()).filter(found -> found.size() == size).isEmpty()) {
                bytes.put(stored.name(), file);
            }
            database.writing(tx -> {
                Instant now = clock.instant();
                store.touch(tx, stored.id(), now);
                checkLater(tx, stored, now);
            });
            return stored;
        });
    }

    /**
     * The bytes of a file; empty if it isn't there.
     *
     * @throws UncheckedIOException if it can't be read
     * @throws Refusal.Unavailable if the store can't be reached
     */
    public Optional<FileStore.Found> find(FileName name) {
        return asked(() -> bytes.find(name));
    }

    private interface Question<T> {
        T ask() throws IOException;
    }

    private static <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (StoreUnavailableException e) {
            throw new Refusal.Unavailable(RETRY, "error.media.store");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The row comes before the bytes, so that after a crash none are left that nobody knows. */
    private StoredFile register(Tx tx, String hash, FileType type, long size) {
        Instant safeUntil = clock.instant().plus(LONGEST_PUT);
        long id = ids.next();
        StoredFile added = new StoredFile(id, FileName.of(hash, id, type), size);
        StoredFile stored = store.touch(tx, hash, type, safeUntil)
                .or(() -> store.insert(tx, added, hash, type, safeUntil) ? Optional.of(added) : Optional.empty())
                // Another transaction has added it since.
                .or(() -> store.touch(tx, hash, type, safeUntil))
                .orElseThrow(() -> new Refusal.Conflict("error.media.again"));
        checkLater(tx, stored, safeUntil);
        return stored;
    }

    private void checkLater(Tx tx, StoredFile stored, Instant touched) {
        checks.addOnce(tx, Long.toString(stored.id()), stored.id(), touched.plus(GRACE));
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream input = new DigestInputStream(Files.newInputStream(file), digest)) {
            input.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Makes sure that a file that was just stored is there when the transaction ends.
     *
     * @throws Refusal.Conflict if it has been deleted meanwhile
     */
    public void hold(Tx tx, StoredFile file) {
        if (!store.hold(tx, file.id())) {
            throw new Refusal.Conflict("error.media.again");
        }
    }

    /**
     * Finds the file of a name, and makes sure that it is there when the transaction ends.
     *
     * @return empty if there is none, or it is being deleted
     */
    public Optional<StoredFile> hold(Tx tx, FileName name) {
        return store.hold(tx, name);
    }

    /**
     * Stores the content of a file as another type, like {@link #keep}. It is not read as a whole into memory.
     *
     * @param temporary a directory, which is created when it is needed
     */
    public StoredFile copy(StoredFile file, FileType type, Path temporary) {
        return asked(() -> {
            Path part = Files.createDirectories(temporary).resolve("copy" + UUID.randomUUID());
            try {
                FileStore.Found found = bytes.find(file.name())
                        .orElseThrow(() -> new IOException("the file " + file.name() + " is not there"));
                try (OutputStream out = Files.newOutputStream(part)) {
                    found.writeTo(out, 0, found.size());
                }
                return keep(part, type);
            } finally {
                Files.deleteIfExists(part);
            }
        });
    }

    /** Tells that a row that referred to a file doesn't any more: it is deleted if no other does. */
    public void release(Tx tx, long file) {
        checks.addOnce(tx, Long.toString(file), file);
    }

    public Map<Long, StoredFile> byIds(Tx tx, Collection<Long> files) {
        return store.byIds(tx, files);
    }

    /** The bytes of the files. */
    public FileStore bytes() {
        return bytes;
    }

    private Outcome check(Job<Long> job) throws IOException {
        long id = job.payload();
        Instant old = clock.instant().minus(GRACE);
        Optional<StoredFileStore.Suspect> suspect = database.background().write(tx -> {
            Optional<StoredFileStore.Suspect> locked = store.lock(tx, id);
            return locked.filter(each -> each.touchedAt().isAfter(old) || each.dying() || store.markUnused(tx, id));
        });
        if (suspect.isEmpty()) {
            return Outcome.done();
        }
        if (suspect.get().touchedAt().isAfter(old)) {
            return Outcome.againAt(suspect.get().touchedAt().plus(GRACE).plusMillis(1));
        }
        bytes.delete(suspect.get().file().name());
        database.background().writing(tx -> store.delete(tx, id));
        return Outcome.done();
    }
}
