package org.groundswell.trends.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.trends.count.People;
import org.groundswell.trends.fold.Overlap;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Window;
import org.jspecify.annotations.Nullable;

/**
 * What pairs of tags have in common, in the six hours before the minute in which it was made: the result doesn't depend
 * on the second at which it is asked for, as long as no earlier use arrives late or is deleted.
 *
 * <p>Of the tag with fewer people at most {@value #SAMPLE} are looked up in the other one's table, those with the smallest
 * hashes. So a pair costs at most {@value #SAMPLE} look-ups, and a tag two walks through its table, however many people it
 * has. Where five or more of the people are known accounts, only those are asked, so that nobody folds a tag into another
 * by sending strangers who write both.
 *
 * <p>A post is known by its author, minute and place: two tags that somebody writes within a minute most likely are in one
 * post. Somebody who writes often about two things hits the same minute by chance now and then, but not with most of their
 * posts.
 *
 * <p>For the thread that owns the engine.
 */
public final class Overlaps {
    /** A share of people is then known to within seven hundredths, 19 times in 20. */
    private static final int SAMPLE = 200;

    private static final int LEAST_KNOWN = 5;
    /** Earlier moments are full ten minutes, so that they are the same ones for ten minutes. */
    private static final int STEP = 10;

    private final TrendEngine engine;
    private final int from;
    private final int to;
    private final Map<String, Side> sides = new HashMap<>();

    private final Map<Integer, Overlaps> earlier = new HashMap<>();

    Overlaps(TrendEngine engine, int minute) {
        this(engine, minute - Window.SIX_HOURS.minutes(), minute);
    }

    private Overlaps(TrendEngine engine, int from, int to) {
        this.engine = engine;
        this.from = from;
        this.to = to;
    }

    /** The minute before which uses count, since the epoch. */
    public int minute() {
        return to;
    }

    /** A tag's people in the six hours; an estimate if there are so many that a sample of them is kept. */
    public int people(String tag) {
        return side(tag).people();
    }

    /** What two tags have in common; the order makes no difference. */
    public Overlap of(String one, String other) {
        Side a = side(one);
        Side b = side(other);
        boolean firstIsSmaller = a.people() < b.people() || (a.people() == b.people() && one.compareTo(other) < 0);
        People people = engine.peopleOf(firstIsSmaller ? one : other);
        People others = engine.peopleOf(firstIsSmaller ? other : one);
        return people == null || others == null
                ? Overlap.NONE
                : overlap((firstIsSmaller ? a : b).sample(), people, others);
    }

    /**
     * What two tags had in common at an earlier moment, of the uses that count now.
     *
     * @param moment 0 is now, 1 the last full {@value #STEP} minutes before, 2 those before them
     */
    public Overlap of(String one, String other, int moment) {
        return moment == 0 ? of(one, other) : at(moment).of(one, other);
    }

    private Overlaps at(int moment) {
        int end = (Math.ceilDiv(to, STEP) - moment) * STEP;
        return earlier.computeIfAbsent(moment, _ -> new Overlaps(engine, from, end));
    }

    private Overlap overlap(List<Long> sample, People people, People others) {
        int size = 0;
        int shared = 0;
        int together = 0;
        int byItself = 0;
        long posts = 0;
        for (long person : sample) {
            if (!others.keeps(person)) {
                continue;
            }
            size++;
            long[] theirs = others.usesBetween(person, from, to);
            long[] uses = theirs.length == 0 ? theirs : people.usesBetween(person, from, to);
            if (uses.length == 0) {
                continue;
            }
            shared++;
            int common = common(uses, theirs);
            together += common > 0 ? 1 : 0;
            byItself += theirs.length > common ? 1 : 0;
            posts += 1_000L * common / uses.length;
        }
        return new Overlap(size, shared, together, byItself, (int) (posts / Math.max(1, size)));
    }

    /** How many numbers two lists, both in falling order, have in common. */
    private static int common(long[] one, long[] other) {
        int count = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            long left = one[i];
            long right = other[j];
            count += left == right ? 1 : 0;
            i += left >= right ? 1 : 0;
            j += left <= right ? 1 : 0;
        }
        return count;
    }

    private Side side(String tag) {
        return sides.computeIfAbsent(tag, name -> Side.of(engine.peopleOf(name), from, to));
    }

    /**
     * A tag's people.
     *
     * @param sample known ones with the smallest hashes; any, if fewer than five are known
     */
    private record Side(int people, List<Long> sample) {
        private static final Side EMPTY = new Side(0, List.of());

        static Side of(@Nullable People people, int from, int to) {
            if (people == null) {
                return EMPTY;
            }
            long[] all = people.between(from, to, 0);
            long[] known = people.between(from, to, AccountTraits.FULL);
            return new Side(
                    all.length << people.sampling(),
                    Arrays.stream(known.length < LEAST_KNOWN ? all : known)
                            .limit(SAMPLE)
                            .boxed()
                            .toList());
        }
    }
}
