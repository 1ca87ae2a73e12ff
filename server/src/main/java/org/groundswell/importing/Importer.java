package org.groundswell.importing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.importing.files.ArchiveMedia;
import org.groundswell.importing.files.ImportFile;
import org.groundswell.media.uploads.MediaImports;
import org.groundswell.model.Message;
import org.groundswell.model.Refusal;
import org.groundswell.text.RefusalText;
import org.jspecify.annotations.Nullable;

/**
 * Imports a file in batches: one thread reads and parses, another writes. A record that can't be imported is reported, and
 * the import continues. The position is committed with each batch, so that a stopped import resumes there.
 */
public final class Importer {
    private static final int BATCH = 1000;
    private static final int BATCHES_AHEAD = 2;
    /** Media that are written in one transaction with their posts, and their bytes. */
    private static final int MEDIA_AT_ONCE = 16;

    private static final long MEDIA_BYTES_AT_ONCE = 128 << 20;

    /** A stored file may be taken for unused if the transaction after it is late, and deleted. */
    private static final int ATTEMPTS = 3;

    /** Characters after which a batch is passed on, even if it has few records. */
    private static final int LARGE_BATCH = 4 << 20;

    private final Database database;
    private final PostWriter writer;
    private final MediaImports media;
    private final Preparation preparation;
    private final ImportStore store = new ImportStore();
    private final InstantSource clock;

    public Importer(Database database, PostWriter writer, MediaImports media, URI home, InstantSource clock) {
        this.database = database;
        this.writer = writer;
        this.media = media;
        this.preparation = new Preparation(home, clock);
        this.clock = clock;
    }

    /** {@link #run(InputStream, String, ImportWatcher)} without a watcher, and not resumable. */
    public ImportReport run(InputStream input) throws IOException {
        return run(input, "", ImportWatcher.NOBODY);
    }

    /** {@link #run(ImportFile, String, ImportOptions, ImportWatcher)} of a stream. */
    public ImportReport run(InputStream input, String source, ImportWatcher watcher) throws IOException {
        return run(ImportFile.of(input), source, ImportOptions.NONE, watcher);
    }

    /**
     * Imports a file to its end.
     *
     * @param source identifier of the file, so that a later run can resume; empty for input that can't be resumed, such as
     *     standard input
     * @throws IOException if the file can't be read to its end, or has no record in a known format; earlier records are
     *     imported
     */
    public ImportReport run(ImportFile file, String source, ImportOptions options, ImportWatcher watcher)
            throws IOException {
        return new Run(file, source, options, watcher).all();
    }

    private record Parsed(long number, String record, List<Prepared> posts, List<String> deleted) {}

    /** A batch of records, with the number of its last record. */
    private record Batch(List<Parsed> parsed, long upTo) {}

    /** The outcome of a batch, or of all batches. */
    private static final class Written {
        private long added;
        private long replies;
        private long known;
        private long deleted;
        private long withoutOriginal;
        private long rejected;
        private final MediaReport.Counter media = new MediaReport.Counter();
        /** The report to the watcher after the batch is written. */
        private final List<Runnable> told = new ArrayList<>();

        void reject(Runnable telling) {
            rejected++;
            told.add(telling);
        }

        void add(Written other) {
            added += other.added;
            replies += other.replies;
            known += other.known;
            deleted += other.deleted;
            withoutOriginal += other.withoutOriginal;
            rejected += other.rejected;
            media.add(other.media);
        }
    }

    /** Splits a batch, so that few media are written at once. A part may end within a record. */
    private static List<Batch> pieces(Batch batch) {
        List<Batch> pieces = new ArrayList<>();
        List<Parsed> parsed = new ArrayList<>();
        int files = 0;
        long bytes = 0;
        for (Parsed each : batch.parsed()) {
            List<Prepared> posts = new ArrayList<>();
            for (Prepared post : each.posts()) {
                posts.add(post);
                files += post.media().size();
                bytes += post.mediaBytes();
                if (files >= MEDIA_AT_ONCE || bytes >= MEDIA_BYTES_AT_ONCE) {
                    parsed.add(new Parsed(each.number(), each.record(), posts, List.of()));
                    pieces.add(new Batch(parsed, each.number() - 1));
                    parsed = new ArrayList<>();
                    posts = new ArrayList<>();
                    files = 0;
                    bytes = 0;
                }
            }
            parsed.add(new Parsed(each.number(), each.record(), posts, each.deleted()));
        }
        pieces.add(new Batch(parsed, batch.upTo()));
        return pieces;
    }

