package org.groundswell.previews.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages say of themselves, the good ones and the hostile ones. */
class PageParserTest {
    private static final String LONG = "x".repeat(1 << 18);

    private static PageFacts read(String html) {
        return PageParser.read(html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8");
    }

    private static String meta(String property, String content) {
        return "<meta property=\"" + property + "\" content=\"" + content + "\">";
    }

    private static String jsonLd(String json) {
        return "<script type=\"application/ld+json\">" + json + "</script>";
    }

    @Test
    void everythingThatAPageSays() {
        assertThat(read("<!DOCTYPE html><html><head><title>The title</title>"
                        + meta("og:title", "Rowers win &amp; celebrate")
                        + meta("og:description", "A long race")
                        + meta("og:site_name", "The Daily")
                        + meta("article:published_time", "2026-11-27T10:00:00+01:00")
                        + "<meta name='fediverse:creator' content='@ana@here.example'>"
                        + "<link rel='alternate' type='application/json+oembed' href='/oembed?x=1'>"
                        + jsonLd("""
                                {"@context":"https://schema.org","@graph":[{"@type":"WebPage"},
                                 {"@type":["NewsArticle"],"headline":"Other","author":[{"name":"Ana"},"Ben"],
                                  "publisher":{"name":"Other","url":"https://other.example/"}}]}""")))
                .isEqualTo(new PageFacts(
                        "Rowers win & celebrate",
                        "A long race",
                        "The Daily",
                        "",
                        "Ana, Ben",
                        "",
                        "@ana@here.example",
                        Optional.of(Instant.parse("2026-11-27T09:00:00Z")),
                        "/oembed?x=1",
                        PageFacts.Picture.NONE));
    }

    /** Open Graph, then Twitter's tags, then JSON-LD, then the page's own. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<title>T</title><meta name=twitter:title content=W><meta name=og:title content=O>|O",
                "<title>T</title><meta name=twitter:title content=W>|W",
                "<title>T</title><script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"H\"}</script>|H",
                "<title>T</title><script type=application/ld+json>[{\"@type\":\"VideoObject\",\"name\":\"N\"}]</script>|N",
                "<title>T</title><script type=application/ld+json>{\"@type\":\"Person\",\"name\":\"N\"}</script>|T",
                "<title> T &nbsp; t </title>|T t",
                "<meta property=og:title content=''><meta property=og:title content=second>|second",
                "<meta property=og:title content=first><meta property=og:title content=second>|first",
                "<p>no title|''",
            })
    void theFirstTitle(String html, String title) {
        assertThat(read(html).title()).isEqualTo(title);
    }

    /** Open Graph, then Twitter's tags, then JSON-LD. A description belongs to the picture of the same kind of tag. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<meta property=og:image content=/a.png><meta property=og:image:alt content='A boat'>|/a.png|A boat",
                "<meta property=og:image content=http://a.example/1><meta property=og:image:secure_url content=https://a.example/1>|https://a.example/1|''",
                "<meta property=og:image content=/a.png><meta name=twitter:image content=/b.png><meta name=twitter:image:alt content=B>|/a.png|''",
                "<meta name=twitter:image content=/b.png><meta name=twitter:image:alt content=B>|/b.png|B",
                "<meta name=twitter:image:src content=/b.png>|/b.png|''",
                "<script type=application/ld+json>{\"@type\":\"Article\",\"image\":[{\"url\":\"/c.png\"}]}</script>|/c.png|''",
                "<script type=application/ld+json>{\"@type\":\"VideoObject\",\"thumbnailUrl\":\"/d.png\"}</script>|/d.png|''",
                "<script type=application/ld+json>{\"@type\":\"Article\",\"image\":[[1]]}</script>|''|''",
                "<meta property=og:image:alt content='Of no picture'>|''|''",
            })
    void pictures(String html, String url, String description) {
        assertThat(read(html).picture()).isEqualTo(new PageFacts.Picture(url, description));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<meta name=author content='Ana'>|Ana|''",
                "<meta property=article:author content='Ana'>|Ana|''",
                "<meta property=article:author content='https://f.example/ana'>|''|''",
                "<meta property=article:author content='https://f.example/ana'><meta name=author content=Ana>|Ana|https://f.example/ana",
                "<meta property=article:author content='javascript:alert(1)'><meta name=author content=Ana>|Ana|''",
                "<script type=application/ld+json>{\"@type\":\"Article\",\"author\":{\"name\":\"A\",\"url\":\"https://a.example/\"}}</script>|A|https://a.example/",
                "<script type=application/ld+json>{\"@type\":\"Article\",\"author\":{\"name\":\"A\",\"url\":\"javascript:x\"}}</script>|A|''",
                "<script type=application/ld+json>{\"@type\":\"Article\",\"author\":[[[1]],{\"name\":2}]}</script>|''|''",
            })
    void authors(String html, String name, String url) {
        PageFacts facts = read(html);
        assertThat(facts.author()).isEqualTo(name);
        assertThat(facts.authorUrl()).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-27, 2026-11-27T00:00:00Z",
        "2026-11-27T10:00, 2026-11-27T10:00:00Z",
        "2026-11-27 10:00:05, 2026-11-27T10:00:05Z",
        "2026-11-27T10:00:05.123Z, 2026-11-27T10:00:05.123Z",
        "2026-11-27T10:00:05+0100, 2026-11-27T09:00:05Z",
        "2026-11-27T10:00:05-05:00, 2026-11-27T15:00:05Z",
        "2026-13-27, ",
        "9999-01-01, ",
        "yesterday, "
    })
    void times(String written, Instant time) {
        assertThat(read(meta("article:published_time", written)).publishedAt()).isEqualTo(Optional.ofNullable(time));
    }

    /** The byte order mark, then the header, then the page itself (HTML Standard, section 13.2.3.2). */
    @ParameterizedTest
    @CsvSource({
        "ISO-8859-1, text/html; charset=iso-8859-1, ''",
        "ISO-8859-1, text/html; charset=\"ISO-8859-1\"; x=y, <meta charset=utf-8>",
        "ISO-8859-1, text/html, <meta charset=iso-8859-1>",
        "windows-1252, text/html; charset=nonsense, <meta charset=windows-1252>",
        "windows-1252, text/html; charset=(), <meta charset=windows-1252>",
        "UTF-8, text/html, ''",
        "UTF-8, '', <meta charset=nonsense>",
        "UTF-16, text/html; charset=utf-8, ''",
        "Shift_JIS, text/html; charset=Shift_JIS, ''"
    })
    void encodings(String charset, String contentType, String head) {
        String title = charset.equals("Shift_JIS") ? "漕ぐ" : "Ruderer: Köln";
        byte[] body = (head + "<title>" + title + "</title>").getBytes(Charset.forName(charset));
        assertThat(PageParser.read(body, contentType).title()).isEqualTo(title);
    }

    @Test
    void aWrongEncodingGivesAPlainTextAllTheSame() {
        byte[] body = "<title>Köln \u0001</title>".getBytes(StandardCharsets.UTF_16LE);
        assertThat(PageParser.read(body, "text/html; charset=utf-8").title()).doesNotContain("\0", "\u0001");
        byte[] latin = "<title>Köln</title>".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(PageParser.read(latin, "text/html; charset=utf-8").title()).isEqualTo("K\uFFFDln");
    }

    /** Overrides that turn the line around, control characters, and half characters. */
    @Test
    void textsAreCleaned() {
        assertThat(read(meta("og:title", "a\u202Eb\u2066c\u0007d&#0;e&#x1F;f&#xD800;g\n\n h\t"))
                        .title())
                .isEqualTo("abcd\uFFFDefg h");
    }

    /** Markup in a text is a text: whatever shows it escapes it. */
    @Test
    void markupStaysText() {
        assertThat(read(meta("og:title", "&lt;script&gt;alert(1)&lt;/script&gt;"))
                        .title())
                .isEqualTo("<script>alert(1)</script>");
    }

    @Test
    void longTextsAreCut() {
        PageFacts facts = read(meta("og:title", "word ".repeat(50_000)) + meta("og:description", "👍".repeat(50_000)));
        assertThat(facts.title()).hasSizeLessThanOrEqualTo(Cleaned.TITLE).endsWith("word…");
        assertThat(facts.description())
                .hasSizeLessThanOrEqualTo(Cleaned.DESCRIPTION)
                .endsWith("👍…");
    }

    @Test
    void tenThousandTags() {
        assertThat(read(meta("og:title", "first")
                                + meta("og:title", LONG.substring(0, 60)).repeat(10_000)
                                + jsonLd("{}").repeat(1_000))
                        .title())
                .isEqualTo("first");
    }

    static Stream<String> hostile() {
        return Stream.of(
                "<b>".repeat(100_000),
                "<table>".repeat(50_000),
                "<a href=x><b><i>".repeat(30_000),
                "<svg><title>".repeat(30_000),
                "<p " + "a=b ".repeat(100_000) + ">",
                "<!--".repeat(100_000),
                "&".repeat(300_000),
                "<template>".repeat(20_000),
                "<select><option>".repeat(30_000),
                jsonLd("[".repeat(10_000)),
                jsonLd("{\"@graph\":".repeat(10_000)),
                jsonLd("{\"@graph\":[" + "{},".repeat(30_000) + "{\"@type\":\"Article\",\"headline\":\"H\"}]}"),
                jsonLd("{\"@type\":\"Article\",\"headline\":\"" + LONG + "\"}"),
                jsonLd("{\"@type\":\"Article\",\"headline\":" + "9".repeat(100_000) + "}"),
                jsonLd("{\"@type\":\"Article\",\"author\":[" + "{\"name\":\"A\"},".repeat(5_000) + "0]"),
                "\0".repeat(1 << 20));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whatStrangersSendIsReadToItsEnd(String html) {
        assertThat(read("<title>T</title>" + html).title()).isEqualTo("T");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "1", "\"x\"", "{", "<html>", "\0", "{\"a\":1} {\"b\":2}"})
    void nonsenseInPlaceOfOEmbed(String document) {
        assertThat(OEmbed.read(document.getBytes(StandardCharsets.UTF_8)))
                .map(OEmbed::facts)
                .isIn(Optional.empty(), Optional.of(PageFacts.NONE));
    }
}
