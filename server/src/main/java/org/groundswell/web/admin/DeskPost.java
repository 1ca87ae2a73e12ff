package org.groundswell.web.admin;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;
import org.groundswell.web.view.MediaView;

/**
 * A post that a decision may be about.
 *
 * @param text as it was reported or decided on; otherwise as it is
 * @param media likewise
 * @param lost the media whose files are not kept any more, in words
 * @param options those of its poll
 * @param url of the post, where the moderator can read it; empty if it is deleted, or the moderator may not see it
 * @param hidden whether the suspension of its author hides it
 * @param notes about its state, in words
 * @param selectable whether a decision can be about it
 * @param parent the post that it replies to
 */
public record DeskPost(
        String id,
        String spoiler,
        String text,
        List<MediaView> media,
        List<String> lost,
        List<String> options,
        String url,
        boolean hidden,
        List<String> notes,
        Ago posted,
        int reports,
        boolean selectable,
        Optional<Parent> parent) {
    /** The post that another replies to. */
    public record Parent(String acct, String text, String url) {}
}
