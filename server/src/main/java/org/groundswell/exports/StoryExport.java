package org.groundswell.exports;

import org.groundswell.charts.World;
import org.groundswell.config.HelpLines;
import org.groundswell.rendering.Assets;
import org.groundswell.rendering.Templates;
import org.groundswell.stories.Article;
import org.groundswell.text.Translator;

/** A story as a page that stands alone: its style and its pictures are in it, and it asks no server for anything. */
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

    /** The stylesheet without fonts: these are files of a server's, which a page that stands alone does without. */
    static String style() {
        return Assets.text("app.css").replaceAll("(?m)^@font-face .*\\R", "");
    }

    public String write(Article article, Translator t) {
        return templates.text(new StoryAlone(views.of(article, t), style));
    }
}
