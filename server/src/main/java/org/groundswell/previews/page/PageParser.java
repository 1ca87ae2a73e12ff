package org.groundswell.previews.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * Reads a page: its Open Graph tags (ogp.me), Twitter card tags, JSON-LD, title and description, in this order. Of several
 * tags with one name, the first counts.
 */
public final class PageParser {
    private static final Set<String> PROPERTIES = Set.of(
            "og:title",
            "og:description",
            "og:site_name",
            "og:image",
            "og:image:url",
            "og:image:secure_url",
            "og:image:alt",
            "twitter:image",
            "twitter:image:src",
            "twitter:image:alt",
            "twitter:title",
            "twitter:description",
            "description",
            "author",
            "article:author",
            "article:published_time",
            "fediverse:creator");
    private static final String JSON_LD = "script[type=application/ld+json]";
    private static final String OEMBED = "application/json+oembed";
    private static final int MOST_SCRIPTS = 10;

    private PageParser() {}

    /**
     * @param body the page, or its beginning
     * @param contentType the header {@code Content-Type}, or an empty text
     */
    @SuppressWarnings("JdkObsolete") // jsoup takes the name of a charset, or null to look for it in the page
    public static PageFacts read(byte[] body, String contentType) {
        Charset known = Charsets.of(body, contentType);
        try {
            return facts(Jsoup.parse(new ByteArrayInputStream(body), known == null ? null : known.name(), ""));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static PageFacts facts(Document page) {
        Map<String, String> tags = tags(page);
        String article = tags.getOrDefault("article:author", "");
        String author = tags.getOrDefault("author", "");
        PageFacts openGraph = new PageFacts(
                line(tags, "og:title", Cleaned.TITLE),
                line(tags, "og:description", Cleaned.DESCRIPTION),
                line(tags, "og:site_name", Cleaned.NAME),
                "",
                "",
                "",
                Cleaned.line(tags.getOrDefault("fediverse:creator", ""), Cleaned.NAME),
                Cleaned.time(tags.getOrDefault("article:published_time", "")),
                oembed(page),
                picture(tags, List.of("og:image:secure_url", "og:image", "og:image:url"), "og:image:alt"));
        PageFacts twitter = texts(
                line(tags, "twitter:title", Cleaned.TITLE),
                line(tags, "twitter:description", Cleaned.DESCRIPTION),
                picture(tags, List.of("twitter:image", "twitter:image:src"), "twitter:image:alt"));
        PageFacts plain = texts(
                Cleaned.line(page.title(), Cleaned.TITLE),
                line(tags, "description", Cleaned.DESCRIPTION),
                PageFacts.Picture.NONE);
        return openGraph
                .orElse(twitter)
                .orElse(jsonLd(page))
                .orElse(plain)
                // Facebook wants the address of a profile there; others write a name.
                .orElse(author(author.isEmpty() ? article : author, Cleaned.url(article)));
    }

    private static PageFacts texts(String title, String description, PageFacts.Picture picture) {
        return new PageFacts(title, description, "", "", "", "", "", PageFacts.NONE.publishedAt(), "", picture);
    }

    private static PageFacts author(String name, String url) {
        String cleaned = Cleaned.url(name).isEmpty() ? Cleaned.line(name, Cleaned.NAME) : "";
        return new PageFacts(
                "",
                "",
                "",
                "",
                cleaned,
                cleaned.isEmpty() ? "" : url,
                "",
                PageFacts.NONE.publishedAt(),
                "",
                PageFacts.Picture.NONE);
    }

    /** @param names of the tags with its address, the preferred one first */
    private static PageFacts.Picture picture(Map<String, String> tags, List<String> names, String description) {
        return names.stream()
                .flatMap(name -> Optional.ofNullable(tags.get(name)).stream())
                .findFirst()
                .map(url -> new PageFacts.Picture(
                        Cleaned.reference(url), line(tags, description, Cleaned.PICTURE_DESCRIPTION)))
                .orElse(PageFacts.Picture.NONE);
    }

    private static String line(Map<String, String> tags, String name, int longest) {
        return Cleaned.line(tags.getOrDefault(name, ""), longest);
    }

    private static Map<String, String> tags(Document page) {
        Map<String, String> tags = new HashMap<>();
        for (Element meta : page.getElementsByTag("meta")) {
            // Open Graph uses `property`, the others `name`; pages mix them up.
            String property = meta.attr("property");
            String name = (property.isEmpty() ? meta.attr("name") : property).toLowerCase(Locale.ROOT);
            String content = meta.attr("content");
            if (PROPERTIES.contains(name) && !content.isBlank()) {
                tags.putIfAbsent(name, content);
            }
        }
        return tags;
    }

    private static PageFacts jsonLd(Document page) {
        PageFacts facts = PageFacts.NONE;
        Elements scripts = page.select(JSON_LD);
        for (Element script : scripts.subList(0, Math.min(scripts.size(), MOST_SCRIPTS))) {
            facts = facts.orElse(JsonLd.read(script.data()));
        }
        return facts;
    }

    /** The address of the page's oEmbed document (oEmbed 1.0, section 4). */
    private static String oembed(Document page) {
        for (Element link : page.getElementsByTag("link")) {
            if (link.attr("type").equalsIgnoreCase(OEMBED) && link.attr("rel").equalsIgnoreCase("alternate")) {
                return link.attr("href");
            }
        }
        return "";
    }
}
