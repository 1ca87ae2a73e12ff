package org.groundswell.previews.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/**
 * The facts about an article in a page's JSON-LD (schema.org {@code Article} and the like). It is read as plain JSON: contexts
 * are not loaded.
 */
final class JsonLd {
    private static final Set<String> TYPES = Set.of(
            "Article",
            "NewsArticle",
            "ReportageNewsArticle",
            "AnalysisNewsArticle",
            "OpinionNewsArticle",
            "LiveBlogPosting",
            "BlogPosting",
            "TechArticle",
            "ScholarlyArticle",
            "SocialMediaPosting",
            "VideoObject");
    private static final int MOST_OBJECTS = 100;
    private static final int MOST_AUTHORS = 5;

    private JsonLd() {}

    static PageFacts read(String json) {
        return SmallJson.parse(json).flatMap(JsonLd::article).map(JsonLd::facts).orElse(PageFacts.NONE);
    }

    /** The first article: the document itself, or one of a list or a {@code @graph}. */
    private static Optional<JsonNode> article(JsonNode document) {
        Deque<JsonNode> left = new ArrayDeque<>();
        left.add(document);
        for (int seen = 0; seen < MOST_OBJECTS && !left.isEmpty(); seen++) {
            JsonNode node = left.remove();
            if (node.isArray()) {
                for (int i = 0; i < node.size() && left.size() < MOST_OBJECTS; i++) {
                    left.add(node.get(i));
                }
            } else if (isArticle(node)) {
                return Optional.of(node);
            } else if (node.has("@graph")) {
                left.add(node.get("@graph"));
            }
        }
        return Optional.empty();
    }

    private static boolean isArticle(JsonNode node) {
        JsonNode type = node.get("@type");
        if (type == null) {
            return false;
        }
        if (type.isString()) {
            return TYPES.contains(type.stringValue());
        }
        for (int i = 0; i < Math.min(type.size(), MOST_AUTHORS); i++) {
            JsonNode one = type.get(i);
            if (one != null && one.isString() && TYPES.contains(one.stringValue())) {
                return true;
            }
        }
        return false;
    }

    private static PageFacts facts(JsonNode article) {
        JsonNode publisher = article.path("publisher");
        String headline = SmallJson.text(article, "headline");
        return new PageFacts(
                Cleaned.line(headline.isEmpty() ? SmallJson.text(article, "name") : headline, Cleaned.TITLE),
                Cleaned.line(SmallJson.text(article, "description"), Cleaned.DESCRIPTION),
                Cleaned.line(name(publisher), Cleaned.NAME),
                Cleaned.url(SmallJson.text(publisher, "url")),
                Cleaned.line(authors(article.path("author")), Cleaned.NAME),
                authorUrl(article.path("author")),
                "",
                Cleaned.time(SmallJson.text(article, "datePublished"))
                        .or(() -> Cleaned.time(SmallJson.text(article, "uploadDate"))),
                "",
                new PageFacts.Picture(Cleaned.reference(picture(article)), ""));
    }

    /** The address of a picture: of several, the first. */
    private static String picture(JsonNode article) {
        JsonNode image = article.has("image") ? article.path("image") : article.path("thumbnailUrl");
        JsonNode one = image.isArray() ? image.path(0) : image;
        return one.isString() ? one.stringValue() : SmallJson.text(one, "url");
    }

    private static String name(JsonNode person) {
        return person.isString() ? person.stringValue() : SmallJson.text(person, "name");
    }

    private static String authors(JsonNode authors) {
        if (!authors.isArray()) {
            return name(authors);
        }
        StringJoiner names = new StringJoiner(", ");
        for (int i = 0; i < Math.min(authors.size(), MOST_AUTHORS); i++) {
            String name = Cleaned.line(name(authors.path(i)), Cleaned.NAME);
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names.toString();
    }

    /** Of several authors there is no one address. */
    private static String authorUrl(JsonNode authors) {
        JsonNode author = authors.isArray() && authors.size() == 1 ? authors.path(0) : authors;
        return author.isObject() ? Cleaned.url(SmallJson.text(author, "url")) : "";
    }
}
