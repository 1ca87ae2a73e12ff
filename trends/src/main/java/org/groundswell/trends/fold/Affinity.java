package org.groundswell.trends.fold;

/**
 * How strongly two tags of a list belong to one topic, in thousandths; 0 if they are two topics.
 *
 * <p>Three things speak for one topic, and the strongest counts: <ul>
 * <li><b>Posts.</b> The share of the smaller one's people who wrote at least half of their posts with it together with the
 * other one. Nothing else says as directly
 * that both mean the same, so it counts in full.
 * <li><b>People.</b> The share of the smaller one's people who used both. A crowd that follows two shows uses both of
 * their tags, each in its own posts; so shared people count at most twice what posts show, not at all if most of them
 * moved from one tag to the other, and only if the smaller one has no crowd of its own, which is what a tag that answers
 * another has.
 * <li><b>Names.</b> Six tenths of the share of pieces of the shorter name that the longer has, and only if one is a
 * spelling of the other or begins with it. Letters alone prove little: a spelling needs a person who used both, unless it
 * has too few people to expect one, and a longer name that begins with the other needs a tenth who wrote both in one
 * post (#TheVoice and #TheVoiceKids are two shows).
 * </ul>
 *
 * <p>Two tags are joined from {@value #LEAST_WITHOUT_NAMES} on, from {@value #LEAST} on if their names share half of their pieces.
 * Opposite names (#NotAllMen, #YesAllWomen) are never joined: who answers a tag writes it too. Names that differ in one
 * word (#BlackLivesMatter, #AllLivesMatter) are joined only if half of the people wrote both in one post.
 */
public final class Affinity {
    /** From this value on, tags with similar names are joined. */
    static final int LEAST = 250;
    /** From this value on, tags are joined whose names share less. */
    static final int LEAST_WITHOUT_NAMES = 350;
    /** From this value on, tags are joined whose names differ in one word. */
    static final int LEAST_REPLACED = 500;

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
        Names names = Names.of(one, other);
        int posts = byPosts(overlap);
        int all = Math.max(posts, Math.max(byPeople(overlap, posts), byName(names, overlap)));
        return switch (names.kind()) {
            case OPPOSITE -> 0;
            case REPLACED -> atLeast(LEAST_REPLACED, posts);
            case SPELLING, EXTENSION -> atLeast(LEAST, all);
            case OTHER -> atLeast(names.sharePieces() ? LEAST : LEAST_WITHOUT_NAMES, all);
        };
    }

    private static int byPosts(Overlap overlap) {
        return overlap.together() < LEAST_SHARED ? 0 : WHOLE * overlap.together() / overlap.people();
    }

    private static int byPeople(Overlap overlap, int posts) {
        boolean ownCrowd = 2 * overlap.shared() < overlap.people();
        boolean movedOn = 3 * overlap.moved() > 2 * overlap.shared();
        if (overlap.shared() < LEAST_SHARED || ownCrowd || movedOn) {
            return 0;
        }
        return Math.min(WHOLE * overlap.shared() / overlap.people(), 2 * posts);
    }

    private static int byName(Names names, Overlap overlap) {
        boolean counts = switch (names.kind()) {
            case SPELLING -> overlap.shared() > 0 || overlap.people() < FEW;
            case EXTENSION -> overlap.together() >= LEAST_SHARED && 10 * overlap.together() >= overlap.people();
            case OPPOSITE, REPLACED, OTHER -> false;
        };
        return counts ? BY_NAME * names.shared() / names.pieces() : 0;
    }

    private static int atLeast(int threshold, int affinity) {
        return affinity < threshold ? 0 : affinity;
    }
}