    private final class Run implements FileParser.Sink {
        private final String source;
        private final ImportWatcher watcher;
        private final ImportOptions options;
        private final ImportFile file;
        private final BlockingQueue<Batch> ahead = new ArrayBlockingQueue<>(BATCHES_AHEAD);
        private final long resumedAfter;
        private final MediaWork work = new MediaWork(media, preparation);
        // State of the reading thread.
        private List<Parsed> batch = new ArrayList<>(BATCH);
        private long batchSize;
        private long read;
        private long lastNumber;
        private long rejectedEarly;
        // State of the writing thread, until it has ended.
        private final Written total = new Written();
        private volatile @Nullable RuntimeException failure;

        Run(ImportFile file, String source, ImportOptions options, ImportWatcher watcher) {
            this.file = file;
            // With other options, the same file may have other posts.
            this.source = source.isEmpty() ? "" : source + options.key();
            this.watcher = watcher;
            this.options = options;
            this.resumedAfter = this.source.isEmpty() ? 0 : database.read(tx -> store.progress(tx, this.source));
        }

        ImportReport all() throws IOException {
            database.read(tx -> {
                writer.start(tx);
                return true;
            });
            try (MediaWork _ = work;
                    ArchiveMedia files = options.media()
                            ? ArchiveMedia.files(
                                    media.work(),
                                    options.unpacked(),
                                    media.limits().largest())
                            : null) {
                Thread writing = Thread.ofPlatform().name("import-writer").start(this::write);
                try {
                    read = FileParser.read(file, options, preparation, files, this)
                            .count();
                } finally {
                    end(writing);
                }
                throwFailure();
            }
            if (!source.isEmpty()) {
                database.writing(tx -> store.finished(tx, source));
            }
            return new ImportReport(
                    read,
                    total.added,
                    total.replies,
                    total.known,
                    total.deleted,
                    total.withoutOriginal,
                    rejectedEarly + total.rejected,
                    total.media.report(),
                    Math.min(resumedAfter, read));
        }

        /** Lets the writer write what was read. */
        private void end(Thread writing) {
            try {
                if (!batch.isEmpty()) {
                    hand(new Batch(batch, lastNumber));
                }
                hand(new Batch(List.of(), -1));
            } finally {
                join(writing);
            }
        }

        @Override
        public long resumedAfter() {
            return resumedAfter;
        }

        @Override
        public void skipped(List<String> deleted) {
            deleted.forEach(writer::remember);
        }

        @Override
        public void parsed(long number, String record, List<Prepared> posts, List<String> deleted) {
            lastNumber = number;
            batch.add(new Parsed(number, record, posts, deleted));
            batchSize += record.length();
            if (batch.size() == BATCH || batchSize >= LARGE_BATCH) {
                hand(new Batch(batch, number));
                batch = new ArrayList<>(BATCH);
                batchSize = 0;
                watcher.moved(file.bytesRead());
            }
        }

        @Override
        public void rejected(long number, Message reason, String record) {
            lastNumber = Math.max(lastNumber, number);
            rejectedEarly++;
            watcher.rejected(number, reason, record);
        }

