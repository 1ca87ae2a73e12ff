package org.groundswell.charts;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundswell.geo.WorldMap;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.Countries;
import org.groundswell.text.Translator;
import org.groundswell.trends.wave.Spread;
import org.jspecify.annotations.Nullable;

/**
 * A wave on a world map.
 *
 * @param countries all countries, with or without people
 * @param moments the moments of the animation's frames as text, separated by vertical bars
 * @param most the highest number of people in a country
 */
public record MapView(int width, int height, List<Country> countries, String moments, int most) {
    private static final int LEVELS = 5;

    /**
     * A country on the map.
     *
     * @param path its shape; empty for a country shown as a dot
     * @param level its colour level, from 1 (lightest) to 5; 0 without people
     * @param title its name and number of people, shown as a tooltip
     * @param growth people in each frame, separated by spaces; empty without people
     */
    public record Country(String path, String x, String y, int level, String title, String growth) {}

    public static MapView of(WorldMap map, Spread spread, Translator t) {
        return of(map, spread, there -> title(there, t), moment -> Ago.exact(moment, t));
    }

    /**
     * @param title formats the tooltip of a country
     * @param moment formats a moment
     */
    public static MapView of(
            WorldMap map, Spread spread, Function<Spread.There, String> title, Function<Instant, String> moment) {
        Map<String, Spread.There> people = new HashMap<>();
        spread.there().forEach(there -> people.put(there.code(), there));
        int most = spread.there().stream().mapToInt(Spread.There::people).max().orElse(0);
        List<Country> countries = map.countries().stream()
                // Dots without people are left out.
                .filter(country -> !country.isDot() || people.containsKey(country.code()))
                .map(country -> country(country, people.get(country.code()), most, title))
                .toList();
        String moments = spread.moments().stream()
                .map(minute -> moment.apply(Instant.ofEpochSecond(minute * 60L)))
                .collect(Collectors.joining("|"));
        return new MapView(map.width(), map.height(), countries, moments, most);
    }

    /** The name of a country with the number of its people. */
    public static String title(Spread.There there, Translator t) {
        return t.text("chart.country", "country", Countries.name(there.code(), t), "people", there.people());
    }

    private static Country country(
            WorldMap.Country shape, Spread.@Nullable There there, int most, Function<Spread.There, String> title) {
        return new Country(
                shape.path(),
                number(shape.x()),
                number(shape.y()),
                there == null ? 0 : level(there.people(), most),
                there == null ? "" : title.apply(there),
                there == null
                        ? ""
                        : there.growth().stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }

    /** Logarithmic levels, from the smallest number shown to the largest. */
    private static int level(int people, int most) {
        double share = Math.log((double) people / Spread.LEAST_PEOPLE)
                / Math.log(Math.max(2.0, (double) most / Spread.LEAST_PEOPLE));
        return 1 + Math.clamp((int) (share * LEVELS), 0, LEVELS - 1);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
