package org.groundswell.trends.model;

/**
 * A reason why some of a tag's people are counted as fewer.
 *
 * @param people the number of people for whom this reason lowers the weight most
 * @param countedAs the number of people they count as
 */
public record Discount(Reason reason, int people, double countedAs) {
    /** The reasons. */
    public enum Reason {
        /** New accounts, and accounts that have never been replied to, followed or boosted. */
        STRANGERS,
        /** Strangers' posts of the last two minutes: most posts made only to be counted are deleted by then. */
        PROBATION,
        /** They post the same text, with small changes. */
        SAME_TEXT,
        /** Their accounts were made on the same day. */
        BORN_TOGETHER,
        /** Their accounts were made in the same minute. */
        BORN_IN_A_MINUTE,
        /** Most are on one server that has a small share of the network. */
        ONE_SERVER,
        /** They have acted together before, in a burst identified as bought. */
        ACTED_TOGETHER,
        /** They post at intervals too regular to be independent, as from a timer. */
        EVEN_TIMING,
        /** They only ever amplify each other. */
        CLOSED_CIRCLE,
        /** Many others have deleted their posts: then no stranger counts, or nobody. */
        DELETED_AT_ONCE,
        /** They post from one spot, and most people there give other reasons for doubt. */
        ONE_SPOT
    }
}
