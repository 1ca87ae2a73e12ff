package org.groundswell.search.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.groundswell.model.StatusId;
import org.jspecify.annotations.Nullable;

/**
 * Collects the best of the statuses that match and that the searcher may find. A status' score is that of its text and its
 * {@link Prior}; statuses of equal scores come newest first.
 *
 * <p>Documents are sorted from the newest to the oldest, and the prior of a status only falls with its age. So once even the
 * best text could not make up for the age, the rest of a segment is left out: a search for a frequent word reads the posts of
 * some days, however many years the index has. Who may find a status is asked only for those that would be among the best.
 */
final class TopStatuses implements Collector {
    private static final Comparator<Scored> WORST_FIRST =
            Comparator.comparingDouble(Scored::score).thenComparingLong(Scored::id);
    /** Documents after which Lucene is told again which scores can't matter any more. */
    private static final int REMINDER = 256;

    private final @Nullable Prior prior;
    private final Weight findable;
    private final @Nullable Scored after;
    private final int limit;
    private final PriorityQueue<Scored> best = new PriorityQueue<>(WORST_FIRST);

    /**
     * @param prior what scores have besides the text's; null if only the time counts, and texts have no scores
     * @param findable matches what the searcher may find
     * @param after only statuses worse than this
     */
    TopStatuses(@Nullable Prior prior, Weight findable, @Nullable Scored after, int limit) {
        this.prior = prior;
        this.findable = findable;
        this.after = after;
        this.limit = limit;
    }

    /** A status with its score. */
    record Scored(double score, long id) {
        StatusId status() {
            return new StatusId(id);
        }
    }

    /** Has this one collect all segments, one after the other; a search has no other threads. The best come first. */
    CollectorManager<TopStatuses, List<Scored>> manager() {
        return new CollectorManager<>() {
            @Override
            public TopStatuses newCollector() {
                return TopStatuses.this;
            }

            @Override
            public List<Scored> reduce(Collection<TopStatuses> collectors) {
                return found();
            }
        };
    }

    private List<Scored> found() {
        List<Scored> found = new ArrayList<>(best);
        found.sort(WORST_FIRST.reversed());
        return found;
    }

    @Override
    public ScoreMode scoreMode() {
        return prior == null ? ScoreMode.COMPLETE_NO_SCORES : ScoreMode.TOP_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        Scorer mayBeFound = findable.scorer(context);
        if (mayBeFound == null) {
            throw new CollectionTerminatedException();
        }
        return new Segment(
                DocValues.getNumeric(context.reader(), Fields.ID),
                DocValues.getNumeric(context.reader(), Fields.WEIGHT),
                mayBeFound);
    }

    private boolean isFull() {
        return best.size() == limit;
    }

    private final class Segment implements LeafCollector {
        private final NumericDocValues ids;
        private final NumericDocValues weights;
        private final DocIdSetIterator candidates;
        private final @Nullable TwoPhaseIterator check;
        private Scorable text = new NoText();
        private double bestText;
        private int sinceReminder;

        Segment(NumericDocValues ids, NumericDocValues weights, Scorer mayBeFound) {
            this.ids = ids;
            this.weights = weights;
            this.check = mayBeFound.twoPhaseIterator();
            this.candidates = check == null ? mayBeFound.iterator() : check.approximation();
        }

        @Override
        public void setScorer(Scorable scorer) throws IOException {
            if (prior != null) {
                text = scorer;
                bestText = scorer instanceof Scorer known
                        ? known.getMaxScore(DocIdSetIterator.NO_MORE_DOCS)
                        : Double.POSITIVE_INFINITY;
            }
        }

        @Override
        public void collect(int document) throws IOException {
            long id = value(ids, document);
            Scored worst = isFull() ? best.peek() : null;
            if (worst != null && bestText + most(id) < worst.score()
                    || worst != null && prior == null && id < worst.id()) {
                throw new CollectionTerminatedException();
            }
            Scored scored = new Scored(score(document, id), id);
            boolean isBetter = worst == null || WORST_FIRST.compare(worst, scored) < 0;
            if (isBetter && (after == null || WORST_FIRST.compare(scored, after) < 0) && isFindable(document)) {
                add(scored);
                remind(id);
            } else if (++sinceReminder >= REMINDER) {
                remind(id);
            }
        }

        private void add(Scored scored) {
            if (isFull()) {
                best.remove();
            }
            best.add(scored);
        }

        /** The most that a status of this age can have besides its text. */
        private double most(long id) {
            return prior == null ? 0 : prior.most(id);
        }

        private double score(int document, long id) throws IOException {
            return prior == null ? 0 : text.score() + prior.of(id, value(weights, document));
        }

        private boolean isFindable(int document) throws IOException {
            int at = candidates.docID();
            if (at < document) {
                at = candidates.advance(document);
            }
            return at == document && (check == null || check.matches());
        }

        /** Lets Lucene skip texts whose scores are too low from here on. */
        private void remind(long id) throws IOException {
            sinceReminder = 0;
            Scored worst = isFull() ? best.peek() : null;
            if (prior != null && worst != null) {
                float least = Math.nextDown((float) (worst.score() - prior.most(id)));
                if (least > 0) {
                    text.setMinCompetitiveScore(least);
                }
            }
        }
    }

    private static long value(NumericDocValues column, int document) throws IOException {
        return column.advanceExact(document) ? column.longValue() : 0;
    }

    private static final class NoText extends Scorable {
        @Override
        public float score() {
            return 0;
        }
    }
}
