package org.groundswell.exports;

import org.groundswell.charts.World;
import org.groundswell.config.HelpLines;
import org.groundswell.rendering.Assets;
import org.groundswell.rendering.Templates;
import org.groundswell.stories.Article;
import org.groundswell.text.Translator;

/**
 * Exports a story as a self-contained HTML file: styles and images are embedded, and nothing is loaded from a server.
 */
public final class StoryExport {
    private final Templates templates = new Templates();
    private final StoryViews views;
    private final String style;

    /** @param home the server's name */
    public StoryExport(String home, HelpLines helpLines) {
        this(new StoryViews(home, new World(), helpLines));
    }

    public StoryExport(StoryViews views) {
        this.views = views;
        this.style = style();
    }

    /** The stylesheet without web fonts, which would have to be loaded from the server. */
    static String style() {
        return Assets.text("app.css").replaceAll("(?m)^@font-face .*\\R", "");
    }

    public String write(Article article, Translator t) {
        return templates.text(new StoryAlone(views.of(article, t), style));
    }
}
