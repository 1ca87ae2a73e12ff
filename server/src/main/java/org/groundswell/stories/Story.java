package org.groundswell.stories;

import java.time.Instant;
import java.util.Optional;
import org.groundswell.model.AccountId;
import org.groundswell.model.TagName;

/**
 * A story that editors work on, or have published.
 *
 * @param slug its address, below {@code /stories/}
 * @param onset when the wave it is of began, in minutes since the epoch: waves are numbered anew when older posts are
 *     found; empty if it is of all of a tag's life
 * @param version the last one saved
 * @param published which one everybody sees
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
