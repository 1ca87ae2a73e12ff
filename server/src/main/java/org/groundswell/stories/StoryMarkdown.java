package org.groundswell.stories;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.groundswell.cards.Card;
import org.groundswell.media.Attachment;
import org.groundswell.media.MediaKind;
import org.groundswell.trends.wave.Series;

/** A story as Markdown (CommonMark 0.31, with GitHub's tables). */
public final class StoryMarkdown {
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>|~&]");
    /** Four spaces would begin a block of code. */
    private static final Pattern INDENT = Pattern.compile("(?m)^[ \\t]+");
    /** What would begin a list, a heading or a line, or turn the line above into a heading. */
    private static final Pattern LINE_START = Pattern.compile("(?m)^(?:(\\d{1,9})(?=[.)](?:\\s|$))|(?=[-+=#]))");

    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final int MOST_BARS = 60;

    private final String home;

    /** @param home the server's name */
    public StoryMarkdown(String home) {
        this.home = home;
    }

    public String write(Article article) {
        Prose prose = article.prose();
        StringBuilder out = new StringBuilder();
        out.append("# ").append(escape(article.title().text())).append("\n\n");
        byline(article, out);
        for (Article.Part part : article.parts()) {
            switch (part) {
                case Article.Part.Heading(var text) ->
                    out.append("## ").append(escape(text)).append("\n\n");
                case Article.Part.Passage passage ->
                    out.append(words(passage.words())).append("\n\n");
                case Article.Part.Voice voice ->
                    out.append("- **[")
                            .append(escape(voice.account().name()))
                            .append("](")
                            .append(voice.url())
                            .append(")** ")
                            .append(escape(voice.words().text()))
                            .append(voice.said()
                                    .map(said -> "\n\n" + quoted(said.text(), "  > "))
                                    .orElse(""))
                            .append("\n\n");
                case Article.Part.Quote quote -> quote(quote, article, out);
                case Article.Part.Link link -> {
                    out.append(escape(link(link, prose))).append("\n\n");
                    out.append(card(link.card(), article)).append("\n\n");
                }
                case Article.Part.Exhibit(var kind) -> exhibit(kind, article, out);
            }
        }
        foot(article, out);
        return out.toString();
    }

    /** A text, in which figures can be links. */
    private static String words(Words words) {
        String joined = words.pieces().stream()
                .map(piece -> {
                    String text = SPECIAL.matcher(piece.text()).replaceAll("\\\\$0");
                    return piece.figure()
                            .filter(Figure::isLink)
                            .map(figure -> "[" + text + "](<" + figure.url().replace(">", "%3E") + ">)")
                            .orElse(text);
                })
                .collect(Collectors.joining());
        return withoutBlocks(joined);
    }

    private static void byline(Article article, StringBuilder out) {
        if (!article.editors().isEmpty()) {
            out.append('*')
                    .append(escape(article.prose()
                            .say("by", Map.of("editors", article.prose().list(article.editors())))))
                    .append("*\n\n");
        }
    }

    private static void quote(Article.Part.Quote quote, Article article, StringBuilder out) {
        Prose prose = article.prose();
        out.append(quoted(quote.text(), "> "))
                .append(quote.options().isEmpty() ? "" : "\n>")
                .append(quote.options().stream()
                        .map(option -> "\n> - " + escape(option))
                        .collect(Collectors.joining()))
                .append(quote.quoted()
                        .map(quoted -> "\n>\n" + quoted(quoted, prose))
                        .orElse(""))
                .append("\n>\n> — ")
                .append(quote.author()
                        .map(author -> escape(author.name() + " (@" + author.acct() + ")"))
                        .orElseGet(() -> escape(prose.say("quote.withheld"))))
                .append(quote.country().isEmpty() ? "" : ", " + escape(prose.country(quote.country())))
                .append(", ");
        String date = inLine(prose.date(quote.at()));
        out.append(quote.url().isEmpty() ? date : "[" + date + "](" + quote.url() + ")")
                .append("\n\n");
        quote.media()
                .forEach(each -> out.append(medium(each, article, quote.url())).append("\n\n"));
        quote.card().ifPresent(card -> out.append(card(card, article)).append("\n\n"));
    }

    private static String quoted(Article.Quoted quoted, Prose prose) {
        String name = quoted.author()
                .map(author -> escape(author.name() + " (@" + author.acct() + ")"))
                .orElseGet(() -> escape(prose.say("quote.withheld")));
        return quoted(quoted.text(), "> > ") + "\n> >\n> > — "
                + (quoted.url().isEmpty() ? name : "[" + name + "](" + quoted.url() + ")");
    }

    /** @param mark what begins each line */
    private static String quoted(String text, String mark) {
        return escape(text.strip()).lines().map(line -> mark + line).collect(Collectors.joining("  \n"));
    }

    /** A picture; of a video, a still that leads to the post; of a sound, a link. */
    private static String medium(Attachment medium, Article article, String post) {
        String description = escape(medium.description().replaceAll("\\s+", " ").strip());
        String file = article.fileUrl(medium.name());
        if (medium.preview().isEmpty()) {
            return "[" + (description.isEmpty() ? medium.kind().word() : description) + "](" + file + ")";
        }
        String picture =
                "![" + description + "](" + article.fileUrl(medium.preview().get()) + ")";
        return medium.kind() == MediaKind.IMAGE ? picture : "[" + picture + "](" + (post.isEmpty() ? file : post) + ")";
    }

    private static String card(Card card, Article article) {
        String link = "[" + escape(card.title()) + "](<" + card.page().url().replace(">", "%3E") + ">), "
                + escape(card.provider().site());
        return card.image()
                .map(image ->
                        "![" + escape(image.description()) + "](" + article.fileUrl(image.name()) + ")  \n" + link)
                .orElse(link);
    }

    static String link(Article.Part.Link link, Prose prose) {
        return prose.say("link.people", Map.of("count", link.people()));
    }

    private void exhibit(Block.Exhibit.Kind kind, Article article, StringBuilder out) {
        Prose prose = article.prose();
        switch (kind) {
            case CURVE -> {
                Series series = article.report().view().series();
                out.append('`')
                        .append(bars(series.people()))
                        .append("`  \n")
                        .append(escape(prose.parts(
                                ChartWords.measure(prose, series.step()),
                                prose.say(
                                        "chart.most", Map.of("most", prose.number(Collections.max(series.people())))))))
                        .append("\n\n");
            }
            case LINK -> {
                // It is a part of its own.
            }
            case MAP -> {
                if (!article.report().view().countries().there().isEmpty()) {
                    out.append("| ").append(escape(prose.say("map.label"))).append(" | |\n|---|--:|\n");
                    article.report()
                            .view()
                            .countries()
                            .there()
                            .forEach(there -> out.append("| ")
                                    .append(inLine(prose.country(there.code())))
                                    .append(" | ")
                                    .append(inLine(prose.number(there.people())))
                                    .append(" |\n"));
                    out.append('\n').append(escape(prose.say("map.hint"))).append("\n\n");
                }
            }
            case NUMBERS -> {
                out.append("## ").append(escape(prose.say("heading.numbers"))).append("\n\n| | |\n|---|---|\n");
                NumbersTable.of(article, home)
                        .forEach(row -> out.append("| ")
                                .append(inLine(row.name()))
                                .append(" | ")
                                .append(inLine(row.value()))
                                .append(" |\n"));
                out.append("\n[")
                        .append(escape(prose.say("method")))
                        .append("](")
                        .append(article.methodUrl())
                        .append(") · [")
                        .append(escape(prose.say("data")))
                        .append("](")
                        .append(article.dataUrl())
                        .append(")\n\n");
            }
            case SHARE -> {
                Map<String, String> tag = Map.of("tag", "#" + article.tag());
                out.append("## ")
                        .append(escape(prose.say("heading.share")))
                        .append("\n\n")
                        .append(escape(prose.say("share.text", tag)))
                        .append(" [")
                        .append(escape(prose.say("share.button", tag)))
                        .append("](")
                        .append(article.shareUrl())
                        .append(")\n\n");
            }
        }
    }

    private static void foot(Article article, StringBuilder out) {
        Prose prose = article.prose();
        if (article.withdrawn() > 0) {
            out.append(escape(ChartWords.withdrawn(article))).append("\n\n");
        }
        out.append("---\n\n*")
                .append(escape(prose.say("edition", Map.of("at", prose.moment(article.countedAt())))))
                .append("*\n");
    }

    /** The curve as a line of block characters. */
    private static String bars(List<Integer> people) {
        int group = Math.max(1, Math.ceilDiv(people.size(), MOST_BARS));
        StringBuilder bars = new StringBuilder();
        int most = Math.max(1, Collections.max(people));
        for (int i = 0; i < people.size(); i += group) {
            int here = Collections.max(people.subList(i, Math.min(people.size(), i + group)));
            bars.append(BARS.charAt(Math.min(BARS.length() - 1, here * BARS.length() / (most + 1))));
        }
        return bars.toString();
    }

    /** A text that doesn't begin a line, such as the cell of a table: "26." is no list there. */
    private static String inLine(String text) {
        return SPECIAL.matcher(text).replaceAll("\\\\$0");
    }

    static String escape(String text) {
        return withoutBlocks(inLine(text));
    }

    /** The same text without what would begin a list, a heading or a block of code. */
    private static String withoutBlocks(String text) {
        return LINE_START.matcher(INDENT.matcher(text).replaceAll("")).replaceAll("$1\\\\");
    }
}
