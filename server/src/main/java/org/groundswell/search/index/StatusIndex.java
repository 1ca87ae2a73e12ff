package org.groundswell.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NRTCachingDirectory;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.model.StatusId;
import org.jspecify.annotations.Nullable;

/**
 * A Lucene index of statuses in a directory. Changes are made by one thread at a time, seen by searches after
 * {@link #refresh}, and on disk after {@link #commit}. Searches run beside them on any thread.
 */
public final class StatusIndex implements AutoCloseable {
    /** Documents not yet written to a file, in megabytes of memory. */
    private static final double BUFFER_MB = 32;

    /**
     * The size up to which new segments stay in memory until a commit, in megabytes. Each refresh writes a segment of a dozen
     * files, and most are merged before the next commit. Creating the files took longer than their content.
     */
    private static final double SMALL_SEGMENT_MB = 0.5;
    /** The size of all of them. */
    private static final double SMALL_SEGMENTS_MB = 4;

    /** The distance between two ids that are one second apart. */
    private static final long SAME_TIME = Ids.first(1_000) - Ids.first(0);

    private static final long LONGEST_QUERY_NANOS = 2_000_000_000L;
    private static final Sort NEWEST_FIRST = new Sort(new SortField(Fields.ID, SortField.Type.LONG, true));

    private final Path path;
    private final String installation;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final WordAnalyzer analyzer = new WordAnalyzer();
    private final Documents documents = new Documents(analyzer);
    private volatile Progress progress;
    private volatile long bytes;

