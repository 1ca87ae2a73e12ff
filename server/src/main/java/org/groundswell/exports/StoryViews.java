package org.groundswell.exports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.groundswell.charts.MapView;
import org.groundswell.charts.WaveChart;
import org.groundswell.charts.WaveView;
import org.groundswell.charts.World;
import org.groundswell.config.HelpLines;
import org.groundswell.rendering.Ago;
import org.groundswell.stories.Article;
import org.groundswell.stories.ChartWords;
import org.groundswell.stories.NumbersTable;
import org.groundswell.stories.Prose;
import org.groundswell.text.Translator;
import org.groundswell.trends.wave.Series;
import org.groundswell.trends.wave.Spread;
import org.groundswell.trends.wave.View;

/** Makes the template data of stories from articles. */
public final class StoryViews {
    private static final int MOST_BARS = 6;

    private final String home;
    private final World world;
    private final HelpLines helpLines;

    /** @param home the server's name */
    public StoryViews(String home, World world, HelpLines helpLines) {
        this.home = home;
        this.world = world;
        this.helpLines = helpLines;
    }

    /** The help lines, with the names of countries in a language. */
    public List<StoryView.Help> help(Prose prose) {
        List<StoryView.Help> help = new ArrayList<>();
        helpLines
                .byCountry()
                .forEach((country, lines) -> help.add(
                        new StoryView.Help(country.equals(HelpLines.EVERYWHERE) ? "" : prose.country(country), lines)));
        return help;
    }

    public StoryView of(Article article, Translator t) {
        Prose prose = article.prose();
        View view = article.report().view();
        Series series = view.series();
        WaveChart chart =
                WaveChart.of(series, article.countedAt(), t, prose.language().locale());
        return new StoryView(
                article,
                t,
                Optional.empty(),
                byline(article),
                chart,
                caption(prose, series, chart),
                marks(article),
                view.countries().there().isEmpty()
                        ? Optional.empty()
                        : Optional.of(MapView.of(
                                world.map(),
                                view.countries(),
                                Spread.NONE,
                                new MapView.Words(
                                        there -> country(prose, there),
                                        Spread.There::code,
                                        moment -> prose.moment(moment) + " UTC",
                                        prose::number))),
                bars(prose, view.countries()),
                NumbersTable.of(article, home),
                article.careful() ? help(prose) : List.of(),
                notes(article));
    }

    /** "People per hour; highest: 75; dashed: not over yet, 12 so far". */
    private static String caption(Prose prose, Series series, WaveChart chart) {
        List<String> said = new ArrayList<>(List.of(ChartWords.measure(prose, series.step())));
        if (chart.most() > 0) {
            said.add(prose.say("chart.most", Map.of("most", prose.number(chart.most()))));
        }
        chart.now().ifPresent(people -> said.add(prose.say("chart.so_far", Map.of("most", prose.number(people)))));
        return said.stream().reduce(prose::parts).orElseThrow();
    }

    private static String country(Prose prose, Spread.There there) {
        return prose.say("map.people", Map.of("country", prose.country(there.code()), "count", there.people()));
    }

    private static String byline(Article article) {
        Prose prose = article.prose();
        List<String> said = new ArrayList<>();
        if (!article.editors().isEmpty()) {
            said.add(prose.say("by", Map.of("editors", prose.list(article.editors()))));
        }
        article.publishedAt().ifPresent(at -> said.add(prose.say("published", Map.of("at", prose.moment(at)))));
        return String.join(" · ", said);
    }

    private static List<WaveView.Mark> marks(Article article) {
        Prose prose = article.prose();
        List<WaveView.Mark> marks = new ArrayList<>();
        article.report().wave().ifPresent(wave -> {
            marks.add(mark(article, wave.onset(), prose.say("chart.began")));
            wave.peak().ifPresent(peak -> marks.add(mark(article, peak.from(), prose.say("chart.peak"))));
        });
        return marks;
    }

    private static WaveView.Mark mark(Article article, int minute, String label) {
        Instant at = Instant.ofEpochSecond(minute * 60L);
        return new WaveView.Mark(
                WaveChart.percent(article.report().view().series(), minute),
                label,
                new Ago("", article.prose().moment(at) + " UTC", at.toString()));
    }

    private static List<StoryView.Bar> bars(Prose prose, Spread spread) {
        int most = spread.there().stream().mapToInt(Spread.There::people).max().orElse(1);
        return spread.there().stream()
                .limit(MOST_BARS)
                .map(there -> new StoryView.Bar(
                        prose.country(there.code()),
                        prose.number(there.people()),
                        String.format(Locale.ROOT, "%.1f%%", 100.0 * there.people() / most)))
                .toList();
    }

    private static List<String> notes(Article article) {
        List<String> notes = new ArrayList<>();
        if (article.withdrawn() > 0) {
            notes.add(ChartWords.withdrawn(article));
        }
        notes.add(article.prose().say("edition", Map.of("at", article.prose().moment(article.countedAt()))));
        return notes;
    }
}
