package org.groundswell.web.feed;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.groundswell.http.Reply;

/** Writes feeds as Atom (RFC 4287) and as RSS 2.0. */
public final class FeedWriter {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";
    /** Media RSS 1.5.1, which readers know in Atom, too. */
    private static final String MEDIA = "http://search.yahoo.com/mrss/";
    /** RFC 822 with a year of four digits, as RSS wants it. */
    private static final DateTimeFormatter RFC_822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();

    /** The formats of feeds. */
    public enum Format {
        ATOM("application/atom+xml; charset=utf-8"),
        RSS("application/rss+xml; charset=utf-8");

        private final String type;

        Format(String type) {
            this.type = type;
        }

        /** The ending of the format's files. */
        public String ending() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A public feed. */
    Reply reply(Feed feed, Format format) {
        return written(feed, format)
                .with("Cache-Control", "public, max-age=60")
                .with("Access-Control-Allow-Origin", "*");
    }

    /** A feed for one person, whose address is a secret. */
    public Reply privateReply(Feed feed, Format format) {
        return written(feed, format).with("Cache-Control", "private, no-store");
    }

    private Reply written(Feed feed, Format format) {
        return Reply.of(200, format.type, write(feed, format).getBytes(StandardCharsets.UTF_8))
                .with("X-Content-Type-Options", "nosniff");
    }

    String write(Feed feed, Format format) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = factory.createXMLStreamWriter(text);
            xml.writeStartDocument("utf-8", "1.0");
            switch (format) {
                case ATOM -> atom(feed, xml);
                case RSS -> rss(feed, xml);
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a text in memory can't fail to be written", impossible);
        }
        return text.toString();
    }

