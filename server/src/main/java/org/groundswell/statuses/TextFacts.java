package org.groundswell.statuses;

import java.util.List;
import java.util.Optional;
import org.groundswell.links.LinkUrl;
import org.groundswell.text.StatusText;
import org.groundswell.trends.trust.TextSketch;

/**
 * Facts of a text that consumers of events count. Computing them is slow, so it is done before a write.
 *
 * @param links addresses of the pages it points to, each once, in their normal form
 * @param hash similar for similar texts; empty without a tag, since only posts of a tag are compared
 */
public record TextFacts(List<String> links, Optional<Long> hash) {
    public static TextFacts of(StatusText text) {
        return new TextFacts(linksOf(text), hash(text.tags(), text.source()));
    }

    public static TextFacts of(Post.Content content) {
        return new TextFacts(links(content), hash(content.tags(), content.text()));
    }

    /** The links alone. */
    public static List<String> links(Post.Content content) {
        return content.text().contains("://") ? linksOf(StatusText.parse(content.text())) : List.of();
    }

    private static Optional<Long> hash(List<String> tags, String text) {
        return tags.isEmpty() ? Optional.empty() : Optional.of(TextSketch.of(text));
    }

    private static List<String> linksOf(StatusText text) {
        return text.links().stream()
                .flatMap(link -> LinkUrl.of(link).stream())
                .map(LinkUrl::url)
                .distinct()
                .toList();
    }
}
