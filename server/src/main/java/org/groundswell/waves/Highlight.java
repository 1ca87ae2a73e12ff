package org.groundswell.waves;

import org.groundswell.model.StatusId;
import org.groundswell.trends.select.Chosen;

/**
 * A post that shows something of what is said in a wave, and why it was chosen.
 *
 * @param post which
 * @param why what it shows, and what it is worth
 */
public record Highlight(StatusId post, Chosen why) {}
