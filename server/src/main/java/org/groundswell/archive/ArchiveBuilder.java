package org.groundswell.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.groundswell.accounts.AccountStore;
import org.groundswell.auth.AccountMail;
import org.groundswell.db.Database;
import org.groundswell.files.FileType;
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
import org.groundswell.mail.Letter;
import org.groundswell.model.AccountId;
import org.groundswell.model.Message;
import org.groundswell.model.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the archives that accounts have asked for, one at a time: a job of the queue, which one process claims. The file is
 * written to the directory of temporary files, and stored once it is whole; a build that is cut off begins again.
 */
public final class ArchiveBuilder implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveBuilder.class);
    private static final int ATTEMPTS = 5;
    private static final QueueLimits LIMITS = new QueueLimits(
            1, ATTEMPTS, new Backoff(Duration.ofSeconds(10), Duration.ofHours(1)), Duration.ofMinutes(5));

    private final Database database;
    private final AccountStore accounts;
    private final ArchiveWriter writer;
    private final StoredFiles files;
    private final Path temporary;
    private final AccountMail mail;
    private final InstantSource clock;
    private final Worker<AccountId> worker;
    private final ArchiveRequestStore store = new ArchiveRequestStore();
    private volatile boolean closed;

    /** @param temporary a directory for files that are being made, which is purged of those left behind */
    public ArchiveBuilder(
            Database database,
            AccountStore accounts,
            ArchiveWriter writer,
            StoredFiles files,
            Path temporary,
            AccountMail mail,
            Queue<AccountId> queue,
            InstantSource clock) {
        this.database = database.background();
        this.accounts = accounts;
        this.writer = writer;
        this.files = files;
        this.temporary = temporary;
        this.mail = mail;
        this.clock = clock;
        this.worker = queue.worker(this::build);
    }

    /** The queue of archives, by their accounts. */
    public static Queue<AccountId> queue(Jobs jobs) {
        return jobs.queue(
                "archives", PayloadCodec.of(AccountId::toString, text -> new AccountId(Long.parseLong(text))), LIMITS);
    }

    /** For commands and tests: builds the next archive, if there is one to build. */
    public boolean buildNext() {
        return worker.runNext();
    }

    @Override
    public void start() {
        worker.start();
    }

    /** Ends a build that is running; the next start begins it again. */
    @Override
    public void close() {
        closed = true;
        worker.close();
    }

    private Outcome build(Job<AccountId> job) throws Exception {
        Optional<ArchiveRequest> wanted =
                database.read(tx -> store.find(tx, job.payload())).filter(ArchiveRequest::isBuilding);
        if (wanted.isEmpty()) {
            return Outcome.done();
        }
        ArchiveRequest request = wanted.get();
        Path path = Files.createDirectories(temporary).resolve("archive" + UUID.randomUUID());
        try {
            try (OutputStream out = Files.newOutputStream(path)) {
                writer.write(request.account(), out, () -> closed);
            }
            StoredFile file = files.keep(path, FileType.ARCHIVE);
            finish(job, request, file);
            return Outcome.done();
        } catch (ArchiveWriter.StoppedException stopped) {
            return Outcome.again();
        } catch (Refusal.NotFound gone) {
            return Outcome.done();
        } catch (IOException | RuntimeException failure) {
            return failed(job, request, failure);
        } finally {
            Files.deleteIfExists(path);
        }
    }

    private void finish(Job<AccountId> job, ArchiveRequest request, StoredFile file) {
        Instant now = clock.instant();
        database.writing(tx -> {
            job.check(tx);
            if (!accounts.hold(tx, request.account())) {
                return;
            }
            files.hold(tx, file);
            if (store.setReady(tx, request, file.id(), now)) {
                mail.send(tx, request.account(), letter(now.plus(Archives.KEPT)));
            }
        });
    }

    private static Letter letter(Instant deletedAt) {
        return Letter.about(new Message("mail.archive.subject"))
                .paragraph(new Message("mail.archive.text", "days", Archives.KEPT.toDays()))
                .link(new Message("mail.archive.link"), "/settings/export")
                .paragraph(new Message("mail.archive.otherwise"))
                .usefulUntil(deletedAt);
    }

    /** After the last attempt the owner is told, instead of an archive that never comes. */
    private Outcome failed(Job<AccountId> job, ArchiveRequest request, Exception failure) throws Exception {
        if (job.attempt() < ATTEMPTS) {
            throw failure;
        }
        LOG.atError()
                .setCause(failure)
                .addKeyValue("account", request.account())
                .log("an archive can't be built");
        database.writing(tx -> {
            job.check(tx);
            store.setFailed(tx, request);
        });
        return Outcome.done();
    }
}
