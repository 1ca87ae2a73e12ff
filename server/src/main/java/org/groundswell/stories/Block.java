package org.groundswell.stories;

import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;

/** A part of a story draft. Where a text is empty, it is generated each time the story is read. */
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

    /** A voice that joined, and the rise after it. */
    record Voice(AccountId account, StatusId post, String text) implements Block {}

    /** @param pinned whether it stays when quotes are refreshed */
    record Quote(StatusId post, boolean pinned) implements Block {}

    /** A chart, a map or a table. */
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
