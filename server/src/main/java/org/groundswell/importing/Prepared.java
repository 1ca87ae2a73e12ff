package org.groundswell.importing;

import java.util.List;
import java.util.Optional;
import org.groundswell.importing.files.MediaFile;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.TextFacts;
import org.groundswell.text.StatusText;

/**
 * A post with what can be made of it without a database, and so before the writer sees it.
 *
 * @param text empty for a boost
 * @param facts what those who count want to know of the text
 * @param content what the status will say, unless it mentions somebody who must be looked up first
 * @param media its media, with their files; empty if they are not wanted
 */
record Prepared(
        ImportedPost post,
        StatusText text,
        TextFacts facts,
        Optional<Post.Content> content,
        List<ImportedMedia.Found> media) {

    /** Bytes of its media. */
    long mediaBytes() {
        return media.stream()
                .flatMap(each -> each.file().stream())
                .mapToLong(MediaFile::bytes)
                .sum();
    }

    Prepared with(List<ImportedMedia.Found> found) {
        return new Prepared(post, text, facts, content, found);
    }
}
