package org.groundswell.exports;

import org.groundswell.charts.World;
import org.groundswell.config.HelpLines;
import org.groundswell.files.StoredFiles;
import org.groundswell.rendering.Assets;
import org.groundswell.rendering.Templates;
import org.groundswell.stories.Article;
import org.groundswell.text.Translator;

/**
 * Exports a story as a self-contained HTML file: styles and pictures are included, and nothing is loaded from a server. Pictures
 * beyond {@link InlinePictures#MOST_BYTES}, videos and sounds are links.
 */
public final class StoryExport {
    private final Templates templates = new Templates();
    private final StoryViews views;
    private final InlinePictures pictures;
    private final String style;

    /**
     * @param home the server's name
     * @param files where pictures are
     */
    public StoryExport(String home, HelpLines helpLines, StoredFiles files) {
        this(new StoryViews(home, new World(), helpLines), files);
    }

    /** @param files where pictures are */
    public StoryExport(StoryViews views, StoredFiles files) {
        this.views = views;
        this.pictures = new InlinePictures(files::find);
        this.style = style();
    }

    /** The stylesheet without web fonts, which would have to be loaded from the server. */
    static String style() {
        return Assets.text("app.css").replaceAll("(?m)^@font-face .*\\R", "");
    }

    public String write(Article article, Translator t) {
        return templates.text(new StoryAlone(views.of(article, t).alone(pictures.of(article)), style));
    }
}
