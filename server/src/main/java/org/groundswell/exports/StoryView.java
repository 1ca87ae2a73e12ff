package org.groundswell.exports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.cards.Card;
import org.groundswell.charts.MapView;
import org.groundswell.charts.WaveChart;
import org.groundswell.charts.WaveView;
import org.groundswell.files.FileName;
import org.groundswell.media.Attachment;
import org.groundswell.stories.Article;
import org.groundswell.stories.NumbersTable;
import org.groundswell.text.Translator;

/**
 * The template data of a story.
 *
 * @param t the language of labels, such as those of pictures
 * @param inlined the pictures of a self-contained file, as {@code data:} addresses; empty for a page, which loads them
 * @param byline the editors and the time of publication; may be empty
 * @param measure the unit of the curve and its maximum
 * @param map the map, if any people have a country
 * @param countries people by country, most first
 * @param help help lines, for sensitive topics
 * @param notes the notes at the end
 */
public record StoryView(
        Article article,
        Translator t,
        Optional<Map<FileName, String>> inlined,
        String byline,
        WaveChart chart,
        String measure,
        List<WaveView.Mark> marks,
        Optional<MapView> map,
        List<Bar> countries,
        List<NumbersTable.Row> numbers,
        List<Help> help,
        List<String> notes) {

    /**
     * The help lines of a country.
     *
     * @param country the country it is for; empty for everywhere
     */
    public record Help(String country, List<String> lines) {}

    /** @param share the length of the bar: percentage of the largest */
    public record Bar(String name, String people, String share) {}

    /** A message in the story's language. */
    public String say(String key) {
        return article.prose().say(key);
    }

    /** A message with the tag as its argument. */
    public String sayOfTag(String key) {
        return article.prose().say(key, Map.of("tag", "#" + article.tag()));
    }

    /** The paragraphs of a text. */
    public static List<String> paragraphs(String text) {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    /** The same in a file of its own. */
    StoryView alone(Map<FileName, String> pictures) {
        return new StoryView(
                article, t, Optional.of(pictures), byline, chart, measure, marks, map, countries, numbers, help, notes);
    }

    /** A medium in a file of its own: its picture, as far as that is included. */
    public Optional<String> still(Attachment medium) {
        return inlined.flatMap(pictures -> medium.preview().map(pictures::get));
    }

    /** The picture of a page in a file of its own, as far as it is included. */
    public Optional<String> still(Card card) {
        return inlined.flatMap(pictures -> card.image().map(image -> pictures.get(image.name())));
    }

    /** How many of the first people linked to a page. */
    public String shared(Article.Part.Link link) {
        return article.prose().say("link.people", Map.of("count", link.people()));
    }

    /** The line under a quote, after the name. */
    public String under(Article.Part.Quote quote) {
        return quote.country().isEmpty() ? "" : article.prose().country(quote.country());
    }
}
