package org.groundswell.web.tag;

import java.util.List;
import org.groundswell.filters.FilterPlace;
import org.groundswell.rendering.Templates;
import org.groundswell.statuses.StatusPage;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.PostViews;
import org.groundswell.web.view.Visitor;

/**
 * Renders posts that are added to the open page of a tag.
 *
 * @param place the page, for filters
 * @param careful whether the tag is a sensitive topic: no avatars are shown
 */
record LivePosts(PostViews views, Templates templates, PageFrame frame, FilterPlace place, boolean careful) {
    /** A post as markup. */
    record Rendered(String id, String html) {}

    /** The posts of a page, without those that the filters of its viewer hide; oldest first. */
    List<Rendered> of(StatusPage page) {
        return views.of(page, Visitor.STRANGER, place, frame.t()).reversed().stream()
                .map(post -> new Rendered(post.id(), templates.text(new LivePost(frame, post, careful))))
                .toList();
    }
}
