package org.groundswell.stories;

import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;

/** A piece of a story, as its editors have it. Where a text is empty, the story writes it, anew whenever it is read. */
public sealed interface Block {
    /**
     * A paragraph.
     *
     * @param name which one the story writes; empty for one that only editors write
     * @param text as editors put it, figures in braces
     */
    record Passage(String name, String text) implements Block {}

    /**
     * A line above what follows.
     *
     * @param name which one the story writes; empty for one of the editors'
     */
    record Heading(String name, String text) implements Block {}

    /** Somebody who joined, and what came after. */
    record Voice(AccountId account, StatusId post, String text) implements Block {}

    /** @param pinned whether it stays when posts are chosen anew */
    record Quote(StatusId post, boolean pinned) implements Block {}

    /** What is drawn, or put up in a table. */
    record Exhibit(Kind kind) implements Block {
        /** The sorts. */
        public enum Kind {
            CURVE,
            MAP,
            NUMBERS,
            SHARE
        }
    }
}
