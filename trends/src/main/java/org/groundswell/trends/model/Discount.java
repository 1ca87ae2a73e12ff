package org.groundswell.trends.model;

/**
 * A reason why some of a tag's people are counted as fewer.
 *
 * @param people for how many people this was the strongest reason
 * @param countedAs as how many people they are counted
 */
public record Discount(Reason reason, int people, double countedAs) {
    /** The reasons. */
    public enum Reason {
        /** An account that is new, or that nobody has ever answered, followed or boosted. */
        STRANGERS,
        /** A stranger's post of the last two minutes: most that are posted for a count are deleted by then. */
        PROBATION,
        /** They post the same text, but for small changes. */
        SAME_TEXT,
        /** Their accounts were made on the same day. */
        BORN_TOGETHER,
        /** Most are at one server that is otherwise small. */
        ONE_SERVER,
        /** They have acted together before, in a burst that was found to be bought. */
        ACTED_TOGETHER,
        /** They post at intervals as even as a timer makes them. */
        EVEN_TIMING,
        /** They only ever amplify each other. */
        CLOSED_CIRCLE,
        /** Many strangers delete what they have just posted: then no stranger counts. */
        DELETED_AT_ONCE
    }
}