    private StatusIndex(Path path, String installation, Directory directory, Progress progress) throws IOException {
        this.path = path;
        this.installation = installation;
        this.directory = directory;
        this.progress = progress;
        this.writer = new IndexWriter(directory, configuration(analyzer));
        try {
            this.searchers = new SearcherManager(writer, null);
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
        this.bytes = measure();
    }

    private static IndexWriterConfig configuration(WordAnalyzer analyzer) {
        ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
        merges.setMaxMergesAndThreads(4, 1);
        return new IndexWriterConfig(analyzer)
                .setRAMBufferSizeMB(BUFFER_MB)
                .setMergeScheduler(merges)
                .setIndexSort(NEWEST_FIRST)
                .setLeafSorter(Comparator.comparingLong(StatusIndex::newest).reversed())
                .setCommitOnClose(false);
    }

    /** The highest id of a segment: those with the newest statuses are searched first. */
    private static long newest(LeafReader segment) {
        try {
            DocValuesSkipper ids = segment.getDocValuesSkipper(Fields.ID);
            return ids == null ? 0 : ids.maxValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Opens the index in a directory; empty if there is none that can be used.
     *
     * @param installation the id of the database; an index of another one is not used
     * @throws IOException if it is damaged, or can't be read
     */
    static Optional<StatusIndex> open(Path path, String installation) throws IOException {
        Directory directory = directory(path);
        try {
            Optional<Progress> progress = DirectoryReader.indexExists(directory)
                    ? Progress.read(SegmentInfos.readLatestCommit(directory).getUserData(), installation)
                    : Optional.empty();
            if (progress.isPresent()) {
                return Optional.of(new StatusIndex(path, installation, directory, progress.get()));
            }
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
        directory.close();
        return Optional.empty();
    }

    private static Directory directory(Path path) throws IOException {
        return new NRTCachingDirectory(FSDirectory.open(path), SMALL_SEGMENT_MB, SMALL_SEGMENTS_MB);
    }

    /** Makes an empty index in an empty directory. */
    static StatusIndex create(Path path, String installation, Progress progress) throws IOException {
        StatusIndex index = new StatusIndex(path, installation, directory(path), progress);
        index.commit();
        return index;
    }

    /** Replaces statuses by what they are now. */
    public void replace(Collection<StatusId> ids, List<IndexedStatus> statuses) {
        run(() -> {
            writer.deleteDocuments(
                    deletions(ids.stream().mapToLong(StatusId::value).sorted().toArray()));
            for (IndexedStatus status : statuses) {
                writer.addDocument(documents.document(status));
            }
        });
    }

    /**
     * Queries for the documents of some ids. Each query is run in each segment, so ids of about the same time share one,
     * which looks only at the documents between them.
     *
     * @param ids in ascending order
     */
    private static Query[] deletions(long[] ids) {
        List<Query> queries = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= ids.length; i++) {
            if (i == ids.length || ids[i] - ids[i - 1] > SAME_TIME) {
                queries.add(new BooleanQuery.Builder()
                        .add(
                                NumericDocValuesField.newSlowRangeQuery(Fields.ID, ids[first], ids[i - 1]),
                                BooleanClause.Occur.FILTER)
                        .add(
                                NumericDocValuesField.newSlowSetQuery(Fields.ID, Arrays.copyOfRange(ids, first, i)),
                                BooleanClause.Occur.FILTER)
                        .build());
                first = i;
            }
        }
        return queries.toArray(Query[]::new);
    }

    /** Changes for all statuses of an author whether everyone may find the public ones. */
    public void setIndexable(AccountId author, boolean indexable) {
        // Lucene refuses to change a column that no document has had yet.
        if (writer.getFieldNames().contains(Fields.INDEXABLE)) {
            run(() -> writer.updateNumericDocValue(
                    new Term(Fields.AUTHOR, author.toString()), Fields.INDEXABLE, indexable ? 1 : 0));
        }
    }

    public Progress progress() {
        return progress;
    }

    /** Records how far it has come, to be committed with its documents. */
    public void advance(Progress to) {
        progress = to;
    }

    /** Lets searches see all changes. */
    public void refresh() {
        run(searchers::maybeRefreshBlocking);
    }

    /** Writes all changes to disk. */
    public void commit() {
        run(() -> {
            writer.setLiveCommitData(progress.save(installation).entrySet());
            writer.commit();
        });
        bytes = measure();
    }

    /** Whether a failure has closed it, so that it must be opened again. */
    public boolean isBroken() {
        return !writer.isOpen();
    }

    /** The number of statuses in it. */
    public long size() {
        return writer.getDocStats().numDocs;
    }

    /** The size of its files at the last commit. */
    public long bytes() {
        return bytes;
    }

    private long measure() {
        try {
            long bytes = 0;
            for (String file : directory.listAll()) {
                bytes += directory.fileLength(file);
            }
            return bytes;
        } catch (NoSuchFileException merged) {
            // A merge has removed the file meanwhile. The next commit measures the new one.
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    /** A hit, from which the search can go on. */
    public record Hit(StatusId status, Mark mark) {}

    /** A place in the results of a search. */
    public static final class Mark {
        private final TopStatuses.Scored scored;

        private Mark(TopStatuses.Scored scored) {
            this.scored = scored;
        }
    }

    /** A search in the index as it was when the search began. Close it soon: it holds files. */
    public final class Snapshot implements AutoCloseable {
        private final IndexSearcher acquired;
        private final IndexSearcher searcher;

        private Snapshot(IndexSearcher acquired) {
            this.acquired = acquired;
            this.searcher = new IndexSearcher(acquired.getIndexReader());
            searcher.setQueryCache(null);
            long end = System.nanoTime() + LONGEST_QUERY_NANOS;
            QueryTimeout timeout = () -> System.nanoTime() - end > 0;
            searcher.setTimeout(timeout);
        }

        /**
         * The next statuses that match, best first, or newest first if the search has no words.
         *
         * @param after the hit after which to go on; null to begin
         */
        public List<Hit> search(Criteria criteria, @Nullable Mark after, int limit) {
            Optional<Query> query = LuceneQueries.matching(analyzer, criteria);
            if (query.isEmpty()) {
                return List.of();
            }
            try {
                TopStatuses top = new TopStatuses(
                        criteria.query().isRanked() ? new Prior(criteria.now()) : null,
                        searcher.createWeight(
                                searcher.rewrite(LuceneQueries.findable(analyzer, criteria)),
                                ScoreMode.COMPLETE_NO_SCORES,
                                1),
                        after == null ? null : after.scored,
                        limit);
                return searcher.search(query.get(), top.manager()).stream()
                        .map(scored -> new Hit(scored.status(), new Mark(scored)))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            run(() -> searchers.release(acquired));
        }
    }

    /** A snapshot for a search. */
    public Snapshot snapshot() {
        try {
            return new Snapshot(searchers.acquire());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes it. Changes since the last commit are lost. */
    @Override
    public void close() {
        run(() -> {
            try (directory;
                    searchers) {
                writer.rollback();
            }
        });
    }

    private interface Action {
        void run() throws IOException;
    }

    private static void run(Action action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
