package org.groundswell.web.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.http.Params;
import org.groundswell.http.Upload;
import org.groundswell.media.Attachment;
import org.groundswell.media.Focus;
import org.groundswell.media.uploads.MediaUploads;
import org.groundswell.media.uploads.PostMedia;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.web.view.Visitor;

/**
 * The pictures, videos and sounds of a composer. Files are uploaded first; the form comes back with them and with a field for the
 * description of each.
 */
final class AddedMedia {
    private static final String FILES = "files";
    private static final String ADD = "add";
    private static final String REMOVE = "remove";
    private static final String MEDIA = "media";
    /** Ids that a form can have; how many a post can have is checked when it is posted. */
    private static final int MOST = 20;

    private final MediaUploads uploads;

    AddedMedia(MediaUploads uploads) {
        this.uploads = uploads;
    }

    /** The media of a form. */
    static List<PostMedia.Wanted> of(Params params) {
        return params.all(MEDIA).stream()
                .limit(MOST)
                .flatMap(id -> StatusId.parse(id).stream())
                .map(id -> new PostMedia.Wanted(id.value(), params.text("description-" + id), Optional.empty()))
                .toList();
    }

    /** Those of a post. */
    static List<PostMedia.Wanted> of(List<Attachment> attachments) {
        return attachments.stream()
                .map(each -> new PostMedia.Wanted(each.id(), Optional.of(each.description()), Optional.empty()))
                .toList();
    }

    /** Whether a form adds or removes some, instead of being posted. */
    static boolean isChanged(Params params) {
        return params.has(ADD) || params.has(REMOVE) || !params.files(FILES).isEmpty();
    }

    /**
     * The media of a form after what it adds and removes.
     *
     * @throws Refusal.Invalid if a file can't be used
     */
    List<PostMedia.Wanted> changed(Visitor visitor, Params params) {
        List<PostMedia.Wanted> media = new ArrayList<>(of(params));
        params.text(REMOVE).flatMap(StatusId::parse).ifPresent(id -> media.removeIf(each -> each.id() == id.value()));
        if (media.size() + params.files(FILES).size() > uploads.limits().perPost()) {
            throw new Refusal.Invalid(
                    FILES, "error.media.too_many", "most", uploads.limits().perPost());
        }
        for (Upload file : params.files(FILES)) {
            if (file instanceof Upload.OnDisk onDisk) {
                long id = uploads.add(
                                visitor.me().id(),
                                new MediaUploads.NewFile(onDisk.path(), onDisk.size(), "", Focus.MIDDLE))
                        .id();
                media.add(new PostMedia.Wanted(id, Optional.empty(), Optional.empty()));
            }
        }
        return media;
    }
}
