package org.groundswell.previews.page;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.groundswell.cards.Card;
import org.groundswell.text.SafeUri;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;

/**
 * An oEmbed document (oEmbed 1.0, section 2.3). Its markup is never shown: only the address of a PeerTube player is read from
 * it.
 *
 * @param width of the player in CSS pixels; 0 if it doesn't say
 */
public record OEmbed(PageFacts facts, String frame, int width, int height) {
    private static final int LARGEST_SIDE = 4_096;

    /** Reads a document; empty if it is none. */
    public static Optional<OEmbed> read(byte[] body) {
        return SmallJson.parse(new String(body, StandardCharsets.UTF_8))
                .filter(JsonNode::isObject)
                .map(OEmbed::of);
    }

    private static OEmbed of(JsonNode document) {
        return new OEmbed(
                new PageFacts(
                        Cleaned.line(SmallJson.text(document, "title"), Cleaned.TITLE),
                        "",
                        Cleaned.line(SmallJson.text(document, "provider_name"), Cleaned.NAME),
                        Cleaned.url(SmallJson.text(document, "provider_url")),
                        Cleaned.line(SmallJson.text(document, "author_name"), Cleaned.NAME),
                        Cleaned.url(SmallJson.text(document, "author_url")),
                        "",
                        Optional.empty(),
                        "",
                        new PageFacts.Picture(Cleaned.reference(SmallJson.text(document, "thumbnail_url")), "")),
                frame(SmallJson.text(document, "html")),
                side(document, "width"),
                side(document, "height"));
    }

    private static int side(JsonNode document, String field) {
        int side = SmallJson.number(document, field);
        return side > 0 && side <= LARGEST_SIDE ? side : 0;
    }

    private static String frame(String html) {
        Element frame = Jsoup.parseBodyFragment(html).selectFirst("iframe[src]");
        return frame == null ? "" : Cleaned.url(frame.attr("src"));
    }

    /** The player of a page of PeerTube, if this is the document of one. */
    public Optional<Card.Video> peerTube(String page) {
        return SafeUri.parse(page)
                .flatMap(at -> SafeUri.parse(frame).flatMap(embed -> VideoSite.peerTube(at, embed)))
                .map(this::sized);
    }

    /** A player in the size that the document says. */
    public Card.Video sized(Card.Video video) {
        return width == 0 || height == 0 ? video : new Card.Video(video.embedUrl(), width, height);
    }
}
