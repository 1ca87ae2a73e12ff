package org.groundswell.web.cards;

import org.groundswell.rendering.View;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageFrame;

/**
 * A video's player in a frame of our own pages.
 *
 * @param embedUrl the player at its provider, which starts at once
 */
public record CardPlayer(PageFrame.Site site, String title, String embedUrl, Translator t) implements View {
    @Override
    public String template() {
        return "cards/player";
    }
}
