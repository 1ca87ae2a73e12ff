package org.groundswell.filters;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.groundswell.text.Spans;

/**
 * A filter of an account.
 *
 * @param contexts where it applies
 * @param expiresAt when it stops having an effect, if ever. It stays listed
 * @param posts posts that it matches whatever their text
 */
public record Filter(
        long id,
        String title,
        Set<FilterContext> contexts,
        FilterAction action,
        Optional<Instant> expiresAt,
        List<Keyword> keywords,
        List<FilteredPost> posts) {

    /**
     * A keyword as it was typed.
     *
     * @param wholeWord whether it matches whole words only
     */
    public record Keyword(long id, String text, boolean wholeWord) {
        /** The tag that it names, if it is {@code #} and a tag's name: then it matches posts with this tag. */
        public Optional<TagName> tag() {
            return text.startsWith("#") || text.startsWith("＃")
                    ? Spans.tagName(text).map(TagName::of)
                    : Optional.empty();
        }
    }

    /** A post in a filter. */
    public record FilteredPost(long id, StatusId status) {}

    /** Whether it has an effect at a moment. */
    public boolean isActive(Instant now) {
        return expiresAt.isEmpty() || now.isBefore(expiresAt.get());
    }

    /** Whether it mutes a tag and does nothing else. */
    public boolean mutes(TagName tag) {
        return action == FilterAction.HIDE
                && posts.isEmpty()
                && keywords.size() == 1
                && keywords.getFirst().tag().equals(Optional.of(tag));
    }
}
