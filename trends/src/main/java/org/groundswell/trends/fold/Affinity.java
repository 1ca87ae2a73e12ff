package org.groundswell.trends.fold;

import java.util.function.IntFunction;

/**
 * How strongly two tags of a list belong to one topic, in thousandths; 0 if they are two topics.
 *
 * <p>Two things speak for one topic, and the stronger one counts: <ul>
 * <li><b>Posts.</b> The share of posts with the smaller tag that have the other one too. Nothing else says as directly that
 * both mean the same.
 * <li><b>Names.</b> Six tenths of the share of pieces of the shorter name that the longer has, and only if one is a
 * spelling of the other or begins with it. Letters alone prove little: a spelling needs a person who used both, unless it
 * has too few people to expect one, and a longer name that begins with the other needs a tenth of its posts with both
 * (#TheVoice and #TheVoiceKids are two shows).
 * </ul>
 *
 * <p>That the same people use both is no evidence: one crowd follows two shows, and a general tag is used by everybody.
 * People show something else. A tag that answers another is written by a crowd of its own, which names the other tag but
 * doesn't use it otherwise. So where fewer than a fifth of the smaller one's people wrote the other tag by itself, half of
 * the posts must have both: {@value #LEAST_OWN_CROWD}. Other tags are joined from {@value #LEAST_WITHOUT_NAMES} on, from
 * {@value #LEAST} on if their names share half of their pieces. Names that differ in one word (#BlackLivesMatter,
 * #AllLivesMatter) always need {@value #LEAST_OWN_CROWD}, and opposite names (#NotAllMen, #YesAllWomen) are never joined.
 */
public final class Affinity {
    /** From this value on, tags with similar names are joined. */
    static final int LEAST = 250;
    /** From this value on, tags are joined whose names share less. */
    static final int LEAST_WITHOUT_NAMES = 350;
    /** From this value on, tags are joined of which one may answer the other. */
    static final int LEAST_OWN_CROWD = 500;

    /** The affinity of tags of which somebody said that they are the same. */
    public static final int JOINED = 1_001;

    private static final int WHOLE = 1_000;
    /** A longer name that begins with the other speaks from this share of posts on. */
    private static final int LEAST_EXTENSION = 100;
    /** Evidence so far above a threshold decides by itself, in thousandths of the threshold. */
    private static final int ABOVE = 100;

    private static final int BELOW = -ABOVE;
    /** How many earlier moments are asked for at most. */
    private static final int MOMENTS = 6;
    /** Of fewer people earlier evidence is chance. */
    private static final int LEAST_EARLIER = 10;

    private static final int BY_NAME = 600;
    /** Fewer shared people are chance. */
    private static final int LEAST_SHARED = 3;
    /** A tag with fewer people may have none that used the other spelling. */
    private static final int FEW = 20;
    /** A spelling that was joined when it had few people gets time to find one, until it has so many. */
    private static final int MANY = 40;

    private Affinity() {}

    /**
     * The affinity of two tags; the order makes no difference.
     *
     * <p>Near a threshold the evidence of earlier moments decides, so that an entry doesn't come and go with every few
     * posts: that of the last moment at which it was clearly above or below, by a tenth of the threshold. If there is
     * none, the earliest moment decides.
     *
     * @param one a tag as most people write it, as is {@code other}
     * @param overlaps what they had in common: now for 0, at earlier moments for 1 to {@value #MOMENTS}; asked for only
     *     near a threshold
     */
    public static int of(String one, String other, IntFunction<Overlap> overlaps) {
        Overlap now = overlaps.apply(0);
        if (isClearlyNone(one, other, now)) {
            // Most pairs end here: what follows takes longer.
            return 0;
        }
        Names names = Names.of(one, other);
        int affinity = of(names, now, BELOW);
        if (affinity == 0 || of(names, now, ABOVE) > 0) {
            return affinity;
        }
        boolean joined = of(names, now, 0) > 0;
        for (int moment = 1; moment <= MOMENTS; moment++) {
            Overlap earlier = overlaps.apply(moment);
            if (earlier.people() < LEAST_EARLIER) {
                break;
            }
            if (of(names, earlier, ABOVE) > 0) {
                return affinity;
            }
            if (of(names, earlier, BELOW) == 0) {
                return 0;
            }
            joined = of(names, earlier, 0) > 0;
        }
        return joined ? affinity : 0;
    }

    /** The affinity at one moment. */
    static int of(String one, String other, Overlap overlap) {
        return isClearlyNone(one, other, overlap) ? 0 : of(Names.of(one, other), overlap, 0);
    }

    private static boolean isClearlyNone(String one, String other, Overlap overlap) {
        boolean strangers = overlap.shared() == 0 && overlap.people() >= MANY;
        return strangers || (isWrittenApart(overlap) && !Names.areSpellings(one, other));
    }

    private static boolean isWrittenApart(Overlap overlap) {
        return overlap.together() < LEAST_SHARED;
    }

    /** @param margin by how much each threshold is raised, in thousandths of it */
    private static int of(Names names, Overlap overlap, int margin) {
        int posts = isWrittenApart(overlap) ? 0 : overlap.posts();
        int all = Math.max(posts, byName(names, overlap, margin));
        return switch (names.kind()) {
            case OPPOSITE -> 0;
            case REPLACED -> atLeast(raised(LEAST_OWN_CROWD, margin), posts);
            case SPELLING, EXTENSION -> atLeast(raised(LEAST, margin), all);
            case OTHER -> atLeast(raised(leastWithoutNames(names, overlap, margin), margin), all);
        };
    }

    private static int raised(int threshold, int margin) {
        return threshold * (WHOLE + margin) / WHOLE;
    }

    private static int leastWithoutNames(Names names, Overlap overlap, int margin) {
        boolean ownCrowd = 5 * WHOLE * overlap.byItself() < raised(WHOLE, margin) * overlap.people();
        if (ownCrowd) {
            return LEAST_OWN_CROWD;
        }
        return names.sharePieces() ? LEAST : LEAST_WITHOUT_NAMES;
    }

    private static int byName(Names names, Overlap overlap, int margin) {
        boolean counts = switch (names.kind()) {
            case SPELLING -> overlap.shared() > 0 || overlap.people() < (margin < 0 ? MANY : FEW);
            case EXTENSION -> !isWrittenApart(overlap) && overlap.posts() >= raised(LEAST_EXTENSION, margin);
            case OPPOSITE, REPLACED, OTHER -> false;
        };
        return counts ? BY_NAME * names.shared() / names.pieces() : 0;
    }

    private static int atLeast(int threshold, int affinity) {
        return affinity < threshold ? 0 : affinity;
    }
}
