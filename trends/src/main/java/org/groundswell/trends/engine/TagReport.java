package org.groundswell.trends.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.groundswell.trends.model.Held;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.Whereabouts;
import org.groundswell.trends.model.Window;
import org.groundswell.trends.score.Significance;

/** The figures of a tag that are shown at a moment. */
record TagReport(TagState tag, Moment now) {
    /** Adds the tag to the list of every place where its cell is of a kind. */
    void addTo(Map<Place, List<Trend>> lists, Predicate<Cell> kind) {
        List<Trend.PeopleThere> countries = countries();
        for (Cell cell : tag.cells.all()) {
            // A listed tag that is ebbing may have fewer people left than are ever shown.
            if (kind.test(cell) && isShown(cell)) {
                Trend trend = trend(cell, countries);
                lists.computeIfAbsent(trend.place(), _ -> new ArrayList<>()).add(trend);
            }
        }
    }

    /** The tag as one that would be listed, were it not for the discounts. */
    Held held() {
        int people = tag.cells.world().score(now).people(Window.HOUR);
        return new Held(tag.name, people, tag.lastAudit.discounts());
    }

    private List<Trend.PeopleThere> countries() {
        return tag.cells.places().stream()
                .filter(cell -> cell.place() < Whereabouts.FIRST_LANGUAGE)
                .filter(this::isShown)
                .map(cell -> new Trend.PeopleThere(Place.ofId(cell.place()), listedPeople(cell)))
                .sorted(Comparator.comparingInt(Trend.PeopleThere::people)
                        .reversed()
                        .thenComparing(there -> there.place().code()))
                .toList();
    }

    private Trend trend(Cell cell, List<Trend.PeopleThere> countries) {
        CellScore score = cell.score(now);
        Window strongest = score.strongest();
        double counted = score.countedAs(strongest);
        double expected = score.expected(strongest);
        double significance = score.significance(strongest, true);
        return new Trend(
                tag.name,
                Place.ofId(cell.place()),
                strongest,
                score.people(strongest),
                counted,
                expected,
                score.people(Trend.LISTED),
                score.expected(Window.HOUR),
                cell.since() * 60_000L,
                significance,
                Significance.rank(counted - expected, significance),
                HourSeries.last(cell.state().hours, now.minute() / 60, score.people(Window.HOUR)),
                tag.lastAudit.began(),
                countries,
                tag.lastAudit.discounts());
    }

    private boolean isShown(Cell cell) {
        return listedPeople(cell) >= now.parameters().leastPeople();
    }

    private int listedPeople(Cell cell) {
        return cell.score(now).people(Trend.LISTED);
    }
}
