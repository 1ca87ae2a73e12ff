package org.groundswell.importing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.groundswell.db.Database;
import org.groundswell.text.SafeUri;
import org.groundswell.words.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports a file, some hundred records a transaction: one thread reads and parses, another writes. A record that can't be
 * imported is noted and stops nothing. How far it has come is kept with what it has written, so that an import that was
 * stopped goes on from there.
 */
public final class Importer {
    private static final Logger LOG = LoggerFactory.getLogger(Importer.class);
    private static final int BATCH = 1000;
    private static final int BATCHES_AHEAD = 2;
    /** A batch is handed over when its records have so many characters, also if they are few. */
    private static final int LARGE_BATCH = 4 << 20;

    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Database database;
    private final PostWriter writer;
    private final ImportStore store = new ImportStore();
    private final InstantSource clock;

    public Importer(Database database, PostWriter writer, InstantSource clock) {
        this.database = database;
        this.writer = writer;
        this.clock = clock;
    }

    /** {@link #run(InputStream, String, ImportWatcher)} with nobody watching, and never resumed. */
    public ImportReport run(InputStream input) throws IOException {
        return run(input, "", ImportWatcher.NOBODY);
    }

    /**
     * Imports a file to its end.
     *
     * @param source what the file is known by, so that a later run can go on where this one is stopped; empty for what
     *     can't be resumed, such as standard input
     * @throws IOException if the file can't be read to its end; what came before is imported
     */
    public ImportReport run(InputStream input, String source, ImportWatcher watcher) throws IOException {
        Run run = new Run(source, watcher, new CountingInput(input));
        return run.all();
    }

    private record Parsed(long number, String record, List<Prepared> posts, List<String> deleted) {}

    /** Some records, and after which record of the file they end. */
    private record Batch(List<Parsed> parsed, long upTo) {}

    private final class Run implements RecordReader.Visitor {
        private final Formats formats = new Formats();
        private final String source;
        private final ImportWatcher watcher;
        private final CountingInput input;
        private final BlockingQueue<Batch> ahead = new ArrayBlockingQueue<>(BATCHES_AHEAD);
        private final long resumedAfter;
        // The reading thread's.
        private List<Parsed> batch = new ArrayList<>(BATCH);
        private long batchSize;
        private long read;
        private long lastNumber;
        private long rejectedEarly;
        // The writing thread's, until it has ended.
        private long imported;
        private long replies;
        private long known;
        private long rejectedLate;
        private volatile @Nullable RuntimeException failure;

        Run(String source, ImportWatcher watcher, CountingInput input) {
            this.source = source;
            this.watcher = watcher;
            this.input = input;
            this.resumedAfter = source.isEmpty() ? 0 : database.read(tx -> store.progress(tx, source));
        }

        ImportReport all() throws IOException {
            database.read(tx -> {
                writer.start(tx);
                return true;
            });
            Thread writing = Thread.ofPlatform().name("import-writer").start(this::write);
            try {
                RecordReader.read(new BufferedInputStream(input, 1 << 16), this);
            } finally {
                hand(new Batch(batch, lastNumber));
                hand(new Batch(List.of(), -1));
                join(writing);
            }
            throwFailure();
            if (!source.isEmpty()) {
                database.writing(tx -> store.finished(tx, source));
            }
            return new ImportReport(
                    read, imported, replies, known, rejectedEarly + rejectedLate, Math.min(resumedAfter, read));
        }

        @Override
        public void record(long number, String record) {
            read++;
            lastNumber = number;
            try {
                Reading reading = formats.read(formats.parse(record));
                if (number > resumedAfter) {
                    reading.rejected().forEach(bad -> reject(number, bad.reason(), record));
                    List<Prepared> posts = prepared(reading.posts(), number, record);
                    batch.add(new Parsed(number, record, posts, reading.deleted()));
                    batchSize += record.length();
                } else {
                    reading.deleted().forEach(writer::remember);
                }
            } catch (BadRecord bad) {
                reject(number, bad.reason(), record);
            } catch (Refusal.Invalid invalid) {
                reject(number, invalid.field() + " " + invalid.reason(), record);
            } catch (RuntimeException unforeseen) {
                // A mistake of ours in reading this record is no reason not to read the others.
                LOG.atError().addKeyValue("record", number).setCause(unforeseen).log("a record could not be read");
                reject(number, "could not be read, which is a bug: " + unforeseen, record);
            }
            if (batch.size() == BATCH || batchSize >= LARGE_BATCH) {
                hand(new Batch(batch, number));
                batch = new ArrayList<>(BATCH);
                batchSize = 0;
                watcher.moved(input.count());
            }
        }

