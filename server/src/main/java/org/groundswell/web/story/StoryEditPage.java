package org.groundswell.web.story;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.View;
import org.groundswell.stories.Figure;
import org.groundswell.stories.StoryDraft;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.MediaView;

/**
 * A story in the editor.
 *
 * @param path the path of the story
 * @param base the version that the edit started from
 * @param titleWas the automatic title
 * @param figures the figures that can be used in braces
 * @param versions saved versions, newest first
 * @param published the number of the published version; 0 if there is none
 * @param notice the result of the last action
 * @param problem why the last action was refused
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
     * A part of a story.
     *
     * @param kind passage, heading, voice, quote, curve, map, numbers or share
     * @param was the automatic text
     * @param label the part's name in the editor
     * @param quoted the post, as text
     * @param answer the author's answer to the quote request
     * @param withoutPictures whether the pictures of a quoted post are left out; empty if it has none
     * @param media the pictures, videos and sounds of a quoted post
     * @param missing why it has nothing to show in the story, as a sentence; empty if it has
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
            String answer,
            Optional<Boolean> withoutPictures,
            List<MediaView> media,
            String missing) {
        BlockView without(String reason) {
            return new BlockView(
                    kind,
                    name,
                    text,
                    was,
                    label,
                    account,
                    post,
                    pinned,
                    quoted,
                    answer,
                    withoutPictures,
                    media,
                    reason);
        }
    }

    /** A saved version. */
    public record VersionView(int number, String by, Ago at) {}

    @Override
    public String template() {
        return "story/edit";
    }
}
