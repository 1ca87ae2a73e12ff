package org.groundswell.stories;

import java.time.Instant;
import java.util.Optional;
import org.groundswell.model.AccountId;
import org.groundswell.model.TagName;

/**
 * A draft or published story.
 *
 * @param slug its address, below {@code /stories/}
 * @param onset start of its wave, in minutes since the epoch, since wave numbers change when older posts are found;
 *     empty if the story covers the whole life of a tag
 * @param version number of the last saved version
 * @param published the published version; empty if the story is not public
 */
public record Story(
        long id,
        String slug,
        TagName tag,
        Optional<Integer> onset,
        Language language,
        int version,
        Optional<Publication> published,
        AccountId startedBy,
        Instant startedAt) {

    /** Its path on this server. The slug has no characters that a path must escape. */
    public String path() {
        return "/stories/" + slug;
    }

    /** The published version, and the time of the first publication. */
    public record Publication(int version, Instant at) {}
}
