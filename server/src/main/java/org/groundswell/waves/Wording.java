package org.groundswell.waves;

import org.groundswell.trends.select.TellingPhrases;

/**
 * The phrases that set the posts of a wave apart from those before it.
 *
 * @param days how many days before the wave are compared with
 */
public record Wording(int days, TellingPhrases.Found found) {
    public static final Wording NONE = new Wording(0, TellingPhrases.Found.NOTHING);
}
