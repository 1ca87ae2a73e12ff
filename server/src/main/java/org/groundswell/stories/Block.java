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

    /**
     * A quoted post.
     *
     * @param pinned whether it stays when quotes are refreshed
     * @param pictures whether its pictures, videos, sounds and the preview of the page that it links to are shown
     */
    record Quote(StatusId post, boolean pinned, boolean pictures) implements Block {}

    /** A chart, a map, a table, or the page that the first people linked to. */
    record Exhibit(Kind kind) implements Block {
        /** The kinds of exhibit. */
        public enum Kind {
            CURVE,
            LINK,
            MAP,
            NUMBERS,
            SHARE
        }
    }
}
