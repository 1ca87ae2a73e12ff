package org.groundswell.archive;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.AccountStore;
import org.groundswell.auth.Logins;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;
import org.groundswell.files.FileStore;
import org.groundswell.files.FileUse;
import org.groundswell.files.StoredFile;
import org.groundswell.files.StoredFiles;
import org.groundswell.jobs.Queue;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;

/**
 * Archives that accounts have asked for: one a week, built by the {@link ArchiveBuilder}, for their owners alone, and deleted
 * after a week. Their files are stored like media, but are not served by their names.
 */
public final class Archives implements OwnedData {
    /** How long an archive is kept. */
    public static final Duration KEPT = Duration.ofDays(7);
    /** The time from one request to the next. */
    public static final Duration PER = Duration.ofDays(7);

    /** The columns that refer to files. */
    public static final List<FileUse> FILE_USES = List.of(FileUse.byNobody("archive_request", "archive_file"));

    private static final int PURGED_AT_ONCE = 50;

    private final Database database;
    private final AccountStore accounts;
    private final Logins logins;
    private final StoredFiles files;
    private final Queue<AccountId> queue;
    private final InstantSource clock;
    private final ArchiveRequestStore store = new ArchiveRequestStore();

    public Archives(
            Database database,
            AccountStore accounts,
            Logins logins,
            StoredFiles files,
            Queue<AccountId> queue,
            InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.logins = logins;
        this.files = files;
        this.queue = queue;
        this.clock = clock;
    }

    /** Whether the owner gets an e-mail when an archive is ready. */
    public boolean tellsByMail() {
        return logins.mail().isOn();
    }

    /** The archive that an account has asked for; empty if there is none, or it has been deleted. */
    public Optional<ArchiveRequest> find(AccountId me) {
        Instant now = clock.instant();
        return database.read(tx -> store.find(tx, me))
                .filter(request ->
                        request.deletedAt().filter(end -> !now.isBefore(end)).isEmpty());
    }

    /** The bytes of an archive; 0 if it isn't ready. */
    public long size(ArchiveRequest request) {
        return stored(request).map(StoredFile::bytes).orElse(0L);
    }

    private Optional<StoredFile> stored(ArchiveRequest request) {
        return request.file()
                .flatMap(id -> Optional.ofNullable(
                        database.read(tx -> files.byIds(tx, List.of(id))).get(id)));
    }

    /**
     * Asks for an archive, in place of an earlier one.
     *
     * @throws Refusal.Conflict if one is being built
     * @throws Refusal.TooMany if the last one was asked for within a week
     */
    public void request(AccountId me) {
        Instant now = clock.instant();
        database.writing(tx -> {
            if (!accounts.hold(tx, me)) {
                throw new Refusal.NotFound();
            }
            // Of two requests at the same moment, the second sees the first.
            accounts.lock(tx, me);
            Optional<ArchiveRequest> last = store.find(tx, me);
            if (last.filter(ArchiveRequest::isBuilding).isPresent()) {
                throw new Refusal.Conflict("error.archive.running");
            }
            if (last.filter(request -> now.isBefore(request.nextAt())).isPresent()) {
                throw new Refusal.TooMany(Duration.between(now, last.get().nextAt()));
            }
            last.flatMap(ArchiveRequest::file).ifPresent(file -> files.release(tx, file));
            store.put(tx, me, now);
            queue.addOnce(tx, me.toString(), me);
        });
    }

    /**
     * An archive for its owner, who has to prove to be it with the password: a session alone, such as one left open, doesn't give
     * away all private posts.
     *
     * @param password the current one
     * @throws Refusal.Unauthorised if it is wrong
     * @throws Refusal.TooMany after too many wrong ones
     * @throws Refusal.NotFound if there is no archive
     */
    public FileStore.Found open(AccountId me, String password) {
        StoredFile file = find(me).flatMap(this::stored).orElseThrow(Refusal.NotFound::new);
        logins.checkPresent(me, password);
        return files.find(file.name()).orElseThrow(Refusal.NotFound::new);
    }

    /** Deletes archives a week after they were ready; how many. */
    public int purge() {
        Instant before = clock.instant().minus(KEPT);
        return database.background().purge(PURGED_AT_ONCE, tx -> {
            List<ArchiveRequest> old = store.readyBefore(tx, before, PURGED_AT_ONCE);
            old.forEach(request -> {
                store.delete(tx, request.account());
                request.file().ifPresent(file -> files.release(tx, file));
            });
            return old.size();
        });
    }

    @Override
    public List<Ownership> columns() {
        return List.of(Ownership.account("archive_request", "account_id").owned());
    }

    /** The row is deleted in this transaction; once it is gone, nothing may refer to the file. */
    @Override
    public void prepareDeletion(Tx tx, AccountId account) {
        accounts.lock(tx, account);
        store.find(tx, account).flatMap(ArchiveRequest::file).ifPresent(file -> files.release(tx, file));
        queue.remove(tx, account.toString());
    }
}
