package org.groundswell.cards;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.groundswell.links.LinkUrl;
import org.groundswell.text.PlainText;
import org.groundswell.text.SafeUri;

/**
 * The rule which link of a post gets a card: the first that leads to another website.
 *
 * @param home public address of this server
 */
public record CardLink(URI home) {
    /** @param links the links of a post's text in their order, normalised */
    public Optional<LinkUrl> among(List<String> links) {
        return links.stream()
                .filter(this::isElsewhere)
                .findFirst()
                .filter(url -> PlainText.fits(url, SafeUri.LONGEST))
                .map(LinkUrl::new);
    }

    private boolean isElsewhere(String url) {
        return SafeUri.parse(url)
                .filter(uri -> !uri.host().equalsIgnoreCase(home.getHost()) || uri.port() != home.getPort())
                .isPresent();
    }
}