        /** Passes a batch to the writer, or throws its failure. */
        private void hand(Batch next) {
            try {
                while (failure == null && !ahead.offer(next, 100, TimeUnit.MILLISECONDS)) {
                    // The writer is busy; check again whether it is still running.
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while importing", e);
            }
            throwFailure();
        }

        private void throwFailure() {
            RuntimeException thrown = failure;
            if (thrown != null) {
                throw thrown;
            }
        }

        private void write() {
            try {
                for (Batch next = ahead.take(); next.upTo() >= 0; next = ahead.take()) {
                    for (Batch piece : pieces(next)) {
                        flush(piece);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                failure = e;
            }
        }

        /** Writes a batch, with the media of its posts. */
        private void flush(Batch next) {
            Written written = null;
            for (int attempt = 1; written == null; attempt++) {
                IdentityHashMap<Prepared, MediaWork.Ready> withMedia = withMedia(next);
                try {
                    written = database.write(tx -> write(tx, next, withMedia));
                } catch (Refusal.Conflict deleted) {
                    if (attempt == ATTEMPTS) {
                        throw new IllegalStateException(
                                "media files were deleted before their posts were written", deleted);
                    }
                }
            }
            total.add(written);
            written.told.forEach(Runnable::run);
        }

        /** Makes the media of the posts of a batch that are not here yet. */
        private IdentityHashMap<Prepared, MediaWork.Ready> withMedia(Batch next) {
            List<Prepared> have = next.parsed().stream()
                    .flatMap(parsed -> parsed.posts().stream())
                    .filter(post -> !post.media().isEmpty())
                    .toList();
            // By identity: a file may have the same post twice.
            IdentityHashMap<Prepared, MediaWork.Ready> made = new IdentityHashMap<>();
            if (!have.isEmpty()) {
                List<Prepared> added = database.read(tx -> have.stream()
                        .filter(post -> writer.isNew(tx, post.post()))
                        .toList());
                work.make(added).forEach(ready -> made.put(ready.read(), ready));
            }
            return made;
        }

        private Written write(Tx tx, Batch next, IdentityHashMap<Prepared, MediaWork.Ready> withMedia) {
            writer.begin();
            Written batch = new Written();
            for (Parsed parsed : next.parsed()) {
                for (Prepared post : parsed.posts()) {
                    MediaWork.Ready ready = withMedia.get(post);
                    write(tx, parsed, ready == null ? MediaWork.Ready.without(post) : ready, batch);
                }
                for (String uri : parsed.deleted()) {
                    batch.deleted += writer.delete(tx, uri) ? 1 : 0;
                }
            }
            writer.flush(tx);
            if (!source.isEmpty()) {
                store.setProgress(tx, source, Math.max(next.upTo(), resumedAfter), clock.instant());
            }
            return batch;
        }

        private void write(Tx tx, Parsed parsed, MediaWork.Ready ready, Written batch) {
            ImportedPost post = ready.post().post();
            try {
                switch (writer.write(tx, ready)) {
                    case ADDED -> {
                        countMedia(parsed, ready, batch);
                        batch.added++;
                        batch.replies += post.isReply() ? 1 : 0;
                    }
                    case KNOWN -> batch.known++;
                    case DELETED -> batch.deleted++;
                    case WITHOUT_ORIGINAL -> {
                        batch.withoutOriginal++;
                        Message reason = new Message(
                                "import.boost.left_out", "post", post.boostOf().orElseThrow());
                        batch.told.add(() -> watcher.leftOut(parsed.number(), reason, parsed.record()));
                    }
                }
            } catch (BadRecord bad) {
                batch.reject(() -> watcher.rejected(parsed.number(), bad.reason(), parsed.record()));
            } catch (Refusal.Invalid invalid) {
                Message reason = RefusalText.line(invalid);
                batch.reject(() -> watcher.rejected(parsed.number(), reason, parsed.record()));
            }
        }

        private void countMedia(Parsed parsed, MediaWork.Ready ready, Written batch) {
            batch.media.add(ready.media().size());
            for (MediaPlan.Lost lost : ready.lost()) {
                batch.media.leaveOut(lost.reason());
                batch.told.add(() ->
                        watcher.mediaLeftOut(parsed.number(), lost.medium().name(), lost.reason()));
            }
        }

        private static void join(Thread writing) {
            try {
                writing.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
