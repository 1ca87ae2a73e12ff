package org.groundswell.trends.select;

import java.util.Set;

/** A reason why a post weighs little or nothing in a selection. */
public enum Penalty {
    /** More tags than words of its own, or a great many tags. */
    TAG_STUFFING(0.05),
    /** A link with hardly a word. */
    LITTLE_TEXT(0.1),
    /** Asks to follow the author in return for something, or to boost for a prize. */
    BAIT(0),
    /** Advertises a stream or a copy of a film. */
    STREAM_OR_PIRACY(0),
    /** Promises gains, and asks for contact or money. */
    SCAM(0),
    /** Nearly the text of another candidate, which is the better one of the two. */
    NEAR_COPY(0),
    /** Has a slur that is not quoted or reported by its target. Less weight, since a word list misjudges some posts. */
    SLUR(0.25);

    private final double factor;

    Penalty(double factor) {
        this.factor = factor;
    }

    /** The penalties of a text by itself; all but {@link #NEAR_COPY}, which depends on other texts. */
    public static Set<Penalty> of(CharSequence text) {
        return SpamRules.penalties(text);
    }

    /** The product of the factors of penalties: 1 for none. */
    public static double weight(Set<Penalty> penalties) {
        return penalties.stream().mapToDouble(Penalty::factor).reduce(1, (one, other) -> one * other);
    }

    /** What the weight of a post with this penalty is multiplied by, from 0 (never chosen) to 1. */
    public double factor() {
        return factor;
    }
}
