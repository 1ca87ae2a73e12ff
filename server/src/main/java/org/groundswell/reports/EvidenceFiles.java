package org.groundswell.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.files.FileName;
import org.groundswell.files.FileStore;
import org.groundswell.files.FileType;
import org.groundswell.files.FileUse;
import org.groundswell.files.StoredFile;
import org.groundswell.files.StoredFiles;
import org.groundswell.jobs.Backoff;
import org.groundswell.jobs.Job;
import org.groundswell.jobs.Jobs;
import org.groundswell.jobs.Outcome;
import org.groundswell.jobs.PayloadCodec;
import org.groundswell.jobs.Queue;
import org.groundswell.jobs.QueueLimits;
import org.groundswell.jobs.Service;
import org.groundswell.jobs.Worker;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;

/**
 * The files of reported posts, and of posts that decisions are about. They stay for moderators when the author deletes the post,
 * and must not stay public then. So the report refers to the files of the post at first, which costs nothing; a job then copies
 * each to a file that is not served by its name, and refers to that instead. The post's own files go with the post.
 */
public final class EvidenceFiles implements Service {
    /** The columns that refer to files. */
    public static final List<FileUse> FILE_USES = List.of(EvidenceFileStore.FILE_USE);

    private static final QueueLimits LIMITS =
            new QueueLimits(1, 12, new Backoff(Duration.ofSeconds(10), Duration.ofHours(6)), Duration.ofMinutes(5));

    private final Database database;
    private final StoredFiles files;
    private final Staff staff;
    private final IdGenerator ids;
    private final Path temporary;
    private final Queue<Long> copies;
    private final Worker<Long> worker;
    private final EvidenceFileStore store = new EvidenceFileStore();

    /** @param temporary a directory for files that are being made, which is purged of those left behind */
    public EvidenceFiles(
            Database database, StoredFiles files, Staff staff, Jobs jobs, IdGenerator ids, Path temporary) {
        this.database = database;
        this.files = files;
        this.staff = staff;
        this.ids = ids;
        this.temporary = temporary;
        this.copies = jobs.queue("evidence-files", PayloadCodec.of(id -> Long.toString(id), Long::valueOf), LIMITS);
        this.worker = copies.worker(this::copy);
    }

    /**
     * Keeps the files of posts, as far as they are there: of a post that is being deleted at this moment, they may be gone.
     *
     * @param id of the report or decision, whose row is there
     */
    public void keep(Tx tx, EvidenceHolder holder, long id, Collection<Evidence> posts) {
        posts.stream()
                .flatMap(Evidence::fileNames)
                .distinct()
                .flatMap(name -> files.hold(tx, name).stream())
                .forEach(original -> {
                    store.insert(tx, new EvidenceFileId(ids.next()), holder, id, original);
                    copies.addOnce(tx, Long.toString(original.id()), original.id());
                });
    }

    /** Deletes the files of reports or decisions, in the transaction that deletes what they belong to. */
    public void release(Tx tx, EvidenceHolder holder, Collection<Long> holders) {
        if (!holders.isEmpty()) {
            store.delete(tx, holder, holders).stream().distinct().forEach(file -> files.release(tx, file));
        }
    }

    /**
     * A file of evidence that is there.
     *
     * @param mediaType of the medium
     */
    public record Opened(String mediaType, FileStore.Found bytes) {}

    /**
     * Opens a file, for a moderator.
     *
     * @throws Refusal.NotFound if there is none, or the report or decision is about the moderator
     * @throws Refusal.Forbidden if the account is not a moderator's
     * @throws Refusal.Unavailable if the store of files can't be reached
     */
    public Opened open(AccountId moderator, EvidenceFileId id) {
        EvidenceFileStore.Line line = database.read(tx -> {
            staff.requireModerator(tx, moderator);
            return store.find(tx, id)
                    .filter(each -> !each.about().equals(moderator))
                    .orElseThrow(Refusal.NotFound::new);
        });
        FileName stored = stored(line.file()).map(StoredFile::name).orElseThrow(Refusal.NotFound::new);
        return new Opened(
                line.name()
                        .type()
                        .filter(FileType::isPublic)
                        .orElse(FileType.EVIDENCE)
                        .mediaType(),
                files.find(stored).orElseThrow(Refusal.NotFound::new));
    }

    private Optional<StoredFile> stored(long id) {
        return Optional.ofNullable(
                database.read(tx -> files.byIds(tx, List.of(id))).get(id));
    }

    /** For tests: makes the next copy, if there is one to make. */
    public boolean copyNext() {
        return worker.runNext();
    }

    /** Can run twice: evidence that has its copy, or is gone, needs none. */
    private Outcome copy(Job<Long> job) throws IOException {
        Database background = database.background();
        boolean wanted = background.read(tx -> store.refersTo(tx, job.payload()));
        Optional<StoredFile> original = wanted ? stored(job.payload()) : Optional.empty();
        if (original.isPresent()) {
            StoredFile copy =
                    existing(original.get()).orElseGet(() -> files.copy(original.get(), FileType.EVIDENCE, temporary));
            background.writing(tx -> {
                job.check(tx);
                files.hold(tx, copy);
                if (store.replace(tx, original.get().id(), copy.id()) > 0) {
                    files.release(tx, original.get().id());
                }
            });
        }
        return Outcome.done();
    }

    /** The copy that other evidence has. */
    private Optional<StoredFile> existing(StoredFile original) {
        return database.read(tx -> store.copyOf(tx, original)).flatMap(this::stored);
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public void close() {
        worker.close();
    }
}
