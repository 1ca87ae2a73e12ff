package org.groundswell.trends.fold;

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
    private static final int BY_NAME = 600;
    /** Fewer shared people are chance. */
    private static final int LEAST_SHARED = 3;
    /** A tag with fewer people may have none that used the other spelling. */
    private static final int FEW = 20;

    private Affinity() {}

    /**
     * The affinity of two tags; the order makes no difference.
     *
     * @param one a tag as most people write it, as is {@code other}
     */
    public static int of(String one, String other, Overlap overlap) {
        boolean strangers = overlap.shared() == 0 && overlap.people() >= FEW;
        boolean writtenApart = overlap.together() < LEAST_SHARED;
        if (strangers || (writtenApart && !Names.areSpellings(one, other))) {
            // Most pairs end here: what follows takes longer.
            return 0;
        }
        Names names = Names.of(one, other);
        int posts = writtenApart ? 0 : overlap.posts();
        int all = Math.max(posts, byName(names, overlap));
        return switch (names.kind()) {
            case OPPOSITE -> 0;
            case REPLACED -> atLeast(LEAST_OWN_CROWD, posts);
            case SPELLING, EXTENSION -> atLeast(LEAST, all);
            case OTHER -> atLeast(leastWithoutNames(names, overlap), all);
        };
    }

    private static int leastWithoutNames(Names names, Overlap overlap) {
        boolean ownCrowd = 5 * overlap.byItself() < overlap.people();
        if (ownCrowd) {
            return LEAST_OWN_CROWD;
        }
        return names.sharePieces() ? LEAST : LEAST_WITHOUT_NAMES;
    }

    private static int byName(Names names, Overlap overlap) {
        boolean counts = switch (names.kind()) {
            case SPELLING -> overlap.shared() > 0 || overlap.people() < FEW;
            case EXTENSION -> overlap.together() >= LEAST_SHARED && 10 * overlap.posts() >= WHOLE;
            case OPPOSITE, REPLACED, OTHER -> false;
        };
        return counts ? BY_NAME * names.shared() / names.pieces() : 0;
    }

    private static int atLeast(int threshold, int affinity) {
        return affinity < threshold ? 0 : affinity;
    }
}
