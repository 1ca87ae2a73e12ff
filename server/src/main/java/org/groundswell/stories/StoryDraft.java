package org.groundswell.stories;

import java.util.List;
import java.util.Set;
import org.groundswell.model.StatusId;

/**
 * A story as edited: its blocks in order, and the rules for quotes. Texts that editors left unchanged are automatic.
 *
 * @param title empty for the automatic title
 * @param dropped posts that must not be chosen again
 */
public record StoryDraft(String title, List<Block> blocks, Set<StatusId> dropped, Rules rules) {
    /** Longer titles are refused. */
    public static final int LONGEST_TITLE = 200;
    /** Longer paragraphs are refused. */
    public static final int LONGEST_TEXT = 5_000;
    /** More blocks are refused. */
    public static final int MOST_BLOCKS = 200;

    /**
     * Rules for quotes.
     *
     * @param careful sensitive topic: no faces, no counts of replies, and help lines
     * @param consentNeeded quote only people who agreed
     * @param privateNamed name people who are not widely known, unless they declined
     */
    public record Rules(boolean careful, boolean consentNeeded, boolean privateNamed) {
        public static final Rules USUAL = new Rules(false, false, false);
    }
}
