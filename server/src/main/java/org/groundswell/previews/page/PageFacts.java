package org.groundswell.previews.page;

import java.time.Instant;
import java.util.Optional;

/**
 * What a page says of itself. All texts are plain, on one line and bounded; the addresses are HTTP or HTTPS. Each may be
 * empty.
 *
 * @param siteUrl the address of the website
 * @param creator the author's account, as {@code fediverse:creator} names it
 * @param oembed the address of the page's oEmbed document, as the page has it
 * @param picture the picture that stands for the page
 */
public record PageFacts(
        String title,
        String description,
        String site,
        String siteUrl,
        String author,
        String authorUrl,
        String creator,
        Optional<Instant> publishedAt,
        String oembed,
        Picture picture) {
    public static final PageFacts NONE = new PageFacts("", "", "", "", "", "", "", Optional.empty(), "", Picture.NONE);

    /**
     * A picture.
     *
     * @param url its address as the page has it, which may be relative to the page's
     * @param description its alternative text
     */
    public record Picture(String url, String description) {
        public static final Picture NONE = new Picture("", "");
    }

    /** The same; what it doesn't say is taken from others. An author's name and address belong together. */
    public PageFacts orElse(PageFacts others) {
        PageFacts writer = author.isEmpty() ? others : this;
        PageFacts publisher = site.isEmpty() ? others : this;
        return new PageFacts(
                title.isEmpty() ? others.title : title,
                description.isEmpty() ? others.description : description,
                publisher.site,
                publisher.siteUrl,
                writer.author,
                writer.authorUrl,
                creator.isEmpty() ? others.creator : creator,
                publishedAt.or(others::publishedAt),
                oembed.isEmpty() ? others.oembed : oembed,
                picture.url().isEmpty() ? others.picture : picture);
    }
}