        @Override
        public void oversized(long number, String beginning) {
            read++;
            lastNumber = number;
            reject(number, "is longer than " + RecordReader.LONGEST + " characters", beginning);
        }

        private void reject(long number, String reason, String record) {
            if (number > resumedAfter) {
                rejectedEarly++;
                watcher.rejected(number, reason, record);
            }
        }

        /** Those posts of a record that can be imported. What boosts one that can't be goes with it. */
        private List<Prepared> prepared(List<ImportedPost> posts, long number, String record) {
            List<Prepared> prepared = new ArrayList<>(posts.size());
            Set<String> lost = new HashSet<>();
            for (ImportedPost post : posts) {
                if (post.boostOf().filter(lost::contains).isPresent()) {
                    continue;
                }
                try {
                    prepared.add(prepared(post));
                } catch (BadRecord bad) {
                    lost.add(post.uri());
                    reject(number, bad.reason(), record);
                } catch (Refusal.Invalid invalid) {
                    lost.add(post.uri());
                    reject(number, invalid.field() + " " + invalid.reason(), record);
                }
            }
            return prepared;
        }

        private Prepared prepared(ImportedPost post) {
            if (post.at().isAfter(clock.instant().plus(AHEAD)) || post.at().isBefore(Instant.EPOCH)) {
                throw new BadRecord("its time lies in the future, or before 1970");
            }
            Stream.of(Optional.of(post.uri()), post.inReplyTo(), post.boostOf(), post.quoteOf())
                    .flatMap(Optional::stream)
                    .filter(uri -> !SafeUri.isBounded(uri))
                    .findFirst()
                    .ifPresent(uri -> {
                        throw new BadRecord("has an address or id that is none: " + BadRecord.excerpt(uri));
                    });
            Prepared prepared = writer.prepare(post);
            if (post.boostOf().isEmpty() && prepared.text().source().isEmpty()) {
                throw new BadRecord("its text is empty");
            }
            return prepared;
        }

        /** Gives the writer something to do, or finds that it has failed. */
        private void hand(Batch next) {
            try {
                while (failure == null && !ahead.offer(next, 100, TimeUnit.MILLISECONDS)) {
                    // It is busy; look again whether it still lives.
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
                    flush(next);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                failure = e;
            }
        }

        private void flush(Batch next) {
            List<Runnable> rejects = new ArrayList<>();
            long[] counts = database.write(tx -> {
                rejects.clear();
                writer.begin();
                long[] added = new long[3];
                for (Parsed parsed : next.parsed()) {
                    for (Prepared post : parsed.posts()) {
                        try {
                            switch (writer.write(tx, post)) {
                                case ADDED -> {
                                    added[0]++;
                                    added[2] += post.post().isReply() ? 1 : 0;
                                }
                                case KNOWN -> added[1]++;
                                case DELETED -> {}
                            }
                        } catch (BadRecord bad) {
                            rejects.add(() -> watcher.rejected(parsed.number(), bad.reason(), parsed.record()));
                        } catch (Refusal.Invalid invalid) {
                            String reason = invalid.field() + " " + invalid.reason();
                            rejects.add(() -> watcher.rejected(parsed.number(), reason, parsed.record()));
                        }
                    }
                    parsed.deleted().forEach(uri -> writer.delete(tx, uri));
                }
                writer.flush(tx);
                if (!source.isEmpty()) {
                    store.setProgress(tx, source, Math.max(next.upTo(), resumedAfter), clock.instant());
                }
                return added;
            });
            imported += counts[0];
            known += counts[1];
            replies += counts[2];
            rejectedLate += rejects.size();
            rejects.forEach(Runnable::run);
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
