package org.groundswell.importing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.groundswell.importing.files.TableRow;

/**
 * The coordinates in a table's row, in degrees. Tools write them in columns of their own, most of which are empty; what is
 * no point on earth is left out.
 */
record TablePoint(double latitude, double longitude) {
    /** Columns with latitude and longitude: of our own format and spreadsheets, and of snscrape with pandas. */
    private static final List<List<String>> PAIRS = List.of(
            List.of("latitude", "longitude"),
            List.of("lat", "lng"),
            List.of("lat", "lon"),
            List.of("lat", "long"),
            List.of("coordinates.latitude", "coordinates.longitude"));

    /** Columns with longitude before latitude in a list: of twarc, and of v1.1 objects with pandas. */
    private static final List<String> LISTS = List.of("geo.coordinates.coordinates", "coordinates.coordinates");

    private static final String DEGREES = "(-?[0-9]{1,3}(?:\\.[0-9]{1,20})?)";
    private static final Pattern NUMBER = Pattern.compile(DEGREES);
    private static final Pattern LIST = Pattern.compile("\\[ *" + DEGREES + " *, *" + DEGREES + " *]");
    /** TAGS writes latitude before longitude. */
    private static final Pattern LOC = Pattern.compile("loc: *" + DEGREES + " *, *" + DEGREES);

    static Optional<TablePoint> of(TableRow row) {
        for (List<String> pair : PAIRS) {
            String latitude = row.named(pair.getFirst());
            String longitude = row.named(pair.getLast());
            if (NUMBER.matcher(latitude).matches() && NUMBER.matcher(longitude).matches()) {
                return point(latitude, longitude);
            }
        }
        for (String column : LISTS) {
            Matcher list = LIST.matcher(row.named(column));
            if (list.matches()) {
                return point(list.group(2), list.group(1));
            }
        }
        Matcher loc = LOC.matcher(row.named("geo_coordinates"));
        return loc.matches() ? point(loc.group(1), loc.group(2)) : Optional.empty();
    }

    private static Optional<TablePoint> point(String latitude, String longitude) {
        TablePoint point = new TablePoint(Double.parseDouble(latitude), Double.parseDouble(longitude));
        return Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180
                ? Optional.of(point)
                : Optional.empty();
    }
}
