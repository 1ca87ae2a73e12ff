package org.groundswell.trends.model;

/**
 * Why some of a tag's people weigh less than people.
 *
 * @param people how many this was the strongest reason for
 * @param countedAs how many people they were taken for
 */
public record Discount(Reason reason, int people, double countedAs) {
    /** What speaks against people who use a tag. */
    public enum Reason {
        /** An account that is new, or that nobody has ever answered, followed or boosted. */
        STRANGERS,
        /** A stranger's post of the last two minutes: most that are posted for a count are deleted by then. */
        PROBATION,
        /** The same text, but for small changes. */
        SAME_TEXT,
        /** Accounts made on the same day. */
        BORN_TOGETHER,
        /** Most are at one server that is otherwise small. */
        ONE_SERVER,
        /** They have acted together before, in a burst that was found to be bought. */
        ACTED_TOGETHER,
        /** They come as evenly as a machine makes them come. */
        EVEN_TIMING,
        /** They only ever amplify each other. */
        CLOSED_CIRCLE,
        /** Strangers delete what they have just posted: then none of them counts. */
        DELETED_AT_ONCE
    }
}
