package org.groundswell.exports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.charts.MapView;
import org.groundswell.charts.WaveChart;
import org.groundswell.charts.WaveView;
import org.groundswell.stories.Article;
import org.groundswell.stories.NumbersTable;

/**
 * A story in a page.
 *
 * @param byline who edited it, and when it was published; may be empty
 * @param measure what a point of the curve stands for, and how many there were at most
 * @param map where it was, if anybody says so
 * @param countries people by country, most first
 * @param help where there is help, if people tell of violence
 * @param notes what is to be said at its end
 */
public record StoryView(
        Article article,
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
     * Where there is help.
     *
     * @param country where it is for; empty for everywhere
     */
    public record Help(String country, List<String> lines) {}

    /** @param share of the largest, in percent: how long it is */
    public record Bar(String name, String people, String share) {}

    /** A message of the story's language. */
    public String say(String key) {
        return article.prose().say(key);
    }

    /** A message that names the tag. */
    public String sayOfTag(String key) {
        return article.prose().say(key, Map.of("tag", "#" + article.tag()));
    }

    /** The paragraphs of a text. */
    public static List<String> paragraphs(String text) {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    /** The line under a quote, after the name. */
    public String under(Article.Part.Quote quote) {
        return quote.country().isEmpty() ? "" : article.prose().country(quote.country());
    }
}
