package org.groundswell.waves;

import org.groundswell.model.StatusId;
import org.groundswell.trends.select.Chosen;

/**
 * A representative post of a wave, and why it was chosen.
 *
 * @param post the post's id
 * @param why its coverage and quality
 */
public record Highlight(StatusId post, Chosen why) {}
