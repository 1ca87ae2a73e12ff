package org.groundswell.charts;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.groundswell.geo.WorldMap;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.Countries;
import org.groundswell.text.Translator;
import org.groundswell.trends.model.DegreeCell;
import org.groundswell.trends.wave.Spread;
import org.jspecify.annotations.Nullable;

/**
 * A wave on a world map.
 *
 * @param countries all countries, with or without people
 * @param cells cells of one degree with at least five people, as circles; largest first, so that none hides another
 * @param moments the moments of the animation's frames as text, separated by vertical bars
 * @param scale the classes of numbers of people
 * @param legend the classes with their limits
 * @param unit the radius of a circle for one person; areas are in proportion to people
 */
public record MapView(
        int width,
        int height,
        List<Country> countries,
        List<Circle> cells,
        String moments,
        MapScale scale,
        List<MapScale.Step> legend,
        String unit) {
    /** The radius of the largest circle, in units of the picture. */
    private static final double LARGEST = 10;

    /**
     * A country on the map.
     *
     * @param path its shape; empty for a country shown as a dot
     * @param level its colour level, from 1 (lightest) to 5; 0 with fewer than five people
     * @param title its name and number of people, shown as a tooltip
     * @param growth people in each frame, separated by spaces; empty without people
     */
    public record Country(String path, String x, String y, int level, String title, String growth) {}

    /**
     * A cell of one degree, as a circle around its middle.
     *
     * @param title where it is, and its number of people
     * @param growth people in each frame, separated by spaces
     */
    public record Circle(String x, String y, String radius, String title, String growth) {}

    /**
     * The texts of a map.
     *
     * @param country the tooltip of a country
     * @param cell the tooltip of a cell
     * @param moment a moment
     * @param number a number
     */
    public record Words(
            Function<Spread.There, String> country,
            Function<Spread.There, String> cell,
            Function<Instant, String> moment,
            IntFunction<String> number) {
        static Words of(Translator t) {
            return new Words(
                    there -> title(there, t), there -> cellTitle(there, t), moment -> Ago.exact(moment, t), t::number);
        }
    }

    /** @param cells those to show as circles; none if it is empty */
    public static MapView of(WorldMap map, Spread spread, Spread cells, Translator t) {
        return of(map, spread, cells, Words.of(t));
    }

    public static MapView of(WorldMap map, Spread spread, Spread cells, Words words) {
        Map<String, Spread.There> people = new HashMap<>();
        spread.there().forEach(there -> people.put(there.code(), there));
        MapScale scale = MapScale.of(most(spread));
        double unit = LARGEST / Math.sqrt(Math.max(1, most(cells)));
        List<Country> countries = map.countries().stream()
                // Dots without people are left out.
                .filter(country -> !country.isDot() || people.containsKey(country.code()))
                .map(country -> country(country, people.get(country.code()), scale, words))
                .toList();
        String moments = spread.moments().stream()
                .map(minute -> words.moment().apply(Instant.ofEpochSecond(minute * 60L)))
                .collect(Collectors.joining("|"));
        return new MapView(
                map.width(),
                map.height(),
                countries,
                cells.there().stream()
                        .map(there -> circle(map, there, unit, words))
                        .toList(),
                moments,
                scale,
                scale.steps(words.number()),
                String.format(Locale.ROOT, "%.4f", unit));
    }

    private static int most(Spread spread) {
        return spread.there().stream().mapToInt(Spread.There::people).max().orElse(0);
    }

    /** The name of a country with the number of its people. */
    public static String title(Spread.There there, Translator t) {
        return t.text("chart.country", "country", Countries.name(there.code(), t), "people", there.people());
    }

    private static String cellTitle(Spread.There there, Translator t) {
        return t.text("chart.cell", "cell", cellName(there.code(), t), "people", there.people());
    }

    /** A cell by the degrees between which it is. */
    public static String cellName(String code, Translator t) {
        DegreeCell cell = DegreeCell.parse(code);
        return t.text(
                "chart.cell.name",
                "latitude",
                degrees(cell.south()),
                "north",
                cell.south() < 0 ? "no" : "yes",
                "longitude",
                degrees(cell.west()),
                "east",
                cell.west() < 0 ? "no" : "yes");
    }

    /** From 14 to 15 degrees, or in the south and the west from 14 to 13: "14–15". */
    private static String degrees(int edge) {
        return edge < 0 ? (-edge - 1) + "–" + -edge : edge + "–" + (edge + 1);
    }

    private static Circle circle(WorldMap map, Spread.There there, double unit, Words words) {
        DegreeCell cell = DegreeCell.parse(there.code());
        WorldMap.Point middle = map.at(cell.south() + 0.5, cell.west() + 0.5);
        return new Circle(
                number(middle.x()),
                number(middle.y()),
                number(unit * Math.sqrt(there.people())),
                words.cell().apply(there),
                growth(there));
    }

    private static Country country(WorldMap.Country shape, Spread.@Nullable There there, MapScale scale, Words words) {
        return new Country(
                shape.path(),
                number(shape.x()),
                number(shape.y()),
                there == null ? 0 : scale.level(there.people()),
                there == null ? "" : words.country().apply(there),
                there == null ? "" : growth(there));
    }

    private static String growth(Spread.There there) {
        return there.growth().stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** The limits of the classes, for the script. */
    public String limits() {
        return joined(scale.limits());
    }

    /** The colour levels of the classes, for the script. */
    public String levels() {
        return joined(scale.levels());
    }

    private static String joined(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
