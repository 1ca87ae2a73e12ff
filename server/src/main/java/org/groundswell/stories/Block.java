package org.groundswell.stories;

import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;

/** A part of a story draft. Where a text is empty, it is generated each time the story is read. */
public sealed interface Block {
    /**
     * A paragraph.
     *
     * @param name name of an automatic passage; empty for one that only editors write
     * @param text the editors' text, with figures in braces
     */
    record Passage(String name, String text) implements Block {}

    /**
     * A heading.
     *
     * @param name name of an automatic heading; empty for one of the editors'
     */
    record Heading(String name, String text) implements Block {}

    /** A voice that joined, and the rise after it. */
    record Voice(AccountId account, StatusId post, String text) implements Block {}

    /** @param pinned whether it stays when quotes are refreshed */
    record Quote(StatusId post, boolean pinned) implements Block {}

    /** A chart, a map or a table. */
    record Exhibit(Kind kind) implements Block {
        /** The kinds of exhibit. */
        public enum Kind {
            CURVE,
            MAP,
            NUMBERS,
            SHARE
        }
    }
}
