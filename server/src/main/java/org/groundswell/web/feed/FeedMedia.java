package org.groundswell.web.feed;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.files.FileName;
import org.groundswell.files.FileType;
import org.groundswell.media.Attachment;
import org.groundswell.media.MediaKind;
import org.groundswell.media.uploads.MediaUploads;

/**
 * The media of a feed's entries.
 *
 * @param home the public address of this server
 * @param sizes of files in bytes, by the medium's id
 */
record FeedMedia(String home, Map<Long, Long> sizes) {
    /** @param all the media of all entries */
    static FeedMedia of(List<Attachment> all, String home, MediaUploads uploads) {
        Set<Long> ids = all.stream().map(Attachment::id).collect(Collectors.toSet());
        return new FeedMedia(home, uploads.sizes(ids));
    }

    Feed.Medium of(Attachment attachment, boolean sensitive) {
        return new Feed.Medium(
                url(attachment.name()),
                attachment.kind() == MediaKind.GIFV
                        ? MediaKind.VIDEO.word()
                        : attachment.kind().word(),
                attachment.name().type().map(FileType::mediaType).orElse("application/octet-stream"),
                sizes.getOrDefault(attachment.id(), 0L),
                attachment.facts().width(),
                attachment.facts().height(),
                attachment.description(),
                attachment.preview().map(this::url).orElse(""),
                sensitive);
    }

    private String url(FileName name) {
        return home + "/media/" + name;
    }
}