    private static void atom(Feed feed, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(ATOM);
        xml.writeNamespace("media", MEDIA);
        if (!feed.language().isEmpty()) {
            xml.writeAttribute("xml:lang", feed.language());
        }
        element(xml, "id", feed.id());
        element(xml, "title", feed.title());
        element(xml, "subtitle", feed.description());
        element(xml, "updated", time(feed.updated()));
        link(xml, "alternate", "text/html", feed.page());
        link(xml, "self", "application/atom+xml", feed.self());
        if (!feed.image().isEmpty()) {
            element(xml, "icon", feed.image());
            element(xml, "logo", feed.image());
        }
        for (Feed.Entry entry : feed.entries()) {
            xml.writeStartElement("entry");
            element(xml, "id", entry.url());
            element(xml, "title", entry.title());
            element(xml, "published", time(entry.published()));
            element(xml, "updated", time(entry.updated()));
            link(xml, "alternate", "text/html", entry.url());
            xml.writeStartElement("author");
            element(xml, "name", entry.author().isEmpty() ? feed.title() : entry.author());
            if (!entry.authorUrl().isEmpty()) {
                element(xml, "uri", entry.authorUrl());
            }
            xml.writeEndElement();
            for (String tag : entry.tags()) {
                xml.writeEmptyElement("category");
                xml.writeAttribute("term", clean(tag));
            }
            for (Feed.Medium medium : entry.media()) {
                xml.writeEmptyElement("link");
                xml.writeAttribute("rel", "enclosure");
                xml.writeAttribute("type", medium.type());
                if (medium.bytes() > 0) {
                    xml.writeAttribute("length", Long.toString(medium.bytes()));
                }
                xml.writeAttribute("href", medium.url());
                if (!medium.description().isEmpty()) {
                    xml.writeAttribute("title", clean(medium.description()));
                }
            }
            media(entry, xml);
            xml.writeStartElement("content");
            xml.writeAttribute("type", "html");
            xml.writeCharacters(clean(entry.html()));
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void rss(Feed feed, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("rss");
        xml.writeAttribute("version", "2.0");
        xml.writeNamespace("atom", ATOM);
        xml.writeNamespace("dc", DUBLIN_CORE);
        xml.writeNamespace("media", MEDIA);
        xml.writeStartElement("channel");
        element(xml, "title", feed.title());
        element(xml, "description", feed.description());
        element(xml, "link", feed.page());
        xml.writeEmptyElement("atom", "link", ATOM);
        xml.writeAttribute("rel", "self");
        xml.writeAttribute("type", "application/rss+xml");
        xml.writeAttribute("href", feed.self());
        if (!feed.language().isEmpty()) {
            element(xml, "language", feed.language());
        }
        if (!feed.image().isEmpty()) {
            xml.writeStartElement("image");
            element(xml, "url", feed.image());
            element(xml, "title", feed.title());
            element(xml, "link", feed.page());
            xml.writeEndElement();
        }
        element(xml, "lastBuildDate", RFC_822.format(feed.updated()));
        for (Feed.Entry entry : feed.entries()) {
            xml.writeStartElement("item");
            xml.writeStartElement("guid");
            xml.writeAttribute("isPermaLink", "true");
            xml.writeCharacters(entry.url());
            xml.writeEndElement();
            element(xml, "title", entry.title());
            element(xml, "link", entry.url());
            element(xml, "pubDate", RFC_822.format(entry.published()));
            if (!entry.author().isEmpty()) {
                xml.writeStartElement("dc", "creator", DUBLIN_CORE);
                xml.writeCharacters(clean(entry.author()));
                xml.writeEndElement();
            }
            for (String tag : entry.tags()) {
                element(xml, "category", tag);
            }
            element(xml, "description", entry.html());
            if (!entry.media().isEmpty()) {
                enclosure(entry.media().getFirst(), xml);
            }
            media(entry, xml);
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** An item of RSS has one enclosure; all three attributes are required. */
    private static void enclosure(Feed.Medium medium, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeEmptyElement("enclosure");
        xml.writeAttribute("url", medium.url());
        xml.writeAttribute("length", Long.toString(medium.bytes()));
        xml.writeAttribute("type", medium.type());
    }

    private static void media(Feed.Entry entry, XMLStreamWriter xml) throws XMLStreamException {
        for (Feed.Medium medium : entry.media()) {
            xml.writeStartElement("media", "content", MEDIA);
            xml.writeAttribute("url", medium.url());
            xml.writeAttribute("medium", medium.kind());
            xml.writeAttribute("type", medium.type());
            if (medium.bytes() > 0) {
                xml.writeAttribute("fileSize", Long.toString(medium.bytes()));
            }
            if (medium.width() > 0) {
                xml.writeAttribute("width", Integer.toString(medium.width()));
                xml.writeAttribute("height", Integer.toString(medium.height()));
            }
            xml.writeStartElement("media", "rating", MEDIA);
            xml.writeAttribute("scheme", "urn:simple");
            xml.writeCharacters(medium.sensitive() ? "adult" : "nonadult");
            xml.writeEndElement();
            if (!medium.description().isEmpty()) {
                xml.writeStartElement("media", "description", MEDIA);
                xml.writeAttribute("type", "plain");
                xml.writeCharacters(clean(medium.description()));
                xml.writeEndElement();
            }
            if (!medium.preview().isEmpty()) {
                xml.writeEmptyElement("media", "thumbnail", MEDIA);
                xml.writeAttribute("url", medium.preview());
            }
            xml.writeEndElement();
        }
    }

    private static void link(XMLStreamWriter xml, String relation, String type, String address)
            throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", address);
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
    }

    private static String time(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The text without characters that XML 1.0 forbids even escaped (section 2.2). */
    private static String clean(String text) {
        boolean plain = text.chars().allMatch(c -> c >= 0x20 && c < 0xD800);
        if (plain) {
            return text;
        }
        StringBuilder cleaned = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && !isNoCharacter(c)))
                .forEach(cleaned::appendCodePoint);
        return cleaned.toString();
    }

    private static boolean isNoCharacter(int c) {
        return (c >= 0xD800 && c <= 0xDFFF) || c == 0xFFFE || c == 0xFFFF;
    }
}
