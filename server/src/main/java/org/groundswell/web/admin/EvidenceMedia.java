package org.groundswell.web.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.media.Attachment;
import org.groundswell.reports.Evidence;
import org.groundswell.statuses.Post;
import org.groundswell.text.Translator;
import org.groundswell.web.view.MediaView;
import org.groundswell.web.view.MediaWords;

/**
 * The media of a post as they were reported.
 *
 * @param shown those whose files are kept, or that the post still has
 * @param lost the others, in words
 */
record EvidenceMedia(List<MediaView> shown, List<String> lost) {
    /** @param post as it is, if the moderator can see it */
    static EvidenceMedia of(Evidence reported, Optional<Post> post, Translator t) {
        List<MediaView> present = post.map(DeskPostViews::media).orElse(List.of());
        if (reported.added().isEmpty()) {
            return new EvidenceMedia(present, List.of());
        }
        List<Attachment> attachments =
                post.map(each -> each.content().attachments()).orElse(List.of());
        List<MediaView> shown = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        for (Attachment each : reported.media()) {
            if (reported.file(each.name()).isPresent()) {
                shown.add(kept(reported, each));
            } else if (attachments.contains(each)) {
                shown.add(present.get(attachments.indexOf(each)));
            } else {
                lost.add(t.text("case.post.media.lost", "medium", MediaWords.of(each, t)));
            }
        }
        return new EvidenceMedia(shown, lost);
    }

    /** A medium whose preview was not kept is shown without one. */
    private static MediaView kept(Evidence reported, Attachment medium) {
        return MediaView.of(
                medium,
                name -> reported.file(name)
                        .map(id -> EvidencePages.PATH + "/" + id)
                        .orElse(""));
    }
}
