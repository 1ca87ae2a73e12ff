package org.groundswell.web.story;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.View;
import org.groundswell.stories.Figure;
import org.groundswell.stories.StoryDraft;
import org.groundswell.web.shell.PageFrame;

/**
 * A story on the desk of an editor.
 *
 * @param path where it lives
 * @param base the version that this was made from
 * @param titleWas the title that the story would give itself
 * @param figures what may be named in braces
 * @param versions what was saved, the latest first
 * @param published which version everybody sees; 0 if none
 * @param notice what happened last
 * @param problem what was wrong with it
 */
public record StoryEditPage(
        PageFrame page,
        String path,
        String slug,
        String tag,
        int base,
        String title,
        String titleWas,
        List<BlockView> blocks,
        String dropped,
        StoryDraft.Rules rules,
        List<Figure> figures,
        List<VersionView> versions,
        int published,
        Optional<String> notice,
        Optional<String> problem)
        implements View {

    /**
     * A part.
     *
     * @param kind passage, heading, voice, quote, curve, map, numbers or share
     * @param was what the story would write
     * @param label what it is, for the editor
     * @param quoted the post, as text
     * @param answer what its author said to being quoted
     */
    public record BlockView(
            String kind,
            String name,
            String text,
            String was,
            String label,
            String account,
            String post,
            boolean pinned,
            String quoted,
            String answer) {}

    /** What somebody saved. */
    public record VersionView(int number, String by, Ago at) {}

    @Override
    public String template() {
        return "story_edit";
    }
}
