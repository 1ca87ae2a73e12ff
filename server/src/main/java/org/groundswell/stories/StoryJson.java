package org.groundswell.stories;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.groundswell.accounts.Account;
import org.groundswell.cards.Card;
import org.groundswell.media.Attachment;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A story as JSON: each figure with its value and source. */
public final class StoryJson {
    /** The API's time format. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final JsonMapper json = JsonMapper.builder().build();

    public String write(Article article) {
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(tree(article)) + "\n";
    }

    /** The story as a JSON tree. */
    public ObjectNode tree(Article article) {
        ObjectNode root = json.createObjectNode();
        root.put("language", article.prose().language().code());
        words(article.title(), root.putObject("title"));
        root.put("tag", article.tag());
        root.put("url", article.address().map(Object::toString).orElse(null));
        root.put("tag_url", article.tagUrl());
        root.put("data", article.dataUrl());
        root.put("method", article.methodUrl());
        root.put("share", article.shareUrl());
        root.put("published_at", article.publishedAt().map(TIME::format).orElse(null));
        root.put("counted_at", TIME.format(article.countedAt()));
        root.put("careful", article.careful());
        root.put("withdrawn", article.withdrawn());
        ArrayNode editors = root.putArray("editors");
        article.editors().forEach(editors::add);
        ArrayNode parts = root.putArray("parts");
        article.parts().forEach(part -> write(part, article, parts.addObject()));
        return root;
    }

    private static void write(Article.Part part, Article article, ObjectNode into) {
        switch (part) {
            case Article.Part.Heading(var text) -> into.put("kind", "heading").put("text", text);
            case Article.Part.Passage(var name, var words) ->
                words(words, into.put("kind", "passage").put("name", name));
            case Article.Part.Voice voice -> {
                into.put("kind", "voice")
                        .put("acct", voice.account().acct().toString())
                        .put("name", voice.account().name())
                        .put("url", voice.url())
                        .put("at", TIME.format(voice.at()));
                words(voice.words(), into);
                voice.said()
                        .ifPresentOrElse(
                                said -> into.putObject("said")
                                        .put("text", said.text())
                                        .put("language", said.language()),
                                () -> into.putNull("said"));
            }
            case Article.Part.Quote quote -> {
                into.put("kind", "quote")
                        .put("text", quote.text())
                        .put("language", quote.language())
                        .put("at", TIME.format(quote.at()))
                        .put("url", quote.url().isEmpty() ? null : quote.url())
                        .put(
                                "acct",
                                quote.author()
                                        .map(author -> author.acct().toString())
                                        .orElse(null))
                        .put("name", quote.author().map(author -> author.name()).orElse(null))
                        .put("country", quote.country());
                ArrayNode options = into.putArray("options");
                quote.options().forEach(options::add);
                ArrayNode media = into.putArray("media");
                quote.media().forEach(each -> write(each, article, media.addObject()));
                quote.card()
                        .ifPresentOrElse(
                                card -> write(card, article, into.putObject("card")), () -> into.putNull("card"));
                quote.quoted()
                        .ifPresentOrElse(
                                quoted -> write(quoted, into.putObject("quoted")), () -> into.putNull("quoted"));
            }
            case Article.Part.Link link ->
                write(
                        link.card(),
                        article,
                        into.put("kind", "link").put("people", link.people()).putObject("card"));
            case Article.Part.Exhibit(var kind) -> into.put("kind", kind.name().toLowerCase(Locale.ROOT));
        }
    }

    /** Sensitive media are never quoted. */
    private static void write(Attachment medium, Article article, ObjectNode into) {
        into.put("type", medium.kind().word())
                .put("url", article.fileUrl(medium.name()))
                .put("preview_url", medium.preview().map(article::fileUrl).orElse(null))
                .put("description", medium.description())
                .put("width", medium.facts().width())
                .put("height", medium.facts().height())
                .put("blurhash", medium.facts().blurhash())
                .put("sensitive", false);
    }

    private static void write(Card card, Article article, ObjectNode into) {
        into.put("type", card.video().isPresent() ? "video" : "link")
                .put("url", card.page().url())
                .put("title", card.title())
                .put("description", card.description())
                .put("provider", card.provider().site())
                .put(
                        "image",
                        card.image().map(image -> article.fileUrl(image.name())).orElse(null))
                .put(
                        "image_description",
                        card.image().map(Card.Image::description).orElse(""))
                .put("width", card.image().map(Card.Image::width).orElse(0))
                .put("height", card.image().map(Card.Image::height).orElse(0))
                .put("blurhash", card.image().map(Card.Image::blurhash).orElse(""));
    }

    private static void write(Article.Quoted quoted, ObjectNode into) {
        into.put("text", quoted.text())
                .put("language", quoted.language())
                .put("url", quoted.url().isEmpty() ? null : quoted.url())
                .put(
                        "acct",
                        quoted.author().map(author -> author.acct().toString()).orElse(null))
                .put("name", quoted.author().map(Account::name).orElse(null));
    }

    private static void words(Words words, ObjectNode into) {
        into.put("text", words.text());
        ArrayNode figures = into.putArray("figures");
        words.figures().forEach(figure -> {
            ObjectNode node = figures.addObject();
            node.put("name", figure.name()).put("shown", figure.shown());
            switch (figure.value()) {
                case Number number -> node.put("value", number.longValue());
                case Instant moment -> node.put("value", TIME.format(moment));
                default -> node.put("value", figure.value().toString());
            }
            node.put("source", figure.source());
            if (figure.isLink()) {
                node.put("url", figure.url());
            }
        });
    }
}
