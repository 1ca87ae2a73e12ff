package org.groundswell.statuses;

import java.util.List;
import org.groundswell.links.LinkUrl;
import org.groundswell.text.StatusText;
import org.groundswell.trends.trust.SimHash;
import org.jspecify.annotations.Nullable;

/**
 * Facts of a text that consumers of events count. Computing them is slow, so it is done before a write.
 *
 * @param links addresses of the pages it points to, each once, in their normal form
 * @param hash similar for similar texts; null without a tag, since only posts of a tag are compared
 */
public record TextFacts(List<String> links, @Nullable Long hash) {
    /** The facts of an empty text, such as a boost's. */
    public static final TextFacts NONE = new TextFacts(List.of(), null);

    public static TextFacts of(StatusText text) {
        return new TextFacts(linksOf(text), text.tags().isEmpty() ? null : SimHash.of(text.source()));
    }

    public static TextFacts of(Post.Content content) {
        List<String> links = content.text().contains("://") ? linksOf(StatusText.parse(content.text())) : List.of();
        return new TextFacts(links, content.tags().isEmpty() ? null : SimHash.of(content.text()));
    }

    private static List<String> linksOf(StatusText text) {
        return text.links().stream()
                .flatMap(link -> LinkUrl.of(link).stream())
                .map(LinkUrl::url)
                .distinct()
                .toList();
    }
}
