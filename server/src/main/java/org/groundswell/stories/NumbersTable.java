package org.groundswell.stories;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.groundswell.model.Ids;
import org.groundswell.trends.wave.Spread;
import org.groundswell.trends.wave.View;

/** The numbers of a story as a table, for citing them. */
public final class NumbersTable {
    private NumbersTable() {}

    /** @param name label of the value */
    public record Row(String name, String value) {}

    /**
     * The rows of the table.
     *
     * @param home this server's name, shown for accounts of this server
     */
    public static List<Row> of(Article article, String home) {
        Prose prose = article.prose();
        View view = article.report().view();
        List<Row> rows = new ArrayList<>();
        rows.add(row(prose, "posts", prose.number(view.posts())));
        rows.add(row(prose, "people", prose.number(view.people())));
        if (view.posts() == 0) {
            rows.add(row(prose, "counted", prose.moment(article.countedAt()) + " UTC"));
            return rows;
        }
        rows.add(row(prose, "from", prose.moment(Ids.instant(view.first())) + " UTC"));
        rows.add(row(prose, "to", prose.moment(Ids.instant(view.last())) + " UTC"));
        countries(rows, view.countries(), prose);
        if (view.origins().servers() > 1) {
            rows.add(row(prose, "servers", prose.number(view.origins().servers())));
            rows.add(row(prose, "largest", largestServer(article, home)));
        }
        // Zero can mean that it isn't known.
        if (view.origins().bots() > 0) {
            rows.add(row(prose, "bots", prose.number(view.origins().bots())));
        }
        long first = article.report().life().first();
        if (first != view.first()) {
            rows.add(row(prose, "first", prose.moment(Ids.instant(first)) + " UTC"));
        }
        rows.add(row(prose, "counted", prose.moment(article.countedAt()) + " UTC"));
        return rows;
    }

    private static String largestServer(Article article, String home) {
        String server = article.report().largestServer();
        View view = article.report().view();
        return article.prose()
                .say(
                        "fact.of",
                        Map.of(
                                "place",
                                server.isEmpty() ? home : server,
                                "percent",
                                article.prose().percent(view.origins().largestPeople(), view.people())));
    }

    /** The countries with at least five people, and those with fewer, if any people give a country. */
    private static void countries(List<Row> rows, Spread spread, Prose prose) {
        if (spread.there().size() + spread.fewer() > 0) {
            rows.add(row(prose, "countries", prose.number(spread.there().size())));
        }
        if (spread.fewer() > 0) {
            rows.add(row(prose, "countries.fewer", prose.number(spread.fewer())));
        }
    }

    private static Row row(Prose prose, String name, String value) {
        return new Row(prose.say("fact." + name), value);
    }
}
