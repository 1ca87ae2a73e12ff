package org.groundswell.stories;

import java.util.List;
import java.util.Set;
import org.groundswell.model.StatusId;

/**
 * A story as its editors have it: what they decided, and in what order. What they left to the story it writes itself.
 *
 * @param title empty for the one the story writes
 * @param dropped posts that are not to be chosen again
 */
public record StoryDraft(String title, List<Block> blocks, Set<StatusId> dropped, Rules rules) {
    /** Longer titles are refused. */
    public static final int LONGEST_TITLE = 200;
    /** Longer paragraphs are refused. */
    public static final int LONGEST_TEXT = 5_000;
    /** More blocks are refused. */
    public static final int MOST_BLOCKS = 200;

    /**
     * How those are treated who are quoted.
     *
     * @param careful people tell of violence in it: no faces, no counts of answers, and where there is help
     * @param consentNeeded only those who agreed are quoted
     * @param privateNamed people who are not widely known are named, too, unless they said no
     */
    public record Rules(boolean careful, boolean consentNeeded, boolean privateNamed) {
        public static final Rules USUAL = new Rules(false, false, false);
    }
}
